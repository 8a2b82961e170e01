//! The places where two lists of tokens differ.

use std::collections::BTreeMap;
use std::ops::Range;

use imara_diff::{Algorithm, Diff, NoSliderHeuristic, Token};

use super::token::is_sign;

/// Tokens `old` of one list that are tokens `new` of the other. One of the two may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// The hunks that make `new` of `old`, in order; between two of them is at least one equal token.
///
/// Words are paired first, and blanks and punctuation only between them: a full stop and a blank must
/// not hold two texts together at the price of a word. Where an insertion could stand in several
/// places, it stands in the last one, so that the same insertion is found at the same place whoever
/// made it.
pub(super) fn hunks(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let words = |tokens: &[&str]| (0..tokens.len()).filter(|at| !is_sign(tokens[*at])).collect::<Vec<_>>();
    let (old_words, new_words) = (words(old), words(new));
    let mut hunks = Vec::new();
    let mut between = |old_gap: Range<usize>, new_gap: Range<usize>| {
        let found = compared(&old[old_gap.clone()], &new[new_gap.clone()]);
        hunks.extend(found.into_iter().map(|hunk| Hunk {
            old: hunk.old.start + old_gap.start..hunk.old.end + old_gap.start,
            new: hunk.new.start + new_gap.start..hunk.new.end + new_gap.start,
        }));
    };
    let (mut old_end, mut new_end) = (0, 0);
    for (old_word, new_word) in pairs(old, new, &old_words, &new_words) {
        between(old_end..old_word, new_end..new_word);
        (old_end, new_end) = (old_word + 1, new_word + 1);
    }
    between(old_end..old.len(), new_end..new.len());
    hunks
}

/// The words that are the same in both, by their places.
fn pairs(old: &[&str], new: &[&str], old_words: &[usize], new_words: &[usize]) -> Vec<(usize, usize)> {
    let old_texts: Vec<&str> = old_words.iter().map(|at| old[*at]).collect();
    let new_texts: Vec<&str> = new_words.iter().map(|at| new[*at]).collect();
    let mut pairs = Vec::new();
    let (mut old_end, mut new_end) = (0, 0);
    let end = Hunk { old: old_texts.len()..old_texts.len(), new: new_texts.len()..new_texts.len() };
    for hunk in compared(&old_texts, &new_texts).into_iter().chain([end]) {
        let equal = (old_end..hunk.old.start).zip(new_end..hunk.new.start);
        pairs.extend(equal.map(|(old, new)| (old_words[old], new_words[new])));
        (old_end, new_end) = (hunk.old.end, hunk.new.end);
    }
    pairs
}

/// The hunks between two lists of tokens, whatever they are.
fn compared(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    if old == new {
        return Vec::new();
    }
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

    #[test]
    fn a_full_stop_does_not_cost_a_word() {
        let found = hunks(&["a", "\n", "b", ".", " ", "c"], &["x", ".", " ", "y", " ", "a", "\n", "z", " ", "c"]);
        assert!(found.iter().all(|hunk| !hunk.old.contains(&0)), "{found:?}");
    }
}
