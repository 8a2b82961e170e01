//! What is left before the report is ready, in one line, with a way there.

use leptos::prelude::*;
use postmortem::progress::Progress;
use postmortem::report::Place;

use super::Editor;

/// How far the report is, in words and as a bar.
#[component]
pub fn Readiness() -> impl IntoView {
    let editor = Editor::expect();
    let checked = editor.checked();
    let progress = checked.progress;
    let headline = move || {
        progress.with(|progress| match progress.left() {
            0 => "Ready".to_owned(),
            1 => "1 thing left".to_owned(),
            left => format!("{left} things left"),
        })
    };
    let details = move || {
        progress.with(|Progress { filled, required, errors, warnings, .. }| {
            let mut details = format!("{filled} of {required} required fields");
            for (count, word) in [(*errors, "error"), (*warnings, "warning")] {
                if count > 0 {
                    let plural = if count == 1 { "" } else { "s" };
                    details.push_str(&format!(" · {count} {word}{plural}"));
                }
            }
            details
        })
    };
    let next = checked.next_left();
    let way = move || {
        let (place, is_missing) = next.get()?;
        let words = if is_missing { "Write" } else { "Mend" };
        Some(view! {
            <button type="button" class="button button--link readiness__next" on:click=move |_| go(editor, place)>
                {words} ": " {place.field.label()}
            </button>
        })
    };
    view! {
        <section class="readiness" aria-label="Readiness">
            <p class="readiness__headline">{headline} " " {way}</p>
            <progress
                class="readiness__bar"
                aria-label="Required fields that are filled"
                max=move || progress.with(|progress| progress.required)
                prop:value=move || progress.with(|progress| progress.filled as f64)
            ></progress>
            <p class="readiness__details">{details}</p>
        </section>
    }
}

fn go(editor: Editor, place: Place) {
    let all = editor.checked().listed.get_untracked();
    let span = all.iter().find(|listed| listed.finding.place == place).and_then(|listed| listed.finding.span);
    editor.show(place, span);
}
