//! The action items of all reports.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures::{StreamExt as _, stream};
use jiff::Timestamp;
use postmortem::wire::{ActionLine, Actions};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::csv;
use super::question::{asked, cursor, expect_short, one_of, sort};
use crate::access::{Action, Object, Subject, authorize};
use crate::app::App;
use crate::problem::Problem;
use crate::store::{ActionBy, ActionFilter, ActionState, After, Calendar};

/// Rows that are read at once for a whole table.
const PORTION: usize = 500;

/// What the action items can be asked.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ActionQuestion {
    /// Words; each has to be the beginning of a word of the item, its owner, its ticket or the title of its report,
    /// whatever its case and accents
    #[serde(default)]
    #[param(max_length = 200)]
    q: String,
    /// As it is written in the report, whatever its case and accents
    #[serde(default)]
    #[param(max_length = 200)]
    owner: String,
    /// The same
    #[serde(default)]
    #[param(max_length = 200)]
    priority: String,
    /// The same; one of the services of the report
    #[serde(default)]
    #[param(max_length = 200)]
    service: String,
    /// How far it is: `not-done`, `overdue`, `no-owner` (not done, and nobody is named), `done`; empty for all
    #[serde(default)]
    #[param(pattern = "^(not-done|overdue|no-owner|done)?$")]
    state: String,
    /// `due` (the first day first), `age` (the oldest first), `owner`, `priority` (the highest first) or `report`, with `-`
    /// before it for the other direction; `due` where nothing is asked for
    #[serde(default)]
    #[param(pattern = "^(-?(due|age|owner|priority|report))?$")]
    sort: String,
    /// `next` of the page before, which was asked the same; empty for the first page
    #[param(pattern = r"^(-?[a-z]+\.[0-9a-f]{32}\.[0-9]{1,9}\.(n-?[0-9]{1,9}|t([0-9a-f]{2})*)?)?$")]
    cursor: Option<String>,
}

impl ActionQuestion {
    fn read(self) -> Result<(ActionFilter, Option<After<ActionBy>>), Problem> {
        let ActionQuestion { q, owner, priority, service, state, sort: order, cursor: begin } = self;
        expect_short(&[("q", &q), ("owner", &owner), ("priority", &priority), ("service", &service)])?;
        let state = one_of("state", &state, ActionState::ALL.iter().copied())?;
        let filter = ActionFilter { words: q, owner, priority, service, state, sort: sort(&order)? };
        let after = cursor(begin.as_deref(), |after: &After<ActionBy>| after.sort == filter.sort)?;
        Ok((filter, after))
    }
}

/// One page of the action items of all reports, or of those that fit
#[utoipa::path(
    get,
    path = "/api/actions",
    params(ActionQuestion),
    responses((status = 200, description = "At most 100 action items", body = Actions))
)]
pub async fn actions(
    State(app): State<Arc<App>>,
    subject: Subject,
    question: Result<Query<ActionQuestion>, QueryRejection>,
) -> Result<Json<Actions>, Problem> {
    authorize(subject, Action::Read, Object::Library)?;
    let (filter, after) = asked(question)?.read()?;
    let page = app.store.actions(&filter, after.as_ref(), calendar(&app)).await?;
    Ok(Json(Actions { actions: page.actions, next: page.next.map(|next| next.to_string()), counts: page.counts }))
}

/// The same as one table, all pages behind the cursor; no cell of it is a formula
#[utoipa::path(
    get,
    path = "/api/actions.csv",
    params(ActionQuestion),
    responses((status = 200, description = "A line of names, then a line each", body = String, content_type = "text/csv"))
)]
pub async fn actions_csv(
    State(app): State<Arc<App>>,
    subject: Subject,
    question: Result<Query<ActionQuestion>, QueryRejection>,
) -> Result<Response, Problem> {
    authorize(subject, Action::Read, Object::Library)?;
    let (filter, after) = asked(question)?.read()?;
    let calendar = calendar(&app);
    let rows = app.store.action_rows(&filter, after.as_ref(), calendar).await?;
    let portions: Vec<Vec<(Uuid, u32)>> = rows.chunks(PORTION).map(<[_]>::to_vec).collect();
    let lines = stream::iter(portions).then(move |rows| {
        let store = app.store.clone();
        async move { store.action_lines(&rows, calendar).await.map(|lines| lines.iter().map(line).collect::<String>()) }
    });
    let table = stream::iter([Ok(csv::line(&COLUMNS))]).chain(lines);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"actions.csv\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, Body::from_stream(table)).into_response())
}

const COLUMNS: [&str; 14] = [
    "Report",
    "Report id",
    "Row",
    "Item",
    "Owner",
    "Priority",
    "Status",
    "Due",
    "Due on",
    "Due by policy",
    "Created on",
    "Done",
    "Overdue",
    "Ticket",
];

fn line(action: &ActionLine) -> String {
    let yes = |is_so: bool| if is_so { "yes" } else { "no" };
    csv::line(&[
        &action.report_title,
        &action.report,
        &action.number.to_string(),
        &action.item,
        &action.owner,
        &action.priority,
        &action.status,
        &action.due,
        action.due_on.as_deref().unwrap_or_default(),
        yes(action.is_due_by_policy),
        &action.created_on,
        yes(action.is_done),
        yes(action.is_overdue),
        &action.ticket,
    ])
}

fn calendar(app: &App) -> Calendar {
    Calendar { today: Timestamp::now().as_second().div_euclid(24 * 60 * 60), policy: app.due }
}
