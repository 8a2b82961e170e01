//! The validator for other programs.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use postmortem::Report;
use postmortem::wire::Linted;

use super::openapi::BodyRefusals;
use crate::access::{Action, Object, Subject, authorize};
use crate::app::App;
use crate::problem::Problem;
use crate::request::ReportBody;

/// What the validator says of a report; nothing is stored
#[utoipa::path(
    post,
    path = "/api/lint",
    request_body(content((Report = "application/json"), (String = "text/markdown"))),
    responses((status = 200, description = "Its findings, with lines for Markdown", body = Linted), BodyRefusals)
)]
pub async fn lint(State(app): State<Arc<App>>, subject: Subject, body: ReportBody) -> Result<Json<Linted>, Problem> {
    authorize(subject, Action::Read, Object::Public)?;
    Ok(Json(Linted::of(
        &body.report,
        &app.lint,
        body.markdown.as_ref().map(|markdown| (&markdown.source_map, markdown.faults.as_slice())),
    )))
}
