//! What stands before the verb of an action item.

use crate::lint::text::{Gap, Phrases, Word};

/// `We need to`, `Please`.
static BEFORE: Phrases = Phrases::of(
    "to, please, we, should, must, will, need, have, also, try, and, let's, todo, then, finally, quickly, immediately",
);

/// The words of an action item from its verb on. A label such as `Long term:` is left out.
pub(super) fn behind<'a, 'b>(words: &'b [Word<'a>]) -> &'b [Word<'a>] {
    let label = words.iter().take(4).skip(1).position(|word| word.gap == Gap::Stop).map_or(0, |index| index + 1);
    // Two short sentences are no label.
    let label = if label <= 2 && label < words.len() { label } else { 0 };
    let words = &words[label..];
    let lead = words.iter().take(6).take_while(|word| BEFORE.has(**word)).count();
    if lead < words.len() { &words[lead..] } else { words }
}
