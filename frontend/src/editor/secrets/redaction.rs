//! A secret that was sent before is taken out of the server's revisions, too, once the text without it is there.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::report::Field;
use postmortem::wire::Redacted;

use crate::api::{self, Failure};
use crate::draft;
use crate::editor::Editor;
use crate::notice::Notice;
use crate::saving::SaveState;
use crate::words::saving as words;

/// Until a server that did not answer is asked again.
const AGAIN_MS: u32 = 5_000;

/// What is known of secrets in the server's revisions.
#[derive(Clone, Debug, PartialEq)]
pub enum Past {
    /// Nobody redacted anything.
    Unasked,
    /// The server is still to take them out.
    Waits,
    /// So many revisions held one.
    Clean(u64),
    /// The server did not do it, in its own words.
    Refused(String),
}

impl Past {
    /// For a report that is opened: what was left to do is kept on this device, without the secret.
    pub fn of(id: uuid::Uuid) -> RwSignal<Past> {
        RwSignal::new(if draft::redaction::is_due(id) { Past::Waits } else { Past::Unasked })
    }

    fn words(&self, is_offline: bool) -> String {
        match self {
            Past::Unasked => String::new(),
            Past::Waits if is_offline => words::PAST_WAITS_OFFLINE.into(),
            Past::Waits => words::PAST_WAITS.into(),
            Past::Clean(revisions) => words::past_clean(*revisions),
            Past::Refused(detail) => format!("{}{detail}", words::PAST_REFUSED),
        }
    }
}

/// Has it done once the text without the secret is saved, and says what becomes of it.
#[component]
pub fn PastNotice() -> impl IntoView {
    let editor = Editor::expect();
    let (past, state) = (editor.past(), editor.saver().state);
    let is_asking = StoredValue::new(false);
    Effect::new(move || {
        // What the current revision still holds the server leaves alone.
        let is_saved = state.with(|state| matches!(state, SaveState::Saved { .. }));
        if past.with(|past| *past == Past::Waits) && is_saved && !is_asking.get_value() {
            is_asking.set_value(true);
            ask(editor, is_asking);
        }
    });
    move || past_note(editor, None)
}

/// What became of a secret, below the field that it was redacted in; for none, above the text.
pub fn past_note(editor: Editor, field: Option<Field>) -> Option<AnyView> {
    let (past, state) = (editor.past(), editor.saver().state);
    if editor.past_field().get() != field || past.with(|past| *past == Past::Unasked) {
        return None;
    }
    let words = Memo::new(move |_| {
        let is_offline = state.with(|state| matches!(state, SaveState::NotSent { .. }));
        past.with(|past| past.words(is_offline))
    });
    let way = move || {
        let (words, next) = past.with(|past| match past {
            Past::Clean(_) => Some((words::PAST_READ, Past::Unasked)),
            Past::Refused(_) => Some((crate::words::TRY_AGAIN, Past::Waits)),
            Past::Unasked | Past::Waits => None,
        })?;
        let go = move |_| past.set(next.clone());
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
pub fn tell(editor: Editor, next: Past) {
    editor.help().said.set(next.words(false));
    editor.past().set(next);
}

fn ask(editor: Editor, is_asking: StoredValue<bool>) {
    let (id, past) = (editor.saver().id(), editor.past());
    spawn_local(async move {
        let answer = api::redact(id).await;
        // The page may be gone by now; what is due is still so then.
        if is_asking.try_update_value(|is| *is = false).is_none() {
            return;
        }
        match answer {
            Ok(Redacted { revisions }) => {
                draft::redaction::is_done(id);
                tell(editor, Past::Clean(revisions));
            }
            Err(Failure::Refused(problem)) => tell(editor, Past::Refused(problem.detail)),
            Err(Failure::Away) => {
                let again = move || {
                    let _ = past.try_update(|_| ());
                };
                Timeout::new(AGAIN_MS, again).forget();
            }
        }
    });
}
