//! One field: its label, its prompt, its boxes and what the rules say of them.

use leptos::prelude::*;
use postmortem::report::{Field, Shape};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

use super::causes::has_chain;
use super::conflicts::FieldConflicts;
use super::guide::folds;
use super::rows::{Rows, choices_of, line};
use super::{Editor, Slot, field_id, text_id};
use crate::shown::Shown;
use crate::{later, words};

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
    let control = match choices_of(field) {
        Some(list) => {
            let name = Signal::stored(field.label().to_owned());
            line(editor, slot, name, Some(list), "box", " ", Some(hint_id.clone()))
        }
        None => view! {
            <textarea
                class="box"
                lang=move || editor.checked().language()
                class:box--title=is_title
                id=text_id(field)
                aria-describedby=hint_id.clone()
                rows=if is_line { 1 } else { 3 }
                // By it the style knows that the box is empty.
                placeholder=" "
                prop:value=move || text.get()
                on:input:target=move |event| editor.write(&slot, event.target().value())
            ></textarea>
        }
        .into_any(),
    };
    view! {
        <div class="field" id=field_id(field)>
            <div class="field__head">
                <label class="field__label" for=text_id(field)>
                    {field.label()}
                </label>
                {hint(field, hint_id)}
            </div>
            {control}
            <FieldConflicts field />
            {later::add(move |parts| (parts.field_findings)(field))}
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
            <div class="field__head">
                <h3 class="field__label" id=label_id.clone()>{field.label()}</h3>
                {hint(field, hint_id.clone())}
            </div>
            {rows(field)}
            <FieldConflicts field />
            {later::add(move |parts| (parts.field_findings)(field))}
            {(field == Field::ActionItems).then(coverage)}
        </div>
    }
}

/// The prompt, and what can be unfolded below it.
fn hint(field: Field, id: String) -> AnyView {
    view! {
        <p class="field__hint" id=id>
            {prompt(field)}
        </p>
        {folds(field)}
    }
    .into_any()
}

/// The rows, and what is shown of them all together.
fn rows(field: Field) -> AnyView {
    let editor = Editor::expect();
    match field {
        Field::CausalChain => view! {
            <div class="chain-pair">
                <div class="chain-pair__list">
                    <Rows field />
                    {whys()}
                </div>
                <Shown when=move || has_chain(editor)>{later::add(|parts| (parts.chain)())}</Shown>
            </div>
        }
        .into_any(),
        _ => view! { <Rows field /> }.into_any(),
    }
}

/// What the rows answer, once there are some.
fn coverage() -> AnyView {
    let editor = Editor::expect();
    view! { <Shown when=move || has_actions(editor)>{later::add(|parts| (parts.coverage)())}</Shown> }.into_any()
}

/// Asking why, folded away until somebody wants it.
fn whys() -> AnyView {
    let is_open = RwSignal::new(false);
    view! {
        <details class="fold" on:toggle=move |_| is_open.update(|open| *open = !*open)>
            <summary class="fold__summary">{words::WHYS}</summary>
            {move || is_open.get().then(|| later::show(|parts| (parts.whys)()))}
        </details>
    }
    .into_any()
}

fn has_actions(editor: Editor) -> bool {
    editor.checked().report.with(|report| report.rows(Field::ActionItems).iter().any(|row| !row.is_empty()))
}

fn prompt(field: Field) -> String {
    if field.is_optional() { words::optional(field.prompt()) } else { field.prompt().to_owned() }
}

/// Enter alone, outside the composition of an input method.
pub(super) fn is_plain_enter(event: &KeyboardEvent) -> bool {
    event.key() == "Enter" && !event.shift_key() && !event.is_composing()
}

/// The text of the box an event happened in; none for a box that offers a choice, which has keys of its own for that.
pub(super) fn box_text(event: &KeyboardEvent) -> Option<String> {
    let target = event.target()?;
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return (input.type_() == "text" && !input.has_attribute("list")).then(|| input.value());
    }
    Some(target.dyn_into::<HtmlTextAreaElement>().ok()?.value())
}
