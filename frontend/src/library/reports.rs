//! The reports that the server has.

use leptos::prelude::*;
use postmortem::drafts::Listing;
use postmortem::report::title_or_untitled;
use postmortem::wire::Summary;

use super::{Shelf, ShelfState};
use crate::browser::{clock, page};
use crate::notice::Notice;
use crate::shown::{KeyedView, KeyedViews, Shown, sentence};
use crate::words::{self, library};

/// The server's reports, last saved first.
#[component]
pub fn Reports(shelf: Shelf, listing: Memo<Listing>) -> impl IntoView {
    let state = move || match shelf.state.get() {
        ShelfState::Loading => view! { <p role="status">{library::LOADING}</p> }.into_any(),
        ShelfState::Listed => ().into_any(),
        ShelfState::Failed(failure) => view! {
            <Notice is_error=true>
                <p><strong>{library::FAILED}</strong> " " {failure.words()} " " {library::FAILED_BUT}</p>
                <p class="notice__ways">
                    <button type="button" class="button" on:click=move |_| shelf.load(None)>{words::TRY_AGAIN}</button>
                </p>
            </Notice>
        }
        .into_any(),
    };
    // A report has one line: with words that only this device has, it is on the list of those.
    let elsewhere = move |report: &Summary| {
        listing.with(|listing| !listing.drafts.iter().any(|draft| draft.id.to_string() == report.id))
    };
    let finds_nothing = move || {
        shelf.state.get() == ShelfState::Listed && shelf.reports.with(Vec::is_empty) && shelf.holds_reports.get()
    };
    let piece = move |report: Summary| {
        let key = format!("{} {}", report.id, report.revision);
        KeyedView::new(key, move |_| view! { <ReportLine shelf report=report.clone() /> }.into_any())
    };
    view! {
        <Shown when=move || shelf.holds_reports.get()>
            <h2>{library::ON_SERVER}</h2>
            <div class="library__search">
                <label for="search">{library::SEARCH}</label>
                <input
                    class="box"
                    id="search"
                    type="search"
                    maxlength="200"
                    autocomplete="off"
                    prop:value=move || shelf.words.get()
                    on:input=move |event| shelf.look_for(event_target_value(&event))
                />
            </div>
            <ul class="shelf">
                <KeyedViews each=Signal::derive(move || shelf.reports.get().into_iter().filter(elsewhere).map(piece).collect()) />
            </ul>
        </Shown>
        <Shown when=finds_nothing>
            <p role="status">
                {sentence(library::NOT_FOUND, vec![view! { <q>{library::NOT_FOUND_EXAMPLE}</q> }.into_any()])}
            </p>
        </Shown>
        <Shown when=move || shelf.next.with(Option::is_some) && shelf.state.get() == ShelfState::Listed>
            <button type="button" class="button" on:click=move |_| shelf.load(shelf.next.get_untracked())>
                {library::OLDER}
            </button>
        </Shown>
        {state}
    }
}

#[component]
fn ReportLine(shelf: Shelf, report: Summary) -> impl IntoView {
    let title = title_or_untitled(&report.title).to_owned();
    let saved = library::saved(&clock::day_and_time(&report.saved_at), report.revision);
    let facts: Vec<String> = [&report.severity, &report.status]
        .into_iter()
        .chain(&report.tags)
        .filter(|fact| !fact.is_empty())
        .cloned()
        .chain([saved])
        .collect();
    let facts = facts.join(" \u{b7} ");
    let delete_name = library::delete(&title);
    let question = library::delete_question(&title);
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
                {library::DELETE}
            </button>
        </li>
    }
}
