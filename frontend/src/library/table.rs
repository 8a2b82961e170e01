//! The lines of the library, in columns where there is room for them.

use leptos::prelude::*;
use postmortem::report::{Stage, duration_words, grade, title_or_untitled};
use postmortem::wire::Summary;

use super::entry::{Entry, Kept};
use super::shelf::{Page, Shelf, ShelfState};
use super::ways::WAYS;
use crate::browser::clock;
use crate::list::{Ahead, Column, Head, WORDS, marked};
use crate::notice::Notice;
use crate::shown::{KeyedView, KeyedViews, Shown, sentence};
use crate::words::{self, library};

/// Milliseconds.
const DAY_MS: f64 = 24.0 * 60.0 * 60.0 * 1000.0;

/// What a line says, from left to right. The server sorts by those that have an order.
pub const COLUMNS: [Column; 10] = [
    Column { label: library::TITLE, order: "title", order_words: library::TITLE_ORDER },
    Column { label: library::SEVERITY, order: "severity", order_words: library::SEVERITY_ORDER },
    Column { label: library::STATUS, order: "", order_words: "" },
    Column { label: library::INCIDENT, order: "-incident", order_words: library::INCIDENT_ORDER },
    Column { label: library::DURATION, order: "-duration", order_words: library::DURATION_ORDER },
    Column { label: library::SERVICES, order: "", order_words: "" },
    Column { label: library::ACTIONS, order: "-open-actions", order_words: library::ACTIONS_ORDER },
    Column { label: library::READINESS, order: "left", order_words: library::READINESS_ORDER },
    Column { label: library::UPDATED, order: "-saved", order_words: library::UPDATED_ORDER },
    Column { label: library::MORE, order: "", order_words: "" },
];

/// All that was asked for, as far as it is here.
#[component]
pub fn Table(shelf: Shelf) -> impl IntoView {
    let pages = move || {
        let pages = shelf.pages.get().into_iter();
        pages.map(|page| KeyedView::new(page.number().to_string(), move |_| page_view(shelf, page.clone()))).collect()
    };
    let is_empty =
        Memo::new(move |_| shelf.pages.with(|pages| pages.iter().all(|page| shelf.entries(page).is_empty())));
    let finds_nothing = move || is_empty.get() && shelf.state.get() != ShelfState::Loading && shelf.view.is_narrowed();
    let nothing = move || {
        if shelf.view.get(WORDS).trim().is_empty() {
            library::NOTHING_FITS.into_any()
        } else {
            sentence(library::NOT_FOUND, vec![view! { <q>{library::NOT_FOUND_EXAMPLE}</q> }.into_any()])
        }
    };
    // Where it is looked for: above a list that did not come, below one that does not go on.
    let failed = move |is_below: bool| match shelf.state.get() {
        ShelfState::Failed(failure) if shelf.next.with(Option::is_some) == is_below => Some(view! {
            <Notice is_error=true>
                <p><strong>{library::FAILED}</strong> " " {failure.words()} " " {library::FAILED_BUT}</p>
                <p class="notice__ways">
                    <button type="button" class="button" on:click=move |_| shelf.go_on()>{words::TRY_AGAIN}</button>
                </p>
            </Notice>
        }),
        _ => None,
    };
    let ahead = move || {
        let on_near = Callback::new(move |()| shelf.go_on());
        shelf.next.get().map(|_| view! { <Ahead label=library::OLDER on_near /> })
    };
    view! {
        {move || failed(false)}
        <div
            class="table table--library"
            class:table--whole=move || shelf.way_down.get().is_some()
            class:table--empty=is_empty
            role="table"
            aria-label=library::REPORTS
        >
            <Head view=shelf.view columns=&COLUMNS />
            <KeyedViews each=Signal::derive(pages) />
        </div>
        <Shown when=finds_nothing>
            <p role="status">{nothing}</p>
        </Shown>
        {ahead}
        {move || failed(true)}
    }
}

/// A page is looked at as a whole: one that is out of sight costs nothing.
fn page_view(shelf: Shelf, page: Page) -> AnyView {
    let entries = Memo::new(move |_| shelf.entries(&page));
    let piece = move |entry: Entry| {
        KeyedView::new(entry.key(), move |_| if entry.is_gone { gone(shelf, &entry) } else { line(shelf, &entry) })
    };
    let each = Signal::derive(move || entries.get().into_iter().map(piece).collect());
    let rows = move || entries.with(Vec::len).to_string();
    view! {
        <div role="rowgroup" class="table__page" style=("--rows", rows)>
            <KeyedViews each />
        </div>
    }
    .into_any()
}

fn line(shelf: Shelf, entry: &Entry) -> AnyView {
    let Summary { id, title, severity, status, services, actions, open_actions, left, .. } = &*entry.report;
    let name = title_or_untitled(title).to_owned();
    let ways = library::ways(&name);
    let severity = match severity.as_str() {
        "" => library::NONE.into_any(),
        said => view! { <span class=format!("pill pill--{}", grade(said))>{said.to_owned()}</span> }.into_any(),
    };
    let stage = Stage::of(status);
    let duration = entry.report.minutes.and_then(|minutes| minutes.try_into().ok()).map(duration_words);
    let open = match *actions {
        0 => library::NONE.into_any(),
        all => {
            let open = view! { <strong class:is-none=*open_actions == 0>{*open_actions}</strong> }.into_any();
            sentence(library::OPEN_OF, vec![open, all.into_any()])
        }
    };
    let chosen = entry.clone();
    view! {
        <div role="row" class="table__row">
            <div role="cell" class="table__main">
                <a class="table__link" id=entry.link_id() href=format!("/edit/{id}")>
                    {move || marked(&name, &shelf.view.get(WORDS))}
                </a>
                {where_it_is(entry.kept).map(|words| view! { <span class="table__note table__note--here">{words}</span> })}
            </div>
            <div role="cell">{severity}</div>
            <div role="cell" class=format!("stage stage--{}", stage.name())>{library::status(status)}</div>
            <div role="cell">{library::incident(&entry.report)}</div>
            <div role="cell" class="table__number table__quiet">{duration.unwrap_or_else(|| library::NONE.to_owned())}</div>
            <div role="cell" class="table__quiet table__wide">{services.join(", ")}</div>
            <div role="cell" class="table__quiet">
                <span class="table__label">{library::ACTIONS} " "</span>
                {open}
            </div>
            <div role="cell" class="ready" class:ready--yet=*left != 0>{library::readiness(*left)}</div>
            <div role="cell" class="table__quiet table__wide">{updated(&entry.report.saved_at)}</div>
            <div role="cell" class="table__ways">
                <button
                    type="button"
                    class="button button--tool"
                    id=entry.ways_id()
                    aria-label=ways
                    aria-haspopup="menu"
                    popovertarget=WAYS
                    on:click=move |_| shelf.chosen.set(Some(chosen.clone()))
                >
                    "⋯"
                </button>
            </div>
        </div>
    }
    .into_any()
}

fn updated(saved_at: &str) -> String {
    let Some(at) = clock::read(saved_at) else { return saved_at.to_owned() };
    let now = clock::now();
    library::updated(&clock::day(at), &clock::time_of_day(at), &clock::day(now), &clock::day(now - DAY_MS))
}

fn where_it_is(kept: Kept) -> Option<&'static str> {
    match kept {
        Kept::There => None,
        Kept::HereOnly => Some(library::HERE_ONLY),
        Kept::HereYet => Some(library::HERE_YET),
        Kept::Both => Some(library::HERE_CHANGES),
    }
}

/// In the place of a report that was deleted, or a draft that was removed, a moment ago.
fn gone(shelf: Shelf, entry: &Entry) -> AnyView {
    let title = title_or_untitled(&entry.report.title).to_owned();
    let is_deleted = entry.kept == Kept::There;
    let (said, name) = if is_deleted {
        (library::IN_THE_BIN, library::undo_delete(&title))
    } else {
        (library::REMOVED, library::undo_remove(&title))
    };
    let (id, link, shown) = (entry.report.id.clone(), entry.link_id(), title.clone());
    let undo = move |_| {
        if is_deleted {
            shelf.restore(id.clone(), title.clone());
        } else {
            shelf.put_back(link.clone(), &title);
        }
    };
    view! {
        <div role="row" class="table__row table__row--gone">
            <div role="cell" class="table__main">
                <s>{shown}</s>
                <span class="table__note">{said}</span>
            </div>
            <div role="cell" class="table__ways">
                <button type="button" class="button button--quiet" aria-label=name on:click=undo>
                    {words::UNDO}
                </button>
            </div>
        </div>
    }
    .into_any()
}
