//! The list of sections with their states.

use leptos::prelude::*;
use postmortem::progress::SectionState;
use postmortem::report::{Place, Section};

use super::Editor;
use crate::words;

/// The sections with their states in words; each leads to its first box.
#[component]
pub fn SectionsNav() -> impl IntoView {
    let editor = Editor::expect();
    let progress = editor.checked().progress;
    let entry = move |index: usize, section: Section| {
        let state =
            Memo::new(move |_| progress.with(|progress| progress.as_ref().map(|progress| progress.sections[index].1)));
        let go = move |_| {
            if let Some(field) = section.fields().next() {
                editor.show(Place::field(field), None);
            }
        };
        view! {
            <li>
                <button type="button" class="sections__entry" on:click=go>
                    <span class=move || format!("sections__mark sections__mark--{}", mark_of(state.get())) aria-hidden="true"></span>
                    <span class="sections__name">{section.heading()}</span>
                    " "
                    <span class="sections__state">{move || state.get().map(SectionState::words)}</span>
                </button>
            </li>
        }
    };
    view! {
        <nav class="sections" aria-label=words::SECTIONS>
            <h2 class="sections__heading">{words::SECTIONS}</h2>
            <ol>
                {Section::TEMPLATE.into_iter().enumerate().map(|(index, section)| entry(index, section)).collect_view()}
            </ol>
        </nav>
    }
}

/// Before the report was checked there is none.
const fn mark_of(state: Option<SectionState>) -> &'static str {
    match state {
        None | Some(SectionState::NotStarted) => "empty",
        Some(SectionState::InProgress) => "begun",
        Some(SectionState::Problems(_)) => "problem",
        Some(SectionState::Ready) => "ready",
    }
}
