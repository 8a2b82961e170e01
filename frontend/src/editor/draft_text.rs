//! What is being typed: raw text, box by box, exactly as it stands in the boxes.
//!
//! Signals here are reference-counted: rows come and go in event handlers, and a row must outlive
//! whichever part of the page happened to make it.

use std::sync::Arc;

use leptos::prelude::*;
use postmortem::Report;
use postmortem::report::{Field, ItemId, Row, Shape, Value, ValueMut};
use postmortem::undo::Spot;

use super::{box_id, text_id};
use crate::browser::ids;

/// The texts of one open report.
#[derive(Clone)]
pub struct DraftText {
    fields: Arc<[FieldText]>,
    /// What has no box: dismissals, conflicts and foreign front matter, in a report that is empty otherwise.
    rest: ArcRwSignal<Report>,
}

/// The texts of one field.
#[derive(Clone)]
enum FieldText {
    Text(ArcRwSignal<String>),
    Rows(ArcRwSignal<Vec<EditorRow>>),
}

/// One row of a list field. Which cells there are depends on the field's shape; the tick of a check
/// is a cell that holds `x` or nothing.
#[derive(Clone)]
pub struct EditorRow {
    /// The id of the item, which it keeps wherever it is moved.
    pub id: ItemId,
    /// From left to right.
    pub cells: Vec<ArcRwSignal<String>>,
}

/// The number of the tick's cell in a check, and of address and kind in a link.
pub const TICK: usize = 1;
/// The number of the address' cell in a link.
pub const ADDRESS: usize = 1;
/// The number of the kind's cell in a link.
pub const KIND: usize = 2;
/// The number of the cell of a custom section that names the section it stands behind.
pub const AFTER: usize = 2;

/// One box: of a field that is one text, or of one cell of a row.
#[derive(Clone)]
pub struct Slot {
    /// The field that the box belongs to.
    pub field: Field,
    /// The item whose row it stands in; none for a field that is one text.
    pub row: Option<ItemId>,
    /// From left to right.
    pub cell: usize,
    /// What stands in it.
    pub text: ArcRwSignal<String>,
}

impl Slot {
    /// The box of a line or of prose.
    pub fn of_field(content: &DraftText, field: Field) -> Slot {
        Slot { field, row: None, cell: 0, text: content.text(field).unwrap_or_default() }
    }

    /// A box of a row, which has that many cells.
    pub fn of_row(field: Field, row: &EditorRow, cell: usize) -> Slot {
        Slot { field, row: Some(row.id.clone()), cell, text: row.cells[cell].clone() }
    }

    /// The box with an element id, if there is one.
    pub fn named(content: &DraftText, id: &str) -> Option<Slot> {
        let mut parts = id.strip_prefix("box-")?.splitn(2, '-');
        let field = *Field::ALL.get(parts.next()?.parse::<usize>().ok()?)?;
        let Some((row, cell)) = parts.next().and_then(|rest| rest.rsplit_once('-')) else {
            return content.text(field).map(|_| Slot::of_field(content, field));
        };
        let rows = content.rows(field)?;
        let row = rows.with_untracked(|rows| rows.iter().find(|known| known.id.0 == row).cloned())?;
        let cell = cell.parse().ok().filter(|cell| *cell < row.cells.len())?;
        Some(Slot::of_row(field, &row, cell))
    }

    /// Takes over what the box shows already. The box is not told of it again; of a long text others only
    /// ask whether there is any.
    pub fn typed(&self, text: String) {
        let is_long = matches!(self.field.shape(), Shape::Prose | Shape::Sections);
        let is_empty = |text: &String| text.trim().is_empty();
        if is_long && self.text.with_untracked(is_empty) == is_empty(&text) {
            self.text.update_untracked(|typed| *typed = text);
        } else {
            self.text.set(text);
        }
    }

    /// The element id of the box.
    pub fn id(&self) -> String {
        self.row.as_ref().map_or_else(|| text_id(self.field), |row| box_id(self.field, row, self.cell))
    }

    /// Where it is, counted; none for a row that is gone.
    pub fn spot(&self, content: &DraftText) -> Option<Spot> {
        let row = match &self.row {
            Some(id) => content.rows(self.field)?.with_untracked(|rows| rows.iter().position(|row| row.id == *id))?,
            None => 0,
        };
        Some(Spot { field: self.field, row, cell: self.cell })
    }
}

impl EditorRow {
    /// A new row of `field` with nothing in it.
    pub fn empty(field: Field) -> EditorRow {
        EditorRow::filled(vec![String::new(); Row::width(field)])
    }

    /// A new row that says what `cells` say.
    pub fn filled(cells: Vec<String>) -> EditorRow {
        EditorRow::of(&Row { id: ids::item(), cells })
    }

    fn of(row: &Row) -> EditorRow {
        EditorRow { id: row.id.clone(), cells: row.cells.iter().cloned().map(ArcRwSignal::new).collect() }
    }

    /// True when nothing is typed in any cell.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.with_untracked(String::is_empty))
    }

    fn typed(&self) -> Row {
        Row { id: self.id.clone(), cells: self.cells.iter().map(|cell| cell.get_untracked()).collect() }
    }

    /// The same row with what `row` says; boxes that say it already are left alone.
    fn show(&self, row: &Row) -> EditorRow {
        for (cell, text) in self.cells.iter().zip(&row.cells) {
            set(cell, text);
        }
        self.clone()
    }
}

impl DraftText {
    /// The boxes for a report; a list without items has one empty row to begin with.
    pub fn new(report: &Report) -> DraftText {
        let content = |field: Field| match field.shape() {
            Shape::Line | Shape::Prose => FieldText::Text(ArcRwSignal::new(text_of(report, field))),
            _ => FieldText::Rows(ArcRwSignal::new(rows_of(report, field))),
        };
        DraftText { fields: Field::ALL.into_iter().map(content).collect(), rest: ArcRwSignal::new(rest_of(report)) }
    }

    /// Shows another state of the same report. Boxes that hold it already are left alone, and rows
    /// that stay are the same rows, so that whoever writes in one goes on writing.
    pub fn show(&self, report: &Report) {
        for field in Field::ALL {
            match &self.fields[field as usize] {
                FieldText::Text(text) => set(text, &text_of(report, field)),
                FieldText::Rows(rows) => show_rows(rows, field, &report.rows(field)),
            }
        }
        self.rest.set(rest_of(report));
    }

    /// The text of a line or of prose.
    pub fn text(&self, field: Field) -> Option<ArcRwSignal<String>> {
        match &self.fields[field as usize] {
            FieldText::Text(text) => Some(text.clone()),
            FieldText::Rows(_) => None,
        }
    }

    /// The rows of a list field.
    pub fn rows(&self, field: Field) -> Option<ArcRwSignal<Vec<EditorRow>>> {
        match &self.fields[field as usize] {
            FieldText::Text(_) => None,
            FieldText::Rows(rows) => Some(rows.clone()),
        }
    }

    /// What stands in the box at `spot`.
    pub fn at(&self, spot: Spot) -> Option<ArcRwSignal<String>> {
        match &self.fields[spot.field as usize] {
            FieldText::Text(text) => Some(text.clone()),
            FieldText::Rows(rows) => rows.with_untracked(|rows| rows.get(spot.row)?.cells.get(spot.cell).cloned()),
        }
    }

    /// The element id of a field's first box.
    pub fn first_box(&self, field: Field) -> String {
        let first = |rows: &Vec<EditorRow>| rows.first().map(|row| box_id(field, &row.id, 0));
        self.rows(field).and_then(|rows| rows.with_untracked(first)).unwrap_or_else(|| text_id(field))
    }

    /// All that is typed, as a report that is not normalised yet. Tracks nothing.
    pub fn report(&self) -> Report {
        self.report_of(&Field::ALL)
    }

    /// The same, of some fields only; the others are empty.
    pub fn report_of(&self, fields: &[Field]) -> Report {
        let mut report = self.rest.get_untracked();
        for field in fields.iter().copied() {
            match &self.fields[field as usize] {
                FieldText::Text(text) => {
                    if let ValueMut::Text(value) = report.value_mut(field) {
                        *value = text.get_untracked();
                    }
                }
                FieldText::Rows(rows) => {
                    let typed = rows.with_untracked(|rows| rows.iter().map(EditorRow::typed).collect());
                    report.set_rows(field, typed);
                }
            }
        }
        report
    }

    /// Adds a row to the action table, in the place of one that is still empty.
    pub fn add_action(&self, item: &str) {
        let Some(rows) = self.rows(Field::ActionItems) else { return };
        let row = EditorRow::empty(Field::ActionItems);
        if let Some(cell) = row.cells.first() {
            cell.set(item.to_owned());
        }
        rows.update(|rows| {
            rows.retain(|row| !row.is_empty());
            rows.push(row);
        });
    }
}

fn rest_of(report: &Report) -> Report {
    Report {
        format: report.format,
        internal: report.internal.clone(),
        dismissed: report.dismissed.clone(),
        conflicts: report.conflicts.clone(),
        front_matter: report.front_matter.clone(),
        ..Report::default()
    }
}

fn text_of(report: &Report, field: Field) -> String {
    match report.value(field) {
        Value::Text(text) => text.to_owned(),
        _ => String::new(),
    }
}

fn rows_of(report: &Report, field: Field) -> Vec<EditorRow> {
    let mut rows: Vec<EditorRow> = report.rows(field).iter().map(EditorRow::of).collect();
    add_empty_row(&mut rows, field);
    rows
}

/// A list begins with an empty row; sections of one's own are added one by one.
fn add_empty_row(rows: &mut Vec<EditorRow>, field: Field) {
    if rows.is_empty() && field.shape() != Shape::Sections {
        rows.push(EditorRow::empty(field));
    }
}

fn show_rows(shown: &ArcRwSignal<Vec<EditorRow>>, field: Field, rows: &[Row]) {
    let before = shown.get_untracked();
    let of = |row: &Row| {
        let known = before.iter().find(|known| known.id == row.id);
        known.map_or_else(|| EditorRow::of(row), |known| known.show(row))
    };
    let mut after: Vec<EditorRow> = rows.iter().map(of).collect();
    add_empty_row(&mut after, field);
    if !before.iter().map(|row| &row.id).eq(after.iter().map(|row| &row.id)) {
        shown.set(after);
    }
}

fn set(text: &ArcRwSignal<String>, to: &str) {
    if text.with_untracked(|text| text != to) {
        text.set(to.to_owned());
    }
}
