//! `blame.person-named`: a person's name as the one who did it.

use super::rewrite;
use crate::lint::deed;
use crate::lint::text::{Gap, Phrases, Text, Word};
use crate::lint::{Findings, Rule, Severity};

pub(in crate::lint) const RULE: Rule = Rule::text("blame.person-named", Severity::Warning, check);

/// Verbs in which a name is a subject, beside those of deeds.
static VERBS: Phrases = Phrases::of(
    "is, was, has, had, did, does, didn't, will, should, could, would, can, can't, couldn't, must, then, again, also, \
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
            "“{seen}” is named as the one who acts. Which role was it? “The on-call engineer” tells as much and follows \
             nobody around."
        );
        let better = rewrite::role(seen, start == 0);
        let bytes = sentence[start].start..sentence[end].end();
        rewrite::offer(findings.add_words(text.place, text.text, bytes, message), better);
    }
}

/// The name that ends at `last` and is followed by its verb.
fn named(text: &Text<'_>, sentence: &[Word<'_>], last: usize) -> Option<(usize, usize)> {
    let start = text.people.name_ending_at(sentence, last)?;
    let is_handle = sentence[last].text.contains('@');
    let verb = sentence.get(deed::verb(sentence, last)).filter(|word: &&Word<'_>| word.gap <= Gap::Space)?;
    // `Chris notices`; a plural stands behind no name.
    let is_present = verb.text.len() > 3 && verb.text.ends_with('s') && verb.text.starts_with(char::is_lowercase);
    (deed::is_deed(*verb) || VERBS.has(*verb) || (is_present && !is_handle)).then_some((start, last))
}
