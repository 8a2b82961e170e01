//! Two changes of one list, joined item by item.

use std::collections::BTreeSet;

use super::cells::{Kind, Marks, kinds, merge_cells, says_the_same};
use super::diff::hunks;
use super::order;
use super::token::{is_word, tokens};
use crate::report::{Conflict, Field, ItemId, Row};

/// A list in its three states. Ids are unique within each.
pub(super) struct Lists<'a> {
    pub base: &'a [Row],
    pub mine: &'a [Row],
    pub theirs: &'a [Row],
}

/// Joins what both sides did to a list: items that were changed, added, removed and moved.
///
/// An item that one side removed and the other changed stays. `marked` are items that have a conflict
/// that the base does not know: they count as changed.
pub(super) fn merge(field: Field, lists: &Lists<'_>, marked: &BTreeSet<&ItemId>, marks: &mut Marks) -> Vec<Row> {
    let mine = without_equals(field, lists);
    let lists = Lists { mine: &mine, ..*lists };
    let mut rows = Vec::new();
    let stays = |side: &[Row], other: &[Row]| -> Vec<ItemId> {
        let is_left = |row: &&Row| {
            let Some(base) = find(lists.base, &row.id) else { return true };
            find(other, &row.id).is_some() || !is_unchanged(row, base) || marked.contains(&row.id)
        };
        side.iter().filter(is_left).map(|row| row.id.clone()).collect()
    };
    let (my_ids, their_ids) = (stays(lists.mine, lists.theirs), stays(lists.theirs, lists.mine));
    let base_ids: Vec<&ItemId> = lists.base.iter().map(|row| &row.id).collect();
    let order = order::merge(&base_ids, &my_ids.iter().collect::<Vec<_>>(), &their_ids.iter().collect::<Vec<_>>());
    for id in order {
        let row = match [lists.base, lists.mine, lists.theirs].map(|list| find(list, id)) {
            [base, Some(mine), Some(theirs)] => merge_cells(field, base, mine, theirs, marks),
            [base, Some(mine), None] => {
                marks.extend(base.map(|_| removed(field, mine, true)));
                mine.clone()
            }
            [base, None, Some(theirs)] => {
                marks.extend(base.map(|_| removed(field, theirs, false)));
                theirs.clone()
            }
            [_, None, None] => continue,
        };
        rows.push(row);
    }
    rows
}

fn is_unchanged(row: &Row, base: &Row) -> bool {
    row.cells.iter().zip(&base.cells).all(|(cell, base)| says_the_same(cell, base))
}

fn find<'a>(rows: &'a [Row], id: &ItemId) -> Option<&'a Row> {
    rows.iter().find(|row| row.id == *id)
}

/// An item that one side changed and the other removed.
fn removed(field: Field, row: &Row, is_mine: bool) -> Conflict {
    let text = row.cells.iter().find(|cell| !cell.is_empty()).cloned().unwrap_or_default();
    let (mine, theirs) = if is_mine { (text, String::new()) } else { (String::new(), text) };
    Conflict { field, item: Some(row.id.clone()), cell: None, mine, theirs }
}

/// My items, without the new ones that they added at the same place with the same words, and with an
/// id of their own for those that happen to have the id of another new item of theirs.
fn without_equals(field: Field, lists: &Lists<'_>) -> Vec<Row> {
    let is_new = |row: &&Row| find(lists.base, &row.id).is_none();
    let mut theirs: Vec<&Row> = lists.theirs.iter().filter(is_new).collect();
    let mut mine: Vec<Row> = Vec::new();
    for row in lists.mine {
        let mut row = row.clone();
        if find(lists.base, &row.id).is_none() {
            match theirs.iter().position(|other| other.id == row.id) {
                Some(index) if is_alike(field, &row, theirs[index]) => {
                    theirs.remove(index);
                }
                same_id => {
                    let after = mine.last().map(|before| &before.id);
                    let equal =
                        theirs.iter().position(|other| other.cells == row.cells && follows(lists, &other.id, after));
                    if let Some(index) = equal {
                        row.id = theirs.remove(index).id.clone();
                    } else if same_id.is_some() {
                        row.id = free_id(lists, &mine, &row.id);
                    }
                }
            }
        }
        mine.push(row);
    }
    mine
}

/// True when `id` stands in theirs behind `after`, with nothing but new items between.
fn follows(lists: &Lists<'_>, id: &ItemId, after: Option<&ItemId>) -> bool {
    let end = lists.theirs.iter().position(|row| row.id == *id).unwrap_or(0);
    let is_old = |row: &&Row| find(lists.base, &row.id).is_some();
    let before = lists.theirs[..end].iter().rev().find(|row| is_old(row) || Some(&row.id) == after);
    before.map(|row| &row.id) == after
}

/// The same item, as two sides know it: an item without an id in the base that half of the words agree on.
fn is_alike(field: Field, one: &Row, other: &Row) -> bool {
    let main = kinds(field).iter().position(|kind| kind.1 != Kind::Single).unwrap_or(0);
    let [one, other] = [one, other].map(|row| tokens(row.cells.get(main).map_or("", String::as_str)));
    let words = |tokens: &[&str]| tokens.iter().filter(|token| is_word(token)).count();
    let removed: usize = hunks(&one, &other).iter().map(|hunk| words(&one[hunk.old.clone()])).sum();
    2 * (words(&one) - removed) >= words(&one).min(words(&other))
}

fn free_id(lists: &Lists<'_>, mine: &[Row], id: &ItemId) -> ItemId {
    let is_taken =
        |id: &ItemId| [lists.base, lists.mine, lists.theirs, mine].iter().any(|rows| find(rows, id).is_some());
    let mut free = ItemId(format!("{}-2", id.0));
    while is_taken(&free) {
        free.0.push('2');
    }
    free
}
