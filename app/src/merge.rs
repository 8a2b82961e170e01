//! Joining what two writers made of the same revision.

mod cells;
mod diff;
mod order;
mod rows;
mod token;
mod words;

mod changes;
mod settle;

pub use changes::{Change, DiffPiece, Happened, changes, moved_caret, pieces};
pub use settle::{Choice, choices, settle};

use std::collections::BTreeSet;

use crate::report::{Conflict, Field, ItemId, Report, Row, Shape, Value, ValueMut};
use cells::{Kind, Marks};
use rows::Lists;

/// The report that holds what `mine` and `theirs` made of `base`.
///
/// All three are normalised, and so is the answer, which depends on nothing else. Changes of
/// different fields, items, cells and words are all in it. Where both changed the same words, both
/// versions stand in the text; where both changed the same single value, theirs stands; an item that
/// one side removed and the other changed stays. Each such place is one of the answer's `conflicts`,
/// and `mine` there is always the later writer's.
#[must_use]
pub fn merge(base: &Report, mine: &Report, theirs: &Report) -> Report {
    let (mut report, marks) = join(base, mine, theirs);
    for mark in marks {
        if !report.conflicts.contains(&mark) {
            report.conflicts.push(mark);
        }
    }
    report.normalize()
}

/// What stands in the boxes, once the report that was made of it has become another.
///
/// `typed` is as it was typed, with rows that are still empty and blanks at the end of a text;
/// `before` is the same, normalised; `after` is normalised. What `typed` has beyond `before` stays.
#[must_use]
pub fn carry(typed: &Report, before: &Report, after: &Report) -> Report {
    let has = |rows: &[Row], row: &Row| rows.iter().any(|other| other.id == row.id);
    let mut typed = typed.clone();
    for field in Field::ALL.into_iter().filter(|field| Row::width(*field) > 0) {
        let (known, kept) = (before.rows(field), after.rows(field));
        let mut rows = typed.rows(field);
        // Blanks that were typed are no change that would keep an item from being removed.
        rows.retain(|row| !has(&known, row) || has(&kept, row));
        typed.set_rows(field, rows);
    }
    join(before, &typed, after).0
}

fn join(base: &Report, mine: &Report, theirs: &Report) -> (Report, Marks) {
    let mut report = theirs.clone();
    report.format = mine.format.max(theirs.format);
    report.internal = merge_set(&base.internal, &mine.internal, &theirs.internal);
    report.dismissed = merge_set(&base.dismissed, &mine.dismissed, &theirs.dismissed);
    report.conflicts = merge_set(&base.conflicts, &mine.conflicts, &theirs.conflicts);
    // Lines of YAML that both changed are kept beside each other: nobody here can judge them.
    report.front_matter = cells::merge(Kind::Prose, &base.front_matter, &mine.front_matter, &theirs.front_matter).0;
    let mut marks = Marks::new();
    let marked = newly_marked(base, [mine, theirs]);
    for field in Field::ALL {
        join_field(field, [base, mine, theirs], &marked, &mut report, &mut marks);
    }
    follow_renamed_rows(base, [mine, theirs], &mut report);
    (report, marks)
}

fn join_field(
    field: Field,
    [base, mine, theirs]: [&Report; 3],
    marked: &BTreeSet<&ItemId>,
    report: &mut Report,
    marks: &mut Marks,
) {
    let is_theirs = mine.value(field) == base.value(field) || mine.value(field) == theirs.value(field);
    // A new conflict keeps an item that is not changed otherwise.
    if is_theirs && marked.is_empty() {
        return;
    }
    match [base, mine, theirs].map(|report| report.value(field)) {
        [Value::Text(base), Value::Text(mine), Value::Text(theirs)] => {
            let kind = match field.shape() {
                Shape::Prose => Kind::Prose,
                _ if field == Field::Title => Kind::Line,
                _ => Kind::Single,
            };
            let (text, versions) = cells::merge(kind, base, mine, theirs);
            marks.extend(versions.into_iter().map(|versions| Conflict {
                field,
                item: None,
                cell: None,
                mine: versions.mine,
                theirs: versions.theirs,
            }));
            if let ValueMut::Text(value) = report.value_mut(field) {
                *value = text;
            }
        }
        _ => {
            let [base, mine, theirs] = [base, mine, theirs].map(|report| report.rows(field));
            let lists = Lists { base: &base, mine: &mine, theirs: &theirs };
            report.set_rows(field, rows::merge(field, &lists, marked, marks));
        }
    }
}

/// The items with a conflict that the base does not know.
fn newly_marked<'a>(base: &Report, sides: [&'a Report; 2]) -> BTreeSet<&'a ItemId> {
    let conflicts = sides.into_iter().flat_map(|side| &side.conflicts);
    conflicts
        .filter(|conflict| !base.conflicts.contains(conflict))
        .filter_map(|conflict| conflict.item.as_ref())
        .collect()
}

/// What one side removed is gone, what one side added is there, theirs first.
fn merge_set<T: Clone + PartialEq>(base: &[T], mine: &[T], theirs: &[T]) -> Vec<T> {
    if theirs == base {
        return mine.to_vec();
    }
    let stays = |entry: &&T| mine.contains(entry) || !base.contains(entry);
    let added = |entry: &&T| !theirs.contains(entry) && !base.contains(entry);
    theirs.iter().filter(stays).chain(mine.iter().filter(added)).cloned().collect()
}

/// A priority action that one side added names a row as it is called there; it gets the name that the
/// row has now.
fn follow_renamed_rows(base: &Report, sides: [&Report; 2], report: &mut Report) {
    for side in sides {
        for action in side.priority_actions.iter().filter(|action| !base.priority_actions.contains(action)) {
            let Some(row) = side.action_items.iter().find(|row| row.item == action.text) else { continue };
            let Some(now) = report.action_items.iter().find(|now| now.id == row.id) else { continue };
            let merged = report.priority_actions.iter_mut().find(|merged| merged.id == action.id);
            if let Some(merged) = merged.filter(|merged| merged.text == action.text) {
                merged.text.clone_from(&now.item);
            }
        }
    }
}
