//! Readers and programs may ask so often, by the address they come from.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::network::{Peer, limited_client};
use crate::pages::trouble;
use crate::problem::Problem;

/// Counts the request, or refuses it in the form of what was asked for.
pub async fn limit_rate(
    State(app): State<Arc<App>>,
    peer: Option<Extension<Peer>>,
    request: Request,
    next: Next,
) -> Response {
    let client = peer.and_then(|Extension(peer)| limited_client(peer, request.headers(), &app.trusted));
    let counted = match (&app.rate, client) {
        (Some(rate), Some(client)) => rate.count(client),
        _ => Ok(()),
    };
    match counted {
        Ok(()) => next.run(request).await,
        Err(wait) => {
            let problem = Problem::TooMany(wait.as_secs() + 1);
            let is_call = request.uri().path().starts_with("/api");
            if is_call { problem.into_response() } else { trouble(&problem).await }
        }
    }
}
