//! What differs between two states of a report, for people to read.

use std::collections::BTreeSet;

use super::cells::kinds;
use super::diff::hunks;
use super::order;
use super::token::tokens;
use crate::report::{Cell, Field, Report, Row, Value};
use crate::utf16;

/// What happened to a text or an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// Only the later report has it.
    Added,
    /// Only the earlier report has it.
    Removed,
    /// It says something else.
    Changed,
    /// It stands elsewhere among the other items.
    Moved,
}

/// A difference between two states of a report, at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The field that holds it, in both states.
    pub field: Field,
    /// The item, counted from 1: in the later report, or in the earlier one where it is gone.
    pub item: Option<usize>,
    /// The cell of an item that has several and was changed.
    pub cell: Option<Cell>,
    /// How the later state differs from the earlier one.
    pub happened: Happened,
    /// The text before; empty where it is new.
    pub before: String,
    /// The text now; empty where it is gone.
    pub after: String,
}

/// All that differs between two normalised reports, in reading order.
pub fn changes(before: &Report, after: &Report) -> Vec<Change> {
    let mut changes = Vec::new();
    for field in Field::ALL {
        match [before, after].map(|report| report.value(field)) {
            [before, after] if before == after => {}
            [Value::Text(before), Value::Text(after)] => changes.push(change(field, None, None, before, after)),
            _ => changes_of_rows(field, &before.rows(field), &after.rows(field), &mut changes),
        }
    }
    changes
}

fn change(field: Field, item: Option<usize>, cell: Option<Cell>, before: &str, after: &str) -> Change {
    let happened = match (before.is_empty(), after.is_empty()) {
        (true, _) => Happened::Added,
        (_, true) => Happened::Removed,
        _ => Happened::Changed,
    };
    Change { field, item, cell, happened, before: before.to_owned(), after: after.to_owned() }
}

fn changes_of_rows(field: Field, before: &[Row], after: &[Row], changes: &mut Vec<Change>) {
    let ids = |rows: &'_ [Row]| rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>();
    let (old_ids, new_ids) = (ids(before), ids(after));
    let moved = order::moved(&old_ids.iter().collect::<Vec<_>>(), &new_ids.iter().collect::<Vec<_>>());
    for (index, row) in after.iter().enumerate() {
        let item = Some(index + 1);
        let Some(old) = before.iter().find(|old| old.id == row.id) else {
            changes.push(change(field, item, None, "", &whole(row)));
            continue;
        };
        for (number, (cell, _)) in kinds(field).iter().enumerate() {
            let (old, new) = (&old.cells[number], &row.cells[number]);
            if old != new {
                changes.push(Change { happened: Happened::Changed, ..change(field, item, *cell, old, new) });
            }
        }
        if moved.contains(&row.id) {
            let text = whole(row);
            changes.push(Change { happened: Happened::Moved, ..change(field, item, None, &text, &text) });
        }
    }
    let kept: BTreeSet<_> = new_ids.iter().collect();
    for (index, row) in before.iter().enumerate().filter(|(_, row)| !kept.contains(&row.id)) {
        changes.push(change(field, Some(index + 1), None, &whole(row), ""));
    }
}

/// All that an item says, in one line.
fn whole(row: &Row) -> String {
    let cells: Vec<&str> = row.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    cells.join(" · ")
}

/// A piece of a text that was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffPiece<'a> {
    /// Words that stand in both texts.
    Kept(&'a str),
    /// In the earlier one only.
    Removed(&'a str),
    /// In the later one only.
    Added(&'a str),
}

/// How `after` came out of `before`, word by word.
pub fn pieces<'a>(before: &'a str, after: &'a str) -> Vec<DiffPiece<'a>> {
    let (old, new) = (tokens(before), tokens(after));
    let length = |tokens: &[&str]| tokens.iter().map(|token| token.len()).sum::<usize>();
    let (mut pieces, mut rest_of_old, mut rest_of_new, mut at) = (Vec::new(), before, after, 0);
    let mut add = |piece: fn(&'a str) -> DiffPiece<'a>, text: &'a str| {
        if !text.is_empty() {
            pieces.push(piece(text));
        }
    };
    for hunk in hunks(&old, &new) {
        let kept = length(&old[at..hunk.old.start]);
        let (removed, added) = (length(&old[hunk.old.clone()]), length(&new[hunk.new]));
        add(DiffPiece::Kept, &rest_of_old[..kept]);
        add(DiffPiece::Removed, &rest_of_old[kept..kept + removed]);
        add(DiffPiece::Added, &rest_of_new[kept..kept + added]);
        (rest_of_old, rest_of_new) = (&rest_of_old[kept + removed..], &rest_of_new[kept + added..]);
        at = hunk.old.end;
    }
    add(DiffPiece::Kept, rest_of_old);
    pieces
}

/// Where the caret stands in `after` that stood at `position` of `before`, in UTF-16 units.
pub fn moved_caret(before: &str, after: &str, position: usize) -> usize {
    let (mut old, mut new) = (0, 0);
    for piece in pieces(before, after) {
        match piece {
            DiffPiece::Kept(text) if position <= old + utf16::length(text) => return new + (position - old),
            DiffPiece::Kept(text) => (old, new) = (old + utf16::length(text), new + utf16::length(text)),
            DiffPiece::Removed(text) if position < old + utf16::length(text) => return new,
            DiffPiece::Removed(text) => old += utf16::length(text),
            DiffPiece::Added(text) => new += utf16::length(text),
        }
    }
    new
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Item, ItemId};

    #[test]
    fn pieces_tell_what_was_kept_removed_and_added() {
        let found = pieces("The pool was small.", "The first pool was full.");
        let expected = [
            DiffPiece::Kept("The "),
            DiffPiece::Added("first "),
            DiffPiece::Kept("pool was "),
            DiffPiece::Removed("small"),
            DiffPiece::Added("full"),
            DiffPiece::Kept("."),
        ];
        assert_eq!(found, expected);
        assert!(pieces("", "").is_empty());
    }

    #[test]
    fn the_caret_stays_at_its_words() {
        assert_eq!(moved_caret("pool", "the pool", 2), 6);
        assert_eq!(moved_caret("a pool", "a pool grew", 6), 6);
        assert_eq!(moved_caret("\u{1f692} pool", "\u{1f692} a pool", 7), 9);
        assert_eq!(moved_caret("gone now", "now", 2), 0);
        assert_eq!(moved_caret("a", "", 1), 0);
    }

    #[test]
    fn changes_name_their_items() {
        let item = |id: &str, text: &str| Item { id: ItemId(id.into()), text: text.into() };
        let report = |items: Vec<Item>| Report { user_impact: items, title: "T".into(), ..Report::default() };
        let before = report(vec![item("a", "one"), item("b", "two"), item("c", "three"), item("d", "four")]);
        let after = report(vec![item("x", "new"), item("a", "one!"), item("d", "four"), item("b", "two")]);
        let found: Vec<_> = changes(&before, &after).into_iter().map(|c| (c.item.unwrap(), c.happened)).collect();
        use Happened::{Added, Changed, Moved, Removed};
        assert_eq!(found, [(1, Added), (2, Changed), (3, Moved), (3, Removed)]);
        assert!(changes(&after, &after).is_empty());
    }
}
