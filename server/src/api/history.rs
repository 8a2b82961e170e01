//! What a report was before.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use postmortem::wire::{History, Redacted, Saved};

use super::openapi::ReportRefusals;
use super::reports::answer;
use crate::access::{Action, Object, Subject, authorize};
use crate::app::App;
use crate::problem::Problem;
use crate::request::{Form, ReportId, RevisionNumber};

/// The history of a report, by sitting, last first
#[utoipa::path(
    get,
    path = "/api/reports/{id}/revisions",
    params(("id" = Uuid, Path)),
    responses((status = 200, description = "A sitting is what was saved without a pause of half an hour", body = History), ReportRefusals)
)]
pub async fn revisions(
    State(app): State<Arc<App>>,
    subject: Subject,
    ReportId(id): ReportId,
) -> Result<Json<History>, Problem> {
    authorize(subject, Action::Read, Object::Report(id))?;
    Ok(Json(History { revisions: app.store.revisions(id).await? }))
}

/// One revision as it was saved; after 30 days the last of each sitting is left
#[utoipa::path(
    get,
    path = "/api/reports/{id}/revisions/{n}",
    params(("id" = Uuid, Path), ("n" = u64, Path)),
    responses(
        (status = 200, description = "The revision", headers(("ETag")),
         content((Saved = "application/json"), (String = "text/markdown"))),
        ReportRefusals
    )
)]
pub async fn revision(
    State(app): State<Arc<App>>,
    subject: Subject,
    ReportId(id): ReportId,
    RevisionNumber(number): RevisionNumber,
    form: Form,
) -> Result<Response, Problem> {
    authorize(subject, Action::Read, Object::Report(id))?;
    Ok(answer(StatusCode::OK, &app.store.revision(id, number).await?.saved, form))
}

/// Takes secrets out of all past revisions: what the rule `sec.secret` finds in any of them and the current one does not
/// hold any more. The current one is not changed: save it without the secret first. Backups are out of reach, and on
/// PostgreSQL former rows stay in its files until it vacuums them
#[utoipa::path(
    post,
    path = "/api/reports/{id}/redact",
    params(("id" = Uuid, Path)),
    responses((status = 200, description = "How many revisions held one", body = Redacted), ReportRefusals)
)]
pub async fn redact(
    State(app): State<Arc<App>>,
    subject: Subject,
    ReportId(id): ReportId,
) -> Result<Json<Redacted>, Problem> {
    authorize(subject, Action::Delete, Object::Report(id))?;
    Ok(Json(Redacted { revisions: app.store.redact(id).await? }))
}
