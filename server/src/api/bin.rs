//! The bin: what was deleted, and back.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use postmortem::wire::{Bin, Saved};

use super::openapi::ReportRefusals;
use super::reports::answer;
use crate::access::{Action, Object, Subject, authorize};
use crate::app::App;
use crate::problem::Problem;
use crate::request::{Form, ReportId};

/// The reports that were deleted in the last 30 days, last deleted first
#[utoipa::path(get, path = "/api/bin", responses((status = 200, description = "At most 200 reports", body = Bin)))]
pub async fn bin(State(app): State<Arc<App>>, subject: Subject) -> Result<Json<Bin>, Problem> {
    authorize(subject, Action::Read, Object::Library)?;
    Ok(Json(Bin { reports: app.store.bin().await? }))
}

/// Takes a report out of the bin; its share links stay revoked
#[utoipa::path(
    post,
    path = "/api/reports/{id}/restore",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, description = "Its current revision, also when it was not in the bin", headers(("ETag")),
         content((Saved = "application/json"), (String = "text/markdown"))),
        ReportRefusals
    )
)]
pub async fn restore(
    State(app): State<Arc<App>>,
    subject: Subject,
    ReportId(id): ReportId,
    form: Form,
) -> Result<Response, Problem> {
    authorize(subject, Action::Write, Object::Report(id))?;
    Ok(answer(StatusCode::OK, &app.store.restore(id).await?.saved, form))
}
