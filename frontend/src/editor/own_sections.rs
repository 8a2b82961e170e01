//! The sections of this report that the template does not have, in the list of sections: timeline and detection where
//! they stand in the text, those under headings of their own below all others.

use leptos::prelude::*;
use postmortem::Report;
use postmortem::progress::{Progress, SectionState};
use postmortem::report::{Field, Place, Section};

use super::Editor;
use super::sections::{entry, has_error};
use crate::words;

/// Timeline and detection, where the report has them.
pub fn offered_sections() -> AnyView {
    entries(
        |report| {
            let used = [Section::Timeline, Section::Detection].into_iter().filter_map(|section| {
                let field = section.fields().next()?;
                let is_used = !report.value(field).is_empty();
                is_used.then(|| (section, section.heading().to_owned(), Place::field(field)))
            });
            used.collect()
        },
        |entries| entries.into_any(),
    )
}

/// Sections under headings of their own, where the report has some.
pub fn own_sections() -> AnyView {
    entries(
        |report| {
            let own = report.custom_sections.iter().enumerate().map(|(index, own)| {
                let name = if own.heading.is_empty() { words::custom_section(index + 1) } else { own.heading.clone() };
                (Section::CustomSections, name, Place::field(Field::CustomSections).item(index + 1))
            });
            own.collect()
        },
        |entries| view! { <ol class="sections__own">{entries}</ol> }.into_any(),
    )
}

/// A section, what it is called, and where it begins.
type Named = (Section, String, Place);

/// An entry for each section that is `named`, in what stands around them; nothing where there is none.
fn entries(named: fn(&Report) -> Vec<Named>, around: fn(Vec<AnyView>) -> AnyView) -> AnyView {
    let editor = Editor::expect();
    let checked = editor.checked();
    let all = Memo::new(move |_| checked.report.with(named));
    let state_of = move |place: Place| {
        let problems = checked.findings.with(|all| Progress::problems(all, |other| is_in(place, other)));
        Some(if problems > 0 { SectionState::Problems(problems) } else { SectionState::Ready })
    };
    let line = move |(section, name, place): Named| {
        let state = Memo::new(move |_| state_of(place));
        let has_error = has_error(editor, move |other| is_in(place, other));
        entry(editor, section, name, (state, has_error), place)
    };
    (move || {
        let all = all.get();
        (!all.is_empty()).then(|| around(all.into_iter().map(line).collect()))
    })
    .into_any()
}

/// True for what is inside of a field, or of an item of it.
fn is_in(place: Place, other: Place) -> bool {
    other.field == place.field && (place.item.is_none() || other.item == place.item)
}
