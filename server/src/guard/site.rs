//! Pages of other sites may not use the API, not even to read: browsers send along whatever gives
//! this computer its rights.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;

/// Refuses requests that a browser marks as coming from another site.
pub async fn check_site(request: Request, next: Next) -> Response {
    if is_cross_site(request.headers()) { Problem::CrossSite.into_response() } else { next.run(request).await }
}

fn is_cross_site(headers: &HeaderMap) -> bool {
    let text = |value: &HeaderValue| value.to_str().unwrap_or_default().to_ascii_lowercase();
    match headers.get("sec-fetch-site").map(text).as_deref() {
        Some("same-origin") => return false,
        // The address bar names no origin. Whoever says both is no browser and is judged by the origin.
        Some("none") | None => {}
        Some(_) => return true,
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return false };
    let host = headers.get(header::HOST).map(text).unwrap_or_default();
    let origin = text(origin);
    // Browsers leave out the port that the scheme implies.
    let (authority, implied) = match origin.split_once("://") {
        Some(("http", authority)) => (authority, ":80"),
        Some(("https", authority)) => (authority, ":443"),
        _ => return true,
    };
    let bare = |authority: &str| authority.strip_suffix(implied).unwrap_or(authority).to_owned();
    bare(authority) != bare(&host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refuses(headers: &[(&'static str, &str)]) -> bool {
        let pairs = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
        is_cross_site(&HeaderMap::from_iter(pairs))
    }

    #[test]
    fn what_the_browser_says_of_the_site_counts_first() {
        assert!(refuses(&[("sec-fetch-site", "cross-site")]));
        assert!(refuses(&[("sec-fetch-site", "same-site")]));
        assert!(!refuses(&[("sec-fetch-site", "same-origin"), ("origin", "http://a.test"), ("host", "b.test")]));
        assert!(!refuses(&[("sec-fetch-site", "none")]));
        assert!(refuses(&[("sec-fetch-site", "none"), ("origin", "http://evil.test"), ("host", "127.0.0.1")]));
    }

    #[test]
    fn an_old_browser_says_its_origin() {
        assert!(!refuses(&[("host", "127.0.0.1:3000")]));
        assert!(!refuses(&[("host", "127.0.0.1:3000"), ("origin", "http://127.0.0.1:3000")]));
        assert!(!refuses(&[("host", "pm.test:443"), ("origin", "https://pm.test")]));
        assert!(refuses(&[("host", "127.0.0.1:3000"), ("origin", "http://127.0.0.1:4000")]));
        assert!(refuses(&[("host", "127.0.0.1:3000"), ("origin", "null")]));
        assert!(refuses(&[("host", "127.0.0.1:3000"), ("origin", "http://evil.test")]));
    }
}
