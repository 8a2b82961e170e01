//! All findings at the side, errors first, then what is missing in sections that are begun.

use leptos::prelude::*;
use postmortem::lint::OTHER_LANGUAGE;

use super::dismiss::Dismissals;
use super::line::{missing_line, panel_line};
use super::list::FindingList;
use super::step::step;
use crate::editor::Editor;
use crate::editor::reviewer::Questions;
use crate::shown::Shown;
use crate::words::findings as words;

/// So many are listed before the rest is asked for.
const MOST: usize = 12;

/// The panel of findings.
#[component]
pub fn FindingsPanel() -> impl IntoView {
    let editor = Editor::expect();
    let found = editor.checked().found();
    let missing = editor.checked().missing();
    let is_empty = move || found.with(Vec::is_empty);
    let heading = move || words::heading(found.with(Vec::len));
    let empty = move || {
        let is_nothing = is_empty() && missing.with(Vec::is_empty);
        is_nothing.then(|| {
            view! {
                <p class="panel__empty">{words::NONE_YET}</p>
            }
        })
    };
    let way = move |name: &'static str, keys: &'static str, forward: bool| {
        view! {
            <button
                type="button"
                class="button button--quiet"
                title=keys
                aria-keyshortcuts=keys
                on:click=move |_| step(editor, forward)
            >
                {name}
            </button>
        }
    };
    view! {
        <section class="panel" id="findings" tabindex="-1" aria-label=words::FINDINGS>
            <div class="panel__head">
                <h2 class="panel__heading">{heading}</h2>
                <Shown when=move || !is_empty()>
                    <div class="panel__steps">
                        {way(words::PREVIOUS, "Shift+F8", false)} {way(words::NEXT, "F8", true)}
                    </div>
                </Shown>
            </div>
            <p class="hidden" role="status" aria-label=words::FINDING>
                {move || editor.help().said.get()}
            </p>
            <Shown when=move || !editor.checked().is_english.get()>
                <p class="panel__note">{OTHER_LANGUAGE}</p>
            </Shown>
            {empty}
            <FindingList class="findings" label=words::ALL.to_owned() findings=found most=MOST line=panel_line />
            <Shown when=move || !missing.with(Vec::is_empty)>
                <h3 class="panel__subheading">{words::STILL_TO_WRITE}</h3>
            </Shown>
            <FindingList class="findings" label=words::STILL_TO_WRITE.to_owned() findings=missing most=MOST line=missing_line />
            <Questions />
            <Dismissals />
        </section>
    }
}
