//! The boxes of one row.

use leptos::prelude::*;
use postmortem::report::{CATEGORIES, Cell, Field, LinkKind, Priority, Shape, Status};

use crate::editor::content::{ADDRESS, KIND, Row, TICK};
use crate::editor::{Editor, box_id};

/// The boxes of a row as its field's shape asks for. `name` is what the row is called.
#[component]
pub fn Cells(editor: Editor, field: Field, row: Row, name: Signal<String>) -> impl IntoView {
    match field.shape() {
        Shape::Actions => view! { <ActionCells editor field row /> }.into_any(),
        Shape::Links => view! { <LinkCells editor field row name /> }.into_any(),
        Shape::Events => view! { <EventCells editor field row name /> }.into_any(),
        Shape::Checks => {
            let tick = row.cells[TICK].clone();
            let ticked = tick.clone();
            view! {
                <label class="tick">
                    <input
                        type="checkbox"
                        prop:checked=move || !ticked.with(String::is_empty)
                        on:change:target=move |event| {
                            tick.set(if event.target().checked() { "x".into() } else { String::new() });
                            editor.changed();
                        }
                    />
                    "Done"
                </label>
                <TextBox editor field row cell=0 name />
            }
            .into_any()
        }
        _ if field == Field::PriorityActions => view! { <PriorityAction editor row name /> }.into_any(),
        _ => view! { <TextBox editor field row cell=0 name /> }.into_any(),
    }
}

/// A text area named `name` for one cell.
#[component]
fn TextBox(editor: Editor, field: Field, row: Row, cell: usize, name: Signal<String>) -> impl IntoView {
    let text = row.cells[cell].clone();
    let stored = text.clone();
    view! {
        <textarea
            class="box"
            id=box_id(field, &row.id, cell)
            aria-label=name
            rows="1"
            prop:value=move || text.get()
            on:input:target=move |event| {
                stored.set(event.target().value());
                editor.changed();
            }
        ></textarea>
    }
}

/// When, and what; the time has a label of its own on screen.
#[component]
fn EventCells(editor: Editor, field: Field, row: Row, name: Signal<String>) -> impl IntoView {
    let time = row.cells[0].clone();
    let stored = time.clone();
    view! {
        <div class="event">
            <input
                class="box event__time"
                id=box_id(field, &row.id, 0)
                type="text"
                autocomplete="off"
                aria-label=move || format!("{} time", name.get())
                placeholder="2026-03-02 14:02 UTC"
                prop:value=move || time.get()
                on:input:target=move |event| {
                    stored.set(event.target().value());
                    editor.changed();
                }
            />
            <TextBox editor field row cell=1 name />
        </div>
    }
}

/// The template's four cells, and three more where somebody wants them.
#[component]
fn ActionCells(editor: Editor, field: Field, row: Row) -> impl IntoView {
    let is_used = |cell: &Cell| !row.cells[cell.column()].with_untracked(String::is_empty);
    let has_more = RwSignal::new(MORE.iter().any(is_used));
    let cells = Cell::TEMPLATE.map(|cell| view! { <ActionCell editor field row=row.clone() cell /> }).collect_view();
    view! {
        {cells}
        <Show
            when=move || has_more.get()
            fallback=move || {
                view! {
                    <button type="button" class="button button--link cell--more" on:click=move |_| has_more.set(true)>
                        "Due date, ticket, category"
                    </button>
                }
            }
        >
            {MORE.map(|cell| view! { <ActionCell editor field row=row.clone() cell /> }).collect_view()}
        </Show>
    }
}

/// The cells of an action that the template does not have.
const MORE: [Cell; 3] = [Cell::Due, Cell::Ticket, Cell::Category];

#[component]
fn ActionCell(editor: Editor, field: Field, row: Row, cell: Cell) -> impl IntoView {
    let id = box_id(field, &row.id, cell.column());
    let text = row.cells[cell.column()].clone();
    let stored = text.clone();
    let input = move |value: String| {
        if cell == Cell::Item {
            editor.content().rename_priority_actions(&stored.get_untracked(), &value);
        }
        stored.set(value);
        editor.changed();
    };
    let control = if cell == Cell::Item {
        view! {
            <textarea
                class="box"
                id=id.clone()
                rows="1"
                prop:value=move || text.get()
                on:input:target=move |event| input(event.target().value())
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                class="box"
                id=id.clone()
                type="text"
                autocomplete="off"
                list=choices_id(cell)
                prop:value=move || text.get()
                on:input:target=move |event| input(event.target().value())
            />
        }
        .into_any()
    };
    view! {
        <div class=format!("cell cell--{}", cell.label().to_lowercase())>
            <label class="cell__label" for=id>
                {cell.label()}
            </label>
            {control}
        </div>
    }
}

const fn choices_id(cell: Cell) -> Option<&'static str> {
    match cell {
        Cell::Priority => Some("choices-priority"),
        Cell::Status => Some("choices-status"),
        Cell::Category => Some("choices-category"),
        _ => None,
    }
}

/// The words that the boxes for priority, status and category offer; once a page.
#[component]
pub fn Choices() -> impl IntoView {
    view! {
        <datalist id="choices-priority">
            {Priority::ALL.map(|priority| view! { <option value=priority.word()></option> }).collect_view()}
        </datalist>
        <datalist id="choices-status">
            {Status::ALL.map(|status| view! { <option value=status.word()></option> }).collect_view()}
        </datalist>
        <datalist id="choices-category">
            {CATEGORIES.map(|category| view! { <option value=category></option> }).collect_view()}
        </datalist>
    }
}

/// A priority action names a row of the action table, which its box offers.
#[component]
fn PriorityAction(editor: Editor, row: Row, name: Signal<String>) -> impl IntoView {
    let text = row.cells[0].clone();
    let stored = text.clone();
    let id = box_id(Field::PriorityActions, &row.id, 0);
    let list_id = format!("{id}-choices");
    let items = Memo::new(move |_| {
        let rows = editor.checked().report.with(|report| report.action_items.clone());
        rows.into_iter().map(|row| row.item).filter(|item| !item.is_empty()).collect::<Vec<_>>()
    });
    view! {
        <input
            class="box"
            id=id
            type="text"
            autocomplete="off"
            list=list_id.clone()
            aria-label=name
            prop:value=move || text.get()
            on:input:target=move |event| {
                stored.set(event.target().value());
                editor.changed();
            }
        />
        <datalist id=list_id>
            {move || items.get().into_iter().map(|item| view! { <option value=item></option> }).collect_view()}
        </datalist>
    }
}

#[component]
fn LinkCells(editor: Editor, field: Field, row: Row, name: Signal<String>) -> impl IntoView {
    let kind = row.cells[KIND].clone();
    let chosen = kind.clone();
    let address = row.cells[ADDRESS].clone();
    let typed = address.clone();
    let (label_id, url_id, kind_id) =
        (box_id(field, &row.id, 0), box_id(field, &row.id, ADDRESS), box_id(field, &row.id, KIND));
    let option = move |kind: LinkKind| {
        let chosen = chosen.clone();
        let words = if kind == LinkKind::None { "No kind" } else { kind.word() };
        view! {
            <option value=kind.word() prop:selected=move || chosen.get() == kind.word()>
                {words}
            </option>
        }
    };
    view! {
        <div class="cell cell--label">
            <label class="cell__label" for=label_id>
                {name}
            </label>
            <TextBox editor field row cell=0 name />
        </div>
        <div class="cell cell--url">
            <label class="cell__label" for=url_id.clone()>
                {move || format!("{} address", name.get())}
            </label>
            <input
                class="box"
                id=url_id
                type="text"
                inputmode="url"
                autocomplete="off"
                spellcheck="false"
                prop:value=move || address.get()
                on:input:target=move |event| {
                    typed.set(event.target().value());
                    editor.changed();
                }
            />
        </div>
        <div class="cell cell--kind">
            <label class="cell__label" for=kind_id.clone()>
                {move || format!("{} kind", name.get())}
            </label>
            <select
                class="box"
                id=kind_id
                on:change:target=move |event| {
                    kind.set(event.target().value());
                    editor.changed();
                }
            >
                {LinkKind::ALL.map(option).collect_view()}
            </select>
        </div>
    }
}
