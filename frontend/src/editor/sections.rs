//! The list of sections with their states.

use leptos::prelude::*;
use postmortem::lint::{Finding, Severity, UNFILLED};
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
        let has_error = has_error(editor, move |place| place.field.section() == section);
        let field = section.fields().next()?;
        Some(entry(editor, section, section.heading().to_owned(), (state, has_error), Place::field(field)))
    };
    view! {
        <nav class="sections" aria-label=words::SECTIONS>
            <ol>
                {Section::TEMPLATE.into_iter().enumerate().map(|(index, section)| of_template(index, section)).collect_view()}
            </ol>
            {later::add(|parts| (parts.own_sections)())}
        </nav>
    }
}

/// True while an error is open at one of the places that `is_there` takes; a field that is only empty is none.
pub(super) fn has_error(editor: Editor, is_there: impl Fn(Place) -> bool + Send + Sync + 'static) -> Memo<bool> {
    let findings = editor.checked().findings;
    Memo::new(move |_| {
        let is_error = |finding: &Finding| {
            finding.severity == Severity::Error && finding.rule != UNFILLED && is_there(finding.place)
        };
        findings.with(|all| all.iter().any(is_error))
    })
}

/// A way to a section, with its state: a mark, a number, and words for who sees neither.
pub(super) fn entry(
    editor: Editor,
    section: Section,
    name: String,
    (state, has_error): (Memo<Option<SectionState>>, Memo<bool>),
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
                aria-current=move || (in_view.get() == Some(section)).then_some("true")
                on:click=move |_| editor.show(place, None)
            >
                <span class=move || format!("sections__mark sections__mark--{}", mark_of(state.get(), has_error.get())) aria-hidden="true"></span>
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
const fn mark_of(state: Option<SectionState>, has_error: bool) -> &'static str {
    match state {
        None | Some(SectionState::NotStarted) => "empty",
        Some(SectionState::InProgress) => "begun",
        Some(SectionState::Problems(_)) if has_error => "error",
        Some(SectionState::Problems(_)) => "warning",
        Some(SectionState::Ready) => "ready",
    }
}
