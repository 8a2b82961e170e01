//! What handlers share.

use std::sync::Arc;

use axum::http::uri::Authority;
use postmortem::lint::Context;
use postmortem::wire::{DuePolicy, Settings};

use crate::access::Subject;
use crate::bundle::Bundle;
use crate::config::PublicUrl;
use crate::live::Live;
use crate::metrics::Metrics;
use crate::network::{Networks, RateLimit};
use crate::pages::RenderedPages;
use crate::readiness::Readiness;
use crate::store::Store;

/// Everything a handler may need, made once at start.
#[derive(Debug)]
pub struct App {
    /// All reports and links.
    pub store: Store,
    /// Who is told of changes.
    pub live: Arc<Live>,
    /// The built page with the files it is made of, in memory.
    pub bundle: Bundle,
    /// What `--public-url` says.
    pub public_url: Option<PublicUrl>,
    /// What `--share-url` says.
    pub share_url: Option<PublicUrl>,
    /// What `--allow-remote-editing` says: a sign-in proxy passes on what it lets through.
    pub allow_remote_editing: bool,
    /// What `--rules` says.
    pub lint: Context,
    /// What `--actions-due-high` and `--actions-due` say.
    pub due: DuePolicy,
    /// What `--allow-remote-metrics` says.
    pub allow_remote_metrics: bool,
    /// What `/metrics` tells.
    pub metrics: Metrics,
    /// What `--trusted-proxy` says.
    pub trusted: Networks,
    /// What `--rate-limit` says; `None` for no limit.
    pub rate: Option<RateLimit>,
    /// What `/readyz` last found.
    pub readiness: Readiness,
    /// Pages of share links, as far as they are kept.
    pub rendered: RenderedPages,
    /// Where the editor is on this computer, such as `127.0.0.1:3000`.
    pub local: Authority,
}

impl App {
    /// The address of a shared report.
    pub fn share_url(&self, token: &str) -> String {
        match self.readers_url() {
            Some(public) => format!("{}/r/{token}", public.url),
            None => format!("http://{}/r/{token}", self.local),
        }
    }

    /// The host by which others may reach a listener. The editor's has none unless that was allowed: a proxy
    /// that points at the wrong port, or a name that leads here, would have the editor.
    pub fn public_host(&self, subject: Subject) -> Option<&str> {
        let url = match subject {
            Subject::Editor => self.public_url.as_ref().filter(|_| self.allow_remote_editing),
            Subject::Reader => self.readers_url(),
        };
        url.map(|url| url.host.as_str())
    }

    /// Where readers reach share links.
    fn readers_url(&self) -> Option<&PublicUrl> {
        self.share_url.as_ref().or(self.public_url.as_ref())
    }

    /// What the browser needs of the settings.
    pub fn settings(&self) -> Settings {
        Settings {
            public_url: self.readers_url().map(|public| public.url.clone()),
            max_markdown_bytes: postmortem::report::MAX_MARKDOWN_BYTES,
            lint: self.lint.clone(),
        }
    }
}
