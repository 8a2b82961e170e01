//! The validator for other programs.

use axum::Json;
use postmortem::wire::Linted;
use postmortem::{Report, lint};

use super::openapi::BodyRefusals;
use crate::access::{Action, Object, Subject, authorize};
use crate::problem::Problem;
use crate::request::ReportBody;

/// What the validator says of a report; nothing is stored
#[utoipa::path(
    post,
    path = "/api/lint",
    request_body(content((Report = "application/json"), (String = "text/markdown"))),
    responses((status = 200, description = "Its findings, with lines for Markdown", body = Linted), BodyRefusals)
)]
pub async fn lint(subject: Subject, body: ReportBody) -> Result<Json<Linted>, Problem> {
    authorize(subject, Action::Read, Object::Public)?;
    Ok(Json(Linted::new(lint::lint(&body.report), body.source_map.as_ref())))
}
