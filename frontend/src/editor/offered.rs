//! What the template does not ask for: offered, and out of the way until somebody wants it.

use leptos::prelude::*;
use postmortem::report::{Field, Section};

use super::content::Content;
use super::field::FieldEditor;
use super::{Editor, text_id};
use crate::browser::focus;
use crate::shown::Shown;

/// Severity, times and people, folded away while none is filled.
#[component]
pub fn Details() -> impl IntoView {
    let content = Editor::expect().content();
    let fields: Vec<Field> = Section::Details.fields().collect();
    let used = fields.clone();
    // Once open, it stays: what is emptied does not vanish under the hand.
    let is_used =
        Memo::new(move |was: Option<&bool>| was == Some(&true) || used.iter().any(|field| is_filled(&content, *field)));
    view! {
        <details class="offered" prop:open=move || is_used.get()>
            <summary class="offered__summary">"Details: severity, times, people (optional)"</summary>
            <div class="offered__fields">
                {fields.into_iter().map(|field| view! { <FieldEditor field /> }).collect_view()}
            </div>
        </details>
    }
}

/// A field that appears when somebody adds it, or where it is filled already.
#[component]
pub fn OfferedField(field: Field) -> impl IntoView {
    let content = Editor::expect().content();
    let is_added = RwSignal::new(false);
    let filled = content.clone();
    // The same here.
    let is_shown =
        Memo::new(move |was: Option<&bool>| was == Some(&true) || is_added.get() || is_filled(&filled, field));
    let add = move |_| {
        is_added.set(true);
        focus::focus_soon(content.rows(field).map_or_else(|| text_id(field), |_| content.first_box(field)));
    };
    let label = format!("Add {} (optional)", field.label().to_lowercase());
    view! {
        <Shown
            when=move || is_shown.get()
            fallback=move || {
                view! {
                    <button type="button" class="button button--quiet offered__add" on:click=add.clone()>
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

fn is_filled(content: &Content, field: Field) -> bool {
    match (content.text(field), content.rows(field)) {
        (Some(text), _) => !text.with(String::is_empty),
        (None, Some(rows)) => rows.with(|rows| rows.iter().any(|row| !row.is_empty())),
        (None, None) => false,
    }
}
