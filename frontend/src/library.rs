//! The library: all reports of this server, the drafts of this device, and what was set aside.

mod bin;

mod device;

mod reports;

mod sending;

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::markdown::parse;
use postmortem::wire::{Deleted, Summary};

use crate::api::{self, Failure};
use crate::browser::{ids, page};
use crate::import::{self, Import, ImportDialog};
use crate::notice::Notice;
use crate::route::{Route, Router};
use crate::saving;
use crate::shown::Shown;
use crate::words;
use bin::BinList;
use device::{Asides, Drafts};
use reports::Reports;
use sending::Sending;

/// A report to try the editor on, in its written form.
const EXAMPLE: &str = include_str!("library/example.md");

/// The server's reports as far as they are listed.
#[derive(Clone, Copy)]
struct Shelf {
    reports: RwSignal<Vec<Summary>>,
    next: RwSignal<Option<String>>,
    state: RwSignal<ShelfState>,
    /// What is looked for, as typed.
    words: RwSignal<String>,
    /// True when there is something to look for, whatever is found at the moment.
    holds_reports: RwSignal<bool>,
    /// Counts the first pages that were asked for, so that a late answer does not replace a later one.
    asked: StoredValue<u32>,
    bin: RwSignal<Vec<Deleted>>,
    /// How far down somebody was who comes back, until that is reached.
    way_down: StoredValue<Option<f64>>,
}

/// What the address of the library calls the words that are looked for.
const QUERY: &str = "q";

#[derive(Clone, PartialEq)]
enum ShelfState {
    Loading,
    Listed,
    Failed(Failure),
}

impl Shelf {
    fn new() -> Shelf {
        let words = page::asked_for(QUERY);
        let shelf = Shelf {
            reports: RwSignal::new(Vec::new()),
            next: RwSignal::new(None),
            state: RwSignal::new(ShelfState::Loading),
            // Who comes with words can change them, whatever is found.
            holds_reports: RwSignal::new(!words.is_empty()),
            words: RwSignal::new(words),
            asked: StoredValue::new(0),
            bin: RwSignal::new(Vec::new()),
            way_down: StoredValue::new(page::remembered_scroll()),
        };
        shelf.load(None);
        shelf.load_bin();
        shelf
    }

    /// Lists the page at `cursor` below what is listed; the first page begins anew.
    fn load(self, cursor: Option<String>) {
        let is_first = cursor.is_none();
        if is_first {
            self.asked.update_value(|asked| *asked += 1);
        }
        let asked = self.asked.get_value();
        self.state.set(ShelfState::Loading);
        spawn_local(async move {
            let Some(words) = self.words.try_get_untracked() else { return };
            let answer = api::library(&words, cursor).await;
            if self.asked.try_get_value() != Some(asked) {
                return;
            }
            let _ = match answer {
                Ok(page) => {
                    if is_first && words.is_empty() {
                        let _ = self.holds_reports.try_set(!page.reports.is_empty());
                    }
                    let _ = self.reports.try_update(|reports| {
                        if is_first {
                            reports.clear();
                        }
                        reports.extend(page.reports);
                    });
                    let _ = self.next.try_set(page.next);
                    let is_listed = self.state.try_set(ShelfState::Listed);
                    self.go_down().await;
                    is_listed
                }
                Err(failure) => self.state.try_set(ShelfState::Failed(failure)),
            };
        });
    }

    /// Looks for other words, and writes them into the address.
    fn look_for(self, words: String) {
        page::ask_for(QUERY, words.trim());
        self.words.set(words);
        self.way_down.set_value(None);
        self.load(None);
    }

    /// Goes to where somebody was who comes back, for which more pages may have to be listed.
    async fn go_down(self) {
        let Some(Some(down)) = self.way_down.try_get_value() else { return };
        leptos::task::tick().await;
        let next = self.next.try_get_untracked().flatten();
        if page::scroll_down_to(down) || next.is_none() {
            let _ = self.way_down.try_set_value(None);
        } else {
            self.load(next);
        }
    }

    fn delete(self, report: &Summary) {
        let (id, revision) = (report.id.clone(), report.revision);
        spawn_local(async move {
            match api::delete(&id, revision).await {
                Ok(()) => {
                    self.load(None);
                    self.load_bin();
                }
                Err(failure) => {
                    let _ = self.state.try_set(ShelfState::Failed(failure));
                }
            }
        });
    }
}

impl Shelf {
    fn load_bin(self) {
        spawn_local(async move {
            // Without an answer the list of reports already says that the server is away.
            if let Ok(deleted) = api::bin().await {
                let _ = self.bin.try_set(deleted);
            }
        });
    }

    fn restore(self, id: String) {
        spawn_local(async move {
            match api::restore(&id).await {
                Ok(()) => {
                    self.load(None);
                    self.load_bin();
                }
                Err(failure) => {
                    let _ = self.state.try_set(ShelfState::Failed(failure));
                }
            }
        });
    }
}

/// The page at `/`.
#[component]
pub fn LibraryPage() -> impl IntoView {
    let router = expect_context::<Router>();
    let shelf = Shelf::new();
    let listing = saving::listing();
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
    let trouble = saving::trouble();
    let is_empty = move || {
        shelf.state.get() == ShelfState::Listed
            && shelf.reports.with(Vec::is_empty)
            && listing.with(|listing| listing.drafts.is_empty())
            && shelf.words.with(String::is_empty)
            && shelf.bin.with(Vec::is_empty)
    };
    let new = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        router.go(Route::Edit { id: ids::report(), is_new: true });
    };
    let import = Import::new(Callback::new(move |()| saving::listed().notify()));
    let example = move |_| {
        let id = ids::report();
        let typed = parse(EXAMPLE).report;
        if saving::keep(id, typed, true, None).is_ok() {
            router.go(Route::Edit { id, is_new: true });
        }
    };
    view! {
        <header class="header header--library">
            <a class="header__brand" href="/">{words::POSTMORTEM}</a>
            <nav class="header__path" aria-label=words::library::PAGES>
                <a href="/rules">{words::library::RULES}</a>
                " \u{b7} "
                <a href="/settings">{words::library::SETTINGS}</a>
            </nav>
            <div class="header__actions">
                <button type="button" class="button" on:click=move |_| import.is_open.set(true)>{words::import::TITLE}</button>
                <button type="button" class="button button--primary" on:click=new>{words::NEW}</button>
            </div>
        </header>
        <main
            class="page library"
            on:dragover=move |event| event.prevent_default()
            on:drop=move |event| import::on_drop(import, &event)
        >
            <h1>{words::LIBRARY}</h1>
            <Shown when=move || import.is_open.get()>
                <ImportDialog import on_close=Callback::new(move |()| import.is_open.set(false)) />
            </Shown>
            {move || {
                trouble.get().map(|trouble| view! { <Notice is_error=trouble.loses()><p>{trouble.words()}</p></Notice> })
            }}
            <Asides listing />
            <Shown when=move || listing.with(|listing| listing.has_newer)>
                <Notice is_error=false>
                    <p>{words::library::NEWER_DRAFTS}</p>
                    <p class="notice__ways">
                        <button type="button" class="button" on:click=move |_| page::reload()>{words::library::NEWER_LOAD}</button>
                    </p>
                </Notice>
            </Shown>
            <Drafts listing />
            <Reports shelf listing />
            <BinList shelf />
            <Shown when=is_empty>
                <div class="library__empty">
                    <h2>{words::library::EMPTY}</h2>
                    <p>{words::library::EMPTY_ADVICE}</p>
                    <p class="library__ways">
                        <button type="button" class="button" on:click=example>{words::library::EXAMPLE}</button>
                    </p>
                </div>
            </Shown>
        </main>
    }
}
