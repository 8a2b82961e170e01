//! The list of sections with their states.

use leptos::prelude::*;
use postmortem::progress::SectionState;
use postmortem::report::{Place, Section};

use super::Editor;
use crate::{later, words};

/// The sections with their states in words; each leads to its first box.
#[component]
pub fn SectionsNav() -> impl IntoView {
    let editor = Editor::expect();
    let progress = editor.checked().progress;
    let of_template = move |index: usize, section: Section| {
        let state =
            Memo::new(move |_| progress.with(|progress| progress.as_ref().map(|progress| progress.sections[index].1)));
        section
            .fields()
            .next()
            .map(|field| entry(editor, section, section.heading().to_owned(), state, Place::field(field)))
    };
    view! {
        <nav class="sections" aria-label=words::SECTIONS>
            <h2 class="sections__heading">{words::SECTIONS}</h2>
            <ol>
                {Section::TEMPLATE.into_iter().enumerate().map(|(index, section)| of_template(index, section)).collect_view()}
            </ol>
            {later::add(|parts| (parts.own_sections)())}
        </nav>
    }
}

/// A way to a section, with its state: a mark, a number, and words for who sees neither.
pub(super) fn entry(
    editor: Editor,
    section: Section,
    name: String,
    state: Memo<Option<SectionState>>,
    place: Place,
) -> AnyView {
    let in_view = editor.help().in_view;
    let count = move || match state.get() {
        Some(SectionState::Problems(count)) => {
            Some(view! { <span class="sections__count" aria-hidden="true">{count}</span> })
        }
        _ => None,
    };
    view! {
        <li>
            <button
                type="button"
                class="sections__entry"
                aria-current=move || (in_view.get() == Some(section) && section != Section::CustomSections).then_some("true")
                on:click=move |_| editor.show(place, None)
            >
                <span class=move || format!("sections__mark sections__mark--{}", mark_of(state.get())) aria-hidden="true"></span>
                <span class="sections__name">{name}</span>
                " "
                <span class="sections__state">{move || state.get().map(SectionState::words)}</span>
                {count}
            </button>
        </li>
    }
    .into_any()
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
