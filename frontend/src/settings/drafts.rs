//! The drafts of this device: how large, how to take them away, how to bring them back.

use js_sys::futures::spawn_local;
use leptos::html;
use leptos::prelude::*;
use postmortem::drafts::{Draft, Taken};
use postmortem::report::title_or_untitled;
use uuid::Uuid;

use super::in_words;
use crate::browser::{clock, file, page};
use crate::saving;
use crate::shown::Shown;
use crate::words::{self, library, settings};

/// Drafts with their sizes, to be removed, downloaded and taken from a file.
#[component]
pub fn Drafts(
    /// Whether there is a second copy of each.
    second: &'static str,
) -> impl IntoView {
    let listing = saving::listing();
    let is_empty = move || listing.with(|listing| listing.drafts.is_empty());
    let message = RwSignal::new(String::new());
    let input = NodeRef::<html::Input>::new();
    let download = move |_| {
        let name = format!("postmortem-drafts-{}.json", clock::day(clock::now()));
        file::download(&name, "application/json", &saving::to_file());
        message.set(words::DOWNLOAD_BEGUN.into());
    };
    let take = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let chosen = file::all(input.files());
        // The same file can be chosen again.
        input.set_value("");
        spawn_local(async move {
            for file in chosen {
                let taken = file::bytes(&file).await.and_then(|bytes| saving::take_file(str::from_utf8(&bytes).ok()?));
                message.set(said_of(&file.name(), taken));
            }
        });
    };
    view! {
        <h2>{settings::DRAFTS}</h2>
        <p>{settings::DRAFTS_PROMISE} " " {second}</p>
        <Shown
            when=move || !is_empty()
            fallback=|| view! { <p>{settings::DRAFTS_NONE}</p> }
        >
            <ul class="shelf">{move || listing.get().drafts.into_iter().map(line).collect_view()}</ul>
        </Shown>
        <p class="notice__ways">
            <button type="button" class="button" on:click=download prop:disabled=is_empty>
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
    let title = title_or_untitled(&draft.report.title).to_owned();
    let size = in_words(saving::size_of(id) as f64);
    let facts = library::written_of_size(&size, &clock::day_and_time_of(draft.kept_at), draft.device_only);
    let name = library::remove(&title);
    let question = library::remove_question(&title);
    let remove = move |_| {
        if page::confirm(&question) {
            saving::remove(id);
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

fn said_of(name: &str, taken: Option<Taken>) -> String {
    taken.map_or_else(|| settings::no_drafts(name), |taken| settings::taken(taken.drafts, taken.lost))
}
