//! The rows of a list field: added, removed and moved, by keyboard too.

mod cells;
mod order;

use leptos::prelude::*;
use postmortem::report::{Field, Shape};
use web_sys::KeyboardEvent;

use super::draft_text::EditorRow;
use super::field::{box_text, is_plain_enter};
use super::{Editor, box_id};
use crate::browser::focus;
use crate::shown::{KeyedView, KeyedViews, Shown};
use crate::words;
use cells::Cells;
pub use cells::{Choices, cells_of, choices_of, line};
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
        // A button of the row keeps its own Enter; arrows go to the others, which are no stops of Tab.
        let Some(text) = box_text(event) else { return focus::walk(event) };
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
    let rows = list.rows;
    let is_group = list.field.shape() == Shape::Actions;
    let name = move || words::numbered(list.field.item_label(), index.get() + 1);
    let is_first = move || index.get() == 0;
    let is_last = move || rows.with(|rows| index.get() + 1 == rows.len());
    let tool = move |named: fn(&str) -> String| move || named(&name());
    let (up, down, gone) = (row.clone(), row.clone(), row.clone());
    let (keys, star) = (row.clone(), row.clone());
    view! {
        <li class="row" class:row--group=is_group on:keydown=move |event| list.key(&keys, &event)>
            <span class="row__number" aria-hidden="true">
                {move || index.get() + 1}
            </span>
            <div
                class="row__cells"
                role=is_group.then_some("group")
                aria-label=move || is_group.then(name)
            >
                <Cells editor=list.editor field=list.field row name=Signal::derive(name) />
            </div>
            <div class="row__tools" role="toolbar" aria-label=tool(words::row_tools)>
                {is_group.then(|| order::star(list.editor, &star))}
                <button
                    type="button"
                    class="button button--tool"
                    aria-label=tool(words::move_row_up)
                    title=words::MOVE_UP_TIP
                    tabindex="-1"
                    prop:disabled=is_first
                    on:click=move |_| list.move_by(&up, -1)
                >
                    "↑"
                </button>
                <button
                    type="button"
                    class="button button--tool"
                    aria-label=tool(words::move_row_down)
                    title=words::MOVE_DOWN_TIP
                    tabindex="-1"
                    prop:disabled=is_last
                    on:click=move |_| list.move_by(&down, 1)
                >
                    "↓"
                </button>
                <button
                    type="button"
                    class="button button--tool"
                    aria-label=tool(words::remove_row)
                    title=words::REMOVE
                    on:click=move |_| list.remove(&gone)
                >
                    "×"
                </button>
            </div>
        </li>
    }
}
