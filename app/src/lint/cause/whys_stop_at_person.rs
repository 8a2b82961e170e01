//! `cause.whys-stop-at-person`: a chain of whys whose last answer is a person.

use crate::lint::deed;
use crate::lint::finding::quoted;
use crate::lint::text::{Gap, Phrases, Text, Word};
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("cause.whys-stop-at-person", "Whys that end at a person", Severity::Warning, check)
        .of(&[Field::RootCause]);

/// Verbs of which a person is the subject, whatever the name.
static HUMAN: Phrases = Phrases::of("forgot, skipped, overlooked, misread, mistyped, misunderstood, neglected");

fn check(text: &Text<'_>, findings: &mut Findings) {
    let is_answer = |word: &Word<'_>| word.is_any(&["because", "why"]);
    let Some(last) = text.words.iter().rposition(is_answer) else { return };
    let behind = &text.words[last + 1..];
    // The answer to a question begins behind the question.
    let is_question = text.words[last].is("why");
    let from = if is_question { behind.iter().position(|word| word.gap == Gap::Stop) } else { Some(0) };
    let Some(answer) = from.map(|from| &behind[from..]) else { return };
    let count =
        answer.iter().skip(1).take_while(|word| word.gap != Gap::Stop).count() + usize::from(!answer.is_empty());
    let answer = &answer[..count];
    let Some((start, verb)) = person(text, answer) else { return };
    let message = format!(
        "The last why ends at {}.\nHow was it possible to do that, or to leave it out, and what would have shown it? The answer \
         is something that can be changed.",
        quoted(text.seen(&answer[start..=verb]))
    );
    findings.add_words(text.place, text.text, answer[start].start..answer[verb].end(), message);
}

/// The subject of an answer, if it is a person who did or left out something: from its first word to the verb.
fn person(text: &Text<'_>, answer: &[Word<'_>]) -> Option<(usize, usize)> {
    let mut known = deed::persons(answer, text.people).filter(|(start, _)| *start <= 2);
    let acts = |verb: usize| {
        deed::is_deed(answer[verb]) || HUMAN.has(answer[verb]) || answer[verb].is_any(&["failed", "missed", "ignored"])
    };
    known.find(|(_, verb)| acts(*verb)).or_else(|| {
        // `because Alice forgot`
        let is_name =
            answer.first()?.text.starts_with(char::is_uppercase) && answer.get(1).is_some_and(|verb| HUMAN.has(*verb));
        is_name.then_some((0, 1))
    })
}
