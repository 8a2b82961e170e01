//! The library: all reports of this server, the drafts of this device, and what was set aside.

mod bin;

mod device;

mod first_visit;

mod reports;

mod sending;

mod shelf;

use leptos::prelude::*;
use postmortem::markdown::parse;

use crate::browser::{focus, ids, page};
use crate::import::{self, Import, ImportDialog};
use crate::notice::Notice;
use crate::route::{Route, Router};
use crate::saving;
use crate::shown::Shown;
use crate::words;
use bin::BinList;
use device::{Asides, Drafts};
use first_visit::FirstVisit;
use reports::{Reports, SEARCH};
use sending::Sending;
use shelf::{HEADING, Shelf, ShelfState};

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
    let router = expect_context::<Router>();
    let listing = saving::listing();
    let shelf = Shelf::new(listing);
    let removed = RwSignal::new(None);
    listen(shelf);
    let stage = Memo::new(move |before: Option<&Stage>| {
        let is_here = listing.with(|here| !here.drafts.is_empty() || !here.asides.is_empty() || here.has_newer);
        match shelf.is_empty() {
            _ if is_here || removed.with(Option::is_some) => Stage::Listed,
            Some(true) => Stage::FirstVisit,
            Some(false) => Stage::Listed,
            None => before.copied().unwrap_or(Stage::Awaited),
        }
    });
    // What stands below the list waits for it, so that it does not have to make room.
    let is_answered =
        Memo::new(move |was: Option<&bool>| was == Some(&true) || shelf.state.get() != ShelfState::Loading);
    let trouble = saving::trouble();
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
        <header class="header header--library">
            <a class="header__brand" href="/">{words::POSTMORTEM}</a>
            <nav class="header__path" aria-label=words::library::PAGES>
                <a href="/rules">{words::library::RULES}</a>
                " \u{b7} "
                <a href="/settings">{words::library::SETTINGS}</a>
            </nav>
            <Shown when=move || stage.get() != Stage::FirstVisit>
                // A first visit has these ways in its middle: who has not seen them here does not see them go.
                <div class="header__actions" class:opening=move || stage.get() == Stage::Awaited>
                    <button type="button" class="button" id=IMPORT on:click=move |_| open_import.run(())>
                        {words::import::TITLE}
                    </button>
                    <button type="button" class="button button--primary" on:click=move |_| new.run(())>{words::NEW}</button>
                </div>
            </Shown>
        </header>
        <main
            class="page library"
            class:library--awaited=move || stage.get() == Stage::Awaited
            on:dragover=move |event| event.prevent_default()
            on:drop=move |event| import::on_drop(import, &event)
        >
            <Shown when=move || stage.get() == Stage::Listed>
                <div class="library__top">
                    <h1 id=HEADING tabindex="-1">{words::LIBRARY}</h1>
                    <button type="button" class="button button--quiet" on:click=move |_| example.run(())>
                        {words::library::EXAMPLE}
                    </button>
                </div>
            </Shown>
            <Shown when=move || import.is_open.get()>
                <ImportDialog import on_close=close_import />
            </Shown>
            {move || {
                trouble.get().map(|trouble| view! { <Notice is_error=trouble.loses()><p>{trouble.words()}</p></Notice> })
            }}
            {move || shelf.refused.get().map(|words| view! { <Notice is_error=true><p>{words}</p></Notice> })}
            <Asides listing />
            <Shown when=move || listing.with(|listing| listing.has_newer)>
                <Notice is_error=false>
                    <p>{words::library::NEWER_DRAFTS}</p>
                    <p class="notice__ways">
                        <button type="button" class="button" on:click=move |_| page::reload()>{words::library::NEWER_LOAD}</button>
                    </p>
                </Notice>
            </Shown>
            <Drafts listing removed said=shelf.said />
            <Shown
                when=move || stage.get() == Stage::FirstVisit
                fallback=move || view! { <Reports shelf /> }
            >
                <FirstVisit on_new=new on_example=example on_import=open_import />
            </Shown>
            <Shown when=is_answered>
                <BinList shelf />
            </Shown>
            <p class="hidden" role="status">{shelf.said}</p>
        </main>
    }
}

/// What happens around the page while it is open.
fn listen(shelf: Shelf) {
    // What has come to the server in the meantime is on its list.
    Effect::new(move |before: Option<()>| {
        saving::listed().track();
        if before.is_some() {
            shelf.load(None);
        }
    });
    let sending = Sending::new();
    sending.send();
    let returned = move || {
        if matches!(shelf.state.get_untracked(), ShelfState::Failed(_)) {
            shelf.load(None);
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
    let keys = page::on_key(move |event| {
        let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented());
        if event.key() == "/"
            && is_plain
            && shelf.holds_reports.get_untracked()
            && !focus::is_foreign_box(event.target())
        {
            event.prevent_default();
            focus::select_soon(SEARCH);
        }
    });
    on_cleanup(move || keys.remove());
}
