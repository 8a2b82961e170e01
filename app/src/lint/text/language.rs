//! Whether a text is English.

use super::phrases::Phrases;
use super::word::Word;

/// Small words that a few lines of English hold.
static ENGLISH: Phrases = Phrases::of(
    "a, after, and, are, as, at, be, because, been, before, by, did, does, each, every, for, from, had, has, have, \
     in, into, is, it, no, not, of, on, or, our, that, the, their, these, they, this, to, was, we, were, when, which, \
     while, with, without",
);

/// Small words of Dutch, French, German, Italian, Norwegian, Polish, Portuguese, Spanish and Swedish
/// that are no English words.
static OTHER: Phrases = Phrases::of(
    "att, auf, av, avec, aus, bei, blev, ble, che, da, dans, das, dass, de, del, della, dem, den, der, des, det, di, \
     du, durch, een, ein, eine, einen, einer, el, en, es, est, et, etter, för, für, fra, fue, het, i, ikke, il, im, \
     inte, ist, je, keine, la, las, le, les, los, med, met, mit, nach, nicht, niet, nie, não, och, og, om, para, pas, \
     på, pour, por, que, qui, se, sich, sind, som, sur, til, till, um, una, und, une, uma, van, var, ved, voor, vom, \
     von, vi, waren, werd, wir, wurde, wurden, zijn, zu, zum, zur, är, å",
);

/// How many words speak for English, and how many for another language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::lint) struct Tally {
    english: usize,
    other: usize,
}

impl Tally {
    /// Counts the words of one text.
    pub fn of(words: &[Word<'_>]) -> Tally {
        let mut tally = Tally::default();
        for word in words {
            if ENGLISH.has(*word) {
                tally.english += 1;
            } else if OTHER.has(*word) && *word.text != *"I" {
                tally.other += 1;
            } else if word.text.starts_with(is_other_script) {
                // Scripts without blanks between words make few words of many.
                tally.other += 1 + word.text.chars().count() / 4;
            }
        }
        tally
    }

    pub fn add(&mut self, other: Tally) {
        self.english += other.english;
        self.other += other.other;
    }

    /// True unless another language is seen, with more words than English has: half a line tells nothing.
    pub fn is_english(self) -> bool {
        const FEWEST: usize = 3;
        self.other < FEWEST || self.other <= self.english
    }
}

/// True for letters beyond Latin.
fn is_other_script(letter: char) -> bool {
    letter.is_alphabetic() && letter > '\u{24f}'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::text::words_of;

    fn is_english(text: &str) -> bool {
        Tally::of(&words_of(text)).is_english()
    }

    #[test]
    fn some_lines_tell_a_language() {
        for text in [
            "",
            "Human error",
            "The pool was full and i restarted it, as in `der die das`.",
            "Connection pool exhausted",
            "Restarted Straße der Republik node",
        ] {
            assert!(is_english(text), "{text}");
        }
        for text in [
            "Der Pool war voll und die Anfragen wurden nicht beantwortet.",
            "Le service de paiement est tombé à cause des requêtes lentes",
            "Tjenesten var nede i 40 minutter og det ble ikke varslet",
            "连接池已满，所有请求都失败了",
            "El servicio de pagos no respondió por una hora",
        ] {
            assert!(!is_english(text), "{text}");
        }
    }
}
