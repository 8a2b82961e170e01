//! Rules named `act.*`.

mod lead;

pub(super) mod dup;
pub(super) mod flat_priority;
pub(super) mod human_only;
pub(super) mod no_high;
pub(super) mod no_owner;
pub(super) mod no_prevent;
pub(super) mod priority_invalid;
pub(super) mod root_unaddressed;
pub(super) mod status_invalid;
pub(super) mod table;
pub(super) mod unbounded;
pub(super) mod vague_verb;
pub(super) mod verb;

/// The words of a cell in lower case: `P1 (urgent)` holds `p1` and `urgent`.
fn words_for(cell: &str) -> impl Iterator<Item = String> {
    let words = cell.split(|letter: char| letter.is_whitespace() || letter.is_ascii_punctuation());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}
