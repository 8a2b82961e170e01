//! The table of what comes later. It is all that the later part hands out, so that there is one part, loaded once;
//! `end2end/tests/later.spec.ts` opens each entry.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use postmortem::Report;
use postmortem::markdown::Formatting;
use postmortem::report::{Cell, Field};
use postmortem::sync::{Refusal, TOOLS, Tools};
use uuid::Uuid;
use web_sys::{Element, Event};

use crate::actions::ActionsPage;
use crate::browser::typing::Area;
use crate::editor::later_part::{self as editor, EditorRow, RowMenu, Rules, SectionChange, Underlines};
use crate::editor::{Direction, Editor, Sheet};
use crate::library::LibraryPage;
use crate::route::Route;
use crate::settings::SettingsPage;

/// What the later part brings.
pub struct Parts {
    /// Any page but that of a report.
    pub page: fn(Route) -> AnyView,
    /// What saving needs to send and to take in.
    pub tools: &'static Tools,
    /// Takes the last step back, or makes it again.
    pub turn: fn(Editor, Direction),
    /// The rules as the server sets them.
    pub rules: fn() -> Box<dyn Rules>,
    /// What they say of the whole report, at the side.
    pub findings: fn() -> AnyView,
    /// What they say of one field, below it.
    pub field_findings: fn(Field) -> AnyView,
    /// Underlines its words in the box that is given, if it is one.
    pub underlines: fn(Editor, Element) -> Option<Box<dyn Underlines>>,
    /// Leads to the next finding (`true`), or the one before.
    pub step: fn(Editor, bool),
    /// Above the boxes: a secret that is not sent yet; in their place: the report as readers see it, or its history.
    pub above: fn(Editor) -> AnyView,
    /// True when somebody else has redacted a secret between two states.
    pub is_redacted: fn(&Report, &Report) -> bool,
    /// Why the server does not take the report.
    pub refused: fn(Refusal) -> AnyView,
    /// Takes the text away.
    pub download: fn() -> AnyView,
    /// Beside the save state: what is not sent, what others changed, and who else has the report open.
    pub around_saving: fn(Editor) -> AnyView,
    /// Asks the browser to keep what is on this device alone.
    pub keep_offer: fn(Editor) -> AnyView,
    /// Makes what is selected bold, a link, a list and so on.
    pub format: fn(Editor, &Area, Formatting),
    /// What the clipboard holds becomes a link or rows; false where the browser shall paste.
    pub paste: fn(Editor, &Event) -> bool,
    /// What can be done with a custom section.
    pub section_ways: fn(EditorRow, RwSignal<Option<SectionChange>>) -> AnyView,
    /// Brings back a custom section that was moved or removed last.
    pub take_section_back: fn(Editor, RwSignal<Option<SectionChange>>),
    /// What opens beside the text, for the report of this id.
    pub sheet: fn(Editor, Sheet, Uuid) -> AnyView,
    /// The page of a rule beside the text.
    pub why: fn(String) -> AnyView,
    /// Has the browser print that instead of the boxes.
    pub print: fn(Editor),
    /// Examples and questions of a field.
    pub guide: fn(Field) -> AnyView,
    /// Unfolds those of the field that one writes in, or folds them again.
    pub examples: fn(),
    /// What can be done with a row.
    pub row_menu: fn(RowMenu) -> AnyView,
    /// The text of a field as readers see it.
    pub as_read: fn(Field) -> AnyView,
    /// Asks why of the last node of the causal chain.
    pub whys: fn() -> AnyView,
    /// The causal chain as a picture.
    pub chain: fn() -> AnyView,
    /// Sorts the action items by one column.
    pub sort: fn(Editor, Cell),
    /// What boxes of the action table offer.
    pub choices: fn() -> AnyView,
    /// The owners that other drafts of this device name.
    pub owners: fn() -> Vec<String>,
    /// What the action items cover.
    pub coverage: fn() -> AnyView,
    /// How far the report is, and what is left.
    pub readiness: fn() -> AnyView,
    /// In the list of sections, those that the template does not have.
    pub own_sections: fn() -> AnyView,
    /// What the details say, in one line.
    pub details_line: fn() -> AnyView,
    /// How long it took, in words.
    pub durations: fn() -> AnyView,
    /// What two people changed at the same time in a field.
    pub conflicts: fn(Field) -> AnyView,
}

static PARTS: Parts = Parts {
    page,
    tools: &TOOLS,
    turn: Editor::turn,
    rules: editor::rules,
    findings: editor::findings,
    field_findings: editor::field_findings,
    underlines: editor::underlines,
    step: editor::step,
    above: editor::above,
    is_redacted: editor::is_redacted,
    refused: editor::refused,
    download: editor::download,
    around_saving: editor::around_saving,
    keep_offer: editor::keep_offer,
    format: editor::format,
    paste: editor::paste,
    section_ways: editor::section_ways,
    take_section_back: editor::take_section_back,
    sheet: editor::sheet,
    why: editor::why,
    print: crate::export::print_the_report,
    guide: editor::guide,
    examples: editor::turn_examples,
    row_menu: editor::menu,
    as_read: editor::as_read,
    whys: editor::whys,
    chain: editor::chain,
    sort: editor::sort,
    choices: editor::choices,
    owners: editor::owners,
    coverage: editor::coverage,
    readiness: editor::readiness,
    own_sections: editor::own_sections,
    details_line: editor::details_line,
    durations: editor::durations,
    conflicts: editor::conflicts,
};

fn page(route: Route) -> AnyView {
    match route {
        Route::Actions => view! { <ActionsPage /> }.into_any(),
        Route::Settings => view! { <SettingsPage /> }.into_any(),
        _ => view! { <LibraryPage /> }.into_any(),
    }
}

/// Fetches what is split off here: whatever is needed for the table alone.
#[wasm_split(later, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn fetch() -> Result<&'static Parts, SplitLoaderError> {
    Ok(&PARTS)
}
