//! Items of every list field in one form: an id and texts from left to right.

use super::{
    ActionItem, Cell, Check, CustomSection, Field, Item, ItemId, Link, LinkKind, Report, Section, Shape, TimelineEvent,
    Value, ValueMut,
};

/// One item of a list field, whatever the field holds.
///
/// A tick or a mark is `x` or nothing, the kind of a link its word, the section that a custom one
/// stands behind its heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The id of the item, which it keeps wherever it is moved.
    pub id: ItemId,
    /// As many as [`Row::width`] says.
    pub cells: Vec<String>,
}

impl Row {
    /// How many cells an item of `field` has; none for a field that is one text.
    pub const fn width(field: Field) -> usize {
        match field.shape() {
            Shape::Line | Shape::Prose => 0,
            Shape::Bullets | Shape::Numbers | Shape::Chain | Shape::Words => 1,
            Shape::Checks | Shape::Events => 2,
            Shape::Links => 3,
            Shape::Sections => 4,
            Shape::Actions => Cell::ACTION.len(),
        }
    }

    /// True when no cell holds anything.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }

    fn new(id: &ItemId, cells: &[&str]) -> Row {
        Row { id: id.clone(), cells: cells.iter().map(|cell| (*cell).to_owned()).collect() }
    }

    /// The text of one cell, taken out of it; empty where there is no such cell.
    fn take(&mut self, cell: usize) -> String {
        self.cells.get_mut(cell).map(std::mem::take).unwrap_or_default()
    }
}

impl Report {
    /// The items of a list field; none for a field that is one text.
    pub fn rows(&self, field: Field) -> Vec<Row> {
        match self.value(field) {
            Value::Text(_) => Vec::new(),
            Value::Items(items) => items.iter().map(|item| Row::new(&item.id, &[&item.text])).collect(),
            Value::Checks(checks) => {
                checks.iter().map(|check| Row::new(&check.id, &[&check.text, tick(check.done)])).collect()
            }
            Value::Links(links) => {
                links.iter().map(|link| Row::new(&link.id, &[&link.label, &link.url, link.kind.word()])).collect()
            }
            Value::Actions(actions) => {
                actions.iter().map(|row| Row::new(&row.id, &Cell::ACTION.map(|cell| row.cell(cell)))).collect()
            }
            Value::Events(events) => {
                events.iter().map(|event| Row::new(&event.id, &[&event.time, &event.event])).collect()
            }
            Value::Sections(sections) => {
                let cells = |section: &CustomSection| {
                    let after = section.after.heading();
                    Row::new(&section.id, &[&section.heading, &section.text, after, tick(section.internal)])
                };
                sections.iter().map(cells).collect()
            }
        }
    }

    /// Puts what another report says in one field in the place of what is there.
    pub fn take_field(&mut self, other: &Report, field: Field) {
        match (self.value_mut(field), other.value(field)) {
            (ValueMut::Text(text), Value::Text(theirs)) => theirs.clone_into(text),
            _ => self.set_rows(field, other.rows(field)),
        }
    }

    /// Puts `rows` into a list field; a field that is one text stays as it is.
    pub fn set_rows(&mut self, field: Field, rows: Vec<Row>) {
        match self.value_mut(field) {
            ValueMut::Text(_) => {}
            ValueMut::Items(items) => *items = made(rows, |id, row| Item { id, text: row.take(0) }),
            ValueMut::Checks(checks) => {
                *checks = made(rows, |id, row| Check { id, text: row.take(0), done: !row.take(1).is_empty() });
            }
            ValueMut::Links(links) => {
                let kind = |word: String| LinkKind::ALL.into_iter().find(|kind| kind.word() == word);
                *links = made(rows, |id, row| {
                    let kind = kind(row.take(2)).unwrap_or_default();
                    Link { id, label: row.take(0), url: row.take(1), kind }
                });
            }
            ValueMut::Actions(actions) => *actions = made(rows, action),
            ValueMut::Events(events) => {
                *events = made(rows, |id, row| TimelineEvent { id, time: row.take(0), event: row.take(1) });
            }
            ValueMut::Sections(sections) => {
                *sections = made(rows, |id, row| {
                    let after = Section::named(&row.take(2)).unwrap_or(Section::RelatedLinks);
                    let internal = !row.take(3).is_empty();
                    CustomSection { id, after, heading: row.take(0), text: row.take(1), internal }
                });
            }
        }
    }
}

const fn tick(is_set: bool) -> &'static str {
    if is_set { "x" } else { "" }
}

fn made<T>(rows: Vec<Row>, make: impl Fn(ItemId, &mut Row) -> T) -> Vec<T> {
    rows.into_iter().map(|mut row| make(std::mem::take(&mut row.id), &mut row)).collect()
}

fn action(id: ItemId, row: &mut Row) -> ActionItem {
    let mut action = ActionItem { id, ..ActionItem::default() };
    for (number, cell) in Cell::ACTION.into_iter().enumerate() {
        if let Some(text) = action.cell_mut(cell) {
            *text = row.take(number);
        }
    }
    action
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_field_comes_back_from_its_rows() {
        for field in Field::ALL {
            let cells = (0..Row::width(field)).map(|cell| match (field.shape(), cell) {
                (Shape::Checks, 1) | (Shape::Sections, 3) => "x".to_owned(),
                (Shape::Links, 2) => LinkKind::Code.word().to_owned(),
                (Shape::Sections, 2) => Section::Impact.heading().to_owned(),
                _ => format!("cell {cell}"),
            });
            let rows = vec![Row { id: ItemId("a".into()), cells: cells.collect() }];
            let mut report = Report::default();
            report.set_rows(field, rows.clone());
            let expected = if Row::width(field) == 0 { Vec::new() } else { rows };
            assert_eq!(report.rows(field), expected, "{field:?}");
        }
    }

    #[test]
    fn cells_are_numbered_as_their_rows_have_them() {
        for cells in [&Cell::ACTION[..], &Cell::EVENT, &Cell::SECTION, &[Cell::Label, Cell::Address, Cell::Kind]] {
            assert!(cells.iter().map(|cell| cell.column()).eq(0..cells.len()));
        }
    }
}
