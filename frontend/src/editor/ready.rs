//! What is left before the report is ready, in one line, with a way there.

use leptos::prelude::*;
use postmortem::progress::Progress;
use postmortem::report::{Cell, Place};

use super::Editor;
use super::findings::whereabouts;
use crate::later;
use crate::words::findings as words;

/// How far the report is, in words and as a bar. The lines are there before it was checked, so that nothing below them
/// moves then.
#[component]
pub fn Readiness() -> impl IntoView {
    let awaited = || {
        view! {
            <p class="readiness__headline">{later::stand_in}</p>
            <progress class="readiness__bar" aria-label=words::REQUIRED></progress>
            <p class="readiness__details">"\u{a0}"</p>
        }
        .into_any()
    };
    view! {
        <section class="readiness" aria-label=words::READINESS>
            {move || later::parts().map_or_else(awaited, |parts| (parts.readiness)())}
        </section>
    }
}

/// The same of a report that is checked.
pub fn readiness() -> AnyView {
    let editor = Editor::expect();
    let checked = editor.checked();
    let known = move |say: fn(&Progress) -> String| {
        checked.progress.with(|progress| progress.as_ref().map_or_else(|| "\u{a0}".to_owned(), say))
    };
    let details = move || {
        let findings = checked.listed.with(Vec::len);
        checked.progress.with(|progress| {
            progress.as_ref().map(|progress| words::details(progress.filled, progress.required, findings))
        })
    };
    let next = checked.next_step();
    let way = move || {
        let place = next.get()?;
        let said = move || said_of(editor, place);
        Some(view! {
            <button type="button" class="button button--link readiness__next" title=said on:click=move |_| go(editor, place)>
                {said}
            </button>
        })
    };
    view! {
        <p class="readiness__headline">{move || known(|progress| words::left(progress.left()))} " " {way}</p>
        <progress
            class="readiness__bar"
            aria-label=words::REQUIRED
            max=move || checked.progress.with(|progress| progress.as_ref().map(|progress| progress.required))
            prop:value=move || checked.progress.with(|progress| progress.as_ref().map(|progress| progress.filled as f64))
        ></progress>
        <p class="readiness__details">{details}</p>
    }
    .into_any()
}

/// What is left to do there; of a report that is ready, how much is worth a look.
fn said_of(editor: Editor, place: Place) -> String {
    let progress = editor.checked().progress.get();
    match progress.filter(Progress::is_ready) {
        Some(progress) => words::worth_a_look(progress.warnings),
        None => words::next_step(&whereabouts(editor, place), place.cell.map(Cell::label)),
    }
}

fn go(editor: Editor, place: Place) {
    let all = editor.checked().listed.get_untracked();
    let span = all.iter().find(|listed| listed.finding.place == place).and_then(|listed| listed.finding.span);
    editor.show(place, span);
}
