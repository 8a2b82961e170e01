//! How far a root cause has asked why.

use crate::lint::text::{Gap, Phrases, Word};

static STEPS: Phrases =
    Phrases::of("because, why, since, due to, owing to, caused by, led to, as a result of, which meant");

/// True for a text that asks why (`Why was it full?`), or announces its whys (`5 whys:`). `Why it was full is open` does
/// neither.
pub(super) fn are_asked(text: &str, words: &[Word<'_>]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        if word.is("whys") {
            return text[word.end()..].starts_with(':');
        }
        // Only behind a "why" is the end of the sentence looked for: a text has few of them.
        word.gap == Gap::Stop && word.is("why") && {
            let count = words[at + 1..].iter().take_while(|next| next.gap != Gap::Stop).count();
            let end = words.get(at + count + 1).map_or(text.len(), |next| next.start);
            text[words[at + count].end()..end].contains('?')
        }
    })
}

/// The steps from one cause to the next that the words of a root cause show.
pub(super) fn steps(text: &str, words: &[Word<'_>]) -> usize {
    let arrows = ["->", "→", "⇒", "↓", "<-", "←"].iter().map(|arrow| text.matches(arrow).count()).sum::<usize>();
    let said = (0..words.len()).filter(|at| STEPS.at(&words[*at..]) > 0).count();
    arrows + said
}
