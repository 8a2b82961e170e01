//! What a report was before.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use postmortem::wire::{History, Purge, Redacted, Saved};
use serde::Deserialize;
use utoipa::IntoParams;

use super::openapi::{BodyRefusals, ReportRefusals};
use super::reports::answer;
use crate::access::{Action, Object, Subject, authorize};
use crate::app::App;
use crate::problem::Problem;
use crate::request::{Form, JsonBody, ReportId, RevisionNumber};

/// What the history can be asked.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `first` of a sitting: its revisions that are still there are listed one by one, instead of all sittings
    #[param(minimum = 1)]
    sitting: Option<u64>,
}

/// The history of a report, by sitting, last first
#[utoipa::path(
    get,
    path = "/api/reports/{id}/revisions",
    params(("id" = Uuid, Path), Asked),
    responses((status = 200, description = "Saves less than half an hour apart are one sitting", body = History), ReportRefusals)
)]
pub async fn revisions(
    State(app): State<Arc<App>>,
    subject: Subject,
    ReportId(id): ReportId,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<History>, Problem> {
    authorize(subject, Action::Read, Object::Report(id))?;
    let Query(asked) = asked.map_err(|error| Problem::Malformed(format!("{}.", error.body_text())))?;
    let revisions = match asked.sitting {
        Some(first) => app.store.revisions_of_sitting(id, first).await?,
        None => app.store.revisions(id).await?,
    };
    Ok(Json(History { revisions }))
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

/// Marks a revision to be kept when its sitting is folded
#[utoipa::path(
    put,
    path = "/api/reports/{id}/revisions/{n}/kept",
    params(("id" = Uuid, Path), ("n" = u64, Path)),
    responses((status = 204, description = "It stays for as long as the report does"), ReportRefusals)
)]
pub async fn keep(
    State(app): State<Arc<App>>,
    subject: Subject,
    ReportId(id): ReportId,
    RevisionNumber(number): RevisionNumber,
) -> Result<StatusCode, Problem> {
    authorize(subject, Action::Write, Object::Report(id))?;
    app.store.keep(id, number, true).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes that mark away: the revision is folded with its sitting
#[utoipa::path(
    delete,
    path = "/api/reports/{id}/revisions/{n}/kept",
    params(("id" = Uuid, Path), ("n" = u64, Path)),
    responses((status = 204, description = "It is kept no longer than the others"), ReportRefusals)
)]
pub async fn let_go(
    State(app): State<Arc<App>>,
    subject: Subject,
    ReportId(id): ReportId,
    RevisionNumber(number): RevisionNumber,
) -> Result<StatusCode, Problem> {
    authorize(subject, Action::Write, Object::Report(id))?;
    app.store.keep(id, number, false).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes secrets out of all past revisions: what the rule `sec.secret` finds in any of them and the current one does not
/// hold any more. The current one is not changed: save it without the secret first. Backups are out of reach, and on
/// PostgreSQL former rows stay in its files until it vacuums them
#[utoipa::path(
    post,
    path = "/api/reports/{id}/redact",
    params(("id" = Uuid, Path)),
    responses((status = 200, description = "How many revisions contained one", body = Redacted), ReportRefusals)
)]
pub async fn redact(
    State(app): State<Arc<App>>,
    subject: Subject,
    ReportId(id): ReportId,
) -> Result<Json<Redacted>, Problem> {
    authorize(subject, Action::Delete, Object::Report(id))?;
    Ok(Json(Redacted { revisions: app.store.redact(id).await? }))
}

/// Takes one text out of all past revisions, letter for letter as it is written; `(redacted)` stands in its place. The
/// current one is not changed: while it holds the text this is refused, so save it without first. What was written
/// otherwise stays, backups are out of reach, and on PostgreSQL former rows stay in its files until it vacuums them
#[utoipa::path(
    post,
    path = "/api/reports/{id}/purge",
    params(("id" = Uuid, Path)),
    request_body = Purge,
    responses(
        (status = 200, description = "How many revisions contained it", body = Redacted),
        ReportRefusals,
        BodyRefusals
    )
)]
pub async fn purge(
    State(app): State<Arc<App>>,
    subject: Subject,
    ReportId(id): ReportId,
    JsonBody(Purge { text }): JsonBody<Purge>,
) -> Result<Json<Redacted>, Problem> {
    authorize(subject, Action::Delete, Object::Report(id))?;
    if text.trim().chars().count() < Purge::LEAST {
        let least = Purge::LEAST;
        return Err(Problem::Unprocessable(format!(
            "`text`: at least {least} characters that are not blanks are needed."
        )));
    }
    match app.store.purge(id, text).await? {
        Some(revisions) => Ok(Json(Redacted { revisions })),
        None => Err(Problem::Unprocessable(
            "`text`: the current revision still contains it; save the report without it first.".into(),
        )),
    }
}
