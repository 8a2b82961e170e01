//! The host a request names has to be this server. Otherwise another site's name could be pointed
//! at this computer and its pages would read everything (DNS rebinding).

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use crate::access::Subject;
use crate::app::App;
use crate::problem::Problem;

/// Names of this computer.
const LOCAL: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// Refuses foreign hosts, and sends pages on `localhost` to the editor's one address, because a browser keeps
/// drafts by address and they would seem lost under the other.
pub async fn check_host(State(app): State<Arc<App>>, subject: Subject, request: Request, next: Next) -> Response {
    let public = app.public_host(subject);
    let Some((host, port)) = named_host(request.headers(), request.uri()) else {
        return Problem::Misdirected.into_response();
    };
    if !LOCAL.contains(&host.as_str()) && public != Some(&host) {
        return Problem::Misdirected.into_response();
    }
    let is_moved = subject == Subject::Editor && host == "localhost" && public != Some("localhost");
    if is_moved && is_page(request.method(), request.uri().path()) {
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
        return Redirect::permanent(&format!("http://{}{port}{path}", app.local.host())).into_response();
    }
    next.run(request).await
}

/// The host in lower case, and the port with its colon; `None` where there is not exactly one.
fn named_host(headers: &HeaderMap, uri: &Uri) -> Option<(String, String)> {
    let mut values = headers.get_all(header::HOST).iter();
    let value = values.next()?.to_str().ok()?.to_ascii_lowercase();
    // A request line with a whole address has its host there; it has to be the same.
    if values.next().is_some() || uri.authority().is_some_and(|named| !named.as_str().eq_ignore_ascii_case(&value)) {
        return None;
    }
    let port = value.rfind(':').filter(|colon| value[colon + 1..].bytes().all(|byte| byte.is_ascii_digit()));
    let (host, port) = value.split_at(port.unwrap_or(value.len()));
    Some((host.to_owned(), port.to_owned()))
}

fn is_page(method: &Method, path: &str) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
        && !path.starts_with("/api/")
        && !matches!(path, "/healthz" | "/readyz" | "/metrics")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(value: &'static str) -> Option<(String, String)> {
        let headers = HeaderMap::from_iter([(header::HOST, value.parse().unwrap())]);
        named_host(&headers, &Uri::from_static("/"))
    }

    #[test]
    fn a_host_is_read_with_and_without_port() {
        let pair = |host: &str, port: &str| Some((host.to_owned(), port.to_owned()));
        assert_eq!(host("LocalHost:3000"), pair("localhost", ":3000"));
        assert_eq!(host("127.0.0.1"), pair("127.0.0.1", ""));
        assert_eq!(host("[::1]:3000"), pair("[::1]", ":3000"));
        assert_eq!(host("[::1]"), pair("[::1]", ""));
        assert_eq!(host("127.0.0.1:1:2"), pair("127.0.0.1:1", ":2"));
        assert_eq!(host("evil.test/127.0.0.1:1"), pair("evil.test/127.0.0.1", ":1"));
    }
}
