//! The drafts of this device: how large, how to take them away, how to bring them back.

use js_sys::futures::spawn_local;
use leptos::html;
use leptos::prelude::*;
use uuid::Uuid;

use super::in_words;
use crate::browser::{clock, file, page};
use crate::draft::{self, Draft};
use crate::shown::Shown;
use crate::words::{self, library, settings};

/// Lists them.
#[component]
pub fn Drafts(
    /// Whether there is a second copy of each.
    second: &'static str,
) -> impl IntoView {
    let drafts = draft::listed_drafts();
    let message = RwSignal::new(String::new());
    let input = NodeRef::<html::Input>::new();
    let download = move |_| {
        let name = format!("postmortem-drafts-{}.json", clock::day(clock::now()));
        file::download(&name, "application/json", &draft::to_file());
        message.set(words::DOWNLOAD_BEGUN.into());
    };
    let take = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let chosen = file::all(input.files());
        // The same file can be chosen again.
        input.set_value("");
        spawn_local(async move {
            for file in chosen {
                let taken = file::bytes(&file).await.and_then(|bytes| draft::take_file(str::from_utf8(&bytes).ok()?));
                message.set(said_of(&file.name(), taken));
                draft::listed().notify();
            }
        });
    };
    view! {
        <h2>{settings::DRAFTS}</h2>
        <p>{settings::DRAFTS_PROMISE} {second}</p>
        <Shown
            when=move || drafts.with(|drafts| !drafts.is_empty())
            fallback=|| view! { <p>{settings::DRAFTS_NONE}</p> }
        >
            <ul class="shelf">{move || drafts.get().into_iter().map(line).collect_view()}</ul>
        </Shown>
        <p class="notice__ways">
            <button type="button" class="button" on:click=download prop:disabled=move || drafts.with(Vec::is_empty)>
                {settings::DRAFTS_DOWNLOAD}
            </button>
        </p>
        <div class="settings__file">
            <label for="drafts-file">{settings::DRAFTS_OPEN}</label>
            <input id="drafts-file" type="file" accept=".json,application/json" node_ref=input on:change=take />
        </div>
        <p role="status">{message}</p>
    }
}

fn line(draft: Draft) -> impl IntoView {
    let id: Uuid = draft.id;
    let title = draft.title();
    let size = in_words(draft::size(id) as f64);
    let facts = library::written_of_size(&size, &clock::day_and_time_of(draft.kept_at), draft.device_only);
    let name = library::remove(&title);
    let question = library::remove_question(&title);
    let remove = move |_| {
        if page::confirm(&question) {
            draft::remove(id);
        }
    };
    view! {
        <li class="shelf__line">
            <a class="shelf__title" href=format!("/edit/{id}")>{title}</a>
            <span class="shelf__facts">{facts}</span>
            <button type="button" class="button button--quiet" aria-label=name on:click=remove>
                {settings::REMOVE}
            </button>
        </li>
    }
}

fn said_of(name: &str, taken: Option<draft::Taken>) -> String {
    taken.map_or_else(|| settings::no_drafts(name), |taken| settings::taken(taken.drafts, taken.lost))
}
