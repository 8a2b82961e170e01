//! The table of what comes later. It is all that the later part hands out, so that there is one part, loaded once;
//! `end2end/tests/later.spec.ts` opens each entry.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use postmortem::Report;
use postmortem::report::Field;
use uuid::Uuid;

use crate::editor::{Editor, Sheet, later as editor};
use crate::library::LibraryPage;
use crate::settings::SettingsPage;

/// What the later part brings.
pub struct Parts {
    /// The page at `/`.
    pub library: fn() -> AnyView,
    /// The page at `/settings`.
    pub settings: fn() -> AnyView,
    /// What opens beside the text, for the report of this id.
    pub sheet: fn(Editor, Sheet, Uuid) -> AnyView,
    /// The page of a rule beside the text.
    pub why: fn(String) -> AnyView,
    /// The report as readers see it, beside the text.
    pub reading: fn(Editor) -> AnyView,
    /// Has the browser print that instead of the boxes.
    pub print: fn(Editor),
    /// Examples and questions of a field.
    pub guide: fn(Field) -> AnyView,
    /// The text of a field as readers see it.
    pub as_read: fn(Field) -> AnyView,
    /// Asks why of the last node of the causal chain.
    pub whys: fn() -> AnyView,
    /// The causal chain as a picture.
    pub chain: fn() -> AnyView,
    /// What the action items answer.
    pub coverage: fn() -> AnyView,
    /// How long it took, in words; empty where that cannot be told.
    pub durations: fn(&Report) -> String,
    /// What two people changed at the same time in a field.
    pub conflicts: fn(Field) -> AnyView,
}

static PARTS: Parts = Parts {
    library: || view! { <LibraryPage /> }.into_any(),
    settings: || view! { <SettingsPage /> }.into_any(),
    sheet: editor::sheet,
    why: editor::why,
    reading: editor::reading,
    print: crate::export::print_the_report,
    guide: editor::guide,
    as_read: editor::as_read,
    whys: editor::whys,
    chain: editor::chain,
    coverage: editor::coverage,
    durations: editor::durations,
    conflicts: editor::conflicts,
};

/// Fetches what is split off here: whatever is needed for the table alone.
#[wasm_split(later, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn fetch() -> Result<&'static Parts, SplitLoaderError> {
    Ok(&PARTS)
}
