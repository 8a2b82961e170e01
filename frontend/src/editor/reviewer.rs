//! What a reviewer will ask.

use leptos::prelude::*;
use postmortem::report::{Field, Place};
use postmortem::review::questions;

use super::Editor;
use super::findings::Fold;
use crate::words::findings as words;

/// A short list of questions about the report as a whole, each with a way to where its answer belongs.
#[component]
pub fn Questions() -> impl IntoView {
    let editor = Editor::expect();
    let questions = Memo::new(move |_| {
        let checked = editor.checked();
        checked.report.with(|report| checked.findings.with(|findings| questions(report, findings)))
    });
    let line = move |(field, words): (Field, &'static str)| {
        view! {
            <li class="finding">
                <button type="button" class="finding__go" on:click=move |_| editor.show(Place::field(field), None)>
                    {words}
                    " "
                    <span class="finding__place">{field.label()}</span>
                </button>
            </li>
        }
        .into_any()
    };
    view! {
        <Fold name=words::QUESTIONS count=Signal::derive(move || questions.with(Vec::len))>
            <ul class="findings" aria-label=words::QUESTIONS>
                {move || questions.get().into_iter().map(line).collect::<Vec<_>>()}
            </ul>
        </Fold>
    }
}
