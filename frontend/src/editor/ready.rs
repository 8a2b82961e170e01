//! What is left before the report is ready, in one line, with a way there.

use leptos::prelude::*;
use postmortem::progress::Progress;
use postmortem::report::Place;

use super::Editor;
use crate::later;
use crate::words::findings as words;

/// How far the report is, in words and as a bar.
#[component]
pub fn Readiness() -> impl IntoView {
    let editor = Editor::expect();
    let checked = editor.checked();
    let progress = checked.progress;
    let headline = move || match progress.with(|progress| progress.as_ref().map(Progress::left)) {
        Some(left) => words::left(left),
        None => later::stand_in().to_owned(),
    };
    // Its line is there before the report was checked, so that nothing below it moves then.
    let details = move || progress.with(|progress| progress.as_ref().map_or_else(|| "\u{a0}".to_owned(), details));
    let next = checked.next_left();
    let way = move || {
        let (place, is_missing) = next.get()?;
        Some(view! {
            <button type="button" class="button button--link readiness__next" on:click=move |_| go(editor, place)>
                {words::go_on(place.field.label(), is_missing)}
            </button>
        })
    };
    view! {
        <section class="readiness" aria-label=words::READINESS>
            <p class="readiness__headline">{headline} " " {way}</p>
            <progress
                class="readiness__bar"
                aria-label=words::REQUIRED
                max=move || progress.with(|progress| progress.as_ref().map(|progress| progress.required))
                prop:value=move || progress.with(|progress| progress.as_ref().map(|progress| progress.filled as f64))
            ></progress>
            <p class="readiness__details">{details}</p>
        </section>
    }
}

fn details(Progress { filled, required, errors, warnings, .. }: &Progress) -> String {
    words::details(*filled, *required, *errors, *warnings)
}

fn go(editor: Editor, place: Place) {
    let all = editor.checked().listed.get_untracked();
    let span = all.iter().find(|listed| listed.finding.place == place).and_then(|listed| listed.finding.span);
    editor.show(place, span);
}
