//! The action items of all reports: what is not done, who does it, and until when.

mod board;
mod change;
mod row;

use leptos::prelude::*;

use crate::browser::page;
use crate::header::PagesHeader;
use crate::list::{self, Ahead, Chip, Column, Head, Picker, SearchBox, SortPicker};
use crate::notice::Notice;
use crate::route::Route;
use crate::shown::{KeyedView, KeyedViews, Shown};
use crate::words::{self, actions};
use board::{Board, BoardState, OWNER, PRIORITY, SERVICE, STATE};

/// What a line says, from left to right.
const COLUMNS: [Column; 7] = [
    Column { label: actions::ACTION, order: "report", order_words: actions::ACTION_ORDER },
    Column { label: actions::OWNER, order: "owner", order_words: actions::OWNER },
    Column { label: actions::PRIORITY, order: "priority", order_words: actions::PRIORITY },
    Column { label: actions::STATUS, order: "", order_words: "" },
    Column { label: actions::DUE, order: "due", order_words: actions::DUE_ORDER },
    Column { label: actions::AGE, order: "age", order_words: actions::AGE_ORDER },
    Column { label: actions::TICKET, order: "", order_words: "" },
];

/// The page at `/actions`.
#[component]
pub fn ActionsPage() -> impl IntoView {
    page::set_title(actions::NAME);
    let board = Board::new();
    list::focus_by_slash();
    for listener in page::on_leave(page::remember_scroll) {
        on_cleanup(move || listener.remove());
    }
    let csv = move || format!("/api/actions.csv{}", board.query());
    view! {
        <PagesHeader current=Route::Actions>
            <div class="header__actions">
                <a class="button" href=csv download="actions.csv">{actions::EXPORT}</a>
            </div>
        </PagesHeader>
        <main class="page library">
            <div class="library__top">
                <h1>{actions::HEADING}</h1>
                <SearchBox view=board.view placeholder=actions::SEARCH_WHERE />
            </div>
            <Narrow board />
            <Lines board />
        </main>
    }
}

/// What the actions can be narrowed down to, with how many there are of each kind.
#[component]
fn Narrow(board: Board) -> impl IntoView {
    let Board { view, counts, .. } = board;
    let chip = move |(value, label, of): board::StateChip| {
        let count = Signal::derive(move || counts.with(|counts| counts.as_ref().map_or(0, of)));
        view! { <Chip view name=STATE value label count /> }
    };
    let picker = move |name, label, kind: board::Kind| {
        let counts =
            Signal::derive(move || counts.with(|counts| counts.as_ref().map(kind).cloned()).unwrap_or_default());
        view! { <Picker view name label counts /> }
    };
    let is_first = Memo::new(move |_| counts.with(Option::is_none));
    view! {
        <div class="narrow" role="group" aria-label=words::library::NARROW class:opening=is_first>
            {board::STATES.map(chip).into_iter().collect_view()}
            <span class="narrow__gap"></span>
            {picker(OWNER, actions::OWNER, |counts| &counts.owner)}
            {picker(PRIORITY, actions::PRIORITY, |counts| &counts.priority)}
            {picker(SERVICE, words::library::SERVICE, |counts| &counts.service)}
            <SortPicker view columns=&COLUMNS />
        </div>
    }
}

/// The action items as far as they are here.
#[component]
fn Lines(board: Board) -> impl IntoView {
    let pages = move || {
        let pages = board.pages.get().into_iter();
        pages.map(|page| KeyedView::new(page.key(), move |_| row::page_view(board, &page))).collect()
    };
    let is_empty = Memo::new(move |_| board.pages.with(|pages| pages.iter().all(|page| page.lines.is_empty())));
    // Where it is looked for: above a list that did not come, below one that does not go on.
    let failed = move |is_below: bool| match board.state.get() {
        BoardState::Failed(failure) if board.next.with(Option::is_some) == is_below => Some(view! {
            <Notice is_error=true>
                <p><strong>{actions::FAILED}</strong> " " {failure.words()}</p>
                <p class="notice__ways">
                    <button type="button" class="button" on:click=move |_| board.go_on()>{words::TRY_AGAIN}</button>
                </p>
            </Notice>
        }),
        _ => None,
    };
    let nothing = move || match board.state.get() {
        BoardState::Loading => view! { <p class="opening" role="status">{actions::LOADING}</p> }.into_any(),
        BoardState::Listed if board.view.is_narrowed() => {
            view! { <p role="status">{actions::NOTHING_FITS}</p> }.into_any()
        }
        BoardState::Listed => view! { <p role="status">{actions::NOTHING}</p> }.into_any(),
        BoardState::Failed(_) => ().into_any(),
    };
    let ahead = move || {
        let on_near = Callback::new(move |()| board.go_on());
        board.next.get().map(|_| view! { <Ahead label=actions::MORE on_near /> })
    };
    view! {
        {move || failed(false)}
        <Shown when=move || !is_empty.get() fallback=move || nothing>
            <div
                class="table table--actions"
                class:table--whole=move || board.way_down.get().is_some()
                role="table"
                aria-label=actions::HEADING
            >
                <Head view=board.view columns=&COLUMNS />
                <KeyedViews each=Signal::derive(pages) />
            </div>
        </Shown>
        {ahead}
        {move || failed(true)}
    }
}
