//! Settling a conflict: one of the two versions, or what stands there by now.

use std::ops::Range;

use super::cells::{Kind, kinds};
use crate::report::{Conflict, Field, Report, Row, Shape, Value, ValueMut};

/// What a conflict is settled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The version of the writer who had saved first.
    Theirs,
    /// The version of the writer who came second.
    Mine,
    /// What stands there: both versions, or what somebody has made of them since.
    AsItStands,
}

/// What `conflict` of a normalised report can be settled with, the simplest first.
///
/// Where the words were changed since, neither version can be taken out any more.
pub fn choices(report: &Report, conflict: &Conflict) -> Vec<Choice> {
    let all = [Choice::Theirs, Choice::Mine, Choice::AsItStands];
    match ConflictTarget::of(report, conflict) {
        None => vec![Choice::AsItStands],
        // One of the two stands there: keeping it is choosing it.
        Some(ConflictTarget::Value(value)) if value == conflict.theirs || value == conflict.mine => all[..2].to_vec(),
        Some(ConflictTarget::Words { .. } | ConflictTarget::Row)
            if conflict.mine.is_empty() || conflict.theirs.is_empty() =>
        {
            all[..2].to_vec()
        }
        Some(_) => all.to_vec(),
    }
}

/// The report without `conflict`, normalised. Settling what is settled already changes nothing.
#[must_use]
pub fn settle(report: &Report, conflict: &Conflict, choice: Choice) -> Report {
    let mut settled = report.clone();
    settled.conflicts.retain(|other| other != conflict);
    let version = match choice {
        Choice::Theirs => &conflict.theirs,
        Choice::Mine => &conflict.mine,
        Choice::AsItStands => return settled.normalize(),
    };
    match ConflictTarget::of(report, conflict) {
        None => {}
        Some(ConflictTarget::Value(_)) => set_text(&mut settled, conflict, version.clone()),
        Some(ConflictTarget::Words { text, range }) => {
            let renamed = replaced(&text, range, version);
            rename_priority_actions(&mut settled, conflict, &text, &renamed);
            set_text(&mut settled, conflict, renamed);
        }
        Some(ConflictTarget::Row) if version.is_empty() => {
            let mut rows = settled.rows(conflict.field);
            rows.retain(|row| Some(&row.id) != conflict.item.as_ref());
            settled.set_rows(conflict.field, rows);
        }
        Some(ConflictTarget::Row) => {}
    }
    settled.normalize()
}

/// What a conflict is about, as the report stands now.
enum ConflictTarget {
    /// A value that is one or the other.
    Value(String),
    /// A text in which the versions stand at `range`.
    Words { text: String, range: Range<usize> },
    /// An item that one side removed.
    Row,
}

impl ConflictTarget {
    fn of(report: &Report, conflict: &Conflict) -> Option<ConflictTarget> {
        let Some(cell) = cell_of(conflict) else {
            return find(&report.rows(conflict.field), conflict).map(|_| ConflictTarget::Row);
        };
        let text = match report.value(conflict.field) {
            Value::Text(text) => text.to_owned(),
            _ => {
                let rows = report.rows(conflict.field);
                rows.get(find(&rows, conflict)?)?.cells.get(cell.0)?.clone()
            }
        };
        match cell.1 {
            Kind::Line | Kind::Single => Some(ConflictTarget::Value(text)),
            Kind::Words | Kind::Prose => {
                let range = versions_in(&text, conflict)?;
                Some(ConflictTarget::Words { text, range })
            }
        }
    }
}

fn find(rows: &[Row], conflict: &Conflict) -> Option<usize> {
    rows.iter().position(|row| Some(&row.id) == conflict.item.as_ref())
}

/// The number and kind of the cell; none for a row of several cells as a whole.
fn cell_of(conflict: &Conflict) -> Option<(usize, Kind)> {
    match conflict.field.shape() {
        Shape::Prose => Some((0, Kind::Prose)),
        Shape::Line => Some((0, Kind::Single)),
        _ => {
            let cells = kinds(conflict.field);
            let is_named = |name| name == conflict.cell && (conflict.cell.is_some() || cells[0].0.is_none());
            cells.iter().position(|(name, _)| is_named(*name)).map(|number| (number, cells[number].1))
        }
    }
}

/// Where `theirs` stands with `mine` behind it, as merging leaves them.
fn versions_in(text: &str, conflict: &Conflict) -> Option<Range<usize>> {
    let (mine, theirs) = (conflict.mine.trim(), conflict.theirs.trim());
    let (first, second) = if theirs.is_empty() { (mine, "") } else { (theirs, mine) };
    text.match_indices(first).find_map(|(start, _)| {
        let end = start + first.len();
        if second.is_empty() {
            return Some(start..end);
        }
        let rest = text[end..].trim_start();
        rest.starts_with(second).then(|| start..text.len() - rest.len() + second.len())
    })
}

fn replaced(text: &str, range: Range<usize>, version: &str) -> String {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let is_double = version.is_empty() && before.ends_with([' ', '\n']) && after.starts_with([' ', '\n']);
    let after = if is_double { after.trim_start_matches(' ') } else { after };
    format!("{before}{version}{after}")
}

fn set_text(report: &mut Report, conflict: &Conflict, text: String) {
    if let ValueMut::Text(value) = report.value_mut(conflict.field) {
        *value = text;
        return;
    }
    let mut rows = report.rows(conflict.field);
    if let (Some(index), Some((cell, _))) = (find(&rows, conflict), cell_of(conflict)) {
        rows[index].cells[cell] = text;
        report.set_rows(conflict.field, rows);
    }
}

/// What names an action row keeps naming it.
fn rename_priority_actions(report: &mut Report, conflict: &Conflict, old: &str, new: &str) {
    if conflict.field != Field::ActionItems {
        return;
    }
    let renamed = report.priority_actions.iter_mut().filter(|action| action.text == old);
    let ids: Vec<_> = renamed
        .map(|action| {
            action.text = new.to_owned();
            action.id.clone()
        })
        .collect();
    let is_the_same = |other: &Conflict| {
        other.field == Field::PriorityActions
            && other.item.as_ref().is_some_and(|id| ids.contains(id))
            && (&other.mine, &other.theirs) == (&conflict.mine, &conflict.theirs)
    };
    report.conflicts.retain(|other| !is_the_same(other));
}
