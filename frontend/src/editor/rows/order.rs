//! The order of the action table, and which of its rows come first.

use leptos::prelude::*;
use postmortem::report::{Cell, Field, Priority, Status};

use crate::editor::Editor;
use crate::editor::draft_text::EditorRow;
use crate::{later, words};

/// What rows can be sorted by.
const KEYS: [Cell; 4] = [Cell::Priority, Cell::Status, Cell::Owner, Cell::Due];

/// A choice that sorts the rows once; equal ones keep their order.
pub fn choice(editor: Editor) -> AnyView {
    let option = |cell: Cell| view! { <option value=cell.label()>{cell.label()}</option> }.into_any();
    view! {
        <select
            class="box box--choice"
            aria-label=words::SORT
            on:change:target=move |event| {
                let chosen = event.target();
                let cell = KEYS.into_iter().find(|cell| cell.label() == chosen.value());
                if let (Some(cell), Some(parts)) = (cell, later::now()) {
                    (parts.sort)(editor, cell);
                }
                chosen.set_value("");
            }
        >
            <option value="">{words::SORT}</option>
            {KEYS.map(option).into_iter().collect::<Vec<_>>()}
        </select>
    }
    .into_any()
}

/// Sorts the rows by what they say in one column.
pub fn sort(editor: Editor, cell: Cell) {
    let Some(rows) = editor.content().rows(Field::ActionItems) else { return };
    let key = |row: &EditorRow| row.cells[cell.column()].with_untracked(|text| rank(cell, text.trim()));
    editor.change(&[Field::ActionItems], || rows.update(|rows| rows.sort_by_cached_key(key)));
}

/// Known words in their own order, then others by their letters, then nothing.
fn rank(cell: Cell, text: &str) -> (bool, usize, String) {
    let place = |words: &[&str]| words.iter().position(|word| word.eq_ignore_ascii_case(text)).unwrap_or(words.len());
    let number = match cell {
        Cell::Priority => place(&Priority::ALL.map(Priority::word)),
        Cell::Status => place(&Status::ALL.map(Status::word)),
        _ => 0,
    };
    (text.is_empty(), number, text.to_lowercase())
}

/// True for a row that is a priority action.
pub fn star(editor: Editor, row: &EditorRow) -> Memo<bool> {
    let item = row.cells[0].clone();
    let rows = editor.content().rows(Field::PriorityActions).unwrap_or_default();
    Memo::new(move |_| {
        let item = item.with(|item| item.trim().to_owned());
        !item.is_empty() && rows.with(|rows| rows.iter().any(|row| row.cells[0].with(|text| text.trim() == item)))
    })
}

/// Makes a row a priority action, or ends that.
pub fn turn_star(editor: Editor, row: &EditorRow, is_named: bool) {
    let item = row.cells[0].with_untracked(|item| item.trim().to_owned());
    let Some(rows) = editor.content().rows(Field::PriorityActions).filter(|_| !item.is_empty()) else { return };
    editor.change(&[Field::PriorityActions], || {
        rows.update(|rows| {
            rows.retain(|row| !row.is_empty() && row.cells[0].with_untracked(|text| text.trim() != item));
            if !is_named {
                rows.push(EditorRow::filled(vec![item]));
            } else if rows.is_empty() {
                rows.push(EditorRow::empty(Field::PriorityActions));
            }
        });
    });
}
