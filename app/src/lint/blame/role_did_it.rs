//! `blame.role-did-it`: a role that broke something.

use super::rewrite;
use crate::lint::deed;
use crate::lint::finding::quoted;
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};

pub(in crate::lint) const RULE: Rule =
    Rule::text("blame.role-did-it", "A person as the cause", Severity::Warning, check)
        .unless(&["cause.whys-stop-at-person"]);

fn check(text: &Text<'_>, findings: &mut Findings) {
    for sentence in text.sentences() {
        let Some((start, end)) = deed::broke(sentence, text.people) else { continue };
        let name = deed::verb_behind_name(sentence, start, text.people);
        let start = name.unwrap_or_else(|| rewrite::with_article(sentence, start));
        let bytes = sentence[start].start..sentence[end].end();
        let message = format!(
            "{} makes a person the cause.\nWhich change reached production, and what let it through? “A change without an index reached \
             production; no check compares plans” names both.",
            quoted(&text.text[bytes.clone()])
        );
        findings.add_words(text.place, text.text, bytes, message);
    }
}
