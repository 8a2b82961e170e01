//! The editor: one report, written, checked and kept.

mod draft_text;

mod undo;

mod beside;

mod keys;

mod paste;

mod palette;

mod guide;

mod causes;

mod coverage;

mod times;

mod rules;

mod checked;

mod field;

mod rows;

mod offered;

mod custom;

mod findings;

mod places;

mod spans;

mod why;

mod reviewer;

mod secrets;

mod conflicts;

mod changes;

mod ready;

mod sections;

mod header;

mod here;

mod own_sections;

mod page;

mod reading;

mod history;

mod unseen;

pub mod later_part;

pub use beside::Sheet;
pub use draft_text::{DraftText, Slot};
pub use page::EditorPage;
pub use undo::Direction;

use leptos::prelude::*;
use postmortem::Report;
use postmortem::drafts::Redaction;
use postmortem::lint::Span;
use postmortem::markdown::Rewrite;
use postmortem::merge::{carry, moved_caret};
use postmortem::report::{Field, ItemId};
use postmortem::undo::Turned;

use crate::browser::focus;
use crate::browser::typing::Area;
use crate::later;
use crate::saving::Saver;
use beside::Beside;
use checked::Checked;
use findings::Help;
use spans::Spans;
use undo::Undo;

/// What the parts of an open editor share. Lives as long as the page.
#[derive(Clone, Copy)]
pub struct Editor {
    parts: StoredValue<(DraftText, Saver), LocalStorage>,
    checked: Checked,
    undo: Undo,
    spans: Spans,
    help: Help,
    beside: Beside,
    redaction: RwSignal<Redaction>,
    redacted_field: RwSignal<Option<Field>>,
}

impl Editor {
    fn new(content: DraftText, saver: Saver) -> Editor {
        let checked = Checked::new(&content);
        let undo = Undo::new();
        let (redaction, shown, help) = (RwSignal::new(saver.redaction()), content.clone(), Help::new());
        saver.on_show(move |before, after| {
            undo.record_theirs(before, after);
            // Only what was merged is shown, and merging comes with the same part.
            if later::now().is_some_and(|parts| (parts.is_redacted)(before, after)) {
                forget_former_texts(undo, help);
            }
            checked.check_now(&shown);
        });
        let parts = StoredValue::new_local((content, saver));
        Editor {
            parts,
            checked,
            undo,
            spans: Spans::new(),
            help,
            beside: Beside::new(),
            redaction,
            redacted_field: RwSignal::new(None),
        }
    }

    /// The editor of the page that is open.
    pub fn expect() -> Editor {
        expect_context::<Editor>()
    }

    /// What is being typed.
    pub fn content(self) -> DraftText {
        self.parts.with_value(|(content, _)| content.clone())
    }

    /// The one owner of saving for this report.
    pub fn saver(self) -> Saver {
        self.parts.with_value(|(_, saver)| saver.clone())
    }

    /// The report as it was at the last pause, and what the rules say of it.
    pub fn checked(self) -> Checked {
        self.checked
    }

    /// What can be undone and redone.
    pub fn undo(self) -> Undo {
        self.undo
    }

    /// Somebody typed into a box, which holds `text` now.
    pub fn write(self, slot: &Slot, text: String) {
        let content = self.content();
        self.undo.type_into(&content, slot);
        let is_named = slot.field == Field::ActionItems && slot.cell == 0;
        if is_named {
            rename_priority_actions(&content, &slot.text.get_untracked(), &text);
        }
        slot.typed(text);
        self.spans.follow();
        if is_named {
            self.saver().changed();
        } else {
            self.saver().typed(slot.spot(&content));
        }
        self.checked.changed();
    }

    /// Types for the writer into the box that has the focus, as a step of its own.
    pub(super) fn rewrite(self, area: &Area, rewrite: &Rewrite) {
        self.undo.settle();
        area.rewrite(rewrite);
        self.undo.settle();
    }

    /// Changes some fields in one step: something was ticked, added, moved, removed or mended.
    pub fn change(self, fields: &[Field], make: impl FnOnce()) {
        let content = self.content();
        let before = self.undo.begin(&content, fields);
        make();
        self.undo.record(&before, &content.report_of(fields));
        self.changed();
    }

    fn changed(self) {
        self.saver().changed();
        self.checked.changed();
    }

    /// Puts a report that was made of the one in the boxes into them.
    pub fn show_made_of(self, make: impl FnOnce(&Report) -> Report) {
        let content = self.content();
        let typed = self.undo.begin(&content, &Field::ALL);
        let before = typed.clone().normalize();
        let after = make(&before);
        focus::keep_caret(moved_caret, || content.show(&carry(&typed, &before, &after)));
        self.undo.record(&typed, &content.report());
        self.saver().changed();
        self.checked.check_now(&content);
    }

    /// Takes the last step back, or makes it again, and shows where that was.
    pub fn turn(self, direction: Direction) {
        let content = self.content();
        let Some(Turned { report, caret }) = self.undo.turn(&content, direction) else { return };
        content.show(&report);
        self.saver().changed();
        self.checked.check_now(&content);
        self.leave_preview();
        if let Some((spot, at)) = caret {
            let row = content.rows(spot.field);
            let row = row.and_then(|rows| rows.with_untracked(|rows| rows.get(spot.row).map(|row| row.id.clone())));
            let id = row.map_or_else(|| text_id(spot.field), |row| box_id(spot.field, &row, spot.cell));
            focus::show_soon(id, Some(Span { start: at, end: at }));
        }
    }

    /// What is under way about findings.
    fn help(self) -> Help {
        self.help
    }

    /// Nothing that was typed before can be brought back.
    fn forget_former_texts(self) {
        forget_former_texts(self.undo, self.help);
    }

    /// What is known of secrets in the server's revisions.
    fn redaction(self) -> RwSignal<Redaction> {
        self.redaction
    }

    /// The field that one was redacted in, where it was one.
    fn redacted_field(self) -> RwSignal<Option<Field>> {
        self.redacted_field
    }
}

fn forget_former_texts(undo: Undo, help: Help) {
    // The page may be gone by then.
    let _ = (help.done.try_set(None), help.section.try_set(None));
    undo.forget();
}

/// Gives priority actions that name a row the row's new text.
fn rename_priority_actions(content: &DraftText, from: &str, to: &str) {
    let Some(rows) = content.rows(Field::PriorityActions).filter(|_| !from.trim().is_empty()) else { return };
    rows.with_untracked(|rows| {
        for cell in rows.iter().filter_map(|row| row.cells.first()) {
            if cell.with_untracked(|text| text.trim() == from.trim()) {
                cell.set(to.to_owned());
            }
        }
    });
}

/// How an address names a field, such as `root-cause`.
fn slug(field: Field) -> String {
    field.name().replace(' ', "-").replace('\'', "")
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
