//! A secret is said before it leaves this device: sending waits for an answer.

mod redaction;

pub use redaction::{RedactionNotice, redaction_note};

use leptos::prelude::*;
use postmortem::Report;
use postmortem::drafts::Redaction;
use postmortem::lint::{SECRETS, Span};
use postmortem::merge::moved_caret;
use postmortem::redact;
use postmortem::report::{Field, Place};
use postmortem::sync::{Event, Timer};

use super::Editor;
use crate::browser::focus;
use crate::notice::Notice;
use crate::saving::SaveState;
use crate::shown::Shown;
use crate::words::saving as words;

/// A line that leads to the secret which a save waits for, and what became of one that was redacted. The question is
/// put at its field; here where that has no place for it.
#[component]
pub fn SecretNotice() -> impl IntoView {
    let editor = Editor::expect();
    let is_held = Memo::new(move |_| is_held(editor));
    Effect::new(move || {
        if is_held.get() && !editor.checked().asks_for_secrets.get() {
            editor.saver().happened(Event::SendAnyway);
        }
    });
    let show = move |_| {
        if let Some((place, span)) = first(editor) {
            editor.show(place, span);
        }
    };
    let has_place = move || first(editor).is_some_and(|(place, _)| place.field != Field::CustomSections);
    view! {
        <Shown when=move || is_held.get()>
            <Notice is_error=true>
                <p>
                    <strong>{words::SECRET}</strong>
                    " "
                    <button type="button" class="button button--link" on:click=show>{words::SHOW_SECRET}</button>
                </p>
                <Shown when=move || !has_place()>{question(editor)}</Shown>
            </Notice>
        </Shown>
        <RedactionNotice />
    }
}

/// The question at the field of the secret that a save waits for.
pub fn secret_question(editor: Editor, field: Field) -> AnyView {
    let is_here = move || is_held(editor) && first(editor).is_some_and(|(place, _)| place.field == field);
    view! {
        <Shown when=is_here>
            <Notice is_error=false>{question(editor)}</Notice>
        </Shown>
    }
    .into_any()
}

fn question(editor: Editor) -> AnyView {
    let redact_all = move |_| {
        let place = first(editor).map(|(place, _)| place);
        redact(editor, &new_secrets(editor), place.map(|place| place.field));
        if let Some(place) = place {
            editor.show(place, None);
        }
    };
    let send = move |_| editor.saver().happened(Event::SendAnyway);
    view! {
        <p>{words::SECRET_WHY}</p>
        <p class="notice__ways">
            <button type="button" class="button button--primary" on:click=redact_all>{words::REDACT}</button>
            <button type="button" class="button" on:click=send>{words::SEND_ANYWAY}</button>
        </p>
    }
    .into_any()
}

/// True while a save waits. Tracks that.
fn is_held(editor: Editor) -> bool {
    editor.saver().state.with(|state| *state == SaveState::Held)
}

/// Where the first secret of the report stands. Tracks the findings.
fn first(editor: Editor) -> Option<(Place, Option<Span>)> {
    editor.checked().listed.with(|all| {
        let listed = all.iter().find(|listed| SECRETS.contains(&listed.finding.rule))?;
        Some((listed.finding.place, listed.finding.span))
    })
}

/// The secrets that the server does not have.
fn new_secrets(editor: Editor) -> Vec<String> {
    let typed = editor.content().report();
    let sent = editor.saver().sent_secrets();
    redact::secrets(&typed).into_iter().map(str::to_owned).filter(|secret| !sent.contains(secret)).collect()
}

/// Takes secrets out of all boxes, and out of every copy of them on this device, and says
/// below `field` what became of them. It cannot be undone.
pub fn redact(editor: Editor, secrets: &[String], field: Option<Field>) {
    let saver = editor.saver();
    let may_be_sent = saver.may_be_sent();
    take_out(editor, secrets, redact::redact);
    if may_be_sent {
        saver.mark_redaction_due();
        // Custom sections have no lists of findings.
        editor.redacted_field().set(field.filter(|field| *field != Field::CustomSections));
        redaction::tell(editor, Redaction::Due);
    } else {
        editor.help().said.set(words::REDACTED.to_owned());
    }
}

/// Takes any text out of all boxes, and out of every copy of them on this device. It cannot be undone.
pub fn purge(editor: Editor, text: &str) {
    take_out(editor, &[text.to_owned()], redact::purge);
}

fn take_out(editor: Editor, texts: &[String], take: fn(&mut Report, &str)) {
    let content = editor.content();
    let mut report = content.report();
    texts.iter().for_each(|text| take(&mut report, text));
    focus::keep_caret(moved_caret, || content.show(&report));
    editor.forget_former_texts();
    editor.changed();
    editor.checked().check_now(&content);
    let saver = editor.saver();
    // What this tab keeps from now on does not hold them.
    saver.happened(Event::Due(Timer::Journal));
    saver.redact_copies(texts);
    saver.flush();
}

/// True when somebody else has redacted a secret: this tab shall not bring it back either.
pub fn is_redacted(before: &Report, after: &Report) -> bool {
    let count =
        |report: &Report| report.texts().iter().map(|(_, text)| text.matches(redact::REDACTED).count()).sum::<usize>();
    if count(after) <= count(before) {
        return false;
    }
    let had = redact::secrets(before).into_iter().map(str::to_owned).collect();
    !redact::gone(&had, after).is_empty()
}
