//! What a supervisor asks: does the server answer, would it keep a save, and how is it doing.

use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};

use crate::access::{Action, Object, Subject, authorize};
use crate::app::App;
use crate::network::{Peer, is_this_computer};
use crate::problem::Problem;

/// `GET /healthz`: the process answers. Whoever asks this to decide on a restart is not told of a full
/// disk, which no restart helps.
pub async fn healthz(subject: Subject) -> Result<Response, Problem> {
    authorize(subject, Action::Read, Object::Public)?;
    Ok(well())
}

/// `GET /readyz`: the database takes writes and its disk has room. A second old at most.
pub async fn readyz(State(app): State<Arc<App>>, subject: Subject) -> Result<Response, Problem> {
    authorize(subject, Action::Read, Object::Public)?;
    app.readiness.check(&app.store).await?;
    Ok(well())
}

/// `GET /metrics`: figures of this process in the text form of OpenMetrics 1.0, for this computer alone unless that was
/// said otherwise. Nothing of a report is in them.
pub async fn metrics(
    State(app): State<Arc<App>>,
    subject: Subject,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    authorize(subject, Action::Read, Object::Metrics)?;
    let is_near = peer.is_some_and(|Extension(peer)| is_this_computer(peer, &headers));
    if !is_near && !app.allow_remote_metrics {
        return Err(Problem::NotFromAfar);
    }
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], app.metrics.text()).into_response())
}

fn well() -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], "ok\n").into_response()
}
