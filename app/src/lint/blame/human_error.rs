//! `blame.human-error`: a cause that ends at somebody's mistake.

use crate::lint::finding::quoted;
use crate::lint::text::{Gap, Phrases, Text, Word};
use crate::lint::{Findings, Rule, Severity};

pub(in crate::lint) const RULE: Rule =
    Rule::text("blame.human-error", "Human error as an explanation", Severity::Warning, check);

/// The first words of all phrases.
static FIRST: Phrases = Phrases::of(
    "pebkac, fatfinger, fatfingered, fatfingering, human, user, operator, pilot, manual, mistake, mistakes, fat",
);

/// After these, "user error" is what a program shows: `the user error message`.
static SHOWN: Phrases = Phrases::of(
    "budget, code, codes, count, counts, handler, handling, log, logs, message, messages, metric, metrics, page, \
     pages, rate, rates, report, reports, response",
);

fn check(text: &Text<'_>, findings: &mut Findings) {
    let mut from = 0;
    while let Some((start, count)) = find(&text.words[from..]) {
        let words = &text.words[from + start..from + start + count];
        from += start + count;
        let message = format!(
            "{} is where the question starts.\nWhat made this step possible or likely, and what could have stopped it or shown it? \
             Write that condition: it can be changed.",
            quoted(text.seen(words))
        );
        let bytes = words[0].start..words[count - 1].end();
        findings.add_words(text.place, text.text, bytes, message);
    }
}

/// Where the first phrase begins, and how many words it takes.
pub(in crate::lint) fn find(words: &[Word<'_>]) -> Option<(usize, usize)> {
    let begins = |at: &usize| FIRST.has(words[*at]) && phrase(&words[*at..]) > 0 && !is_denied(words, *at);
    (0..words.len()).find(begins).map(|at| (at, phrase(&words[at..])))
}

/// How many words of the phrase stand at the beginning of `words`; 0 for none.
fn phrase(words: &[Word<'_>]) -> usize {
    if words[0].is_any(&["pebkac", "fatfinger", "fatfingered", "fatfingering"]) {
        return 1;
    }
    let [first, second, ..] = words else { return 0 };
    let is_joined = second.gap <= Gap::Hyphen;
    let is_shown = || words.get(2).is_some_and(|third| third.gap <= Gap::Hyphen && SHOWN.has(*third));
    let is_phrase = if first.is("human") {
        second.is_any(&["error", "errors", "mistake", "mistakes"])
    } else if first.is_any(&["user", "operator", "pilot"]) && first.gap != Gap::Hyphen {
        // In the plural these are what programs count.
        second.is("error") && !is_shown()
    } else if first.is("manual") {
        second.is_any(&["mistake", "mistakes"])
    } else if first.is_any(&["mistake", "mistakes"]) {
        second.is("by")
    } else {
        first.is("fat") && second.is_any(&["finger", "fingers", "fingered", "fingering"])
    };
    if is_joined && is_phrase { 2 } else { 0 }
}

/// True where the sentence says that it was *not* this (`rather than human error`), and in
/// `changed by mistake by the script`.
fn is_denied(words: &[Word<'_>], at: usize) -> bool {
    let small = ["a", "an", "any", "the", "simple"];
    let sentence = words[..at].iter().rev().take_while(|_| words[at].gap != Gap::Stop);
    let mut back = sentence.take(4).filter(|word| !word.is_any(&small));
    let Some(last) = back.next() else { return false };
    if words[at].is_any(&["mistake", "mistakes"]) {
        return last.is("by");
    }
    last.is_any(&["not", "isn't", "wasn't", "never"])
        || (last.is_any(&["than", "of"]) && back.next().is_some_and(|word| word.is_any(&["rather", "instead"])))
}
