//! A secret that was sent before is taken out of the server's revisions, too, once the text without it is there.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::drafts::Redaction;
use postmortem::report::Field;
use postmortem::wire::Redacted;

use crate::api::{self, Failure};
use crate::editor::Editor;
use crate::notice::Notice;
use crate::saving::SaveState;
use crate::words::saving as words;

/// Until a server that did not answer is asked again.
const AGAIN_MS: u32 = 5_000;

/// What the reader is told of it.
fn words_of(redaction: &Redaction, is_offline: bool) -> String {
    match redaction {
        Redaction::None => String::new(),
        Redaction::Due if is_offline => words::REDACTION_WAITS_OFFLINE.into(),
        Redaction::Due => words::REDACTION_WAITS.into(),
        Redaction::Done(revisions) => words::redaction_done(*revisions),
        Redaction::Refused(detail) => words::redaction_refused(detail),
    }
}

/// Has it done once the text without the secret is saved, and says what becomes of it.
#[component]
pub fn RedactionNotice() -> impl IntoView {
    let editor = Editor::expect();
    let (redaction, state) = (editor.redaction(), editor.saver().state);
    let is_asking = StoredValue::new(false);
    Effect::new(move || {
        // What the current revision still holds the server leaves alone.
        let is_saved = state.with(|state| matches!(state, SaveState::Saved { .. }));
        if redaction.with(|redaction| *redaction == Redaction::Due) && is_saved && !is_asking.get_value() {
            is_asking.set_value(true);
            ask(editor, is_asking);
        }
    });
    move || redaction_note(editor, None)
}

/// What became of a secret, below the field that it was redacted in; for none, above the text.
pub fn redaction_note(editor: Editor, field: Option<Field>) -> Option<AnyView> {
    let (redaction, state) = (editor.redaction(), editor.saver().state);
    if editor.redacted_field().get() != field || redaction.with(|redaction| *redaction == Redaction::None) {
        return None;
    }
    let words = Memo::new(move |_| {
        let is_offline = state.with(|state| matches!(state, SaveState::NotSent { .. }));
        redaction.with(|redaction| words_of(redaction, is_offline))
    });
    let way = move || {
        let (words, next) = redaction.with(|redaction| match redaction {
            Redaction::Done(_) => Some((words::CLOSE_REDACTION_NOTE, Redaction::None)),
            Redaction::Refused(_) => Some((crate::words::TRY_AGAIN, Redaction::Due)),
            Redaction::None | Redaction::Due => None,
        })?;
        let go = move |_| redaction.set(next.clone());
        Some(view! { <p class="notice__ways"><button type="button" class="button" on:click=go>{words}</button></p> })
    };
    let note = view! {
        <Notice is_error=false>
            <p>{move || words.get()}</p>
            {way}
        </Notice>
    };
    Some(note.into_any())
}

/// Shows it, and says it to those who do not see the page.
pub fn tell(editor: Editor, next: Redaction) {
    editor.help().said.set(words_of(&next, false));
    editor.redaction().set(next);
}

fn ask(editor: Editor, is_asking: StoredValue<bool>) {
    let (id, redaction) = (editor.saver().id(), editor.redaction());
    spawn_local(async move {
        let answer = api::redact(id).await;
        // The page may be gone by now; what is due is still so then.
        if is_asking.try_update_value(|is| *is = false).is_none() {
            return;
        }
        match answer {
            Ok(Redacted { revisions }) => {
                editor.saver().clear_redaction_due();
                tell(editor, Redaction::Done(revisions));
            }
            Err(Failure::Refused(problem)) => tell(editor, Redaction::Refused(problem.detail)),
            Err(Failure::Away) => {
                let again = move || {
                    let _ = redaction.try_update(|_| ());
                };
                Timeout::new(AGAIN_MS, again).forget();
            }
        }
    });
}
