//! The sections of this report that the template does not have, in the list of sections.

use leptos::prelude::*;
use postmortem::progress::{Progress, SectionState};
use postmortem::report::{Field, Place, Section};

use super::Editor;
use super::sections::{entry, found};
use crate::words;

/// Timeline, detection and sections under headings of their own, where the report has them.
pub fn own_sections() -> AnyView {
    let editor = Editor::expect();
    let checked = editor.checked();
    let all = Memo::new(move |_| {
        checked.report.with(|report| {
            let offered = [Section::Timeline, Section::Detection].into_iter().filter_map(|section| {
                let field = section.fields().next()?;
                let is_used = !report.value(field).is_empty();
                is_used.then(|| (section, section.heading().to_owned(), Place::field(field)))
            });
            let own = report.custom_sections.iter().enumerate().map(|(index, own)| {
                let name = if own.heading.is_empty() { words::custom_section(index + 1) } else { own.heading.clone() };
                let place = Place::field(Field::CustomSections).item(index + 1);
                (Section::CustomSections, name, place)
            });
            offered.chain(own).collect::<Vec<_>>()
        })
    });
    let state_of = move |place: Place| {
        let problems = checked.findings.with(|all| Progress::problems(all, |other| is_in(place, other)));
        Some(if problems > 0 { SectionState::Problems(problems) } else { SectionState::Ready })
    };
    let line = move |(section, name, place): (Section, String, Place)| {
        let state = Memo::new(move |_| state_of(place));
        let found = found(editor, move |other| is_in(place, other));
        entry(editor, section, name, (state, found), place)
    };
    (move || {
        let all = all.get();
        (!all.is_empty()).then(|| view! { <ol class="sections__own">{all.into_iter().map(line).collect_view()}</ol> })
    })
    .into_any()
}

/// True for what is inside of a field, or of an item of it.
fn is_in(place: Place, other: Place) -> bool {
    other.field == place.field && (place.item.is_none() || other.item == place.item)
}
