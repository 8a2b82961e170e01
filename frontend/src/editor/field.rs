//! One field: its label, its prompt, its boxes and what the rules say of them.

use leptos::prelude::*;
use postmortem::report::{Field, Requirement, Shape};
use wasm_bindgen::JsCast;
use web_sys::{HtmlTextAreaElement, KeyboardEvent};

use super::conflicts::FieldConflicts;
use super::findings::FieldFindings;
use super::rows::Rows;
use super::{Editor, Slot, field_id, text_id};

/// A field in the form its shape asks for.
#[component]
pub fn FieldEditor(field: Field) -> impl IntoView {
    match field.shape() {
        Shape::Line | Shape::Prose => view! { <TextField field /> }.into_any(),
        _ => view! { <ListField field /> }.into_any(),
    }
}

#[component]
fn TextField(field: Field) -> impl IntoView {
    let editor = Editor::expect();
    let slot = Slot::of_field(&editor.content(), field);
    let text = slot.text.clone();
    let is_line = field.shape() == Shape::Line;
    let is_title = field == Field::Title;
    let hint_id = format!("hint-{}", field as usize);
    view! {
        <div class="field" class:field--title=is_title id=field_id(field)>
            <label class="field__label" for=text_id(field)>
                {field.label()}
            </label>
            <p class="field__hint" id=hint_id.clone()>
                {field.prompt()} {optional_words(field)}
            </p>
            <textarea
                class="box"
                class:box--title=is_title
                id=text_id(field)
                aria-describedby=hint_id
                rows=if is_line { 1 } else { 3 }
                prop:value=move || text.get()
                on:input:target=move |event| editor.write(&slot, event.target().value())
                on:keydown=move |event| {
                    if is_line && is_plain_enter(&event) {
                        event.prevent_default();
                    }
                }
            ></textarea>
            <FieldConflicts field />
            <FieldFindings field />
        </div>
    }
}

#[component]
fn ListField(field: Field) -> impl IntoView {
    let id = field_id(field);
    let label_id = format!("{id}-label");
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field" role="group" id=id aria-labelledby=label_id.clone() aria-describedby=hint_id.clone()>
            <h3 class="field__label" id=label_id.clone()>
                {field.label()}
            </h3>
            <p class="field__hint" id=hint_id.clone()>
                {field.prompt()} {optional_words(field)}
            </p>
            <Rows field />
            <FieldConflicts field />
            <FieldFindings field />
        </div>
    }
}

fn optional_words(field: Field) -> &'static str {
    match field.requirement() {
        Requirement::Required | Requirement::IfApplicable => "",
        Requirement::Optional | Requirement::Offered => " (optional)",
    }
}

/// Enter alone, outside the composition of an input method.
pub(super) fn is_plain_enter(event: &KeyboardEvent) -> bool {
    event.key() == "Enter" && !event.shift_key() && !event.is_composing()
}

/// The text of the box an event happened in.
pub(super) fn box_text(event: &KeyboardEvent) -> Option<String> {
    Some(event.target()?.dyn_into::<HtmlTextAreaElement>().ok()?.value())
}
