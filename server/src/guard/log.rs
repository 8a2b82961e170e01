//! One line of log for each request, and its place in the figures.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;
use uuid::Uuid;

use crate::app::App;
use crate::log::SignOfLife;

/// What a request is called in the log and towards who asked.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Logs the pattern of the route, never the address itself: share tokens are in addresses. All that is logged for a
/// request bears its id, which the answer has, too.
pub async fn log(State(app): State<Arc<App>>, path: Option<MatchedPath>, request: Request, next: Next) -> Response {
    let start = Instant::now();
    let method = request.method().clone();
    let id = Uuid::now_v7().simple().to_string();
    let span = tracing::info_span!("request", id);
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = start.elapsed();
    let route = path.as_ref().map_or("(none)", MatchedPath::as_str);
    app.metrics.count(&method, route, response.status(), took);
    let ms = took.as_secs_f64() * 1000.0;
    let status = response.status().as_u16();
    span.in_scope(|| match response.extensions().get::<SignOfLife>() {
        Some(SignOfLife) => tracing::debug!(%method, route, status, ms, "request"),
        None => tracing::info!(%method, route, status, ms, "request"),
    });
    if let Ok(id) = HeaderValue::try_from(id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}
