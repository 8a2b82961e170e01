//! What can be wrong with a request, and its RFC 9457 problem document.

use axum::Json;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use postmortem::markdown;
use postmortem::wire::{self, Saved};

use crate::request::{Form, etag};
use crate::store::{NotReady, Resource, StoreError};

/// Every answer that is not the one asked for. The cause of a failure is logged, never sent.
#[derive(Debug)]
pub enum Problem {
    /// 400: not understood.
    Malformed(String),
    /// 403: asked for by a page of another site.
    CrossSite,
    /// 403: not for whoever asks.
    Forbidden,
    /// 403: for this computer alone.
    NotFromAfar,
    /// 404: no such address.
    NoSuchAddress,
    /// 404: no such thing.
    NotFound(Resource),
    /// 405.
    MethodNotAllowed,
    /// 408: the body did not come.
    TooSlow,
    /// 409: stored by a newer program.
    NewerFormat,
    /// 410: what there was.
    Gone(Resource),
    /// 412: this is the current revision, in the form that the client wants.
    Stale(Box<Saved>, Form),
    /// 413: more bytes than `limit`.
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// In bytes.
        limit: usize,
        /// How many bytes it has, in words, since not every body is read to its end.
        actual: String,
    },
    /// 415.
    UnsupportedMedia(String),
    /// 421: for a host that this is not.
    Misdirected,
    /// 422: understood, but nothing that can be taken. Names the place.
    Unprocessable(String),
    /// 428: a write that does not say what it expects.
    Unconditional(&'static str),
    /// 503: the database could not be written.
    Unwritable,
    /// 503: the database could not be read.
    Unreadable,
    /// 503: too many large requests at once.
    Busy,
    /// 503: so many are told of changes already.
    TooManyStreams(u32),
    /// 503: so much is known of who has what open already.
    TooManyPresent,
    /// 429: in so many seconds there is room again.
    TooMany(u64),
    /// 500: a fault of this program.
    Failed,
    /// 503: saves would not be kept.
    NotReady(NotReady),
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Problem {
        match error {
            StoreError::NotFound(thing) => Problem::NotFound(thing),
            StoreError::Gone(thing) => Problem::Gone(thing),
            StoreError::Conflict(current) => Problem::Stale(Box::new(current.saved), Form::Json),
            StoreError::NewerFormat => Problem::NewerFormat,
            StoreError::TooMany(resource, limit) => Problem::Unprocessable(format!(
                "This report already has {limit} working {resource}s, which is the limit; revoke some first."
            )),
            StoreError::Unwritable(error) => {
                tracing::error!(%error, "the database could not be written");
                Problem::Unwritable
            }
            StoreError::Unreadable(error) => {
                tracing::error!(%error, "the database could not be read");
                Problem::Unreadable
            }
        }
    }
}

impl From<NotReady> for Problem {
    fn from(error: NotReady) -> Problem {
        tracing::error!(?error, "saves are not kept just now");
        Problem::NotReady(error)
    }
}

impl Problem {
    /// The same with the current report in the form that the client wants.
    #[must_use]
    pub fn in_form(self, form: Form) -> Problem {
        match self {
            Problem::Stale(current, _) => Problem::Stale(current, form),
            other => other,
        }
    }

    /// The status it is answered with.
    pub fn status(&self) -> StatusCode {
        match self {
            Problem::Malformed(_) => StatusCode::BAD_REQUEST,
            Problem::CrossSite | Problem::Forbidden | Problem::NotFromAfar => StatusCode::FORBIDDEN,
            Problem::NoSuchAddress | Problem::NotFound(_) => StatusCode::NOT_FOUND,
            Problem::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Problem::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Problem::NewerFormat => StatusCode::CONFLICT,
            Problem::Gone(_) => StatusCode::GONE,
            Problem::Stale(..) => StatusCode::PRECONDITION_FAILED,
            Problem::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Problem::UnsupportedMedia(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Problem::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Problem::Failed => StatusCode::INTERNAL_SERVER_ERROR,
            Problem::Misdirected => StatusCode::MISDIRECTED_REQUEST,
            Problem::Unprocessable(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Problem::Unconditional(_) => StatusCode::PRECONDITION_REQUIRED,
            Problem::Unwritable
            | Problem::Unreadable
            | Problem::Busy
            | Problem::TooManyStreams(_)
            | Problem::TooManyPresent
            | Problem::NotReady(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What was wrong, where, and what the limit is.
    pub fn detail(&self) -> String {
        match self {
            Problem::Malformed(detail) | Problem::UnsupportedMedia(detail) | Problem::Unprocessable(detail) => {
                detail.clone()
            }
            Problem::CrossSite => "A page of another site may not use this server.".into(),
            Problem::Forbidden => "This address shows shared reports and nothing else.".into(),
            Problem::NotFromAfar => {
                "Only the computer that the server runs on may read this; --allow-remote-metrics allows others.".into()
            }
            Problem::NoSuchAddress => "There is nothing at this address; /api/openapi.json lists what there is.".into(),
            Problem::NotFound(thing) => format!("There is no such {thing}."),
            Problem::MethodNotAllowed => "This address does not support this method; Allow lists those it does.".into(),
            Problem::TooSlow => "The body of the request took longer than 30 seconds.".into(),
            Problem::NewerFormat => {
                "This report was saved by a newer version; a newer version of this page is needed.".into()
            }
            Problem::Gone(Resource::Report | Resource::Revision) => {
                "This report was deleted. For 30 days it is in the bin and can be restored.".into()
            }
            Problem::Gone(Resource::ShareLink) => "This link was revoked or has expired.".into(),
            Problem::Stale(current, _) => {
                format!("The report is now at revision {}, not at the one you named.", current.revision)
            }
            Problem::TooLarge { what, limit, actual } => {
                format!("The {what} is too large: {actual}, and the limit is {limit} bytes.")
            }
            Problem::Misdirected => "This server does not answer for this host. It answers for localhost, 127.0.0.1, \
                 [::1] and, where share links are or with --allow-remote-editing, the host of --public-url."
                .into(),
            Problem::Unconditional(detail) => (*detail).into(),
            Problem::Unwritable => "This could not be saved, because the database cannot be written right now. \
                 Your text is kept in your browser; try again in a moment."
                .into(),
            Problem::Unreadable => "The database cannot be read right now; try again in a moment.".into(),
            Problem::Busy => "Too many large reports are being worked on right now; try again in a moment.".into(),
            Problem::TooManyStreams(limit) => format!(
                "{limit} browsers are following changes already, and that is the limit (--max-streams); everything else \
                 works, and a page that polls misses nothing."
            ),
            Problem::TooManyPresent => "Too many reports are open in too many browsers to count more.".into(),
            Problem::TooMany(seconds) => {
                format!("There were too many requests from this address; try again in {seconds} seconds.")
            }
            Problem::Failed => "The server failed; its log says why.".into(),
            Problem::NotReady(reason) => format!("Saves are not kept right now: {reason}."),
        }
    }
}

impl Problem {
    /// The header that says in how many seconds it is worth another try.
    pub fn retry_after(&self) -> Option<(HeaderName, HeaderValue)> {
        let seconds = match self {
            Problem::TooMany(seconds) => *seconds,
            _ if self.status() == StatusCode::SERVICE_UNAVAILABLE => 5,
            _ => return None,
        };
        Some((header::RETRY_AFTER, seconds.into()))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, detail, retry_after) = (self.status(), self.detail(), self.retry_after());
        let current = match self {
            Problem::Stale(current, Form::Markdown) => {
                let headers = [etag(current.revision), Form::Markdown.content_type()];
                return (status, headers, markdown::write(&current.report)).into_response();
            }
            Problem::Stale(current, Form::Json) => Some(current),
            _ => None,
        };
        let revision = current.as_ref().map(|current| etag(current.revision));
        let title = status.canonical_reason().unwrap_or("Error").to_owned();
        let document = wire::Problem { kind: "about:blank".into(), title, status: status.as_u16(), detail, current };
        let mut response = (status, Json(document)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.extend(revision);
        headers.extend(retry_after);
        response
    }
}
