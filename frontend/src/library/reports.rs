//! The reports that the server has.

use leptos::prelude::*;
use postmortem::wire::Summary;

use super::{Shelf, ShelfState};
use crate::browser::{clock, page};
use crate::notice::Notice;

/// The server's reports, last saved first.
#[component]
pub fn Reports(shelf: Shelf) -> impl IntoView {
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
    view! {
        <Show when=move || shelf.reports.with(|reports| !reports.is_empty())>
            <h2>"On this server"</h2>
            <ul class="shelf">
                <For each=move || shelf.reports.get() key=|report| (report.id.clone(), report.revision) let:report>
                    <ReportLine shelf report />
                </For>
            </ul>
        </Show>
        <Show when=move || shelf.next.with(Option::is_some) && shelf.state.get() == ShelfState::Listed>
            <button type="button" class="button" on:click=move |_| shelf.load(shelf.next.get_untracked())>
                "Show older reports"
            </button>
        </Show>
        {state}
    }
}

#[component]
fn ReportLine(shelf: Shelf, report: Summary) -> impl IntoView {
    let title = if report.title.is_empty() { "Untitled".to_owned() } else { report.title.clone() };
    let saved = format!("Saved {}, revision {}", clock::day_and_time(&report.saved_at), report.revision);
    let delete_name = format!("Delete {title}");
    let question = format!("Delete \u{201c}{title}\u{201d}? Its share links stop working at once.");
    let href = format!("/edit/{}", report.id);
    view! {
        <li class="shelf__line">
            <a class="shelf__title" href=href>{title}</a>
            <span class="shelf__facts">{saved}</span>
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
