//! What is being typed: raw text, box by box, exactly as it stands in the boxes.
//!
//! Signals here are reference-counted: rows come and go in event handlers, and a row must outlive
//! whichever part of the page happened to make it.

use leptos::prelude::*;
use postmortem::Report;
use postmortem::report::{
    Action, Cell, Check, CustomSection, Event, Field, Item, ItemId, Link, LinkKind, Section, Shape, Value, ValueMut,
};

use super::{box_id, text_id};
use crate::browser::ids;

/// The texts of one open report.
#[derive(Clone)]
pub struct Content {
    fields: Vec<FieldContent>,
    /// What has no box: dismissals, conflicts and foreign front matter, in a report that is empty otherwise.
    rest: ArcRwSignal<Report>,
}

/// The texts of one field.
#[derive(Clone)]
enum FieldContent {
    Text(ArcRwSignal<String>),
    Rows(ArcRwSignal<Vec<Row>>),
}

/// One row of a list field. Which cells there are depends on the field's shape; the tick of a check
/// is a cell that holds `x` or nothing.
#[derive(Clone)]
pub struct Row {
    /// Of the item.
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
const AFTER: usize = 2;

impl Row {
    /// A new row of `field` with nothing in it.
    pub fn empty(field: Field) -> Row {
        let cells = match field.shape() {
            Shape::Actions => Cell::ACTION.len(),
            Shape::Checks | Shape::Events => 2,
            Shape::Links | Shape::Sections => 3,
            Shape::Line | Shape::Prose | Shape::Bullets | Shape::Numbers | Shape::Chain | Shape::Words => 1,
        };
        Row::of(&ids::item(), &vec![""; cells])
    }

    fn of(id: &ItemId, texts: &[&str]) -> Row {
        Row { id: id.clone(), cells: texts.iter().map(|text| ArcRwSignal::new((*text).to_owned())).collect() }
    }

    /// True when nothing is typed in any cell.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.with_untracked(String::is_empty))
    }

    fn text(&self, cell: usize) -> String {
        self.cells.get(cell).map(|cell| cell.get_untracked()).unwrap_or_default()
    }
}

impl Content {
    /// The boxes for a report; a list without items has one empty row to begin with.
    pub fn new(report: &Report) -> Content {
        let content = |field: Field| match field.shape() {
            Shape::Line | Shape::Prose => FieldContent::Text(ArcRwSignal::new(text_of(report, field))),
            _ => FieldContent::Rows(ArcRwSignal::new(rows_of(report, field))),
        };
        Content { fields: Field::ALL.into_iter().map(content).collect(), rest: ArcRwSignal::new(rest_of(report)) }
    }

    /// Puts another report into the same boxes.
    pub fn replace(&self, report: &Report) {
        for field in Field::ALL {
            match &self.fields[field as usize] {
                FieldContent::Text(text) => text.set(text_of(report, field)),
                FieldContent::Rows(rows) => rows.set(rows_of(report, field)),
            }
        }
        self.rest.set(rest_of(report));
    }

    /// The text of a line or of prose.
    pub fn text(&self, field: Field) -> Option<ArcRwSignal<String>> {
        match &self.fields[field as usize] {
            FieldContent::Text(text) => Some(text.clone()),
            FieldContent::Rows(_) => None,
        }
    }

    /// The rows of a list field.
    pub fn rows(&self, field: Field) -> Option<ArcRwSignal<Vec<Row>>> {
        match &self.fields[field as usize] {
            FieldContent::Text(_) => None,
            FieldContent::Rows(rows) => Some(rows.clone()),
        }
    }

    /// The element id of a field's first box.
    pub fn first_box(&self, field: Field) -> String {
        let first = |rows: &Vec<Row>| rows.first().map(|row| box_id(field, &row.id, 0));
        self.rows(field).and_then(|rows| rows.with_untracked(first)).unwrap_or_else(|| text_id(field))
    }

    /// All that is typed, as a report that is not normalised yet. Tracks nothing.
    pub fn report(&self) -> Report {
        let mut report = self.rest.get_untracked();
        for field in Field::ALL {
            match &self.fields[field as usize] {
                FieldContent::Text(text) => {
                    if let ValueMut::Text(value) = report.value_mut(field) {
                        *value = text.get_untracked();
                    }
                }
                FieldContent::Rows(rows) => rows.with_untracked(|rows| write_rows(rows, report.value_mut(field))),
            }
        }
        report
    }

    /// Adds a row to the action table, in the place of one that is still empty.
    pub fn add_action(&self, item: &str) {
        let Some(rows) = self.rows(Field::ActionItems) else { return };
        let row = Row::empty(Field::ActionItems);
        if let Some(cell) = row.cells.first() {
            cell.set(item.to_owned());
        }
        rows.update(|rows| {
            rows.retain(|row| !row.is_empty());
            rows.push(row);
        });
    }

    /// Gives priority actions that name a row the row's new text.
    pub fn rename_priority_actions(&self, from: &str, to: &str) {
        let Some(rows) = self.rows(Field::PriorityActions).filter(|_| !from.trim().is_empty()) else { return };
        rows.with_untracked(|rows| {
            for cell in rows.iter().filter_map(|row| row.cells.first()) {
                if cell.with_untracked(|text| text.trim() == from.trim()) {
                    cell.set(to.to_owned());
                }
            }
        });
    }
}

fn rest_of(report: &Report) -> Report {
    Report {
        format: report.format,
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

fn rows_of(report: &Report, field: Field) -> Vec<Row> {
    let rows: Vec<Row> = match report.value(field) {
        Value::Text(_) => Vec::new(),
        Value::Items(items) => items.iter().map(|item| Row::of(&item.id, &[&item.text])).collect(),
        Value::Checks(checks) => {
            checks.iter().map(|check| Row::of(&check.id, &[&check.text, if check.done { "x" } else { "" }])).collect()
        }
        Value::Links(links) => {
            links.iter().map(|link| Row::of(&link.id, &[&link.label, &link.url, link.kind.word()])).collect()
        }
        Value::Actions(rows) => {
            rows.iter().map(|row| Row::of(&row.id, &Cell::ACTION.map(|cell| row.cell(cell)))).collect()
        }
        Value::Events(events) => {
            events.iter().map(|event| Row::of(&event.id, &Cell::EVENT.map(|cell| event.cell(cell)))).collect()
        }
        Value::Sections(sections) => sections
            .iter()
            .map(|section| Row::of(&section.id, &[&section.heading, &section.text, section.after.heading()]))
            .collect(),
    };
    if rows.is_empty() { vec![Row::empty(field)] } else { rows }
}

fn write_rows(rows: &[Row], value: ValueMut<'_>) {
    match value {
        ValueMut::Text(_) => {}
        ValueMut::Items(items) => {
            *items = rows.iter().map(|row| Item { id: row.id.clone(), text: row.text(0) }).collect();
        }
        ValueMut::Checks(checks) => {
            let check = |row: &Row| Check { id: row.id.clone(), text: row.text(0), done: !row.text(TICK).is_empty() };
            *checks = rows.iter().map(check).collect();
        }
        ValueMut::Links(links) => {
            let kind = |word: String| LinkKind::ALL.into_iter().find(|kind| kind.word() == word).unwrap_or_default();
            *links = rows
                .iter()
                .map(|row| Link {
                    id: row.id.clone(),
                    label: row.text(0),
                    url: row.text(ADDRESS),
                    kind: kind(row.text(KIND)),
                })
                .collect();
        }
        ValueMut::Actions(actions) => *actions = rows.iter().map(action).collect(),
        ValueMut::Events(events) => {
            let event = |row: &Row| Event { id: row.id.clone(), time: row.text(0), event: row.text(1) };
            *events = rows.iter().map(event).collect();
        }
        ValueMut::Sections(sections) => {
            *sections = rows
                .iter()
                .map(|row| CustomSection {
                    id: row.id.clone(),
                    after: Section::named(&row.text(AFTER)).unwrap_or(Section::RelatedLinks),
                    heading: row.text(0),
                    text: row.text(1),
                })
                .collect();
        }
    }
}

fn action(row: &Row) -> Action {
    let mut action = Action { id: row.id.clone(), ..Action::default() };
    for (index, cell) in Cell::ACTION.into_iter().enumerate() {
        if let Some(text) = action.cell_mut(cell) {
            *text = row.text(index);
        }
    }
    action
}
