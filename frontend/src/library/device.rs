//! What this device holds: drafts that the server does not have, and what was set aside.

use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::browser::{clock, file, page};
use crate::device;
use crate::draft::{self, Aside, Draft};
use crate::notice::Notice;
use crate::route::{Route, Router};
use crate::shown::Shown;
use crate::words::{self, library};

/// Drafts with words that the server does not have yet, or must not have.
#[component]
pub fn Drafts(drafts: Memo<Vec<Draft>>) -> impl IntoView {
    let router = expect_context::<Router>();
    let line = move |draft: Draft| {
        let id = draft.id;
        let title = draft.title();
        let facts = library::written(&clock::day_and_time_of(draft.kept_at), draft.device_only);
        let name = library::remove(&title);
        let question = library::remove_question(&title);
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
                <button type="button" class="button button--quiet" aria-label=name on:click=remove>{words::REMOVE}</button>
            </li>
        }
    };
    view! {
        <Shown when=move || !drafts.with(Vec::is_empty)>
            <h2>{library::ON_DEVICE}</h2>
            <ul class="shelf">{move || drafts.get().into_iter().map(line).collect_view()}</ul>
        </Shown>
    }
}

/// What was set aside: it is shown until its owner has it elsewhere or does not want it.
#[component]
pub fn Asides(asides: Memo<Vec<(String, Aside)>>) -> impl IntoView {
    let line = move |(key, aside): (String, Aside)| {
        let title = if aside.title.is_empty() { words::UNTITLED.to_owned() } else { aside.title.clone() };
        let facts = library::set_aside(&title, &aside.reason, &clock::day_and_time_of(aside.at));
        let discard = move |_| {
            if page::confirm(library::DISCARD_QUESTION) {
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
                    {library::DOWNLOAD}
                </button>
                <button type="button" class="button button--quiet" on:click=discard>{library::DISCARD}</button>
            </li>
        }
    };
    view! {
        <Shown when=move || !asides.with(Vec::is_empty)>
            <Notice is_error=false>
                <h2>{library::ASIDE}</h2>
                <p>{library::ASIDE_ADVICE}</p>
                <ul class="shelf">{move || asides.get().into_iter().map(line).collect_view()}</ul>
            </Notice>
        </Shown>
    }
}
