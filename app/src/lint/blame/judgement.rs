//! `blame.judgement`: a verdict on people.

use std::ops::Range;

use crate::lint::text::{Gap, Phrases, Text, Word};
use crate::lint::{Findings, Rule, Severity};

pub(in crate::lint) const RULE: Rule = Rule::text("blame.judgement", Severity::Warning, check);

static VERDICTS: Phrases = Phrases::of(
    "careless, carelessly, carelessness, idiot, idiotic, idiots, ignorance, ignorant, incompetence, incompetent, \
     irresponsible, irresponsibly, laziness, moron, negligence, negligent, negligently, reckless, recklessly, rookie, \
     sloppily, sloppiness, sloppy, stupid, stupidity, stupidly, unprofessional, amateurish",
);

/// Those without which the sentence still stands.
static ADJECTIVES: Phrases = Phrases::of("careless, carelessly, irresponsible, negligent, reckless, sloppy");

/// These need a person before them.
static GUILT: Phrases = Phrases::of("at fault, to blame, is the fault of");

fn check(text: &Text<'_>, findings: &mut Findings) {
    for sentence in text.sentences() {
        let Some(found) = verdict(sentence).or_else(|| lazy(sentence)).or_else(|| guilt(text, sentence)) else {
            continue;
        };
        let seen = &sentence[found];
        let message = format!(
            "“{}” is a verdict, and whoever reads it stops telling what happened. Which fact made it look like that? \
             Write the fact.",
            text.seen(seen)
        );
        let bytes = seen[0].start..seen[seen.len() - 1].end();
        let is_adjective = seen.len() == 1 && ADJECTIVES.has(seen[0]);
        let title = format!("Leave “{}” out", text.seen(seen));
        let finding = findings.add_words(text.place, text.text, bytes.clone(), message);
        if is_adjective && text.text[bytes.end..].starts_with(' ') {
            finding.offer(title, "");
        }
    }
}

fn verdict(sentence: &[Word<'_>]) -> Option<Range<usize>> {
    // "Negligence" may be denied, and "ignorant" be said of a program.
    let is_denied = |at: usize| at > 0 && sentence[at - 1].is_any(&["not", "no", "n't", "never", "without"]);
    let is_program = |at: usize| sentence[at].is("ignorant") && sentence.get(at + 1).is_some_and(|next| next.is("of"));
    let at = (0..sentence.len()).find(|at| VERDICTS.has(sentence[*at]) && !is_denied(*at) && !is_program(*at))?;
    Some(at..at + 1)
}

/// `which was lazy`; the lazy loader is a program.
fn lazy(sentence: &[Word<'_>]) -> Option<Range<usize>> {
    let at = (1..sentence.len()).find(|at| sentence[*at].is("lazy"))?;
    let is_said = sentence[at - 1].is_any(&["was", "were", "is", "are", "being", "too", "just", "frankly", "simply"]);
    let ends = sentence.get(at + 1).is_none_or(|next| next.gap >= Gap::Pause);
    (is_said && ends).then_some(at..at + 1)
}

fn guilt(text: &Text<'_>, sentence: &[Word<'_>]) -> Option<Range<usize>> {
    let (at, count) = GUILT.find(sentence)?;
    let before = &sentence[at.saturating_sub(8)..at];
    let is_denied =
        before.iter().any(|word| word.is_any(&["not", "nobody", "no", "isn't", "wasn't", "aren't", "never", "who"]));
    let has_person = (0..before.len()).any(|last| text.people.ending_at(before, last).is_some());
    (!is_denied && has_person).then_some(at..at + count)
}
