//! The reports that the server has.

use leptos::prelude::*;
use postmortem::wire::Summary;

use super::{Shelf, ShelfState};
use crate::browser::{clock, page};
use crate::draft::Draft;
use crate::notice::Notice;
use crate::shown::{Piece, Pieces, Shown};

/// The server's reports, last saved first.
#[component]
pub fn Reports(shelf: Shelf, drafts: Memo<Vec<Draft>>) -> impl IntoView {
    let state = move || {
        match shelf.state.get() {
        ShelfState::Loading => view! { <p role="status">"Loading the reports…"</p> }.into_any(),
        ShelfState::Listed => ().into_any(),
        ShelfState::Failed(failure) => view! {
            <Notice is_error=true>
                <p><strong>"The library could not be loaded. "</strong> {failure.words()} " Drafts of this device are still here."</p>
                <p class="notice__ways">
                    <button type="button" class="button" on:click=move |_| shelf.load(None)>"Try again"</button>
                </p>
            </Notice>
        }
        .into_any(),
    }
    };
    // A report has one line: with words that only this device has, it is on the list of those.
    let elsewhere =
        move |report: &Summary| drafts.with(|drafts| !drafts.iter().any(|draft| draft.id.to_string() == report.id));
    let finds_nothing = move || {
        shelf.state.get() == ShelfState::Listed && shelf.reports.with(Vec::is_empty) && shelf.holds_reports.get()
    };
    let piece = move |report: Summary| {
        let key = format!("{} {}", report.id, report.revision);
        Piece::new(key, move |_| view! { <ReportLine shelf report=report.clone() /> }.into_any())
    };
    view! {
        <Shown when=move || shelf.holds_reports.get()>
            <h2>"On this server"</h2>
            <div class="library__search">
                <label for="search">"Search"</label>
                <input
                    class="box"
                    id="search"
                    type="search"
                    maxlength="200"
                    autocomplete="off"
                    prop:value=move || shelf.words.get()
                    on:input=move |event| {
                        shelf.words.set(event_target_value(&event));
                        shelf.load(None);
                    }
                />
            </div>
            <ul class="shelf">
                <Pieces each=Signal::derive(move || shelf.reports.get().into_iter().filter(elsewhere).map(piece).collect()) />
            </ul>
        </Shown>
        <Shown when=finds_nothing>
            <p role="status">
                "No report has all these words. Each may be the beginning of a word: "<q>"conn pool"</q>" finds connection pools."
            </p>
        </Shown>
        <Shown when=move || shelf.next.with(Option::is_some) && shelf.state.get() == ShelfState::Listed>
            <button type="button" class="button" on:click=move |_| shelf.load(shelf.next.get_untracked())>
                "Show older reports"
            </button>
        </Shown>
        {state}
    }
}

#[component]
fn ReportLine(shelf: Shelf, report: Summary) -> impl IntoView {
    let title = if report.title.is_empty() { "Untitled".to_owned() } else { report.title.clone() };
    let saved = format!("Saved {}, revision {}", clock::day_and_time(&report.saved_at), report.revision);
    let facts: Vec<String> = [&report.severity, &report.status]
        .into_iter()
        .chain(&report.tags)
        .filter(|fact| !fact.is_empty())
        .cloned()
        .chain([saved])
        .collect();
    let facts = facts.join(" \u{b7} ");
    let delete_name = format!("Delete {title}");
    let question = format!(
        "Delete \u{201c}{title}\u{201d}? It stays in the bin for 30 days; its share links stop working at once and for good."
    );
    let href = format!("/edit/{}", report.id);
    view! {
        <li class="shelf__line">
            <a class="shelf__title" href=href>{title}</a>
            <span class="shelf__facts">{facts}</span>
            <button
                type="button"
                class="button button--quiet"
                aria-label=delete_name
                on:click=move |_| {
                    if page::confirm(&question) {
                        shelf.delete(&report);
                    }
                }
            >
                "Delete"
            </button>
        </li>
    }
}
