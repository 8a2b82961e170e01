//! What a page is told by itself: the stream of events, and what it says of itself for others to be told.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::sse::{self, Sse};
use axum::response::{IntoResponse, Response};
use futures::stream::{self, StreamExt as _};
use postmortem::wire::{EventData, OpenReports};
use serde::Deserialize;
use utoipa::IntoParams;

use super::openapi::BodyRefusals;
use crate::access::{Action, Object, Subject, authorize};
use crate::app::App;
use crate::live::{Full, Stream, Told};
use crate::log::SignOfLife;
use crate::problem::Problem;
use crate::request::{BrowserId, JsonBody, uuid};

/// What a browser sends by itself when it connects again.
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// Keeps nginx, and what understands the same, from collecting events.
const ACCEL_BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

/// How long a browser waits before it connects again: long enough for a server that starts.
const RETRY: Duration = Duration::from_secs(1);

/// Who asks.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asking {
    /// A random UUID that the browser keeps, the one of `PUT /api/present/{browser}`; without it nothing is told of who is there
    #[param(format = Uuid)]
    browser: Option<String>,
}

/// Server-sent events: ids and numbers of what changes, never text
#[utoipa::path(
    get,
    path = "/api/events",
    params(
        Asking,
        ("Last-Event-ID" = Option<String>, Header, description = "`id:` of the last event that was heard; what was told \
         since is told again, and where that is not known any more, `missed`")
    ),
    responses((
        status = 200,
        description = "Until the client goes away or the server stops. `event:` is `revision` (`id`, `revision`: the current \
         one), `share` (`id`: its links have changed), `deleted` (`id`), `present` (`id`, `others`: so many other browsers \
         have it open), `missed` (ask again for whatever is shown; also the first one, unless the stream goes on after \
         `Last-Event-ID`) or `beat` (every 10 seconds: the connection lives). Events of other names are to be left out.",
        content_type = "text/event-stream",
        body = EventData
    ))
)]
pub async fn events(
    State(app): State<Arc<App>>,
    subject: Subject,
    asking: Result<Query<Asking>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    authorize(subject, Action::Read, Object::Library)?;
    let Query(asking) = asking.map_err(|error| Problem::Malformed(format!("{}.", error.body_text())))?;
    let browser = asking.browser.map(|id| uuid(&id)).transpose()?;
    // One that cannot be read is none of ours.
    let after = headers.get(LAST_EVENT_ID).and_then(|id| id.to_str().ok()?.parse().ok());
    let stream = app.live.stream(browser, after).map_err(|Full| Problem::TooManyStreams(app.live.most()))?;
    let headers = [(header::CACHE_CONTROL, "no-store"), (ACCEL_BUFFERING, "no")];
    Ok((headers, Sse::new(written(stream))).into_response())
}

fn written(stream: Stream) -> impl stream::Stream<Item = Result<sse::Event, Infallible>> {
    let first = stream::once(async { sse::Event::default().retry(RETRY) });
    let rest = stream::unfold(stream, async |mut stream| {
        let told = stream.next().await?;
        Some((event(&told), stream))
    });
    first.chain(rest).map(Ok)
}

fn event(Told { id, event }: &Told) -> sse::Event {
    let written = sse::Event::default().event(event.name());
    let written = match id {
        Some(id) => written.id(id.to_string()),
        None => written,
    };
    written.json_data(event.data()).expect("ids and numbers can be written as JSON")
}

/// Says which reports a browser has open, for 25 seconds
///
/// Others that have one of them open are told how many there are. To be said again when that changes, and at every
/// `beat`. Does not count for the limit of requests.
#[utoipa::path(
    put,
    path = "/api/present/{browser}",
    params(("browser" = Uuid, Path, description = "A random UUID that the browser keeps")),
    request_body = OpenReports,
    responses((status = 204, description = "Stored in place of what it said before"), BodyRefusals)
)]
pub async fn present(
    State(app): State<Arc<App>>,
    subject: Subject,
    BrowserId(browser): BrowserId,
    JsonBody(OpenReports { open }): JsonBody<OpenReports>,
) -> Result<(StatusCode, Extension<SignOfLife>), Problem> {
    authorize(subject, Action::Read, Object::Library)?;
    if open.len() > OpenReports::MOST {
        let detail = format!("`open`: it has {} reports, and the limit is {}.", open.len(), OpenReports::MOST);
        return Err(Problem::Unprocessable(detail));
    }
    let read = |id: &String| uuid(id).map_err(|_| Problem::Unprocessable(format!("`open`: {id:?} is not a UUID.")));
    let open = open.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let news = app.live.present(browser, &open).map_err(|Full| Problem::TooManyPresent)?;
    news.into_iter().for_each(|news| app.store.tell(news));
    Ok((StatusCode::NO_CONTENT, Extension(SignOfLife)))
}
