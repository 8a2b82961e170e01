//! What the editor shows of the later part of the program.

use leptos::prelude::*;
use postmortem::report::Field;
use postmortem::view::ReportView;
use uuid::Uuid;

use super::causes::{ChainPicture, Whys};
use super::changes::{Merged, Unsent};
use super::conflicts::Conflicts;
use super::coverage::CoverageView;
use super::palette::{Keys, Palette};
use super::{Editor, Sheet};
use crate::export::ExportDialog;
use crate::share::ShareDialog;

pub use super::guide::{as_read, guide};
pub use super::times::durations;
pub use super::why::page as why;

/// What opens beside the text.
pub fn sheet(editor: Editor, sheet: Sheet, id: Uuid) -> AnyView {
    let on_close = Callback::new(move |()| editor.close());
    match sheet {
        Sheet::Palette => view! { <Palette /> }.into_any(),
        Sheet::Keys => view! { <Keys /> }.into_any(),
        Sheet::Share => view! { <ShareDialog id on_close /> }.into_any(),
        Sheet::Export => view! { <ExportDialog on_close /> }.into_any(),
        Sheet::Unsent => view! { <Unsent on_close /> }.into_any(),
        Sheet::Merged => view! { <Merged on_close /> }.into_any(),
    }
}

/// The report as readers see it.
pub fn reading(editor: Editor) -> AnyView {
    (move || view! { <ReportView report=editor.checked().report.get() /> }).into_any()
}

/// Asks why of the last node of the causal chain.
pub fn whys() -> AnyView {
    view! { <Whys /> }.into_any()
}

/// The causal chain as a picture.
pub fn chain() -> AnyView {
    view! { <ChainPicture /> }.into_any()
}

/// What the action items answer.
pub fn coverage() -> AnyView {
    view! { <CoverageView /> }.into_any()
}

/// What two people changed at the same time in a field; custom sections stand apart from fields.
pub fn conflicts(field: Field) -> AnyView {
    view! { <Conflicts field /> }.into_any()
}
