//! The limit: each word of a text is read once and looked up.

use std::collections::HashSet;
use std::hint::black_box;

/// Words that rules ask for; any few do.
const KNOWN: [&str; 8] = ["should", "human", "error", "forgot", "failed", "todo", "password", "never"];

/// How many words of the text are known, without regard to the case of ASCII letters.
pub fn known_words(text: &str) -> usize {
    let known = HashSet::from(KNOWN);
    let words = text.split(|character: char| !character.is_alphanumeric());
    black_box(words.filter(|word| known.contains(word.to_ascii_lowercase().as_str())).count())
}
