//! The editor: one report, written, checked and kept.

mod content;

mod checked;

mod field;

mod rows;

mod offered;

mod custom;

mod findings;

mod conflicts;

mod changes;

mod sections;

mod header;

mod page;

pub use content::Content;
pub use page::EditorPage;

use leptos::prelude::*;
use postmortem::Report;
use postmortem::merge::carry;
use postmortem::report::{Cell, Field, ItemId, Place};

use crate::browser::focus;
use crate::saving::Saver;
use checked::Checked;

/// What the parts of an open editor share. Lives as long as the page.
#[derive(Clone, Copy)]
pub struct Editor {
    parts: StoredValue<(Content, Saver), LocalStorage>,
    checked: Checked,
}

impl Editor {
    fn new(content: Content, saver: Saver) -> Editor {
        let checked = Checked::new(&content);
        let shown = content.clone();
        saver.on_show(move || checked.check_now(&shown));
        Editor { parts: StoredValue::new_local((content, saver)), checked }
    }

    /// The editor of the page that is open.
    pub fn expect() -> Editor {
        expect_context::<Editor>()
    }

    /// What is being typed.
    pub fn content(self) -> Content {
        self.parts.with_value(|(content, _)| content.clone())
    }

    /// What keeps it.
    pub fn saver(self) -> Saver {
        self.parts.with_value(|(_, saver)| saver.clone())
    }

    /// The report as it was at the last pause, and what the rules say of it.
    pub fn checked(self) -> Checked {
        self.checked
    }

    /// Something was typed, ticked, added, moved or removed.
    pub fn changed(self) {
        self.saver().changed();
        self.checked.changed(self.content());
    }

    /// Puts a report that was made of the one in the boxes into them.
    pub fn show_made_of(self, make: impl FnOnce(&Report) -> Report) {
        let content = self.content();
        let typed = content.report();
        let before = typed.clone().normalize();
        let after = make(&before);
        focus::keep_caret(|| content.show(&carry(&typed, &before, &after)));
        self.saver().changed();
        self.checked.check_now(&content);
    }

    /// Shows the box at `place` of the checked report and selects `span` in it.
    fn show(self, place: Place, span: Option<postmortem::lint::Span>) {
        let cell = place.cell.map_or(0, Cell::column);
        let id = match self.row_id(place) {
            Some(row) => box_id(place.field, &row, cell),
            None => self.content().first_box(place.field),
        };
        focus::show(&id, span);
    }

    fn row_id(self, place: Place) -> Option<ItemId> {
        let number = place.item?;
        self.checked.report.with_untracked(|report| report.item_id(place.field, number).cloned())
    }

    /// The number of the row that the reader sees for an item of the checked report, where rows
    /// that are still empty count, too. Tracks the rows.
    fn row_number(self, place: Place) -> Option<usize> {
        let id = self.row_id(place)?;
        let rows = self.content().rows(place.field)?;
        rows.with(|rows| rows.iter().position(|row| row.id == id)).map(|index| index + 1)
    }
}

/// The element id of a box: of one cell of one row.
fn box_id(field: Field, row: &ItemId, cell: usize) -> String {
    format!("box-{}-{}-{cell}", field as usize, row.0)
}

/// The element id of a text field's box.
fn text_id(field: Field) -> String {
    format!("box-{}", field as usize)
}

/// The element id of a field as a whole.
fn field_id(field: Field) -> String {
    format!("field-{}", field as usize)
}
