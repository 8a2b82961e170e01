//! What can be done with a report: one menu, for the line that it was opened at.

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::Report;
use postmortem::report::title_or_untitled;

use super::entry::{Entry, Kept};
use super::shelf::Shelf;
use crate::api;
use crate::browser::{focus, ids};
use crate::route::{Route, Router};
use crate::saving;
use crate::words::library;

/// The element id of the menu.
pub const WAYS: &str = "ways";

/// The browser opens it at the button that was pressed, closes it by `Escape` or a press elsewhere, and gives the focus back.
#[component]
pub fn Ways(shelf: Shelf) -> impl IntoView {
    let router = expect_context::<Router>();
    let chosen = shelf.chosen;
    let name =
        move || chosen.with(|entry| entry.as_ref().map(|entry| library::ways(title_or_untitled(&entry.report.title))));
    let address = move || chosen.with(|entry| entry.as_ref().map(|entry| format!("/edit/{}", entry.report.id)));
    let is_there =
        Memo::new(move |_| chosen.with(|entry| entry.as_ref().is_none_or(|entry| entry.kept == Kept::There)));
    let remove = move |_| {
        if let Some(entry) = chosen.get_untracked() {
            if is_there.get_untracked() { shelf.delete(entry) } else { shelf.remove(&entry) }
        }
    };
    let duplicate = move |_| {
        if let Some(entry) = chosen.get_untracked() {
            duplicate(shelf, router, entry);
        }
    };
    view! {
        <div class="menu" id=WAYS popover="auto" role="menu" aria-label=name on:keydown=|event| focus::walk_popover(&event)>
            <a class="menu__entry" role="menuitem" tabindex="-1" autofocus href=address>
                {library::OPEN}
            </a>
            <button
                type="button"
                class="menu__entry"
                role="menuitem"
                tabindex="-1"
                popovertarget=WAYS
                popovertargetaction="hide"
                on:click=duplicate
            >
                {library::DUPLICATE}
            </button>
            <button
                type="button"
                class="menu__entry"
                role="menuitem"
                tabindex="-1"
                popovertarget=WAYS
                popovertargetaction="hide"
                on:click=remove
            >
                {move || if is_there.get() { library::DELETE } else { library::REMOVE }}
            </button>
        </div>
    }
}

/// Begins a report with all that another one says but how far it is.
fn duplicate(shelf: Shelf, router: Router, entry: Entry) {
    spawn_local(async move {
        let title = title_or_untitled(&entry.report.title).to_owned();
        let kept = match shelf.device.report(&entry.report.id) {
            Some(report) => keep(report, entry.kept == Kept::HereOnly),
            None => match (entry.report.id.parse()).map(api::report) {
                Ok(answer) => match answer.await {
                    Ok(saved) => keep(saved.report, false),
                    Err(failure) => Err(failure.words()),
                },
                Err(_) => return,
            },
        };
        match kept {
            Ok(route) => router.go(route),
            Err(why) => {
                // The page may be gone by now.
                let _ = shelf.refused.try_set(Some(library::not_duplicated(&title, &why)));
            }
        }
    });
}

fn keep(report: Report, is_device_only: bool) -> Result<Route, String> {
    let id = ids::report();
    let title = library::duplicate_of(title_or_untitled(&report.title));
    let copy = Report { title, status: String::new(), conflicts: Vec::new(), ..report };
    saving::keep(id, copy, is_device_only, None).map_err(|trouble| trouble.words().to_owned())?;
    Ok(Route::Edit { id, is_new: true })
}
