//! A text is taken out of all revisions, and what that reaches is said before.

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::wire::{Purge, Redacted};

use super::History;
use crate::api;
use crate::browser::page;
use crate::editor::secrets;
use crate::saving::SaveState;
use crate::words::history as words;

/// How far it is.
#[derive(Clone, PartialEq)]
enum Progress {
    None,
    TooShort,
    /// It is taken out of the revisions once the text without it is saved.
    Saving(String),
    Asking,
    Done(u64),
    Failed(String),
}

impl Progress {
    fn words(&self) -> String {
        match self {
            Progress::None => String::new(),
            Progress::TooShort => words::too_short(Purge::LEAST),
            Progress::Saving(_) => words::PURGE_SAVING.to_owned(),
            Progress::Asking => words::PURGE_ASKING.to_owned(),
            Progress::Done(revisions) => words::purged(*revisions),
            Progress::Failed(detail) => words::not_purged(detail),
        }
    }
}

/// The form, folded.
pub fn purge(history: History) -> AnyView {
    let text = RwSignal::new(String::new());
    let progress = RwSignal::new(Progress::None);
    let state = history.editor.saver().state;
    // What the current revision still holds the server does not take out.
    Effect::new(move || {
        let is_saved = state.with(|state| matches!(state, SaveState::Saved { .. }));
        if let (Progress::Saving(wanted), true) = (progress.get(), is_saved) {
            progress.set(Progress::Asking);
            ask(history, wanted, text, progress);
        }
    });
    let is_busy = move || progress.with(|progress| matches!(progress, Progress::Saving(_) | Progress::Asking));
    let go = move |_| {
        if is_busy() {
            return;
        }
        let wanted = text.get_untracked().trim().to_owned();
        if wanted.chars().count() < Purge::LEAST {
            return progress.set(Progress::TooShort);
        }
        if page::confirm(&words::purge_question(&wanted)) {
            secrets::purge(history.editor, &wanted);
            progress.set(Progress::Saving(wanted));
        }
    };
    view! {
        <details class="history__purge">
            <summary>{words::PURGE}</summary>
            <p>{words::PURGE_WHY}</p>
            <p>{words::PURGE_REACHES}</p>
            <p>{words::PURGE_MISSES}</p>
            <label class="history__against">
                <span>{words::PURGE_TEXT}</span>
                <input
                    class="box"
                    type="text"
                    autocomplete="off"
                    prop:value=move || text.get()
                    on:input:target=move |event| text.set(event.target().value())
                />
            </label>
            <button type="button" class="button" aria-disabled=move || is_busy().to_string() on:click=go>{words::PURGE_GO}</button>
            <p role="status">{move || progress.with(Progress::words)}</p>
        </details>
    }
    .into_any()
}

fn ask(history: History, wanted: String, text: RwSignal<String>, progress: RwSignal<Progress>) {
    let report = history.editor.saver().id();
    spawn_local(async move {
        let next = match api::purge(report, wanted).await {
            Ok(Redacted { revisions }) => {
                // Nothing that was fetched before is shown again.
                let _ = history.texts.try_update(|texts| texts.clear());
                let _ = text.try_set(String::new());
                Progress::Done(revisions)
            }
            Err(failure) => Progress::Failed(failure.words()),
        };
        // The view may be gone by now.
        let _ = progress.try_set(next);
    });
}
