//! The description of the calls that exist, made from the handlers and types themselves.

use std::sync::LazyLock;

use axum::http::header;
use axum::response::{IntoResponse, Response};
use postmortem::wire::Problem as Document;
use utoipa::{IntoResponses, OpenApi};

use crate::access::{Action, Object, Subject, authorize};
use crate::problem::Problem;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Postmortem",
        description = "Blameless incident postmortems: created, saved, shared by link. Every refusal is an RFC 9457 \
                       problem document that says what was wrong, where, and what the limit is."
    ),
    paths(
        super::reports::list,
        super::reports::create,
        super::reports::read,
        super::reports::save,
        super::reports::delete,
        super::history::revisions,
        super::history::revision,
        super::history::redact,
        super::bin::restore,
        super::bin::bin,
        super::shares::shares,
        super::shares::create_share,
        super::shares::revoke_share,
        super::shares::revoke_shares,
        super::lint::lint,
        super::settings::settings,
        openapi,
    ),
    components(schemas(Document))
)]
struct Description;

static DESCRIPTION: LazyLock<String> =
    LazyLock::new(|| Description::openapi().to_json().expect("the description is plain data"));

/// This description
#[utoipa::path(get, path = "/api/openapi.json", responses((status = 200, description = "OpenAPI 3.1", body = Object)))]
pub async fn openapi(subject: Subject) -> Result<Response, Problem> {
    authorize(subject, Action::Read, Object::Public)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], DESCRIPTION.as_str()).into_response())
}

/// How a call that names a report can fail.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "they describe what `Problem` answers")]
pub(super) enum ReportRefusals {
    /// The id is no UUID, or a header is malformed
    #[response(status = 400, content_type = "application/problem+json")]
    Malformed(Document),
    /// There is no such report
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(Document),
    /// Stored by a newer version
    #[response(status = 409, content_type = "application/problem+json")]
    NewerFormat(Document),
    /// It was deleted
    #[response(status = 410, content_type = "application/problem+json")]
    Gone(Document),
    /// The database cannot be read or written just now
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Document),
}

/// How a call with a body can fail.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "they describe what `Problem` answers")]
pub(super) enum BodyRefusals {
    /// No JSON (with line and column), or not UTF-8 (with the position)
    #[response(status = 400, content_type = "application/problem+json")]
    Malformed(Document),
    /// Over 4 MiB, or over 1 MiB when written as Markdown
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Document),
    /// Neither of the media types that are taken
    #[response(status = 415, content_type = "application/problem+json")]
    UnsupportedMedia(Document),
    /// A wrong type, an unknown field, a newer format, a value out of range; with the path
    #[response(status = 422, content_type = "application/problem+json")]
    Unprocessable(Document),
}

/// How a call that changes a report can fail.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "they describe what `Problem` answers")]
pub(super) enum ConditionRefusals {
    /// Another revision is current; it is in `current`, or the body is its Markdown where `Accept` prefers that
    #[response(status = 412, content_type = "application/problem+json")]
    Stale(Document),
    /// The condition is missing
    #[response(status = 428, content_type = "application/problem+json")]
    Unconditional(Document),
}
