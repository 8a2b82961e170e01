//! What this device holds: drafts that the server does not have, and what was set aside.

use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::browser::{clock, file, page};
use crate::device;
use crate::draft::{self, Aside, Draft};
use crate::notice::Notice;
use crate::route::{Route, Router};
use crate::shown::Shown;

/// Drafts with words that the server does not have yet, or must not have.
#[component]
pub fn Drafts(drafts: Memo<Vec<Draft>>) -> impl IntoView {
    let router = expect_context::<Router>();
    let line = move |draft: Draft| {
        let id = draft.id;
        let title = draft.title();
        let why = if draft.device_only { "on this device only" } else { "not sent to the server yet" };
        let facts = format!("Written {}, {why}", clock::day_and_time_of(draft.kept_at));
        let name = format!("Remove {title} from this device");
        let question =
            format!("Remove \u{201c}{title}\u{201d} from this device? The server does not have these words.");
        let open = move |event: MouseEvent| router.follow(&event, Route::Edit { id, is_new: false });
        let remove = move |_| {
            if page::confirm(&question) {
                draft::remove(id);
            }
        };
        view! {
            <li class="shelf__line">
                <a class="shelf__title" href=format!("/edit/{id}") on:click=open>{title}</a>
                <span class="shelf__facts">{facts}</span>
                <button type="button" class="button button--quiet" aria-label=name on:click=remove>"Remove"</button>
            </li>
        }
    };
    view! {
        <Shown when=move || !drafts.with(Vec::is_empty)>
            <h2>"On this device"</h2>
            <ul class="shelf">{move || drafts.get().into_iter().map(line).collect_view()}</ul>
        </Shown>
    }
}

/// What was set aside: it is shown until its owner has it elsewhere or does not want it.
#[component]
pub fn Asides(asides: Memo<Vec<(String, Aside)>>) -> impl IntoView {
    let line = move |(key, aside): (String, Aside)| {
        let title = if aside.title.is_empty() { "Untitled".to_owned() } else { aside.title.clone() };
        let facts = format!("{title}: {}, set aside {}", aside.reason, clock::day_and_time_of(aside.at));
        let discard = move |_| {
            if page::confirm("Discard this text for good? Download it first if you may want it.") {
                device::forget(&key);
                draft::listed().notify();
            }
        };
        view! {
            <li class="shelf__line">
                <span class="shelf__facts">{facts}</span>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| file::download(&file::name_of(&title, "md"), "text/markdown", &aside.text)
                >
                    "Download"
                </button>
                <button type="button" class="button button--quiet" on:click=discard>"Discard"</button>
            </li>
        }
    };
    view! {
        <Shown when=move || !asides.with(Vec::is_empty)>
            <Notice is_error=false>
                <h2>"Set aside on this device"</h2>
                <p>"Nothing of this is in a report at the moment. Download it, and discard it when you no longer need it."</p>
                <ul class="shelf">{move || asides.get().into_iter().map(line).collect_view()}</ul>
            </Notice>
        </Shown>
    }
}
