//! Reports: list, create, read, save, delete.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use postmortem::report::{FORMAT, Stage};
use postmortem::wire::{Library, Saved};
use postmortem::{Report, markdown};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::openapi::{BodyRefusals, ConditionRefusals, ReportRefusals};
use super::question::{asked, cursor, day, expect_short, one_of, sort};
use crate::access::{Action, Object, Subject, authorize};
use crate::app::App;
use crate::problem::Problem;
use crate::request::{Form, IfMatch, IfNoneMatch, Precondition, RepeatedSave, ReportBody, ReportId, etag};
use crate::store::{Cursor, Expected, Has, ReportFilter, StoreError};
use crate::work;

/// What the list can be asked.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LibraryQuestion {
    /// Words; each has to be the beginning of a word of the report, whatever its case and accents
    #[serde(default)]
    #[param(max_length = 200)]
    q: String,
    /// As it is written in the report, whatever its case and accents
    #[serde(default)]
    #[param(max_length = 200)]
    severity: String,
    /// The same
    #[serde(default)]
    #[param(max_length = 200)]
    status: String,
    /// What the status means: `draft`, `in-review`, `final` or `other`
    #[serde(default)]
    #[param(pattern = "^(draft|in-review|final|other)?$")]
    stage: String,
    /// As it is written in the report, whatever its case and accents; one of its tags
    #[serde(default)]
    #[param(max_length = 200)]
    tag: String,
    /// The same; one of its services
    #[serde(default)]
    #[param(max_length = 200)]
    service: String,
    /// The same; who drives the report
    #[serde(default)]
    #[param(max_length = 200)]
    owner: String,
    /// `open-actions`, `ready` or `not-ready`
    #[serde(default)]
    #[param(pattern = "^(open-actions|ready|not-ready)?$")]
    has: String,
    /// The first day on which the incident may have begun, such as 2026-03-02
    #[serde(default)]
    #[param(pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]
    from: String,
    /// The last one
    #[serde(default)]
    #[param(pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]
    to: String,
    /// `saved`, `incident`, `title`, `severity`, `duration`, `open-actions` or `left`, with `-` before it for the greatest
    /// first; `-saved` where nothing is asked for
    #[serde(default)]
    #[param(pattern = "^(-?(saved|incident|title|severity|duration|open-actions|left))?$")]
    sort: String,
    /// `next` of the page before, which was asked the same; empty for the first page
    #[param(
        pattern = r"^([0-9]{1,9}-[0-9]{1,9}|-?[a-z-]+\.[0-9a-f]{32}\.[0-9]{1,9}\.(n-?[0-9]{1,9}|t([0-9a-f]{2})*)?)?$"
    )]
    cursor: Option<String>,
}

impl LibraryQuestion {
    fn read(self) -> Result<(ReportFilter, Cursor), Problem> {
        let LibraryQuestion {
            q,
            severity,
            status,
            stage,
            tag,
            service,
            owner,
            has,
            from,
            to,
            sort: order,
            cursor: begin,
        } = self;
        let texts = [("q", &q), ("severity", &severity), ("status", &status), ("tag", &tag)];
        expect_short(&texts)?;
        expect_short(&[("service", &service), ("owner", &owner)])?;
        let filter = ReportFilter {
            words: q,
            severity,
            status,
            stage: one_of("stage", &stage, Stage::ALL.map(|stage| (stage.name(), stage)))?,
            tag,
            service,
            owner,
            has: one_of("has", &has, Has::ALL.iter().copied())?,
            from: day("from", &from)?,
            to: day("to", &to)?,
            sort: sort(&order)?,
        };
        let begin = cursor(begin.as_deref(), |cursor: &Cursor| cursor.is_of(filter.sort))?;
        Ok((filter, begin.unwrap_or(Cursor::First)))
    }
}

/// One page of all reports, or of those that fit
#[utoipa::path(
    get,
    path = "/api/reports",
    params(LibraryQuestion),
    responses((status = 200, description = "At most 50 reports", body = Library))
)]
pub async fn list(
    State(app): State<Arc<App>>,
    subject: Subject,
    question: Result<Query<LibraryQuestion>, QueryRejection>,
) -> Result<Json<Library>, Problem> {
    authorize(subject, Action::Read, Object::Library)?;
    let (filter, cursor) = asked(question)?.read()?;
    let page = app.store.list(&filter, &cursor).await?;
    Ok(Json(Library { reports: page.reports, next: page.next.map(|cursor| cursor.to_string()), counts: page.counts }))
}

/// Creates a report under an id of the server's
#[utoipa::path(
    post,
    path = "/api/reports",
    request_body(content((Report = "application/json"), (String = "text/markdown"))),
    responses(
        (status = 201, description = "Created, as revision 1", headers(("ETag"), ("Location")),
         content((Saved = "application/json"), (String = "text/markdown"))),
        BodyRefusals
    )
)]
pub async fn create(
    State(app): State<Arc<App>>,
    subject: Subject,
    form: Form,
    ReportBody { report, markdown, .. }: ReportBody,
) -> Result<Response, Problem> {
    let id = Uuid::now_v7();
    authorize(subject, Action::Write, Object::Report(id))?;
    let mut created = app.store.save(id, report, Expected::New, None, Timestamp::now()).await?;
    created.saved.imported = markdown.map(|markdown| markdown.imported);
    Ok(saved(&created.saved, form))
}

/// The current revision
#[utoipa::path(
    get,
    path = "/api/reports/{id}",
    params(("id" = Uuid, Path), ("If-None-Match" = Option<String>, Header, pattern = "^[ -~]*$")),
    responses(
        (status = 200, description = "The report", headers(("ETag")),
         content((Saved = "application/json"), (String = "text/markdown"))),
        (status = 304, description = "The revision in If-None-Match is current"),
        ReportRefusals
    )
)]
pub async fn read(
    State(app): State<Arc<App>>,
    subject: Subject,
    ReportId(id): ReportId,
    form: Form,
    known: IfNoneMatch,
) -> Result<Response, Problem> {
    authorize(subject, Action::Read, Object::Report(id))?;
    let current = app.store.report(id).await?.saved;
    if known.has(&etag(current.revision).1) {
        return Ok((StatusCode::NOT_MODIFIED, caching(current.revision)).into_response());
    }
    Ok(answer(StatusCode::OK, &current, form))
}

/// Saves the next revision, or the first under an id of the client's
#[utoipa::path(
    put,
    path = "/api/reports/{id}",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, pattern = r#"^(W/)?"[0-9]+"$"#, description = "The revision that is replaced, such as \"3\""),
        ("If-None-Match" = Option<String>, Header, pattern = r"^\*$", description = "* for a new report"),
        ("Save-Id" = Option<String>, Header, pattern = "^[!-~]{1,64}$", description = "Up to 64 visible characters, made by the client; a repeated \
          save with the same one is answered as the first time"),
    ),
    request_body(content((Report = "application/json"), (String = "text/markdown"))),
    responses(
        (status = 200, description = "Saved", headers(("ETag")),
         content((Saved = "application/json"), (String = "text/markdown"))),
        (status = 201, description = "Created, as revision 1", headers(("ETag"), ("Location")),
         content((Saved = "application/json"), (String = "text/markdown"))),
        ReportRefusals,
        BodyRefusals,
        ConditionRefusals
    )
)]
pub async fn save(
    State(app): State<Arc<App>>,
    subject: Subject,
    ReportId(id): ReportId,
    form: Form,
    Precondition(expected): Precondition,
    RepeatedSave(save_id): RepeatedSave,
    ReportBody { mut report, format, markdown }: ReportBody,
) -> Result<Response, Problem> {
    authorize(subject, Action::Write, Object::Report(id))?;
    // A program of an older format would drop what it does not know.
    if format < FORMAT && app.store.report(id).await.is_ok_and(|stored| stored.saved.report.format > format) {
        return Err(Problem::NewerFormat);
    }
    if markdown.is_some() {
        // Markdown carries no ids. If this is not the revision that is expected, the save fails anyway.
        match app.store.report(id).await {
            Ok(stored) => report = adopt(report, stored.saved.report).await?,
            Err(StoreError::NotFound(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let next = app.store.save(id, report, expected, save_id, Timestamp::now()).await;
    let mut next = next.map_err(|error| Problem::from(error).in_form(form))?;
    next.saved.imported = markdown.map(|markdown| markdown.imported);
    Ok(saved(&next.saved, form))
}

/// Puts a report in the bin for 30 days; its share links are revoked for good
#[utoipa::path(
    delete,
    path = "/api/reports/{id}",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = String, Header, pattern = r#"^(W/)?"[0-9]+"$"#, description = "The revision that is meant, such as \"3\""),
    ),
    responses((status = 204, description = "In the bin"), ReportRefusals, ConditionRefusals)
)]
pub async fn delete(
    State(app): State<Arc<App>>,
    subject: Subject,
    ReportId(id): ReportId,
    form: Form,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, Problem> {
    authorize(subject, Action::Delete, Object::Report(id))?;
    let deleted = app.store.delete(id, expected, Timestamp::now()).await;
    deleted.map_err(|error| Problem::from(error).in_form(form))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ids for a report that came without them. Many items that are nearly alike take long.
async fn adopt(mut report: Report, stored: Report) -> Result<Report, Problem> {
    let bytes = work::size(&report) + work::size(&stored);
    let adopt = move || {
        report.adopt_ids(&stored);
        report
    };
    work::run(bytes, adopt).await
}

/// Revision 1 is a creation, also when the request that made it is repeated.
fn saved(saved: &Saved, form: Form) -> Response {
    if saved.revision > 1 {
        return answer(StatusCode::OK, saved, form);
    }
    let mut response = answer(StatusCode::CREATED, saved, form);
    if let Ok(location) = HeaderValue::try_from(format!("/api/reports/{}", saved.id)) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

pub(super) fn answer(status: StatusCode, saved: &Saved, form: Form) -> Response {
    let headers = (status, caching(saved.revision));
    match form {
        Form::Json => (headers.0, headers.1, Json(saved)).into_response(),
        Form::Markdown => (headers.0, headers.1, [form.content_type()], markdown::write(&saved.report)).into_response(),
    }
}

/// A report is asked for again each time, and sent again only when it has changed.
fn caching(revision: u64) -> [(header::HeaderName, HeaderValue); 3] {
    [
        etag(revision),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
        (header::VARY, HeaderValue::from_static("Accept")),
    ]
}
