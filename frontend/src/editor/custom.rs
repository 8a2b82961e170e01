//! Sections under headings of their own, at their place in the order, and the way into a field.

use leptos::prelude::*;
use postmortem::Report;
use postmortem::report::{CustomSection, Field, ItemId, Section};

use super::draft_text::{AFTER, EditorRow};
use super::{Editor, Slot, box_id};
use crate::browser::focus;
use crate::shown::{KeyedView, KeyedViews, Shown};
use crate::{later, words};

/// What was changed last, to be taken back.
#[derive(Clone)]
pub struct SectionChange {
    /// The section behind which it is told.
    place: Section,
    /// In words, such as "Moved into Root cause."
    words: String,
    before: Report,
    after: Report,
    field: Option<Field>,
}

/// The custom sections behind one section, and the button that adds one.
#[component]
pub fn CustomSections(after: Section) -> impl IntoView {
    let editor = Editor::expect();
    let rows = editor.content().rows(Field::CustomSections).map(RwSignal::from).unwrap_or_default();
    let change = editor.help().section;
    let is_told_here = move || change.with(|change| change.as_ref().is_some_and(|change| change.place == after));
    let is_here = move |row: &EditorRow| row.cells[AFTER].with(|name| Section::named(name) == Some(after));
    let piece = move |row: EditorRow| {
        KeyedView::new(row.id.0.clone(), move |_| {
            view! { <CustomSectionEditor row=row.clone() rows change /> }.into_any()
        })
    };
    let here = move || rows.get().into_iter().filter(is_here).map(piece).collect::<Vec<_>>();
    view! {
        <KeyedViews each=Signal::derive(here) />
        <Shown when=is_told_here>
            <p class="custom__change" role="status">
                {move || change.with(|change| change.as_ref().map(|change| change.words.clone()))} " "
                <button type="button" class="button button--link" on:click=move |_| take_back(editor, change)>
                    {words::UNDO}
                </button>
            </p>
        </Shown>
    }
}

/// Adds a section at the end of the report.
#[component]
pub fn AddCustomSection() -> impl IntoView {
    let editor = Editor::expect();
    let add = move |_| {
        let row = EditorRow::empty(Field::CustomSections);
        row.cells[AFTER].set(Section::RelatedLinks.heading().to_owned());
        let id = box_id(Field::CustomSections, &row.id, 0);
        if let Some(rows) = editor.content().rows(Field::CustomSections) {
            editor.change(&[Field::CustomSections], || rows.update(|rows| rows.push(row)));
        }
        focus::focus_soon(id);
    };
    view! {
        <button type="button" class="button button--quiet" on:click=add>
            <span aria-hidden="true">"+ "</span>
            {words::CUSTOM_ADD}
        </button>
    }
}

#[component]
fn CustomSectionEditor(
    row: EditorRow,
    rows: RwSignal<Vec<EditorRow>>,
    change: RwSignal<Option<SectionChange>>,
) -> impl IntoView {
    let editor = Editor::expect();
    let id = row.id.clone();
    let number = move || rows.with(|rows| rows.iter().position(|row| row.id == id)).map_or(1, |index| index + 1);
    let name = move || words::custom_section(number());
    let [heading_slot, text_slot] = [0, 1].map(|cell| Slot::of_row(Field::CustomSections, &row, cell));
    let [heading_id, text_id] = [&heading_slot, &text_slot].map(Slot::id);
    let [heading, text] = [&heading_slot, &text_slot].map(|slot| slot.text.clone());
    view! {
        <section class="section custom" role="group" aria-label=name>
            <div class="cell">
                <label class="cell__label" for=heading_id.clone()>{words::CUSTOM_HEADING}</label>
                <input
                    class="box custom__heading"
                    id=heading_id
                    type="text"
                    autocomplete="off"
                    prop:value=move || heading.get()
                    on:input:target=move |event| editor.write(&heading_slot, event.target().value())
                />
            </div>
            <div class="cell">
                <label class="cell__label" for=text_id.clone()>{words::CUSTOM_TEXT}</label>
                <textarea
                    class="box"
                    id=text_id
                    rows="3"
                    prop:value=move || text.get()
                    on:input:target=move |event| editor.write(&text_slot, event.target().value())
                ></textarea>
            </div>
            {later::show_in_time(move |parts| (parts.section_ways)(row.clone(), change))}
        </section>
    }
}

/// What can be done with a custom section: into a field, to another place, away.
#[component]
pub fn Ways(row: EditorRow, change: RwSignal<Option<SectionChange>>) -> impl IntoView {
    let editor = Editor::expect();
    let target_id = format!("into-{}", row.id.0);
    let place_id = format!("after-{}", row.id.0);
    let (moved, removed) = (row.id.clone(), row.id);
    let after = row.cells[AFTER].clone();
    let placed = after.clone();
    let targets = Field::ALL.into_iter().filter(|field| field.takes_text());
    view! {
        <div class="custom__ways">
            <div class="cell">
                <label class="cell__label" for=target_id.clone()>{words::CUSTOM_INTO}</label>
                <select
                    class="box"
                    id=target_id
                    on:change:target=move |event| {
                        if let Some(field) = Field::named(&event.target().value()) {
                            move_into(editor, &moved, field, change);
                        }
                    }
                >
                    <option value="">{words::CUSTOM_CHOOSE}</option>
                    {targets.map(|field| view! { <option value=field.name()>{field.label()}</option> }).collect_view()}
                </select>
            </div>
            <div class="cell">
                <label class="cell__label" for=place_id.clone()>{words::CUSTOM_AFTER}</label>
                <select
                    class="box"
                    id=place_id
                    prop:value=move || after.get()
                    on:change:target=move |event| {
                        let heading = event.target().value();
                        editor.change(&[Field::CustomSections], || placed.set(heading));
                    }
                >
                    {Section::TEMPLATE
                        .map(|section| {
                            let heading = section.heading();
                            let is_chosen = placed.with_untracked(|name| Section::named(name) == Some(section));
                            view! { <option value=heading selected=is_chosen>{heading}</option> }
                        })
                        .collect_view()}
                </select>
            </div>
            <button type="button" class="button button--quiet" on:click=move |_| remove(editor, &removed, change)>
                {words::CUSTOM_REMOVE}
            </button>
        </div>
    }
}

fn move_into(editor: Editor, id: &ItemId, field: Field, change: RwSignal<Option<SectionChange>>) {
    let before = editor.content().report().normalize();
    let after = before.clone().move_section(id, field);
    editor.show_made_of(|report| report.clone().move_section(id, field));
    let is_hidden = after.internal != before.internal;
    let words = words::custom_moved(field.label(), is_hidden.then(|| field.section().heading()));
    let place = place_of(&before, id);
    change.set(Some(SectionChange { place, words, before, after, field: Some(field) }));
    focus::focus_soon(editor.content().first_box(field));
}

fn remove(editor: Editor, id: &ItemId, change: RwSignal<Option<SectionChange>>) {
    let before = editor.content().report().normalize();
    let mut after = before.clone();
    after.custom_sections.retain(|section| section.id != *id);
    editor.show_made_of(|_| after.clone());
    let (place, words) = (place_of(&before, id), words::CUSTOM_REMOVED.to_owned());
    change.set(Some(SectionChange { place, words, before, after, field: None }));
}

/// The section that a custom one stands behind.
fn place_of(report: &Report, id: &ItemId) -> Section {
    let section = report.custom_sections.iter().find(|section| section.id == *id);
    section.map_or(Section::RelatedLinks, |section| section.after)
}

/// Has the later part bring the section back, which it has taken away.
fn take_back(editor: Editor, change: RwSignal<Option<SectionChange>>) {
    if let Some(parts) = later::now() {
        (parts.take_section_back)(editor, change);
    }
}

/// Brings the section back. The field gets its former text only where nobody has changed it since.
pub fn undo(editor: Editor, change: RwSignal<Option<SectionChange>>) {
    let Some(SectionChange { before, after, field, .. }) = change.get_untracked() else { return };
    change.set(None);
    editor.show_made_of(|now| {
        let mut restored = now.clone();
        let is_gone = |section: &&CustomSection| !after.item_ids(Field::CustomSections).any(|id| *id == section.id);
        restored.custom_sections.extend(before.custom_sections.iter().filter(is_gone).cloned());
        if let Some(field) = field.filter(|field| now.value(*field) == after.value(*field)) {
            restored.take_field(&before, field);
        }
        if now.internal == after.internal {
            restored.internal.clone_from(&before.internal);
        }
        restored.normalize()
    });
}
