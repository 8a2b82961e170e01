//! `blame.judgement`: a verdict on people.

use std::ops::Range;

use crate::lint::finding::quoted;
use crate::lint::people::People;
use crate::lint::text::{Gap, Phrases, Text, Word};
use crate::lint::{Findings, Rule, Severity};

pub(in crate::lint) const RULE: Rule = Rule::text("blame.judgement", "Verdict on people", Severity::Warning, check);

/// How many words around a verdict belong to it.
const NEAR: usize = 8;

static VERDICTS: Phrases = Phrases::of(
    "careless, carelessly, carelessness, idiot, idiotic, idiots, ignorance, ignorant, incompetence, incompetent, \
     irresponsible, irresponsibly, laziness, moron, negligence, negligent, negligently, reckless, recklessly, rookie, \
     sloppily, sloppiness, sloppy, stupid, stupidity, stupidly, unprofessional, amateurish",
);

/// Those that may be taken out.
static ADJECTIVES: Phrases = Phrases::of("careless, irresponsible, negligent, reckless, sloppy");

/// Before an adjective and its noun; "a" and "an" depend on the word behind them.
static DETERMINERS: Phrases =
    Phrases::of("the, this, that, these, those, its, their, our, my, your, his, her, some, any, such, no");

/// What joins a word to another one.
static JOINING: Phrases = Phrases::of("and, or, but, nor, when, while, with, in, on, at, by, to, of, for, as, about");

/// These need a person before them.
static GUILT: Phrases = Phrases::of(
    "at fault, to blame, guilty, the culprit, the culprits, culprits, asleep at the wheel, had no business, \
     responsible for this outage, responsible for this incident, responsible for the outage, responsible for the incident, \
     responsible for this failure, responsible for the failure, responsible for this mess, responsible for the mistake",
);

/// These need one behind them.
static GUILT_OF: Phrases = Phrases::of(
    "the fault of, the fault lies with, fault lies with, blame lies with, the blame is on, this one is on, this is on, \
     the culprits are, the culprit is, poor judgement by, poor judgment by, poor judgement of, poor judgment of",
);

fn check(text: &Text<'_>, findings: &mut Findings) {
    for sentence in text.sentences() {
        let guilt = || {
            guilt(sentence, text.people)
                .or_else(|| guilt_of(sentence, text.people))
                .or_else(|| own_fault(sentence, text.people))
        };
        let Some(found) = verdict(sentence).or_else(|| lazy(sentence)).or_else(guilt) else { continue };
        let at = found.start;
        let seen = &sentence[found];
        let bytes = seen[0].start..seen[seen.len() - 1].end();
        let message = format!(
            "{} is a verdict on people.\nPeople who read it stop telling what happened. Which fact made it look like that?",
            quoted(&text.text[bytes.clone()])
        );
        let title = format!("Remove “{}”", text.seen(seen));
        let finding = findings.add_words(text.place, text.text, bytes.clone(), message);
        if stands_without(sentence, at) && text.text[bytes.end..].starts_with(' ') {
            finding.offer_removal(title, text.text, &bytes, &(bytes.start..bytes.end + 1));
        }
    }
}

/// True where the sentence is whole without this word: `the careless rollout`, `they carelessly deployed`.
fn stands_without(sentence: &[Word<'_>], at: usize) -> bool {
    let Some(next) = sentence.get(at + 1).filter(|next| next.gap == Gap::Space && !JOINING.has(**next)) else {
        return false;
    };
    let Some(before) = at.checked_sub(1).map(|before| sentence[before]) else { return false };
    let is_joined = sentence[at].gap == Gap::Space;
    let is_adjective = ADJECTIVES.has(sentence[at]) && DETERMINERS.has(before);
    is_joined && (is_adjective || sentence[at].is("carelessly") && next.text.ends_with("ed"))
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

/// `The operators are to blame`
fn guilt(sentence: &[Word<'_>], people: &People) -> Option<Range<usize>> {
    let (at, count) = GUILT.find(sentence)?;
    let before = &sentence[at.saturating_sub(NEAR)..at];
    let has_person = (0..before.len()).any(|last| people.ending_at(before, last).is_some());
    (has_person && !is_denied(before)).then_some(at..at + count)
}

/// `This is the fault of Brian`, `the fault lies with the platform team`
fn guilt_of(sentence: &[Word<'_>], people: &People) -> Option<Range<usize>> {
    let (at, count) = GUILT_OF.find(sentence)?;
    let behind = &sentence[at + count..sentence.len().min(at + count + NEAR)];
    let has_person = (0..behind.len()).any(|last| people.ending_at(behind, last).is_some());
    (has_person && !is_denied(&sentence[at.saturating_sub(NEAR)..at])).then_some(at..at + count)
}

/// `It was Tom's fault`, `the fault was entirely ours`
fn own_fault(sentence: &[Word<'_>], people: &People) -> Option<Range<usize>> {
    static OWN: Phrases = Phrases::of("my, our, their, his, her, your");
    static FAULT: Phrases = Phrases::of("fault, negligence, guilt, carelessness");
    let at = (1..sentence.len()).find(|at| FAULT.has(sentence[*at]) && sentence[*at].gap == Gap::Space)?;
    let owner = sentence[at - 1];
    let base = owner
        .text
        .strip_suffix("'s")
        .or_else(|| owner.text.strip_suffix("’s"))
        .or_else(|| owner.text.strip_suffix(['\'', '’']));
    let is_person = || {
        let mut words = sentence[at.saturating_sub(NEAR)..at].to_vec();
        let last = words.len() - 1;
        words[last] = Word { gap: owner.gap, start: owner.start, ..Word::alone(base.unwrap_or_default()) };
        base.is_some() && people.ending_at(&words, last).is_some()
    };
    // "Our fault tolerance" is of a system.
    let is_whole = sentence
        .get(at + 1)
        .is_none_or(|next| next.gap >= Gap::Pause || next.is_any(&["that", "because", "alone", "entirely"]));
    let is_said = is_whole && (OWN.has(owner) || is_person()) && !is_denied(&sentence[at.saturating_sub(NEAR)..at]);
    is_said.then_some(at - 1..at + 1)
}

fn is_denied(before: &[Word<'_>]) -> bool {
    before
        .iter()
        .any(|word| word.is_any(&["not", "nobody", "no", "isn't", "wasn't", "aren't", "never", "who", "whose"]))
}
