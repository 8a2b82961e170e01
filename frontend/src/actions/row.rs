//! One action item, and what stands above those that are due at about the same time.

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::markdown::is_safe_url;
use postmortem::report::{Priority, Status, title_or_untitled};
use postmortem::wire::ActionLine;

use super::board::{Board, Page};
use super::change::set_status;
use crate::browser::clock;
use crate::list::{WORDS, marked};
use crate::route::ACTION;
use crate::shown::{KeyedView, KeyedViews};
use crate::words::{actions, library};

/// Milliseconds.
const DAY_MS: f64 = 24.0 * 60.0 * 60.0 * 1000.0;

/// What is due so many days from now or sooner stands together.
const SOON: i64 = 30;

/// A page is looked at as a whole: one that is out of sight costs nothing.
pub fn page_view(board: Board, page: &Page) -> AnyView {
    let today = clock::day(clock::now());
    let group = |line: &ActionLine| untrack(|| board.is_grouped()).then(|| group_of(line, &today));
    let mut before = page.behind.as_ref().map(group);
    let mut pieces = Vec::new();
    for line in page.lines.iter() {
        let is_of = group(line);
        if let Some(name) = is_of.filter(|_| before != Some(is_of)) {
            pieces.push(KeyedView::new(name.to_owned(), move |_| group_view(name)));
        }
        before = Some(is_of);
        let (line, today) = (line.clone(), today.clone());
        let key = format!("{} {}", line.report, line.id);
        pieces.push(KeyedView::new(key, move |_| line_view(board, &line, &today)));
    }
    let rows = pieces.len().to_string();
    view! {
        <div role="rowgroup" class="table__page" style=("--rows", rows)>
            <KeyedViews each=Signal::stored(pieces) />
        </div>
    }
    .into_any()
}

fn group_of(line: &ActionLine, today: &str) -> &'static str {
    match days_until(line, today) {
        _ if line.is_overdue => actions::OVERDUE,
        None => actions::UNDATED,
        Some(..=SOON) => actions::SOON,
        Some(_) => actions::LATER,
    }
}

fn days_until(line: &ActionLine, today: &str) -> Option<i64> {
    days_between(today, line.due_on.as_deref()?)
}

fn days_between(first: &str, second: &str) -> Option<i64> {
    Some(((clock::read(second)? - clock::read(first)?) / DAY_MS).round() as i64)
}

fn group_view(name: &'static str) -> AnyView {
    let class = if name == actions::OVERDUE { "table__group table__group--late" } else { "table__group" };
    view! {
        <div role="row" class=class>
            <div role="cell" aria-colspan="7">{name}</div>
        </div>
    }
    .into_any()
}

fn line_view(board: Board, line: &ActionLine, today: &str) -> AnyView {
    let address = format!("/edit/{}#{ACTION}{}", line.report, line.id);
    let item = line.item.clone();
    let owner = match line.owner.as_str() {
        "" if line.is_done => library::NONE.into_any(),
        "" => {
            let name = actions::add_owner(&line.item);
            view! { <a class="chip chip--missing" href=address.clone() aria-label=name>{actions::ADD_OWNER}</a> }
                .into_any()
        }
        owner => owner.to_owned().into_any(),
    };
    let priority = Priority::of(&line.priority).map_or("other", Priority::word).to_ascii_lowercase();
    let said = if line.priority.is_empty() { library::NONE.to_owned() } else { line.priority.clone() };
    let age = days_between(&line.created_on, today).map_or_else(String::new, actions::age);
    view! {
        <div role="row" class="table__row">
            <div role="cell" class="table__main">
                <span class="table__item">{move || marked(&item, &board.view.get(WORDS))}</span>
                <a class="table__note" href=address>{title_or_untitled(&line.report_title).to_owned()}</a>
            </div>
            <div role="cell">{owner}</div>
            <div role="cell" class=format!("priority priority--{priority}")>{said}</div>
            <div role="cell"><StatusPicker board line=line.clone() /></div>
            <div role="cell">{due_view(line, today)}</div>
            <div role="cell" class="table__quiet table__wide">{age}</div>
            <div role="cell" class="table__ticket">{ticket_view(&line.ticket)}</div>
        </div>
    }
    .into_any()
}

/// The day, and how far it is.
fn due_view(line: &ActionLine, today: &str) -> AnyView {
    let Some(on) = &line.due_on else { return library::NONE.into_any() };
    let on = library::day(on);
    let is_unread = line.is_due_by_policy && !line.due.is_empty();
    let far = days_until(line, today).filter(|_| !line.is_done).map(actions::far);
    let note = if is_unread {
        Some(actions::by_policy_on(&on, far.as_deref()))
    } else if line.is_due_by_policy {
        Some(actions::by_policy(far.as_deref()))
    } else {
        far
    };
    view! {
        {if is_unread { line.due.clone() } else { on }}
        <span class="table__note" class:table__note--late=line.is_overdue>{note}</span>
    }
    .into_any()
}

/// Where it is tracked. An address is called by its last part.
fn ticket_view(ticket: &str) -> AnyView {
    match ticket {
        "" => library::NONE.into_any(),
        address if is_safe_url(address) => {
            let name = address.trim_end_matches('/').rsplit('/').next().unwrap_or(address).to_owned();
            view! { <a href=address.to_owned() target="_blank" rel="noreferrer">{name}</a> }.into_any()
        }
        text => text.to_owned().into_any(),
    }
}

/// What became of a change.
#[derive(Clone, PartialEq)]
enum Outcome {
    None,
    UnderWay,
    Saved(String),
    Failed(String),
}

/// A choice of how far the item is, which changes the report.
#[component]
fn StatusPicker(board: Board, line: ActionLine) -> impl IntoView {
    let status = RwSignal::new(line.status.clone());
    let outcome = RwSignal::new(Outcome::None);
    let mut words: Vec<String> = Status::ALL.map(|status| status.word().to_owned()).into();
    if Status::of(&line.status).is_none() {
        words.insert(0, line.status.clone());
    }
    let option = |word: String| {
        let shown = if word.is_empty() { library::NONE.to_owned() } else { word.clone() };
        let chosen = word.clone();
        view! { <option value=word prop:selected=move || is_same(&status.get(), &chosen)>{shown}</option> }
    };
    let (report, item) = (line.report.parse().ok(), line.id.clone());
    let change = move |event| {
        let (before, chosen, item) = (status.get_untracked(), event_target_value(&event), item.clone());
        let Some(report) = report else { return };
        status.set(chosen.clone());
        outcome.set(Outcome::UnderWay);
        spawn_local(async move {
            let (now, said) = match set_status(report, &item, &chosen).await {
                Ok(changed) if is_same(&changed.status, &chosen) => {
                    (chosen, Outcome::Saved(actions::changed(changed.revision)))
                }
                Ok(changed) => {
                    let said = actions::changed_by_others(&changed.status, &chosen);
                    (changed.status, Outcome::Failed(said))
                }
                Err(why) => (before, Outcome::Failed(actions::not_changed(&why))),
            };
            // The page may be gone by now.
            if status.try_set(now).is_none() {
                let _ = outcome.try_set(said);
                board.count();
            }
        });
    };
    let stage = move || {
        status.with(|status| match Status::of(status) {
            Some(Status::Done) => "chip chip--picker stage stage--final",
            Some(Status::InProgress) => "chip chip--picker stage stage--in-review",
            _ => "chip chip--picker stage stage--draft",
        })
    };
    let said = move || match outcome.get() {
        Outcome::None => String::new(),
        Outcome::UnderWay => actions::CHANGING.to_owned(),
        Outcome::Saved(said) | Outcome::Failed(said) => said,
    };
    let is_failed = move || matches!(outcome.get(), Outcome::Failed(_));
    view! {
        <span class=stage>
            <select
                aria-label=actions::status_of(&line.item)
                prop:disabled=move || outcome.get() == Outcome::UnderWay
                on:change=change
            >
                {words.into_iter().map(option).collect_view()}
            </select>
        </span>
        <span class="table__note" class:table__note--late=is_failed role="status">{said}</span>
    }
}

fn is_same(status: &str, other: &str) -> bool {
    status == other || Status::of(status).is_some_and(|status| Status::of(other) == Some(status))
}
