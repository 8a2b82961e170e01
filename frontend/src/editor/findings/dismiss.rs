//! Dismissing a finding with a reason, and the reasons that were given.

use leptos::prelude::*;
use postmortem::lint::Finding;
use postmortem::report::{Dismissal, Place};

use super::fold::Fold;
use super::help::Done;
use crate::browser::focus;
use crate::editor::Editor;
use crate::editor::why::WhyLink;
use crate::words::findings as words;

/// Asks why a finding does not apply.
#[component]
pub fn DismissForm(key_: u64) -> impl IntoView {
    let editor = Editor::expect();
    let dismissing = editor.help().dismissing;
    let reason = RwSignal::new(String::new());
    let is_asked = RwSignal::new(false);
    let id = format!("reason-{key_}");
    focus::focus_soon(id.clone());
    let box_id = id.clone();
    let cancel = move || {
        dismissing.set(None);
        focus::focus_soon(format!("dismiss-{key_}"));
    };
    let dismiss = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if reason.with_untracked(|reason| reason.trim().is_empty()) {
            is_asked.set(true);
            focus::focus_soon(box_id.clone());
        } else if let Some(finding) = editor.checked().finding(key_) {
            dismissing.set(None);
            add(editor, &finding, reason.get_untracked());
        }
    };
    view! {
        <form
            class="finding__reason"
            on:submit=dismiss
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    cancel();
                }
            }
        >
            <label for=id.clone()>{words::DISMISS_WHY}</label>
            <input
                class="box"
                id=id
                type="text"
                maxlength="500"
                autocomplete="off"
                aria-invalid=move || is_asked.get().then_some("true")
                bind:value=reason
            />
            {move || is_asked.get().then(|| view! { <p role="alert">{words::DISMISS_EMPTY}</p> })}
            <div class="finding__ways">
                <button type="submit" class="button">{words::DISMISS}</button>
                <button type="button" class="button button--quiet" on:click=move |_| cancel()>{words::DISMISS_CANCEL}</button>
            </div>
        </form>
    }
}

fn add(editor: Editor, finding: &Finding, reason: String) {
    let Place { field, item, .. } = finding.place;
    let rule = finding.rule;
    let before = editor.content().report().normalize();
    editor.show_made_of(|report| {
        let texts = report.texts_of(field);
        let text = texts.into_iter().find(|(place, _)| item.is_some() && place.item == item).map(|(_, text)| text);
        let item = text.unwrap_or_default().to_owned();
        let mut report = report.clone();
        report.dismissed.push(Dismissal { rule: rule.to_owned(), field, item, reason });
        report.normalize()
    });
    let after = editor.checked().report.get_untracked();
    editor.help().did(Done { field, words: words::DISMISSED.to_owned(), before, after });
    editor.show(finding.place, None);
}

/// The reasons that were given, each with the way back.
#[component]
pub fn Dismissals() -> impl IntoView {
    let editor = Editor::expect();
    let report = editor.checked().report;
    let dismissed = Memo::new(move |_| report.with(|report| report.dismissed.clone()));
    view! {
        <Fold name=words::DISMISSED_BEFORE count=Signal::derive(move || dismissed.with(Vec::len))>
            <ul class="findings" aria-label=words::DISMISSALS>
                {move || dismissed.get().into_iter().map(|dismissal| line(editor, dismissal)).collect::<Vec<_>>()}
            </ul>
        </Fold>
    }
}

fn line(editor: Editor, dismissal: Dismissal) -> AnyView {
    let Dismissal { rule, field, item, reason } = dismissal.clone();
    let title = postmortem::lint::title(&rule).to_owned();
    let restore = move |_| {
        editor.show_made_of(|report| {
            let mut report = report.clone();
            report.dismissed.retain(|other| *other != dismissal);
            report
        });
        editor.help().said.set(words::RESTORED.to_owned());
        focus::focus_soon("findings".to_owned());
    };
    view! {
        <li class="finding finding--dismissed">
            <p>{reason}</p>
            <p class="finding__place">
                {words::dismissed_at(&title, field.label(), &item)}
            </p>
            <p class="finding__ways">
                <WhyLink rule />
                <button type="button" class="button button--link" on:click=restore>{words::RESTORE}</button>
            </p>
        </li>
    }
    .into_any()
}
