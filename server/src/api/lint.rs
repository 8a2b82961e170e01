//! The validator for other programs.

use axum::Json;
use postmortem::lint;
use postmortem::wire::Linted;

use crate::access::{Action, Object, Subject, authorize};
use crate::problem::Problem;
use crate::request::ReportBody;

/// `POST /api/lint`
pub async fn lint(subject: Subject, body: ReportBody) -> Result<Json<Linted>, Problem> {
    authorize(subject, Action::Read, Object::Public)?;
    Ok(Json(Linted::new(lint::lint(&body.report), body.source_map.as_ref())))
}
