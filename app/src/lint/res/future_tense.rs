//! `res.future-tense`: an immediate fix that has not happened yet.

use crate::lint::finding::quoted;
use crate::lint::text::{Gap, Phrases, Text, Word};
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("res.future-tense", "Fix that is still planned", Severity::Warning, check).of(&[Field::ImmediateFixes]);

static PLANS: Phrases = Phrases::of(
    "will, plan to, plans to, planned to, are planning to, is planning to, are going to, is going to, intend to, \
     intends to, aim to, want to, need to, needs to",
);

static PASSIVE: Phrases = Phrases::of("will be, is going to be, are going to be, has to be, needs to be, is planned");

fn check(text: &Text<'_>, findings: &mut Findings) {
    for sentence in text.sentences() {
        let Some((start, count)) = (0..sentence.len()).find_map(|at| plan(text, sentence, at)) else { continue };
        let seen = &sentence[start..start + count];
        let message = format!(
            "{} has not happened yet.\nThis list tells what has been done. Does it belong to the long-term solutions?",
            quoted(text.seen(seen))
        );
        findings.add_words(text.place, text.text, seen[0].start..seen[count - 1].end(), message);
    }
}

/// `We will`, `The team plans to`, `Will` at the beginning; not `refunds will arrive`.
fn plan(text: &Text<'_>, sentence: &[Word<'_>], at: usize) -> Option<(usize, usize)> {
    if sentence[at].is_any(&["we'll", "i'll"]) {
        return Some((at, 1));
    }
    let count = PLANS.at(&sentence[at..]);
    if count == 0 || sentence.get(at + count).is_some_and(|next| next.gap > Gap::Space) {
        return None;
    }
    if at == 0 {
        return Some((0, count));
    }
    // `The certificate is going to be renewed`
    if PASSIVE.at(&sentence[at..]) > 0 && !sentence[..at].iter().any(|word| word.is_any(&["that", "which", "who"])) {
        return Some((at, PASSIVE.at(&sentence[at..])));
    }
    let person = text.people.ending_at(sentence, at - 1)?;
    // "They told customers who will …" is about others.
    (!sentence[at - 1].is_any(&["who", "they"])).then_some((person.start, at + count - person.start))
}
