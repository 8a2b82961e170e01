//! `blame.failed-to`: a person who failed, forgot or overlooked.

use super::rewrite;
use crate::lint::deed;
use crate::lint::finding::quoted;
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};

pub(in crate::lint) const RULE: Rule =
    Rule::text("blame.failed-to", "What somebody left out", Severity::Warning, check)
        .unless(&["cause.whys-stop-at-person"]);

fn check(text: &Text<'_>, findings: &mut Findings) {
    for sentence in text.sentences() {
        let Some((start, end)) = deed::left_out(sentence, text.people) else { continue };
        let name = deed::verb_behind_name(sentence, start, text.people);
        let start = name.unwrap_or_else(|| rewrite::with_article(sentence, start));
        let bytes = sentence[start].start..sentence[end].end();
        let message = format!(
            "{} says what somebody left out.\nWhat did they have in front of them, and what could have shown it? “The alert went to a channel \
             nobody is paged from” can be changed.",
            quoted(&text.text[bytes.clone()])
        );
        findings.add_words(text.place, text.text, bytes, message);
    }
}
