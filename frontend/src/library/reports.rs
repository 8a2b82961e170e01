//! The reports that the server has.

use leptos::prelude::*;
use postmortem::report::{grade, title_or_untitled};
use postmortem::wire::Summary;

use super::shelf::{Shelf, ShelfState, delete_id, line_id};
use crate::browser::{clock, page};
use crate::notice::Notice;
use crate::shown::{KeyedView, KeyedViews, Shown, sentence};
use crate::words::{self, library};

/// The element id of the box for words to look for.
pub const SEARCH: &str = "search";

/// The server's reports, last saved first.
#[component]
pub fn Reports(shelf: Shelf) -> impl IntoView {
    let is_loading = move || shelf.state.get() == ShelfState::Loading;
    // Said after a while only, and where it moves nothing.
    let loading = move || is_loading().then(|| view! { <span class="opening">{library::LOADING}</span> });
    let failed = move || match shelf.state.get() {
        ShelfState::Loading | ShelfState::Listed => None,
        ShelfState::Failed(failure) => Some(view! {
            <Notice is_error=true>
                <p><strong>{library::FAILED}</strong> " " {failure.words()} " " {library::FAILED_BUT}</p>
                <p class="notice__ways">
                    <button type="button" class="button" on:click=move |_| shelf.load(None)>{words::TRY_AGAIN}</button>
                </p>
            </Notice>
        }),
    };
    let finds_nothing = move || {
        shelf.state.get() == ShelfState::Listed && shelf.reports.with(Vec::is_empty) && shelf.holds_reports.get()
    };
    let piece = move |report: Summary| {
        let is_deleted = shelf.is_deleted(&report.id);
        let key = format!("{} {} {is_deleted}", report.id, report.revision);
        KeyedView::new(key, move |_| {
            let report = report.clone();
            if is_deleted {
                view! { <DeletedLine shelf report /> }.into_any()
            } else {
                view! { <ReportLine shelf report /> }.into_any()
            }
        })
    };
    view! {
        <Shown when=move || shelf.holds_reports.get()>
            <div class="library__head">
                <h2>{library::ON_SERVER}</h2>
                <p class="library__state" role="status">{loading}</p>
                <div class="library__search">
                    <label for=SEARCH>{library::SEARCH}</label>
                    <div class="library__box">
                        <input
                            class="box"
                            id=SEARCH
                            type="search"
                            maxlength="200"
                            autocomplete="off"
                            placeholder=library::SEARCH_WHERE
                            aria-keyshortcuts="/"
                            prop:value=move || shelf.words.get()
                            on:input=move |event| shelf.look_for(event_target_value(&event))
                        />
                        <kbd class="library__key" aria-hidden="true">"/"</kbd>
                    </div>
                </div>
            </div>
            <ul class="shelf shelf--reports">
                <KeyedViews each=Signal::derive(move || shelf.lines().into_iter().map(piece).collect()) />
            </ul>
        </Shown>
        <Shown when=move || !shelf.holds_reports.get() && is_loading()>
            <p class="opening" role="status">{library::LOADING}</p>
        </Shown>
        <Shown when=finds_nothing>
            <p role="status">
                {sentence(library::NOT_FOUND, vec![view! { <q>{library::NOT_FOUND_EXAMPLE}</q> }.into_any()])}
            </p>
        </Shown>
        <Shown when=move || shelf.next.with(Option::is_some) && shelf.state.get() == ShelfState::Listed>
            <button type="button" class="button library__older" on:click=move |_| shelf.load(shelf.next.get_untracked())>
                {library::OLDER}
            </button>
        </Shown>
        {failed}
    }
}

#[component]
fn ReportLine(shelf: Shelf, report: Summary) -> impl IntoView {
    let title = title_or_untitled(&report.title).to_owned();
    let saved = library::saved(&clock::day_and_time(&report.saved_at));
    let severity = (!report.severity.is_empty()).then(|| {
        let class = format!("pill pill--{}", grade(&report.severity));
        view! { <span class=class>{report.severity.clone()}</span> }
    });
    let (delete_name, question) = (library::delete(&title), library::delete_question(&title));
    let (link, button) = (line_id(&report.id), delete_id(&report.id));
    view! {
        <li class="shelf__line shelf__line--report">
            <a class="shelf__title" id=link href=format!("/edit/{}", report.id)>{title}</a>
            <p class="shelf__facts">
                <span class="shelf__severity">{severity}</span>
                " "
                <span class="shelf__status">{report.status.clone()}</span>
                " "
                <span class="shelf__tags">{report.tags.join(", ")}</span>
                " "
                <span class="shelf__saved">{saved}</span>
            </p>
            <button
                type="button"
                class="button button--quiet"
                id=button
                aria-label=delete_name
                on:click=move |_| {
                    if page::confirm(&question) {
                        shelf.delete(report.clone());
                    }
                }
            >
                {library::DELETE}
            </button>
        </li>
    }
}

/// In the place of a report that was deleted a moment ago.
#[component]
fn DeletedLine(shelf: Shelf, report: Summary) -> impl IntoView {
    let title = title_or_untitled(&report.title).to_owned();
    let (shown, name) = (title.clone(), library::undo_delete(&title));
    view! {
        <li class="shelf__line shelf__line--report shelf__line--gone">
            <span class="shelf__title">{shown}</span>
            <p class="shelf__facts">
                <span class="shelf__saved">{library::IN_THE_BIN}</span>
            </p>
            <button
                type="button"
                class="button button--quiet"
                aria-label=name
                on:click=move |_| shelf.restore(report.id.clone(), title.clone())
            >
                {words::UNDO}
            </button>
        </li>
    }
}
