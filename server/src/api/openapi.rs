//! The description of the calls that exist, made from the handlers and types themselves.

use std::sync::LazyLock;

use axum::http::header;
use axum::response::{IntoResponse, Response};
use postmortem::wire;
use utoipa::openapi::{Content, Ref, ResponseBuilder};
use utoipa::{IntoResponses, Modify, OpenApi};

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
        super::history::keep,
        super::history::let_go,
        super::history::redact,
        super::history::purge,
        super::bin::restore,
        super::bin::bin,
        super::actions::actions,
        super::actions::actions_csv,
        super::shares::shares,
        super::shares::create_share,
        super::shares::revoke_share,
        super::shares::revoke_shares,
        super::live::events,
        super::live::present,
        super::lint::lint,
        super::settings::settings,
        openapi,
    ),
    components(schemas(wire::Problem)),
    modifiers(&CommonRefusals)
)]
struct Description;

/// How every call can fail, whatever it does.
struct CommonRefusals;

const EVERYWHERE: [(&str, &str); 6] = [
    ("400", "Not understood: the address, a parameter or a header"),
    ("403", "Requested by a page of another site"),
    ("421", "For a host that this server does not serve"),
    ("429", "Too many requests from this address; Retry-After says in how many seconds to try again"),
    ("500", "The server failed; its log says why"),
    ("503", "The database cannot be read or written right now, or there is too much to do; try again"),
];

/// The same for calls with a body.
const WITH_A_BODY: [(&str, &str); 1] = [("408", "The body did not arrive within 30 seconds")];

impl Modify for CommonRefusals {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        for path in description.paths.paths.values_mut() {
            for call in [&mut path.get, &mut path.post, &mut path.put, &mut path.delete].into_iter().flatten() {
                let more = if call.request_body.is_some() { &WITH_A_BODY[..] } else { &[] };
                for (status, why) in EVERYWHERE.iter().chain(more) {
                    let problem = Content::new(Some(Ref::from_schema_name("Problem")));
                    let refusal = ResponseBuilder::new().description(*why).content("application/problem+json", problem);
                    call.responses.responses.entry((*status).into()).or_insert_with(|| refusal.build().into());
                }
            }
        }
    }
}

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
    Malformed(wire::Problem),
    /// There is no such report
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(wire::Problem),
    /// Stored by a newer version
    #[response(status = 409, content_type = "application/problem+json")]
    NewerFormat(wire::Problem),
    /// It was deleted
    #[response(status = 410, content_type = "application/problem+json")]
    Gone(wire::Problem),
    /// The database cannot be read or written just now
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(wire::Problem),
}

/// How a call with a body can fail.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "they describe what `Problem` answers")]
pub(super) enum BodyRefusals {
    /// No JSON (with line and column), or not UTF-8 (with the position)
    #[response(status = 400, content_type = "application/problem+json")]
    Malformed(wire::Problem),
    /// Over 4 MiB, or over 1 MiB when written as Markdown
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(wire::Problem),
    /// Neither of the media types that are taken
    #[response(status = 415, content_type = "application/problem+json")]
    UnsupportedMedia(wire::Problem),
    /// A wrong type, an unknown field, a newer format, a value out of range; with the path
    #[response(status = 422, content_type = "application/problem+json")]
    Unprocessable(wire::Problem),
}

/// How a call that changes a report can fail.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "they describe what `Problem` answers")]
pub(super) enum ConditionRefusals {
    /// Another revision is current; it is in `current`, or the body is its Markdown where `Accept` prefers that
    #[response(status = 412, content_type = "application/problem+json")]
    Stale(wire::Problem),
    /// The condition is missing
    #[response(status = 428, content_type = "application/problem+json")]
    Unconditional(wire::Problem),
}
