//! What the template does not ask for: offered, and out of the way until somebody wants it.

use leptos::prelude::*;
use postmortem::report::{Field, Section};

use super::Editor;
use super::draft_text::DraftText;
use super::field::FieldEditor;
use crate::shown::Shown;
use crate::{later, words};

/// Severity, times and people: one line, which unfolds to their boxes.
#[component]
pub fn Details() -> impl IntoView {
    view! {
        <details class="offered">
            <summary class="offered__summary">
                <span class="offered__name">{words::DETAILS}</span>
                {later::add(|parts| (parts.details_line)())}
            </summary>
            <h2 class="hidden">{Section::Details.heading()}</h2>
            <div class="offered__fields">
                {Section::Details.fields().map(|field| view! { <FieldEditor field /> }).collect_view()}
            </div>
            {later::add(|parts| (parts.durations)())}
        </details>
    }
}

/// A field that appears when somebody adds it, or where it is filled already.
#[component]
pub fn OfferedField(field: Field) -> impl IntoView {
    let editor = Editor::expect();
    let content = editor.content();
    // The same here.
    let is_shown = Memo::new(move |was: Option<&bool>| {
        was == Some(&true) || editor.is_asked_for(field) || is_filled(&content, field)
    });
    let label = words::add_optional(&field.label().to_ascii_lowercase());
    view! {
        <Shown
            when=move || is_shown.get()
            fallback=move || {
                view! {
                    <button type="button" class="button button--quiet" on:click=move |_| editor.go(field)>
                        <span aria-hidden="true">"+ "</span>
                        {label.clone()}
                    </button>
                }
            }
        >
            <FieldEditor field />
        </Shown>
    }
}

fn is_filled(content: &DraftText, field: Field) -> bool {
    match (content.text(field), content.rows(field)) {
        (Some(text), _) => !text.with(String::is_empty),
        (None, Some(rows)) => rows.with(|rows| rows.iter().any(|row| !row.is_empty())),
        (None, None) => false,
    }
}
