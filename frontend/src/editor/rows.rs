//! The rows of a list field: added, removed and moved, by keyboard too.

mod cells;
mod menu;
mod order;

use leptos::prelude::*;
use postmortem::report::{Field, Shape};
use web_sys::KeyboardEvent;

use super::draft_text::EditorRow;
use super::field::{box_text, is_plain_enter};
use super::{Editor, box_id};
use crate::browser::focus;
use crate::shown::{KeyedView, KeyedViews, Shown};
use crate::{later, words};
use cells::Cells;
pub use cells::{Choices, cells_of, choices_of, line};
pub use menu::{RowMenu, menu};
pub use order::sort;

/// Rows of one list field and what can be done with them.
#[derive(Clone, Copy)]
struct List {
    editor: Editor,
    field: Field,
    rows: RwSignal<Vec<EditorRow>>,
    /// The row removed last, and where it stood.
    removed: RwSignal<Option<(usize, EditorRow)>>,
}

impl List {
    fn insert(self, index: usize, row: EditorRow) {
        let id = box_id(self.field, &row.id, 0);
        self.editor.change(&[self.field], || self.rows.update(|rows| rows.insert(index.min(rows.len()), row)));
        focus::focus_soon(id);
    }

    fn add(self) {
        self.insert(usize::MAX, EditorRow::empty(self.field));
    }

    fn index_of(self, row: &EditorRow) -> Option<usize> {
        self.rows.with_untracked(|rows| rows.iter().position(|other| other.id == row.id))
    }

    /// Removes a row; the last one is replaced by an empty one. The focus goes to a neighbour.
    fn remove(self, row: &EditorRow) {
        let Some(index) = self.index_of(row) else { return };
        self.removed.set((!row.is_empty()).then(|| (index, row.clone())));
        let remove = |rows: &mut Vec<EditorRow>| {
            rows.remove(index);
            if rows.is_empty() {
                rows.push(EditorRow::empty(self.field));
            }
        };
        self.editor.change(&[self.field], || self.rows.update(remove));
        let neighbour = self
            .rows
            .with_untracked(|rows| rows.get(index.saturating_sub(1)).map(|row| box_id(self.field, &row.id, 0)));
        neighbour.into_iter().for_each(focus::focus_soon);
    }

    fn undo_remove(self) {
        if let Some((index, row)) = self.removed.get_untracked() {
            self.removed.set(None);
            self.insert(index, row);
        }
    }

    fn move_by(self, row: &EditorRow, step: isize) {
        let Some(index) = self.index_of(row) else { return };
        let Some(target) = index.checked_add_signed(step) else { return };
        if target < self.rows.with_untracked(Vec::len) {
            self.editor.change(&[self.field], || self.rows.update(|rows| rows.swap(index, target)));
            focus::focus_soon(box_id(self.field, &row.id, 0));
        }
    }

    /// Enter adds the next row, Backspace in an empty one removes it, Alt with an arrow moves it.
    fn key(self, row: &EditorRow, event: &KeyboardEvent) {
        // A button of the row keeps its own keys.
        let Some(text) = box_text(event) else { return };
        match event.key().as_str() {
            "Enter" if is_plain_enter(event) => {
                let after = self.index_of(row).map_or(usize::MAX, |index| index + 1);
                self.insert(after, EditorRow::empty(self.field));
            }
            "Backspace" if text.is_empty() && row.is_empty() && self.rows.with_untracked(Vec::len) > 1 => {
                self.remove(row);
            }
            "ArrowUp" if event.alt_key() => self.move_by(row, -1),
            "ArrowDown" if event.alt_key() => self.move_by(row, 1),
            _ => return,
        }
        event.prevent_default();
    }
}

/// The rows of `field`, the button that adds one, and the way back from a removal.
#[component]
pub fn Rows(field: Field) -> impl IntoView {
    let editor = Editor::expect();
    let rows = editor.content().rows(field).map(RwSignal::from).unwrap_or_default();
    let list = List { editor, field, rows, removed: RwSignal::new(None) };
    let piece = move |row: EditorRow| {
        KeyedView::new(row.id.0.clone(), move |index| view! { <RowEditor list index row=row.clone() /> }.into_any())
    };
    let add_label = words::add(field.item_label());
    let is_table = field.shape() == Shape::Actions;
    view! {
        <ol class="rows" class:rows--chain=field.shape() == Shape::Chain>
            <KeyedViews each=Signal::derive(move || rows.get().into_iter().map(piece).collect()) />
        </ol>
        <div class="rows__foot">
            <button type="button" class="button button--quiet" on:click=move |_| list.add()>
                <span aria-hidden="true">"+ "</span>
                {add_label}
            </button>
            {is_table.then(|| order::choice(editor))}
            <Shown when=move || list.removed.with(Option::is_some)>
                <span class="rows__removed" role="status">
                    {words::ROW_REMOVED}
                    " "
                    <button type="button" class="button button--link" on:click=move |_| list.undo_remove()>
                        {words::UNDO}
                    </button>
                </span>
            </Shown>
        </div>
    }
}

#[component]
fn RowEditor(list: List, index: ReadSignal<usize>, row: EditorRow) -> impl IntoView {
    let is_group = list.field.shape() == Shape::Actions;
    let name = Signal::derive(move || words::numbered(list.field.item_label(), index.get() + 1));
    let is_open = RwSignal::new(false);
    let star = is_group.then(|| order::star(list.editor, &row));
    let (keys, menu_row) = (row.clone(), row.clone());
    let menu = move || {
        let row = menu_row.clone();
        later::show(move |parts| (parts.row_menu)(RowMenu { list, index, row: row.clone(), name, is_open, star }))
    };
    view! {
        <li class="row" class:row--group=is_group on:keydown=move |event| list.key(&keys, &event)>
            <span class="row__number" aria-hidden="true">
                {move || index.get() + 1}
            </span>
            <div
                class="row__cells"
                role=is_group.then_some("group")
                aria-label=move || is_group.then(|| name.get())
            >
                <Cells editor=list.editor field=list.field row name />
            </div>
            <div class="row__tools">
                {star.map(|star| view! { <span class="row__star" aria-hidden="true">{move || star.get().then_some("★")}</span> })}
                <button
                    type="button"
                    class="button button--tool"
                    aria-label=move || words::row_tools(&name.get())
                    aria-haspopup="menu"
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| is_open.update(|open| *open = !*open)
                >
                    "⋯"
                </button>
                <Shown when=move || is_open.get()>{menu()}</Shown>
            </div>
        </li>
    }
}
