//! `chk.not-question`: a check that cannot be answered with yes or no.

use crate::lint::text::{Gap, Phrases, Text, Word};
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("chk.not-question", "Check that is not a question", Severity::Warning, check)
        .of(&[Field::PreReleaseChecklist]);

static YES_OR_NO: Phrases = Phrases::of(
    "is, isn't, are, aren't, am, was, wasn't, were, weren't, do, don't, does, doesn't, did, didn't, has, hasn't, \
     have, haven't, had, can, can't, could, couldn't, will, won't, would, should, shouldn't, may, must, shall, if, \
     whether, any, everything",
);

fn check(text: &Text<'_>, findings: &mut Findings) {
    let Some(first) = text.words.first() else { return };
    let is_asked = text.text.trim_end_matches(['*', '_', ')', '"', '”', ' ']).ends_with(['?', '？']);
    // "Before a release: is it …?", "Is it …? Where?"
    let begins = text.words.iter().any(|word| word.gap >= Gap::Pause && YES_OR_NO.has(*word));
    if is_asked && begins {
        return;
    }
    let message = if begins {
        "This check could be a question.\nWith a question mark it asks for yes or no, and the tick is the yes."
    } else {
        "This check cannot be answered with yes or no.\n“Does the migration create every index the new queries use?” can be \
         answered before a release."
    };
    let finding = findings.add(text.place, message.into());
    if asks(*first, &text.words[1..]) && !is_asked && !text.text.contains('\n') {
        finding.offer_text("Add a question mark", format!("{}?", text.text.trim_end_matches(['.', '!', ' '])));
    }
}

/// True for one question that lacks its sign: `Is the pool size set.`; not for `Must be set` or two sentences.
fn asks(first: Word<'_>, rest: &[Word<'_>]) -> bool {
    let begins = YES_OR_NO.has(first)
        && !first.is_any(&["if", "whether", "any", "everything", "do", "have", "must", "may", "shall"]);
    let has_subject = rest.first().is_some_and(|next| !next.is_any(&["be", "have", "not"]));
    begins && has_subject && rest.iter().all(|word| word.gap != Gap::Stop)
}
