//! How far a root cause has asked why.

use crate::lint::text::{Gap, Phrases, Word};

static STEPS: Phrases =
    Phrases::of("because, why, since, due to, owing to, caused by, led to, as a result of, which meant");

/// True for a text that asks why, or counts its whys.
pub(super) fn are_asked(words: &[Word<'_>]) -> bool {
    words.iter().any(|word| word.is_any(&["why", "whys"]) && word.gap == Gap::Stop)
}

/// The steps from one cause to the next that the words of a root cause show.
pub(super) fn steps(text: &str, words: &[Word<'_>]) -> usize {
    let arrows = ["->", "→", "⇒", "↓", "<-", "←"].iter().map(|arrow| text.matches(arrow).count()).sum::<usize>();
    let said = (0..words.len()).filter(|at| STEPS.at(&words[*at..]) > 0).count();
    arrows + said
}
