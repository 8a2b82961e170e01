//! The boxes of one row.

use leptos::prelude::*;
use postmortem::Report;
use postmortem::report::{Category, Cell, Field, LinkKind, Priority, Shape, Status};

use crate::browser::focus;
use crate::editor::draft_text::{ADDRESS, EditorRow, KIND, TICK};
use crate::editor::{Editor, Slot};
use crate::shown::Shown;
use crate::words;

/// The boxes of a row as its field's shape asks for. `name` is what the row is called.
#[component]
pub fn Cells(editor: Editor, field: Field, row: EditorRow, name: Signal<String>) -> impl IntoView {
    let slot = |cell: usize| Slot::of_row(field, &row, cell);
    match field.shape() {
        Shape::Actions => view! { <ActionCells editor field row /> }.into_any(),
        Shape::Links => view! { <LinkCells editor field row name /> }.into_any(),
        Shape::Events => {
            let named = Signal::derive(move || words::time_of(&name.get()));
            view! {
                <div class="event">
                    {line(editor, slot(0), named, None, "box event__time", words::TIME_EXAMPLE, None)} {area(editor, slot(1), name)}
                </div>
            }
            .into_any()
        }
        Shape::Checks => (tick(editor, slot(TICK)), area(editor, slot(0), name)).into_any(),
        _ if field == Field::PriorityActions => line(editor, slot(0), name, Some(ROWS), "box", " ", None),
        _ => area(editor, slot(0), name),
    }
}

/// A text area named `name`.
fn area(editor: Editor, slot: Slot, name: Signal<String>) -> AnyView {
    let text = slot.text.clone();
    view! {
        <textarea
            class="box"
            id=slot.id()
            aria-label=name
            lang=move || editor.checked().language()
            rows="1"
            placeholder=" "
            prop:value=move || text.get()
            on:input:target=move |event| editor.write(&slot, event.target().value())
        ></textarea>
    }
    .into_any()
}

/// A box of one line named `name` and described by the element `hint`; what is chosen in the list `choices` may be
/// typed, too.
pub fn line(
    editor: Editor,
    slot: Slot,
    name: Signal<String>,
    choices: Option<&'static str>,
    class: &'static str,
    example: &'static str,
    hint: Option<String>,
) -> AnyView {
    let text = slot.text.clone();
    view! {
        <input
            class=class
            id=slot.id()
            type="text"
            autocomplete="off"
            aria-label=name
            aria-describedby=hint
            list=choices
            placeholder=example
            prop:value=move || text.get()
            on:input:target=move |event| editor.write(&slot, event.target().value())
        />
    }
    .into_any()
}

fn tick(editor: Editor, slot: Slot) -> AnyView {
    let ticked = slot.text.clone();
    view! {
        <label class="tick">
            <input
                type="checkbox"
                prop:checked=move || !ticked.with(String::is_empty)
                on:change:target=move |event| {
                    let mark = if event.target().checked() { "x" } else { "" };
                    editor.change(&[slot.field], || slot.text.set(mark.to_owned()));
                }
            />
            {words::DONE}
        </label>
    }
    .into_any()
}

/// The template's four cells, and three more where somebody wants them.
#[component]
fn ActionCells(editor: Editor, field: Field, row: EditorRow) -> impl IntoView {
    let is_used = |cell: &Cell| !row.cells[cell.column()].with_untracked(String::is_empty);
    let has_more = RwSignal::new(MORE.iter().any(is_used));
    let first = Slot::of_row(field, &row, Cell::Due.column()).id();
    let show_more = move |_| {
        has_more.set(true);
        focus::focus_soon(first.clone());
    };
    let cells = Cell::TEMPLATE.map(|cell| view! { <ActionCell editor field row=row.clone() cell /> }).collect_view();
    view! {
        {cells}
        <Shown
            when=move || has_more.get()
            fallback=move || {
                view! {
                    <button
                        type="button"
                        class="button button--link cell--more"
                        on:click=show_more.clone()
                    >
                        <span aria-hidden="true">"+ "</span>
                        {words::MORE_CELLS}
                    </button>
                }
            }
        >
            {MORE.map(|cell| view! { <ActionCell editor field row=row.clone() cell /> }).collect_view()}
        </Shown>
    }
}

/// The cells of an action that the template does not have.
const MORE: [Cell; 3] = [Cell::Due, Cell::Ticket, Cell::Category];

#[component]
fn ActionCell(editor: Editor, field: Field, row: EditorRow, cell: Cell) -> impl IntoView {
    let slot = Slot::of_row(field, &row, cell.column());
    let id = slot.id();
    let label = Signal::stored(cell.label().to_owned());
    let control = match cell {
        Cell::Item => area(editor, slot, label),
        _ => line(editor, slot, label, choices_id(cell), "box", " ", None),
    };
    view! {
        <div
            class=format!("cell cell--{}", cell.label().to_ascii_lowercase())
            on:focusin=move |_| {
                if cell == Cell::Owner {
                    editor.read_owners();
                }
            }
        >
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
        Cell::Owner => Some("choices-owner"),
        _ => None,
    }
}

/// The element id of the list of what the box of a detail offers.
pub const fn choices_of(field: Field) -> Option<&'static str> {
    match field {
        Field::Severity => Some("choices-severity"),
        Field::Status => Some("choices-report-status"),
        _ => None,
    }
}

/// The element id of the list of what stands in the action table.
const ROWS: &str = "choices-rows";

/// The words that the boxes for severity, priority, status and category offer, and those that stand in the
/// action table already; once a page.
#[component]
pub fn Choices() -> impl IntoView {
    let editor = Editor::expect();
    let report = editor.checked().report;
    let known = move |cell: Cell| {
        let cells = Memo::new(move |_| {
            let mut cells = report.with(|report| cells_of(report, cell));
            if cell == Cell::Owner {
                cells.extend(editor.owners_elsewhere());
            }
            distinct(cells)
        });
        move || options(cells.get())
    };
    let offered = |field: Field| {
        let words = field.choices().iter().map(|word| (*word).to_owned()).collect();
        view! { <datalist id=choices_of(field)>{options(words)}</datalist> }
    };
    let words = |words: &[&str]| options(words.iter().map(|word| (*word).to_owned()).collect());
    view! {
        {[Field::Severity, Field::Status].map(offered)}
        <datalist id="choices-priority">{words(&Priority::ALL.map(Priority::word))}</datalist>
        <datalist id="choices-status">{words(&Status::ALL.map(Status::word))}</datalist>
        <datalist id="choices-category">{words(&Category::ALL.map(Category::word))}</datalist>
        <datalist id="choices-owner">{known(Cell::Owner)}</datalist>
        <datalist id=ROWS>{known(Cell::Item)}</datalist>
    }
}

/// What the action table says in one column.
pub fn cells_of(report: &Report, cell: Cell) -> Vec<String> {
    report.action_items.iter().map(|row| row.cell(cell).to_owned()).collect()
}

fn options(words: Vec<String>) -> Vec<AnyView> {
    words.into_iter().map(|word| view! { <option value=word></option> }.into_any()).collect()
}

fn distinct(mut words: Vec<String>) -> Vec<String> {
    words.retain(|word| !word.is_empty());
    words.sort();
    words.dedup();
    words
}

#[component]
fn LinkCells(editor: Editor, field: Field, row: EditorRow, name: Signal<String>) -> impl IntoView {
    let [label, url, kind] = [0, ADDRESS, KIND].map(|cell| Slot::of_row(field, &row, cell));
    let [label_id, url_id, kind_id] = [&label, &url, &kind].map(Slot::id);
    let address = Signal::derive(move || words::address_of(&name.get()));
    let chosen = kind.text.clone();
    let option = move |kind: LinkKind| {
        let chosen = chosen.clone();
        let words = if kind == LinkKind::None { words::NO_KIND } else { kind.word() };
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
            {area(editor, label, name)}
        </div>
        <div class="cell cell--url">
            <label class="cell__label" for=url_id>
                {address}
            </label>
            {line(editor, url, address, None, "box box--url", words::ADDRESS_EXAMPLE, None)}
        </div>
        <div class="cell cell--kind">
            <label class="cell__label" for=kind_id.clone()>
                {move || words::kind_of(&name.get())}
            </label>
            <select
                class="box"
                id=kind_id
                on:change:target=move |event| {
                    let word = event.target().value();
                    editor.change(&[field], || kind.text.set(word));
                }
            >
                {LinkKind::ALL.map(option).collect_view()}
            </select>
        </div>
    }
}
