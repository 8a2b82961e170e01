//! Reports that were deleted and can still be restored.

use leptos::prelude::*;
use postmortem::wire::Deleted;

use super::Shelf;
use crate::browser::clock;
use crate::shown::Shown;

/// The bin, folded until somebody looks for something in it.
#[component]
pub fn BinList(shelf: Shelf) -> impl IntoView {
    let line = move |report: Deleted| {
        let title = if report.title.is_empty() { "Untitled".to_owned() } else { report.title };
        let facts = format!(
            "Deleted {}, can be restored until {}",
            clock::day_and_time(&report.deleted_at),
            clock::day_and_time(&report.gone_at)
        );
        let name = format!("Restore {title}");
        let id = report.id;
        view! {
            <li class="shelf__line">
                <span class="shelf__title">{title}</span>
                <span class="shelf__facts">{facts}</span>
                <button
                    type="button"
                    class="button button--quiet"
                    aria-label=name
                    on:click=move |_| shelf.restore(id.clone())
                >
                    "Restore"
                </button>
            </li>
        }
    };
    view! {
        <Shown when=move || shelf.bin.with(|bin| !bin.is_empty())>
            <details class="library__bin">
                <summary>{move || format!("Bin ({})", shelf.bin.with(Vec::len))}</summary>
                <p>"A restored report is as it was. Its share links do not come back: make new ones for those who should read it."</p>
                <ul class="shelf">{move || shelf.bin.get().into_iter().map(line).collect_view()}</ul>
            </details>
        </Shown>
    }
}
