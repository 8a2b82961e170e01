//! The order of a list that two sides changed: what was moved, added and removed.

use std::collections::BTreeSet;

use crate::report::ItemId;

/// Merges the order of the items that stay.
///
/// `theirs` is kept; what only `mine` moved, and what `theirs` does not have, stands behind the item
/// it follows in `mine`. Where both added something behind the same item, theirs comes first.
pub(super) fn merge<'a>(base: &[&'a ItemId], mine: &[&'a ItemId], theirs: &[&'a ItemId]) -> Vec<&'a ItemId> {
    let known: BTreeSet<_> = base.iter().collect();
    let moved_by_me = moved(base, mine);
    let moved_by_them = moved(base, theirs);
    let is_placed_by_me = |id: &&ItemId| moved_by_me.contains(id) && !moved_by_them.contains(id);
    let mut order: Vec<&ItemId> = theirs.iter().copied().filter(|id| !is_placed_by_me(id)).collect();
    let added_by_them: BTreeSet<&ItemId> = theirs.iter().copied().filter(|id| !known.contains(id)).collect();
    let mut before: Option<&ItemId> = None;
    for id in mine {
        if !order.contains(id) {
            let mut at =
                before.and_then(|before| order.iter().position(|other| *other == before)).map_or(0, |at| at + 1);
            // Behind what I put there myself mine go on; otherwise theirs come first.
            let follows_mine = before.is_some_and(|before| !known.contains(&before));
            while !follows_mine && order.get(at).is_some_and(|other| added_by_them.contains(other)) {
                at += 1;
            }
            order.insert(at, id);
        }
        before = Some(id);
    }
    order
}

/// What has another place among the items of both lists: all but a longest run that kept its order.
pub(super) fn moved<'a>(base: &[&'a ItemId], side: &[&'a ItemId]) -> BTreeSet<&'a ItemId> {
    let common: Vec<(&ItemId, usize)> =
        side.iter().filter_map(|id| Some((*id, base.iter().position(|other| other == id)?))).collect();
    // For each length the run of that length with the smallest end, as indices into `common`.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::new();
    for (index, (_, position)) in common.iter().enumerate() {
        let length = ends.partition_point(|end| common[*end].1 < *position);
        previous.push(length.checked_sub(1).map(|before| ends[before]));
        ends.truncate(ends.len().max(length));
        if length == ends.len() {
            ends.push(index);
        } else {
            ends[length] = index;
        }
    }
    let mut moved: BTreeSet<&ItemId> = common.iter().map(|(id, _)| *id).collect();
    let mut kept = ends.last().copied();
    while let Some(index) = kept {
        moved.remove(common[index].0);
        kept = previous[index];
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<ItemId> {
        text.chars().map(|id| ItemId(id.to_string())).collect()
    }

    fn merged(base: &str, mine: &str, theirs: &str) -> String {
        let [base, mine, theirs] = [base, mine, theirs].map(ids);
        let [base, mine, theirs] = [&base, &mine, &theirs].map(|ids| ids.iter().collect::<Vec<_>>());
        merge(&base, &mine, &theirs).into_iter().map(|id| id.0.as_str()).collect()
    }

    #[test]
    fn what_one_side_moved_or_added_stands_where_that_side_has_it() {
        assert_eq!(merged("abc", "cab", "abc"), "cab");
        assert_eq!(merged("abc", "abc", "cab"), "cab");
        assert_eq!(merged("abc", "axbc", "abyc"), "axbyc");
        assert_eq!(merged("abcd", "bacd", "abdc"), "badc");
        assert_eq!(merged("", "xy", "pq"), "pqxy");
        assert_eq!(merged("ab", "axyb", "apqb"), "apqxyb");
    }

    #[test]
    fn what_both_moved_stands_where_they_have_it() {
        assert_eq!(merged("abcd", "bcda", "bcad"), "bcad");
    }

    #[test]
    fn one_side_alone_is_that_side() {
        for (base, side) in [("abcdef", "fxbcya"), ("", "ab"), ("abc", "cbaz"), ("abcde", "zeadcb")] {
            let common: String = base.chars().filter(|id| side.contains(*id)).collect();
            assert_eq!(merged(base, side, &common), side);
            assert_eq!(merged(base, &common, side), side);
        }
    }
}
