//! Reports that were deleted and can still be restored.

use leptos::prelude::*;
use postmortem::report::title_or_untitled;
use postmortem::wire::Deleted;

use super::shelf::Shelf;
use crate::browser::clock;
use crate::shown::Shown;
use crate::words::library;

/// The bin, folded until somebody looks for something in it.
#[component]
pub fn BinList(shelf: Shelf) -> impl IntoView {
    let line = move |report: Deleted| {
        let title = title_or_untitled(&report.title).to_owned();
        let facts = library::deleted(&clock::day_and_time(&report.deleted_at), &clock::day_and_time(&report.gone_at));
        let name = library::restore(&title);
        let (id, restored) = (report.id, title.clone());
        view! {
            <li class="shelf__line">
                <span class="shelf__title">{title}</span>
                <span class="shelf__facts">{facts}</span>
                <button
                    type="button"
                    class="button button--quiet"
                    aria-label=name
                    on:click=move |_| shelf.restore(id.clone(), restored.clone())
                >
                    {library::RESTORE}
                </button>
            </li>
        }
    };
    let bin = move || shelf.bin.get().unwrap_or_default();
    view! {
        <Shown when=move || !bin().is_empty()>
            <details class="library__bin">
                <summary>{move || library::bin(bin().len())}</summary>
                <p>{library::BIN_PROMISE}</p>
                <ul class="shelf">{move || bin().into_iter().map(line).collect_view()}</ul>
            </details>
        </Shown>
    }
}
