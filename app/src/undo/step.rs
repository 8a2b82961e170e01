//! The difference between two states, small enough to keep hundreds of.

use crate::report::{Field, Report, Row, Value, ValueMut};
use crate::utf16;

/// A box: of a field, or of one cell of one row, both counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The field that the text belongs to.
    pub field: Field,
    /// The row; 0 for a field that is one text.
    pub row: usize,
    /// The cell; 0 for a field that is one text.
    pub cell: usize,
}

impl Spot {
    /// What stands there in a report.
    pub fn text_in(self, report: &Report) -> Option<String> {
        match report.value(self.field) {
            Value::Text(text) => Some(text.to_owned()),
            _ => report.rows(self.field).get(self.row)?.cells.get(self.cell).cloned(),
        }
    }

    /// Puts `text` there; none where a report has no such box.
    pub fn put(self, report: &mut Report, text: String) -> Option<()> {
        self.change(report, |old| {
            *old = text;
            Some(())
        })
    }

    fn change(self, report: &mut Report, make: impl FnOnce(&mut String) -> Option<()>) -> Option<()> {
        if let ValueMut::Text(text) = report.value_mut(self.field) {
            return make(text);
        }
        let mut rows = report.rows(self.field);
        make(rows.get_mut(self.row)?.cells.get_mut(self.cell)?)?;
        report.set_rows(self.field, rows);
        Some(())
    }
}

/// What makes one state of another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step(Vec<Difference>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Difference {
    /// Behind the first `at` bytes of a box, `old` becomes `new`.
    Text { spot: Spot, at: usize, old: String, new: String },
    /// Rows came, went or changed places.
    Rows { field: Field, old: Vec<Row>, new: Vec<Row> },
    /// What has no box.
    Rest { old: Box<Report>, new: Box<Report> },
}

impl Step {
    /// What differs between two states of a report.
    pub fn between(before: &Report, after: &Report) -> Step {
        let mut step = Step::default();
        for field in Field::ALL {
            match (before.value(field), after.value(field)) {
                (before, after) if before == after => {}
                (Value::Text(old), Value::Text(new)) => step.add_text(Spot { field, row: 0, cell: 0 }, old, new),
                _ => step.add_rows(field, before.rows(field), after.rows(field)),
            }
        }
        let (old, new) = (rest(before), rest(after));
        if old != new {
            step.0.push(Difference::Rest { old: Box::new(old), new: Box::new(new) });
        }
        step
    }

    /// Adds that a box said `old` and says `new` now.
    pub fn add_text(&mut self, spot: Spot, old: &str, new: &str) {
        if old == new {
            return;
        }
        let shorter = old.len().min(new.len());
        let (o, n) = (old.as_bytes(), new.as_bytes());
        let mut at = o.iter().zip(n).take_while(|(a, b)| a == b).count();
        let mut end = o[at..].iter().rev().zip(n[at..].iter().rev()).take_while(|(a, b)| a == b).count();
        end = end.min(shorter - at);
        // Bytes of one character stay together.
        while !old.is_char_boundary(at) {
            at -= 1;
        }
        while !old.is_char_boundary(old.len() - end) {
            end -= 1;
        }
        let middle = |text: &str| text[at..text.len() - end].to_owned();
        self.0.push(Difference::Text { spot, at, old: middle(old), new: middle(new) });
    }

    fn add_rows(&mut self, field: Field, old: Vec<Row>, new: Vec<Row>) {
        if !old.iter().map(|row| &row.id).eq(new.iter().map(|row| &row.id)) {
            return self.0.push(Difference::Rows { field, old, new });
        }
        for (row, (old, new)) in old.iter().zip(&new).enumerate() {
            for (cell, (old, new)) in old.cells.iter().zip(&new.cells).enumerate() {
                self.add_text(Spot { field, row, cell }, old, new);
            }
        }
    }

    /// True for no difference.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The way back.
    pub(super) fn turned(&self) -> Step {
        let turned = |change: &Difference| match change.clone() {
            Difference::Text { spot, at, old, new } => Difference::Text { spot, at, old: new, new: old },
            Difference::Rows { field, old, new } => Difference::Rows { field, old: new, new: old },
            Difference::Rest { old, new } => Difference::Rest { old: new, new: old },
        };
        Step(self.0.iter().rev().map(turned).collect())
    }

    /// The state behind the step; none where `before` is not the state that the step begins at.
    pub(super) fn applied(&self, before: &Report) -> Option<Report> {
        let mut report = before.clone();
        for change in &self.0 {
            match change {
                Difference::Text { spot, at, old, new } => {
                    spot.change(&mut report, |text| replaced(text, *at, old, new))?;
                }
                Difference::Rows { field, old, new } => {
                    (report.rows(*field) == *old).then_some(())?;
                    report.set_rows(*field, new.clone());
                }
                Difference::Rest { old, new } => {
                    (rest(&report) == **old).then_some(())?;
                    report.internal.clone_from(&new.internal);
                    report.dismissed.clone_from(&new.dismissed);
                    report.conflicts.clone_from(&new.conflicts);
                    report.front_matter.clone_from(&new.front_matter);
                }
            }
        }
        Some(report)
    }

    /// The first box that the step changed, and the place behind the change in it, in UTF-16 units.
    pub(super) fn caret(&self, after: &Report) -> Option<(Spot, usize)> {
        self.0.iter().find_map(|change| match change {
            Difference::Text { spot, at, new, .. } => {
                let text = spot.text_in(after)?;
                Some((*spot, utf16::length(text.get(..at + new.len())?)))
            }
            Difference::Rows { field, old, new } => {
                let is_same = |(old, new): &(&Row, &Row)| old.id == new.id;
                let row = old.iter().zip(new).take_while(is_same).count().min(new.len().checked_sub(1)?);
                Some((Spot { field: *field, row, cell: 0 }, usize::MAX))
            }
            Difference::Rest { .. } => None,
        })
    }

    /// About how much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        let rows = |rows: &[Row]| rows.iter().flat_map(|row| &row.cells).map(|cell| cell.len() + 24).sum::<usize>();
        let bytes = |change: &Difference| match change {
            Difference::Text { old, new, .. } => old.len() + new.len(),
            Difference::Rows { old, new, .. } => rows(old) + rows(new),
            Difference::Rest { old, new } => {
                let size = |report: &Report| {
                    report.front_matter.len() + 100 * (report.dismissed.len() + report.conflicts.len())
                };
                size(old) + size(new)
            }
        };
        self.0.iter().map(|change| bytes(change) + 100).sum()
    }
}

fn rest(report: &Report) -> Report {
    Report {
        internal: report.internal.clone(),
        dismissed: report.dismissed.clone(),
        conflicts: report.conflicts.clone(),
        front_matter: report.front_matter.clone(),
        ..Report::default()
    }
}

fn replaced(text: &mut String, at: usize, old: &str, new: &str) -> Option<()> {
    text.get(at..)?.starts_with(old).then(|| text.replace_range(at..at + old.len(), new))
}
