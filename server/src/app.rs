//! What handlers share.

use axum::http::uri::Authority;
use postmortem::lint::Context;
use postmortem::wire::Settings;

use crate::bundle::Bundle;
use crate::config::PublicUrl;
use crate::readiness::Readiness;
use crate::store::Store;

/// Everything a handler may need, made once at start.
#[derive(Debug)]
pub struct App {
    /// All reports and links.
    pub store: Store,
    /// The built page.
    pub bundle: Bundle,
    /// What `--public-url` says.
    pub public_url: Option<PublicUrl>,
    /// What `--rules` says.
    pub lint: Context,
    /// What `/readyz` last found.
    pub readiness: Readiness,
    /// Where the editor is on this computer, such as `127.0.0.1:3000`.
    pub local: Authority,
}

impl App {
    /// The address of a shared report.
    pub fn share_url(&self, token: &str) -> String {
        match &self.public_url {
            Some(public) => format!("{}/r/{token}", public.url),
            None => format!("http://{}/r/{token}", self.local),
        }
    }

    /// What the browser needs of the settings.
    pub fn settings(&self) -> Settings {
        Settings {
            public_url: self.public_url.as_ref().map(|public| public.url.clone()),
            max_markdown_bytes: postmortem::report::MAX_MARKDOWN_BYTES,
            lint: self.lint.clone(),
        }
    }
}
