//! Requests to the server this page came from.

use gloo_net::http::{Request, RequestBuilder};
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::AbortSignal;

/// How long an answer may take, in milliseconds.
const TIMEOUT_MS: u32 = 30_000;

/// No answer arrived: the network is away, the server is, or it took too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreachable;

/// What the server said.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    body: String,
}

impl Answer {
    /// True for 200 to 299.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The body as JSON; `None` where it is something else, such as a proxy's error page.
    pub fn json<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_str(&self.body).ok()
    }
}

/// GET.
pub async fn get(path: &str) -> Result<Answer, Unreachable> {
    send(Request::get(path), None::<&()>).await
}

/// POST with a JSON body.
pub async fn post(path: &str, body: &impl Serialize) -> Result<Answer, Unreachable> {
    send(Request::post(path), Some(body)).await
}

/// PUT with a JSON body and headers.
pub async fn put(path: &str, headers: &[(&str, &str)], body: &impl Serialize) -> Result<Answer, Unreachable> {
    send(with_headers(Request::put(path), headers), Some(body)).await
}

/// DELETE with headers.
pub async fn delete(path: &str, headers: &[(&str, &str)]) -> Result<Answer, Unreachable> {
    send(with_headers(Request::delete(path), headers), None::<&()>).await
}

fn with_headers(request: RequestBuilder, headers: &[(&str, &str)]) -> RequestBuilder {
    headers.iter().fold(request, |request, (name, value)| request.header(name, value))
}

async fn send(request: RequestBuilder, body: Option<&impl Serialize>) -> Result<Answer, Unreachable> {
    let request = request.abort_signal(Some(&AbortSignal::timeout_with_u32(TIMEOUT_MS)));
    let request = match body {
        Some(body) => request.json(body),
        None => request.build(),
    };
    let response = request.map_err(|_| Unreachable)?.send().await.map_err(|_| Unreachable)?;
    let status = response.status();
    let body = response.text().await.map_err(|_| Unreachable)?;
    Ok(Answer { status, body })
}
