//! `cause.person`: a cause whose subject is a person.

use crate::lint::finding::quoted;
use crate::lint::people::People;
use crate::lint::text::{Text, Word};
use crate::lint::{Findings, Rule, Severity, deed};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("cause.person", "A person's act as a cause", Severity::Warning, check)
        .of(&[Field::ImmediateCause, Field::RootCause])
        .unless(&["blame.failed-to", "blame.role-did-it", "blame.judgement", "cause.whys-stop-at-person"]);

fn check(text: &Text<'_>, findings: &mut Findings) {
    for sentence in text.sentences() {
        let Some((start, end)) = acts(sentence, text.people) else { continue };
        let message = format!(
            "{} is an act of a person.\nThat is never the cause by itself. What made it possible, and what made it seem right? \
             “The script had no check of its target” can be changed.",
            quoted(text.seen(&sentence[start..=end]))
        );
        findings.add_words(text.place, text.text, sentence[start].start..sentence[end].end(), message);
    }
}

/// A person as the subject of a sentence, and the verb. `We` stands for the organisation as often.
fn acts(sentence: &[Word<'_>], people: &People) -> Option<(usize, usize)> {
    // What stands before the subject is an article, an adverb or the place in a list.
    let is_subject = |(start, verb): &(usize, usize)| {
        *start <= 3 && !deed::is_pronoun(&sentence[*start..*verb]) && deed::is_deed(sentence[*verb])
    };
    deed::persons(sentence, people).find(is_subject)
}
