//! What is open beside the text, and the ways through the report that open it.

use leptos::prelude::*;
use postmortem::report::{Cell, Field, ItemId, Row};

use super::draft_text::EditorRow;
use super::guide::Guidance;
use super::rows::cells_of;
use super::{Editor, Slot, box_id, slug};
use crate::browser::{focus, page};
use crate::route::ACTION;
use crate::{later, saving};

/// What the address says behind `#` while the report is shown as readers see it.
pub(super) const READ: &str = "read";

/// The same while its history is shown.
pub(super) const HISTORY: &str = "history";

/// What is open beside the text, and what was asked for.
#[derive(Clone, Copy)]
pub(super) struct Beside {
    sheet: RwSignal<Option<Sheet>>,
    preview: RwSignal<bool>,
    history: RwSignal<bool>,
    /// Offered fields that somebody wants to fill in.
    asked: RwSignal<Vec<Field>>,
    guidance: Guidance,
    /// Of other drafts; none while nobody has asked.
    owners: RwSignal<Option<Vec<String>>>,
    /// True while the keys are down that paste the words alone.
    plainly: StoredValue<bool>,
    /// A report that was pasted into the box with this element id.
    pasted: StoredValue<(String, String)>,
}

/// What opens beside the text, one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The command palette.
    Palette,
    /// The help of all keys.
    Keys,
    /// The links of the report, and a new one.
    Share,
    /// The report as a file or on the clipboard.
    Export,
    /// What the server does not have.
    Unsent,
    /// What merges have brought that the writer has not looked at.
    Merged,
    /// What to do with a whole report that was pasted into a box.
    PastedReport,
}

impl Beside {
    /// With nothing open beside the text.
    pub fn new() -> Beside {
        Beside {
            sheet: RwSignal::new(None),
            preview: RwSignal::new(false),
            history: RwSignal::new(false),
            asked: RwSignal::new(Vec::new()),
            guidance: RwSignal::new(None),
            owners: RwSignal::new(None),
            plainly: StoredValue::new(false),
            pasted: StoredValue::new(Default::default()),
        }
    }
}

/// The owners that the drafts of this device name.
pub fn owners() -> Vec<String> {
    saving::listing_now().drafts.into_iter().flat_map(|draft| cells_of(&draft.report, Cell::Owner)).collect()
}

impl Editor {
    /// Opens something beside the text.
    pub fn open(self, sheet: Sheet) {
        self.beside.sheet.set(Some(sheet));
    }

    /// Closes what is open beside the text, if anything is.
    pub fn close(self) {
        self.beside.sheet.set(None);
    }

    /// True while something is open beside the text.
    pub fn has_sheet(self) -> bool {
        self.beside.sheet.with_untracked(Option::is_some)
    }

    /// What is open beside the text. Tracks it.
    pub fn sheet(self) -> Option<Sheet> {
        self.beside.sheet.get()
    }

    /// True while the report is shown as readers see it, in the place of the boxes. Tracks it.
    pub fn has_preview(self) -> bool {
        self.beside.preview.get()
    }

    /// True while its history is. Tracks it.
    pub fn has_history(self) -> bool {
        self.beside.history.get()
    }

    /// Shows the report as readers see it, or the boxes again.
    pub fn toggle_preview(self) {
        later::now();
        self.beside.history.set(false);
        self.beside.preview.update(|shown| *shown = !*shown);
    }

    /// Shows what the report was before, in the place of the boxes.
    pub(super) fn show_history(self) {
        self.beside.history.set(true);
        self.beside.preview.set(false);
    }

    /// Shows the boxes again, of which one is to be gone to; false where they are shown.
    pub(super) fn leave_preview(self) -> bool {
        let Beside { preview, history, .. } = self.beside;
        let is_shown = preview.get_untracked() || history.get_untracked();
        if is_shown {
            preview.set(false);
            history.set(false);
        }
        is_shown
    }

    /// Examples and questions of the fields, which are fetched when they are first asked for.
    pub fn guidance(self) -> Guidance {
        self.beside.guidance
    }

    /// The owners that other drafts of this device name, once they have been read. Tracks them.
    pub fn owners_elsewhere(self) -> Vec<String> {
        self.beside.owners.get().unwrap_or_default()
    }

    /// Has the later part read them, once: it takes a while where there are many drafts.
    pub fn read_owners(self) {
        if self.beside.owners.with_untracked(Option::is_none)
            && let Some(parts) = later::now()
        {
            self.beside.owners.set(Some((parts.owners)()));
        }
    }

    /// True once somebody has asked for an offered field. Tracks it.
    pub fn is_asked_for(self, field: Field) -> bool {
        self.beside.asked.with(|asked| asked.contains(&field))
    }

    /// Shows an offered field that is out of the way.
    pub fn ask_for(self, field: Field) {
        self.beside.asked.update(|asked| asked.push(field));
    }

    /// Goes to a field, which appears if it was out of the way.
    pub fn go(self, field: Field) {
        self.leave_preview();
        self.ask_for(field);
        focus::show_soon(self.content().first_box(field), None);
    }

    /// Goes to the field or the action item that the address names behind `#`, or shows the report as readers see it, or its history.
    pub fn go_to_address(self) {
        let part = page::hash();
        self.beside.preview.set(part == READ);
        self.beside.history.set(part == HISTORY);
        if let Some(field) = Field::ALL.into_iter().find(|field| slug(*field) == part) {
            self.go(field);
        } else if let Some(row) = part.strip_prefix(ACTION) {
            focus::show_soon(box_id(Field::ActionItems, &ItemId(row.to_owned()), 0), None);
        }
    }

    /// Adds a row at the end of a list, or goes to one that is still empty.
    pub fn add_row(self, field: Field) {
        self.leave_preview();
        let Some(rows) = self.content().rows(field) else { return };
        let id = match rows.with_untracked(|rows| rows.last().filter(|row| row.is_empty()).map(|row| row.id.clone())) {
            Some(id) => id,
            None => {
                let row = EditorRow::empty(field);
                let id = row.id.clone();
                self.change(&[field], || rows.update(|rows| rows.push(row)));
                id
            }
        };
        focus::show_soon(box_id(field, &id, 0), None);
    }

    /// Keeps in mind whether what is pasted next is pasted as words alone.
    pub(super) fn paste_plainly(self, plainly: bool) {
        self.beside.plainly.set_value(plainly);
    }

    /// True while it is.
    pub(super) fn is_pasting_plainly(self) -> bool {
        self.beside.plainly.get_value()
    }

    /// Asks what to do with a report that was pasted into a box.
    pub(super) fn ask_about_report(self, box_id: String, text: String) {
        self.beside.pasted.set_value((box_id, text));
        self.open(Sheet::PastedReport);
    }

    /// The element id of that box, and the report.
    pub(super) fn pasted_report(self) -> (String, String) {
        self.beside.pasted.get_value()
    }

    /// Puts rows behind the one a box belongs to, or in its place where it is empty.
    pub(super) fn insert_rows(self, slot: &Slot, made: Vec<Row>) {
        let Some(rows) = self.content().rows(slot.field) else { return };
        let made: Vec<EditorRow> = made.into_iter().map(|row| EditorRow::filled(row.cells)).collect();
        let last = made.last().map(|row| box_id(slot.field, &row.id, 0));
        let insert = |rows: &mut Vec<EditorRow>| {
            let at = rows.iter().position(|row| Some(&row.id) == slot.row.as_ref()).unwrap_or(rows.len());
            let is_free = rows.get(at).is_some_and(EditorRow::is_empty);
            let end = (at + 1).min(rows.len());
            rows.splice(if is_free { at..end } else { end..end }, made);
        };
        self.change(&[slot.field], || rows.update(insert));
        last.into_iter().for_each(focus::focus_soon);
    }
}
