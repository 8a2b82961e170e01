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
use crate::work;

/// The most findings of an answer; nobody reads more, and a large text could have a hundred thousand.
const MAX_FINDINGS: usize = 1000;

/// What the validator says of a report; nothing is stored
#[utoipa::path(
    post,
    path = "/api/lint",
    request_body(content((Report = "application/json"), (String = "text/markdown"))),
    responses((status = 200, description = "Its findings, with lines for Markdown", body = Linted), BodyRefusals)
)]
pub async fn lint(State(app): State<Arc<App>>, subject: Subject, body: ReportBody) -> Result<Json<Linted>, Problem> {
    authorize(subject, Action::Read, Object::Public)?;
    let linted = work::run(work::size(&body.report), move || {
        let source = body.markdown.as_ref().map(|markdown| (&markdown.source_map, markdown.faults.as_slice()));
        bounded(Linted::of(&body.report, &app.lint, source))
    });
    Ok(Json(linted.await?))
}

fn bounded(mut linted: Linted) -> Linted {
    if linted.findings.len() > MAX_FINDINGS {
        linted.findings.truncate(MAX_FINDINGS);
        linted.note = Some("There are more findings than listed here: these are the first 1,000.");
    }
    linted
}
