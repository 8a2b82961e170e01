//! The list of sections with their states.

use leptos::prelude::*;
use postmortem::lint::Severity;
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
        let found = found(editor, move |place| match place.field.section() {
            // They stand below the title.
            Section::Details => section == Section::Title,
            other => other == section,
        });
        let field = section.fields().next()?;
        Some(entry(editor, section, section.heading().to_owned(), (state, found), Place::field(field)))
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

/// How many findings the list has at the places that `is_there` takes, and the worst of them.
pub(super) fn found(editor: Editor, is_there: impl Fn(Place) -> bool + Send + Sync + 'static) -> Memo<Found> {
    let listed = editor.checked().listed;
    Memo::new(move |_| {
        listed.with(|all| {
            let there = all.iter().filter(|listed| is_there(listed.finding.place));
            there.fold((0, None), |(count, worst), listed| {
                let severity = listed.finding.severity;
                (count + 1, Some(worst.map_or(severity, |worst: Severity| worst.min(severity))))
            })
        })
    })
}

/// How many findings there are, and the worst of them.
type Found = (usize, Option<Severity>);

/// A way to a section, with its state: a mark, a number, and words for who sees neither.
pub(super) fn entry(
    editor: Editor,
    section: Section,
    name: String,
    (state, found): (Memo<Option<SectionState>>, Memo<Found>),
    place: Place,
) -> AnyView {
    let in_view = editor.help().in_view;
    let count = move || {
        let (count, _) = found.get();
        (count > 0).then(|| view! { <span class="sections__count" aria-hidden="true">{count}</span> })
    };
    view! {
        <li>
            <button
                type="button"
                class="sections__entry"
                aria-current=move || (in_view.get() == Some(section)).then_some("true")
                on:click=move |_| editor.show(place, None)
            >
                <span class=move || format!("sections__mark sections__mark--{}", mark_of(state.get(), found.get().1)) aria-hidden="true"></span>
                <span class="sections__name">{name}</span>
                " "
                <span class="sections__state">{move || state.get().map(SectionState::words)}</span>
                {count}
            </button>
        </li>
    }
    .into_any()
}

/// Before the report was checked there is none. What is only to be written stands before a hint.
const fn mark_of(state: Option<SectionState>, worst: Option<Severity>) -> &'static str {
    match (state, worst) {
        (None | Some(SectionState::NotStarted), _) => "empty",
        (_, Some(Severity::Error)) => "error",
        (_, Some(Severity::Warning)) => "warning",
        (Some(SectionState::InProgress), _) => "begun",
        (_, Some(Severity::Hint)) => "hint",
        (_, None) => "ready",
    }
}
