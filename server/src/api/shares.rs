//! Share links of a report: create, list, revoke.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use postmortem::report::clean_line;
use postmortem::wire::{CreatedShare, NewShare, Shares};

use super::openapi::{BodyRefusals, ReportRefusals};
use crate::access::{Action, Object, Subject, authorize};
use crate::app::App;
use crate::problem::Problem;
use crate::request::{JsonBody, ReportId, ShareId, Token};
use crate::store::{Link, Resource, StoreError};

/// The most characters of a label.
const MAX_LABEL: usize = 200;

/// The most days a link can be made for: ten years.
const MAX_DAYS: u32 = 3650;

/// Makes a link to a report; its address is in this answer only
#[utoipa::path(
    post,
    path = "/api/reports/{id}/shares",
    params(("id" = Uuid, Path)),
    request_body = NewShare,
    responses(
        (status = 201, description = "Created; a report can have 1,000 working links", body = CreatedShare),
        ReportRefusals,
        BodyRefusals
    )
)]
pub async fn create_share(
    State(app): State<Arc<App>>,
    subject: Subject,
    ReportId(id): ReportId,
    JsonBody(new): JsonBody<NewShare>,
) -> Result<(StatusCode, Json<CreatedShare>), Problem> {
    authorize(subject, Action::Write, Object::Shares(id))?;
    let new = checked(new)?;
    let token = Token::new().map_err(|error| {
        tracing::error!(%error, "the system's generator gave no random bytes");
        Problem::Unwritable
    })?;
    let link = Link { new, token_hash: token.hash() };
    let revision = link.new.revision.unwrap_or_default();
    let share = app.store.create_share(id, link, Timestamp::now()).await.map_err(|error| match error {
        StoreError::NotFound(Resource::Revision) => {
            Problem::Unprocessable(format!("`revision`: this report has no revision {revision}."))
        }
        error => error.into(),
    })?;
    Ok((StatusCode::CREATED, Json(CreatedShare { url: app.share_url(&token.text()), share })))
}

/// All links to a report, newest first
#[utoipa::path(
    get,
    path = "/api/reports/{id}/shares",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, description = "The links, without their tokens; at most 1,000, those that work first to stay",
         body = Shares),
        ReportRefusals
    )
)]
pub async fn shares(
    State(app): State<Arc<App>>,
    subject: Subject,
    ReportId(id): ReportId,
) -> Result<Json<Shares>, Problem> {
    authorize(subject, Action::Read, Object::Shares(id))?;
    Ok(Json(Shares { shares: app.store.shares(id, Timestamp::now()).await? }))
}

/// Revokes a link; the next request to it is answered with 410
#[utoipa::path(
    delete,
    path = "/api/reports/{id}/shares/{share_id}",
    params(("id" = Uuid, Path), ("share_id" = Uuid, Path)),
    responses((status = 204, description = "Revoked, now or earlier"), ReportRefusals)
)]
pub async fn revoke_share(
    State(app): State<Arc<App>>,
    subject: Subject,
    ReportId(id): ReportId,
    ShareId(share): ShareId,
) -> Result<StatusCode, Problem> {
    authorize(subject, Action::Delete, Object::Shares(id))?;
    app.store.revoke_share(id, share, Timestamp::now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Revokes all links of a report; the next request to any of them is answered with 410
#[utoipa::path(
    delete,
    path = "/api/reports/{id}/shares",
    params(("id" = Uuid, Path)),
    responses((status = 204, description = "Revoked, now or earlier"), ReportRefusals)
)]
pub async fn revoke_shares(
    State(app): State<Arc<App>>,
    subject: Subject,
    ReportId(id): ReportId,
) -> Result<StatusCode, Problem> {
    authorize(subject, Action::Delete, Object::Shares(id))?;
    app.store.revoke_shares(id, Timestamp::now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn checked(new: NewShare) -> Result<NewShare, Problem> {
    let label = clean_line(&new.label);
    let characters = label.chars().count();
    if characters > MAX_LABEL {
        let detail = format!("`label`: it has {characters} characters, and the limit is {MAX_LABEL}.");
        return Err(Problem::Unprocessable(detail));
    }
    if let Some(days) = new.expires_in_days.filter(|days| !(1..=MAX_DAYS).contains(days)) {
        let detail = format!("`expires_in_days`: {days} is not from 1 to {MAX_DAYS}; null is for no expiry.");
        return Err(Problem::Unprocessable(detail));
    }
    if new.revision == Some(0) {
        return Err(Problem::Unprocessable(
            "`revision`: it cannot be 0; null is for a link that follows the text.".into(),
        ));
    }
    Ok(NewShare { label, ..new })
}
