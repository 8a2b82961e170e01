//! Readiness and the list of sections with their states.

use leptos::prelude::*;
use postmortem::progress::{Progress, SectionState};
use postmortem::report::{Place, Section};

use super::Editor;

/// How far the report is, in words and as a bar.
#[component]
pub fn Readiness() -> impl IntoView {
    let progress = Editor::expect().checked().progress;
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
    view! {
        <section class="readiness" aria-label="Readiness">
            <p class="readiness__headline">{headline}</p>
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

/// The sections with their states in words; each leads to its first box.
#[component]
pub fn SectionsNav() -> impl IntoView {
    let editor = Editor::expect();
    let progress = editor.checked().progress;
    let entry = move |index: usize, section: Section| {
        let state = Memo::new(move |_| progress.with(|progress| progress.sections[index].1));
        let go = move |_| {
            if let Some(field) = section.fields().next() {
                editor.show(Place::field(field), None);
            }
        };
        view! {
            <li>
                <button type="button" class="sections__entry" on:click=go>
                    <span class=move || format!("sections__mark sections__mark--{}", mark_of(state.get())) aria-hidden="true"></span>
                    <span class="sections__name">{section.heading()}</span>
                    " "
                    <span class="sections__state">{move || state.get().words()}</span>
                </button>
            </li>
        }
    };
    view! {
        <nav class="sections" aria-label="Sections">
            <h2 class="sections__heading">"Sections"</h2>
            <ol>
                {Section::TEMPLATE.into_iter().enumerate().map(|(index, section)| entry(index, section)).collect_view()}
            </ol>
        </nav>
    }
}

const fn mark_of(state: SectionState) -> &'static str {
    match state {
        SectionState::NotStarted => "empty",
        SectionState::InProgress => "begun",
        SectionState::Problems(_) => "problem",
        SectionState::Ready => "ready",
    }
}
