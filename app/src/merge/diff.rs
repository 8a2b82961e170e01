//! The places where two lists of tokens differ.

use std::collections::BTreeMap;
use std::ops::Range;

use imara_diff::{Algorithm, Diff, NoSliderHeuristic, Token};

/// Tokens `old` of one list that are tokens `new` of the other. One of the two may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// The hunks that make `new` of `old`, in order; between two of them is at least one equal token.
///
/// Where an insertion could stand in several places, it stands in the last one, so that the same
/// insertion is found at the same place whoever made it.
pub(super) fn hunks(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    // The numbers are made here, because the crate's own table brings another hash function along.
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    let mut number = |token| {
        let next = numbers.len() as u32;
        Token(*numbers.entry(token).or_insert(next))
    };
    let old: Vec<Token> = old.iter().map(|token| number(*token)).collect();
    let new: Vec<Token> = new.iter().map(|token| number(*token)).collect();
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Histogram, &old, &new, numbers.len() as u32);
    diff.postprocess_with(&old, &new, NoSliderHeuristic);
    let range = |range: Range<u32>| range.start as usize..range.end as usize;
    diff.hunks().map(|hunk| Hunk { old: range(hunk.before), new: range(hunk.after) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hunks_name_what_was_replaced_inserted_and_removed() {
        let found = hunks(&["a", "b", "c", "d"], &["a", "x", "c", "d", "e"]);
        assert_eq!(found, [Hunk { old: 1..2, new: 1..2 }, Hunk { old: 4..4, new: 4..5 }]);
        assert!(hunks(&["a"], &["a"]).is_empty());
    }

    #[test]
    fn an_insertion_that_could_stand_in_two_places_stands_in_the_last() {
        assert_eq!(hunks(&["a", " ", "b"], &["a", " ", "x", " ", "b"]), [Hunk { old: 2..2, new: 2..4 }]);
    }
}
