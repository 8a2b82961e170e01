//! The library: all reports of this server, the drafts of this device, and what was set aside.

mod asides;

mod bin;

mod device;

mod entry;

mod first_visit;

mod narrow;

mod sending;

mod shelf;

mod table;

mod ways;

use leptos::prelude::*;
use postmortem::markdown::parse;

use crate::browser::{focus, ids, page};
use crate::header::PagesHeader;
use crate::import::{self, Import, ImportDialog};
use crate::list::{self, SearchBox};
use crate::notice::Notice;
use crate::route::{Route, Router};
use crate::saving;
use crate::shown::Shown;
use crate::words::{self, library};
use asides::Asides;
use bin::BinList;
use first_visit::FirstVisit;
use narrow::{Narrow, Sum};
use sending::Sending;
use shelf::{HEADING, Shelf, ShelfState};
use table::Table;
use ways::Ways;

/// A report to try the editor on, in its written form.
const EXAMPLE: &str = include_str!("library/example.md");

/// The element id of the button that opens the import; there is one at a time.
const IMPORT: &str = "import";

/// What there is to show.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    /// That is not known yet.
    Awaited,
    /// Nothing, neither here nor on the server.
    FirstVisit,
    /// Reports, drafts, or why they are not here.
    Listed,
}

/// The page at `/`.
#[component]
pub fn LibraryPage() -> impl IntoView {
    page::set_title(words::LIBRARY);
    let router = expect_context::<Router>();
    let shelf = Shelf::new();
    listen(shelf);
    let stage = Memo::new(move |before: Option<&Stage>| match shelf.is_empty() {
        _ if shelf.device.holds_any() => Stage::Listed,
        Some(true) => Stage::FirstVisit,
        Some(false) => Stage::Listed,
        None => before.copied().unwrap_or(Stage::Awaited),
    });
    let import = Import::new(Callback::new(move |()| saving::listed().notify()));
    let new = Callback::new(move |()| router.go(Route::Edit { id: ids::report(), is_new: true }));
    let example = Callback::new(move |()| {
        let id = ids::report();
        let typed = parse(EXAMPLE).report;
        if saving::keep(id, typed, true, None).is_ok() {
            router.go(Route::Edit { id, is_new: true });
        }
    });
    let open_import = Callback::new(move |()| import.is_open.set(true));
    let close_import = Callback::new(move |()| {
        import.is_open.set(false);
        // With the first import the button that opened it has gone.
        if focus::active_id().is_none() {
            focus::focus_soon(IMPORT.to_owned());
        }
    });
    view! {
        <PagesHeader current=Route::Library>
            <Shown when=move || stage.get() != Stage::FirstVisit>
                // A first visit has these ways in its middle: who has not seen them here does not see them go.
                <div class="header__actions" class:opening=move || stage.get() == Stage::Awaited>
                    <button type="button" class="button" id=IMPORT on:click=move |_| open_import.run(())>
                        {words::import::TITLE}
                    </button>
                    <button type="button" class="button button--primary" on:click=move |_| new.run(())>{words::NEW}</button>
                </div>
            </Shown>
        </PagesHeader>
        <main
            class="page library"
            class:library--awaited=move || stage.get() == Stage::Awaited
            on:dragover=move |event| event.prevent_default()
            on:drop=move |event| import::on_drop(import, &event)
        >
            <Shown when=move || stage.get() == Stage::Listed>
                <div class="library__top">
                    <h1 id=HEADING tabindex="-1">{words::LIBRARY}</h1>
                    <SearchBox view=shelf.view placeholder=library::SEARCH_WHERE />
                </div>
            </Shown>
            <Shown when=move || import.is_open.get()>
                <ImportDialog import on_close=close_import />
            </Shown>
            <Notices shelf />
            <Shown
                when=move || stage.get() == Stage::FirstVisit
                fallback=move || view! { <Listed shelf stage on_example=example /> }
            >
                <FirstVisit on_new=new on_example=example on_import=open_import />
            </Shown>
            <p class="hidden" role="status">{shelf.said}</p>
        </main>
    }
}

/// What needs the reader's attention.
#[component]
fn Notices(shelf: Shelf) -> impl IntoView {
    let trouble = saving::trouble();
    let listing = shelf.device.listing;
    let trouble = move || {
        trouble.get().map(|trouble| view! { <Notice is_error=trouble.loses()><p>{trouble.words()}</p></Notice> })
    };
    view! {
        {trouble}
        {move || shelf.refused.get().map(|words| view! { <Notice is_error=true><p>{words}</p></Notice> })}
        <Asides listing />
        <Shown when=move || listing.with(|listing| listing.has_newer)>
            <Notice is_error=false>
                <p>{library::NEWER_DRAFTS}</p>
                <p class="notice__ways">
                    <button type="button" class="button" on:click=move |_| page::reload()>{library::NEWER_LOAD}</button>
                </p>
            </Notice>
        </Shown>
    }
}

/// The reports and what leads to them.
#[component]
fn Listed(shelf: Shelf, stage: Memo<Stage>, on_example: Callback<()>) -> impl IntoView {
    // What this device has waits for what the server has, so that it does not have to make room; not for long.
    let is_first = Memo::new(move |was: Option<&bool>| was != Some(&false) && shelf.state.get() == ShelfState::Loading);
    view! {
        <Shown when=move || stage.get() == Stage::Awaited>
            <p class="opening" role="status">{library::LOADING}</p>
        </Shown>
        <Shown when=move || stage.get() == Stage::Listed>
            <div class="library__list" class:opening=is_first>
                <Narrow shelf />
                <Table shelf />
            </div>
            <Shown when=move || !is_first.get() fallback=|| view! { <p class="opening" role="status">{library::LOADING}</p> }>
                <div class="library__foot">
                    <Sum shelf />
                    <button type="button" class="button button--quiet" on:click=move |_| on_example.run(())>
                        {library::EXAMPLE}
                    </button>
                </div>
                <BinList shelf />
            </Shown>
            <Ways shelf />
        </Shown>
    }
}

/// What happens around the page while it is open.
fn listen(shelf: Shelf) {
    // What has come to the server in the meantime is on its list.
    Effect::new(move |before: Option<()>| {
        saving::listed().track();
        if before.is_some() {
            shelf.load();
        }
    });
    let sending = Sending::new();
    sending.send();
    let returned = move || {
        if matches!(shelf.state.get_untracked(), ShelfState::Failed(_)) {
            shelf.load();
            shelf.load_bin();
        }
        sending.send();
    };
    for listener in page::on_return(returned) {
        on_cleanup(move || listener.remove());
    }
    // Also for the pages of the server, such as the rule book.
    for listener in page::on_leave(page::remember_scroll) {
        on_cleanup(move || listener.remove());
    }
    list::focus_by_slash();
}
