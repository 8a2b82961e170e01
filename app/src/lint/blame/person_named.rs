//! `blame.person-named`: a person's name as the one who did it.

use super::rewrite;
use crate::lint::deed;
use crate::lint::finding::quoted;
use crate::lint::text::{Gap, Phrases, Text, Word};
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("blame.person-named", "Person named", Severity::Warning, check).unless(&["blame.counterfactual"]);

/// Verbs in which a name is a subject, beside those of deeds.
static VERBS: Phrases = Phrases::of(
    "never, is, was, has, had, did, does, didn't, will, should, could, would, can, can't, couldn't, must, then, again, also, \
     noticed, found, saw, reported, restarted, tried, used, called, fixed, investigated, received, asked, confirmed, \
     identified, reverted, discovered, realized, realised, looked, verified, responded, detected",
);

fn check(text: &Text<'_>, findings: &mut Findings) {
    let mut seen_before: Vec<&str> = Vec::new();
    for sentence in text.sentences() {
        let Some((start, end)) = (0..sentence.len()).find_map(|last| named(text, sentence, last)) else { continue };
        let seen = text.seen(&sentence[start..=end]);
        // Whoever changes one sees the others.
        if seen_before.contains(&seen) {
            continue;
        }
        seen_before.push(seen);
        let message = format!(
            "{} is named as the one who acts.\nWhich role was it? “The on-call engineer” says as much and follows nobody around.",
            quoted(seen)
        );
        let bytes = sentence[start].start..sentence[end].end();
        let finding = findings.add_words(text.place, text.text, bytes, message);
        // In a row the name goes into the owner's cell, and nothing else takes it away.
        if text.place.field != Field::ActionItems && !seen.contains('\n') {
            rewrite::offer_roles(finding, start == 0);
        }
    }
}

/// The name that ends at `last` and is followed by its verb.
fn named(text: &Text<'_>, sentence: &[Word<'_>], last: usize) -> Option<(usize, usize)> {
    let start = text.people.name_ending_at(sentence, last)?;
    if is_owner(text, sentence, start, last) {
        return None;
    }
    let is_handle = sentence[last].text.contains('@');
    let verb = sentence.get(deed::verb(sentence, last)).filter(|word: &&Word<'_>| word.gap <= Gap::Space)?;
    // `Chris notices`; a plural stands behind no name.
    let is_present = verb.text.len() > 3 && verb.text.ends_with('s') && verb.text.starts_with(char::is_lowercase);
    (deed::is_deed(*verb) || VERBS.has(*verb) || (is_present && !is_handle)).then_some((start, last))
}

/// True for a name at the beginning of an action, which says whose it is: `Ana will add …`, `@bob: add …`.
fn is_owner(text: &Text<'_>, sentence: &[Word<'_>], start: usize, last: usize) -> bool {
    let is_first = text.words.first().is_some_and(|first| first.start == sentence[start].start);
    let next = sentence.get(last + 1);
    let is_to_do = next.is_none_or(|next| {
        next.gap > Gap::Space || next.is_any(&["to", "will", "should", "must", "and", "has", "needs"])
    });
    text.place.field == Field::ActionItems && is_first && is_to_do
}
