//! What the editor shows of the later part of the program.

use leptos::prelude::*;
use postmortem::report::Field;
use postmortem::sync::Refusal;
use uuid::Uuid;

use super::causes::{ChainPicture, Whys};
use super::changes::{Merged, MergedButton, Unsent, UnsentButton};
use super::conflicts::Conflicts;
use super::coverage::CoverageView;
use super::custom::Ways;
use super::findings::{FieldFindings, FindingsPanel};
use super::header::{DownloadButton, RefusedNotice};
use super::here::follow;
use super::palette::{Keys, Palette};
use super::paste::PastedReport;
use super::reading::{keep_focus, reading};
use super::rows::Choices;
use super::secrets::SecretNotice;
use super::unseen::unseen;
use super::{Editor, Sheet};
use crate::export::ExportDialog;
use crate::live;
use crate::saving::Saver;
use crate::settings::KeepOffer;
use crate::share::ShareDialog;
use crate::shown::Shown;
use crate::words::saving as words;

pub use super::beside::owners;
pub use super::custom::{SectionChange, undo as take_section_back};
pub use super::draft_text::EditorRow;
pub use super::findings::step;
pub use super::guide::{as_read, guide, turn_examples};
pub use super::keys::format;
pub use super::own_sections::own_sections;
pub use super::paste::paste;
pub use super::ready::readiness;
pub use super::rows::{RowMenu, menu, sort};
pub use super::rules::{Rules, rules};
pub use super::secrets::is_redacted;
pub use super::spans::{Underlines, underlines};
pub use super::times::{details_line, durations};
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
        Sheet::PastedReport => view! { <PastedReport on_close /> }.into_any(),
    }
}

/// Beside the save state: what is not sent, what others changed, and in how many other browsers the report is open. What
/// others save is followed from the first save on: nobody else can have it open before.
pub fn around_saving(editor: Editor) -> AnyView {
    let (state, saver) = (editor.saver().state, StoredValue::new_local(editor.saver()));
    let is_on_server = Memo::new(move |_| {
        state.track();
        saver.with_value(Saver::revision) > 0
    });
    let told = move || {
        is_on_server.get().then(|| {
            let others = live::follow(editor.saver());
            move || {
                let others = Some(others.get()).filter(|others| *others > 0);
                others.map(|others| {
                    view! { <p class="header__others" data-count=format!("+{others}")>{words::others(others)}</p> }
                        .into_any()
                })
            }
        })
    };
    view! {
        <UnsentButton />
        <MergedButton />
        <div role="status" aria-label=words::ALSO_OPEN>{told}</div>
    }
    .into_any()
}

/// A secret that is not sent yet, and what became of one; the report as readers see it, and its history.
pub fn above(editor: Editor) -> AnyView {
    view! {
        <SecretNotice />
        <Shown when=move || editor.has_preview() || editor.has_history()>{reading(editor)}</Shown>
    }
    .into_any()
}

/// Why the server does not take the report.
pub fn refused(refusal: Refusal) -> AnyView {
    view! { <RefusedNotice refusal /> }.into_any()
}

/// Takes the text away.
pub fn download() -> AnyView {
    view! { <DownloadButton /> }.into_any()
}

/// Asks the browser to keep what is on this device alone.
pub fn keep_offer(editor: Editor) -> AnyView {
    view! { <KeepOffer state=editor.saver().state /> }.into_any()
}

/// What can be done with a custom section.
pub fn section_ways(row: EditorRow, change: RwSignal<Option<SectionChange>>) -> AnyView {
    view! { <Ways row change /> }.into_any()
}

/// What the rules say of the whole report.
pub fn findings() -> AnyView {
    keep_focus();
    follow(Editor::expect());
    view! { <FindingsPanel /> }.into_any()
}

/// What they say of one field.
pub fn field_findings(field: Field) -> AnyView {
    unseen(field, move || view! { <FieldFindings field /> }.into_any())
}

/// Asks why of the last node of the causal chain.
pub fn whys() -> AnyView {
    view! { <Whys /> }.into_any()
}

/// The causal chain as a picture.
pub fn chain() -> AnyView {
    unseen(Field::CausalChain, || view! { <ChainPicture /> }.into_any())
}

/// What the action items cover.
pub fn coverage() -> AnyView {
    unseen(Field::ActionItems, || view! { <CoverageView /> }.into_any())
}

/// What boxes of the action table offer.
pub fn choices() -> AnyView {
    view! { <Choices /> }.into_any()
}

/// What two people changed at the same time in a field; custom sections stand apart from fields.
pub fn conflicts(field: Field) -> AnyView {
    view! { <Conflicts field /> }.into_any()
}
