//! Lists of words and phrases.

use std::sync::OnceLock;

use super::word::{Gap, Word, hash};

/// Words and phrases, in lower case with straight apostrophes.
///
/// One look at a word's number tells nearly always whether a phrase begins with it, so that many lists can be asked
/// of each word. The list is one string, which is a third of what pointers to each phrase would weigh in a page.
pub(in crate::lint) struct Phrases {
    /// With `, ` between them.
    list: &'static str,
    /// Of the list, made when it is asked for the first time. A power of two, at least half of it free.
    slots: OnceLock<Box<[Slot]>>,
}

/// A phrase at the place that the number of its first word gives it, or at the next free one.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// Of the first word.
    hash: u32,
    /// Its first byte in the list.
    start: u16,
    /// Zero for a free slot.
    bytes: u16,
}

impl Phrases {
    /// Of phrases that have `, ` between them.
    pub const fn of(list: &'static str) -> Phrases {
        assert!(list.len() < u16::MAX as usize, "a list this long has no place here");
        Phrases { list, slots: OnceLock::new() }
    }

    /// All of them, as listed.
    pub fn all(&self) -> impl Iterator<Item = &'static str> {
        self.list.split(", ")
    }

    /// True for a word that is one of the list.
    pub fn has(&self, word: Word<'_>) -> bool {
        self.longest(&[word]) > 0
    }

    /// How many words the longest phrase takes that `words` begin with; 0 for none.
    pub fn at(&self, words: &[Word<'_>]) -> usize {
        self.longest(words)
    }

    /// Where the first phrase of the list stands in `words`, and how many words it takes.
    pub fn find(&self, words: &[Word<'_>]) -> Option<(usize, usize)> {
        (0..words.len()).map(|start| (start, self.at(&words[start..]))).find(|(_, count)| *count > 0)
    }

    /// True when one of them stands in `words`.
    pub fn are_in(&self, words: &[Word<'_>]) -> bool {
        self.find(words).is_some()
    }

    fn longest(&self, words: &[Word<'_>]) -> usize {
        let Some(first) = words.first() else { return 0 };
        let slots = self.slots.get_or_init(|| slots(self.list));
        let mut at = first.hash as usize;
        let mut longest = 0;
        loop {
            let slot = slots[at & (slots.len() - 1)];
            if slot.bytes == 0 {
                return longest;
            }
            if slot.hash == first.hash {
                let start = usize::from(slot.start);
                let phrase = &self.list[start..start + usize::from(slot.bytes)];
                longest = longest.max(length(phrase, words));
            }
            at += 1;
        }
    }
}

fn slots(list: &str) -> Box<[Slot]> {
    let count = list.split(", ").count();
    let mut slots = vec![Slot::default(); (2 * count).next_power_of_two()];
    let mut start = 0;
    for phrase in list.split(", ") {
        let hash = hash(phrase.split(' ').next().unwrap_or_default());
        let mut at = hash as usize & (slots.len() - 1);
        while slots[at].bytes > 0 {
            at = (at + 1) & (slots.len() - 1);
        }
        // `of` has seen that the numbers are small enough.
        slots[at] = Slot { hash, start: start as u16, bytes: phrase.len() as u16 };
        start += phrase.len() + ", ".len();
    }
    slots.into()
}

/// The number of words of `phrase` where `words` begin with it, otherwise 0.
fn length(phrase: &str, words: &[Word<'_>]) -> usize {
    let mut count = 0;
    for part in phrase.split(' ') {
        match words.get(count) {
            Some(word) if word.is(part) && (count == 0 || word.gap <= Gap::Hyphen) => count += 1,
            _ => return 0,
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::text::words_of;

    #[test]
    fn the_longest_phrase_counts_and_pauses_end_it() {
        static PHRASES: Phrases = Phrases::of("make, make sure, don't follow");
        let at = |text: &str| PHRASES.at(&words_of(text));
        assert_eq!((at("Make sure of"), at("make, sure"), at("made")), (2, 1, 0));
        assert_eq!((at("Don’t follow"), at("follow")), (2, 0));
        assert_eq!(PHRASES.find(&words_of("Then make-sure of it")), Some((1, 2)));
        assert_eq!(PHRASES.all().count(), 3);
    }
}
