//! What the app's page may do, as a Content-Security-Policy.

use axum::http::HeaderValue;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The service worker fetches files of this server and runs nothing else.
pub const FOR_SERVICE_WORKER: &str =
    "default-src 'none'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// Only the scripts and styles that are written in this very page hold, named by their hashes.
pub fn for_app(html: &str) -> HeaderValue {
    let hashes = |tag: &str| {
        inline(html, tag).into_iter().map(|content| format!(" {}", source_hash(content))).collect::<String>()
    };
    let (scripts, styles) = (hashes("script"), hashes("style"));
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; \
         connect-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; worker-src 'self'; \
         form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::try_from(policy).expect("hashes are visible ASCII")
}

/// A script or style by its content, as the policy names it.
pub fn source_hash(content: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content)))
}

/// The texts between `<script …>` and `</script>`, of those without a source; the same for `style`.
fn inline<'a>(html: &'a str, tag: &str) -> Vec<&'a str> {
    let (begin, end) = (format!("<{tag}"), format!("</{tag}"));
    let content = |rest: &'a str| {
        let (attributes, rest) = rest.split_once('>')?;
        let (content, _) = rest.split_once(&end)?;
        let is_inline = !attributes.split_ascii_whitespace().any(|attribute| attribute.starts_with("src="));
        is_inline.then_some(content)
    };
    html.split(&begin).skip(1).filter_map(content).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_and_styles_are_named_by_their_hashes() {
        let html = r#"<script src="a.js"></script><script type="module">alert(1)</script><p>x</p><script></script>"#;
        assert_eq!(inline(html, "script"), ["alert(1)", ""]);
        // From `printf 'alert(1)' | openssl dgst -sha256 -binary | base64`.
        assert_eq!(source_hash("alert(1)"), "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='");
        assert!(for_app(html).to_str().unwrap().contains("'wasm-unsafe-eval' 'sha256-bhHH"));
        let styled = for_app("<style>alert(1)</style>");
        assert!(
            styled
                .to_str()
                .unwrap()
                .contains("style-src 'self' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=';")
        );
    }
}
