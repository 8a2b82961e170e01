//! `act.vague-verb`: an action item whose verb has no end.

use crate::lint::finding::quoted;
use crate::lint::text::{Gap, Phrases, Text, Word};
use crate::lint::{Findings, Rule, Severity, amount};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("act.vague-verb", "Action with a vague verb", Severity::Warning, check).of(&[Field::ActionItems]);

/// What may stand before the verb: `We need to`, `Please`.
static BEFORE: Phrases =
    Phrases::of("to, please, we, should, must, will, need, have, also, try, and, let's, todo, better");

/// Verbs, and what to ask about them.
const VAGUE: [(&[&[&str]], &str); 7] = [
    (
        &[&["improve"], &["enhance"], &["better"]],
        "Which figure should change, from what to what, or what will the system do that it does not do today?",
    ),
    (
        &[&["investigate"], &["look", "into"], &["explore"]],
        "Which question should be answered, and where will the answer be written?",
    ),
    (
        &[&["consider"], &["think", "about"], &["discuss"], &["review"]],
        "What will exist once it is done: a decision in writing, a changed file, a removed alert?",
    ),
    (
        &[&["ensure"], &["make", "sure"]],
        "What will enforce it without anybody having to remember: a test, a check in CI, a limit?",
    ),
    (&[&["monitor"]], "Which value should raise an alert, and who gets it?"),
    (&[&["be", "aware"]], "What will show it to people at the moment it matters?"),
    (
        &[&["fix", "the", "issue"], &["fix", "the", "problem"], &["fix", "this", "issue"], &["fix", "this", "problem"]],
        "What will the system do instead, in words that somebody could test?",
    ),
];

fn check(text: &Text<'_>, findings: &mut Findings) {
    let Some((verb, question)) = vague(&text.words) else { return };
    // `Monitor replication lag and page above 30 s` says when.
    if verb[0].is("monitor") && amount::are_in(&text.words) {
        return;
    }
    let bytes = verb[0].start..verb[verb.len() - 1].end();
    let seen = &text.text[bytes.clone()];
    let message = format!(
        "{} has no clear end.\nNobody can say when it is done, and such items stay open. {question}",
        quoted(seen)
    );
    findings.add_words(text.place, text.text, bytes, message);
}

/// The vague verb that `words` begin with, and the question that leads on.
fn vague<'a, 'b>(words: &'b [Word<'a>]) -> Option<(&'b [Word<'a>], &'static str)> {
    let begins = |words: &[Word<'_>], verb: &[&str]| {
        words.len() >= verb.len()
            && verb.iter().zip(words).all(|(part, word)| word.is(part))
            && words[1..verb.len()].iter().all(|word| word.gap == Gap::Space)
            && is_whole(verb, words.get(verb.len()))
    };
    let found = |words: &'b [Word<'a>]| {
        VAGUE.iter().find_map(|(verbs, question)| {
            let verb = verbs.iter().find(|verb| begins(words, verb))?;
            Some((&words[..verb.len()], *question))
        })
    };
    // Every vague verb begins within the first words, or not at all.
    let lead = words.iter().take(6).take_while(|word| BEFORE.has(**word)).count();
    (0..=lead).rev().find_map(|from| found(&words[from..]))
}

/// "Review-app" is a noun, and so is what follows in "Fix the issue tracker".
fn is_whole(verb: &[&str], next: Option<&Word<'_>>) -> bool {
    static AFTER_ISSUE: Phrases =
        Phrases::of("and, as, at, behind, by, causing, for, from, in, of, on, so, that, when, which, with");
    next.is_none_or(|next| match verb {
        ["fix", ..] => next.gap >= Gap::Pause || AFTER_ISSUE.has(*next),
        ["review"] => next.gap != Gap::Hyphen && !next.is_any(&["app", "apps", "environment", "environments"]),
        _ => next.gap != Gap::Hyphen,
    })
}
