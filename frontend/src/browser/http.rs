//! Requests to the server this page came from.

use gloo_net::http::{Request, RequestBuilder};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use web_sys::{AbortSignal, RequestCache, RequestInit};

/// How long an answer may take, in milliseconds.
const TIMEOUT_MS: u32 = 30_000;

/// The most bytes of a body that outlives its page: 64 KiB, less what headers may take.
const MOST_KEPT_ALIVE: usize = 60 * 1024;

/// No answer arrived: the network is away, the server is, or it took too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreachable;

/// What the server said.
#[derive(Clone, Debug)]
pub struct Response {
    /// The HTTP status, such as 412.
    pub status: u16,
    body: String,
}

impl Response {
    /// True for 200 to 299.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The body as it came.
    pub fn text(&self) -> &str {
        &self.body
    }

    /// The body as JSON; `None` where it is something else, such as a proxy's error page.
    pub fn json<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_str(&self.body).ok()
    }
}

/// A text as it may stand in an address.
pub fn escaped(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// GET, answered from the browser's cache where the server allows that.
pub async fn get(path: &str) -> Result<Response, Unreachable> {
    send(Request::get(path), None::<&()>).await
}

/// GET of what the browser shall not keep beside what this page keeps.
pub async fn get_anew(path: &str) -> Result<Response, Unreachable> {
    send(Request::get(path).cache(RequestCache::NoStore), None::<&()>).await
}

/// GET, answered 304 where `etag` is current.
pub async fn get_unless(path: &str, etag: &str) -> Result<Response, Unreachable> {
    // The page's own memory of the revision is asked about, not the browser's.
    let request = Request::get(path).cache(RequestCache::NoStore);
    send(with_headers(request, &[("If-None-Match", etag)]), None::<&()>).await
}

/// POST with a JSON body.
pub async fn post(path: &str, body: &impl Serialize) -> Result<Response, Unreachable> {
    send(Request::post(path), Some(body)).await
}

/// PUT with a JSON body and headers.
pub async fn put(path: &str, headers: &[(&str, &str)], body: &impl Serialize) -> Result<Response, Unreachable> {
    send(with_headers(Request::put(path), headers), Some(body)).await
}

/// PUT that goes on when the page is closed. A browser carries 64 KiB then; a larger one is sent as any other.
pub async fn put_last(path: &str, headers: &[(&str, &str)], body: &impl Serialize) -> Result<Response, Unreachable> {
    let text = serde_json::to_string(body).map_err(|_| Unreachable)?;
    if text.len() > MOST_KEPT_ALIVE {
        return put(path, headers, body).await;
    }
    let options = RequestInit::new();
    options.set_method("PUT");
    options.set_body(&JsValue::from_str(&text));
    // Setting a property of a plain object cannot fail.
    let _ = js_sys::Reflect::set(&options, &JsValue::from_str("keepalive"), &JsValue::TRUE);
    let request = web_sys::Request::new_with_str_and_init(path, &options).map_err(|_| Unreachable)?;
    for (name, value) in headers.iter().chain(&[("Content-Type", "application/json")]) {
        request.headers().set(name, value).map_err(|_| Unreachable)?;
    }
    answer_of(Request::from(request)).await
}

/// DELETE, with conditions such as `If-Match`.
pub async fn delete(path: &str, headers: &[(&str, &str)]) -> Result<Response, Unreachable> {
    send(with_headers(Request::delete(path), headers), None::<&()>).await
}

fn with_headers(request: RequestBuilder, headers: &[(&str, &str)]) -> RequestBuilder {
    headers.iter().fold(request, |request, (name, value)| request.header(name, value))
}

async fn send(request: RequestBuilder, body: Option<&impl Serialize>) -> Result<Response, Unreachable> {
    let request = request.abort_signal(Some(&AbortSignal::timeout_with_u32(TIMEOUT_MS)));
    let request = match body {
        Some(body) => request.json(body),
        None => request.build(),
    };
    answer_of(request.map_err(|_| Unreachable)?).await
}

async fn answer_of(request: Request) -> Result<Response, Unreachable> {
    let response = request.send().await.map_err(|_| Unreachable)?;
    let status = response.status();
    let body = response.text().await.map_err(|_| Unreachable)?;
    Ok(Response { status, body })
}
