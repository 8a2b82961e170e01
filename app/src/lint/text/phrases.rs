//! Lists of words and phrases.

use super::word::{Gap, Word, mark};

/// Words and phrases, in lower case with straight apostrophes.
///
/// One look at a word's mark rules out nine words of ten, so that many lists can be asked of each word.
pub(in crate::lint) struct Phrases {
    list: &'static [&'static str],
    marks: Marks,
}

/// Which marks some words have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::lint) struct Marks([u64; 8]);

impl Marks {
    /// Of words that are not known before the report is.
    pub fn of<'a>(words: impl Iterator<Item = &'a str>) -> Marks {
        let mut marks = Marks::default();
        for word in words {
            marks.add(mark(word.as_bytes()));
        }
        marks
    }

    const fn add(&mut self, mark: u16) {
        self.0[mark as usize / 64] |= 1 << (mark % 64);
    }

    /// False for a word that is none of them, nine times of ten.
    pub fn may_hold(&self, word: Word<'_>) -> bool {
        self.0[word.mark as usize / 64] & (1 << (word.mark % 64)) != 0
    }
}

impl Phrases {
    pub const fn of(list: &'static [&'static str]) -> Phrases {
        let mut marks = Marks([0; 8]);
        let mut index = 0;
        while index < list.len() {
            marks.add(mark(list[index].as_bytes()));
            index += 1;
        }
        Phrases { list, marks }
    }

    /// True for a word that is one of the list.
    pub fn has(&self, word: Word<'_>) -> bool {
        self.marks.may_hold(word) && self.list.iter().any(|phrase| word.is(phrase))
    }

    /// How many words the longest phrase takes that `words` begin with; 0 for none.
    pub fn at(&self, words: &[Word<'_>]) -> usize {
        let Some(first) = words.first().filter(|word| self.marks.may_hold(**word)) else { return 0 };
        let first_is = |phrase: &str| phrase.split(' ').next().is_some_and(|part| first.is(part));
        self.list.iter().filter(|phrase| first_is(phrase)).map(|phrase| length(phrase, words)).max().unwrap_or(0)
    }

    /// Where the first phrase of the list stands in `words`, and how many words it takes.
    pub fn find(&self, words: &[Word<'_>]) -> Option<(usize, usize)> {
        (0..words.len()).map(|start| (start, self.at(&words[start..]))).find(|(_, count)| *count > 0)
    }

    /// True when one of them stands in `words`.
    pub fn are_in(&self, words: &[Word<'_>]) -> bool {
        self.find(words).is_some()
    }
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
        static PHRASES: Phrases = Phrases::of(&["make", "make sure", "don't follow"]);
        let at = |text: &str| PHRASES.at(&words_of(text));
        assert_eq!((at("Make sure of"), at("make, sure"), at("made")), (2, 1, 0));
        assert_eq!((at("Don’t follow"), at("follow")), (2, 0));
        assert_eq!(PHRASES.find(&words_of("Then make-sure of it")), Some((1, 2)));
    }
}
