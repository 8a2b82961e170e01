//! What a supervisor asks: does the server answer, and would it keep a save.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::access::{Action, Object, Subject, authorize};
use crate::app::App;
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

fn well() -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], "ok\n").into_response()
}
