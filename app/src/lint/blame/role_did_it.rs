//! `blame.role-did-it`: a role that broke something.

use crate::lint::deed;
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};

pub(in crate::lint) const RULE: Rule = Rule::text("blame.role-did-it", Severity::Warning, check);

fn check(text: &Text<'_>, findings: &mut Findings) {
    for sentence in text.sentences() {
        let Some((start, end)) = deed::broke(sentence, text.people) else { continue };
        let message = format!(
            "“{}” makes a person the cause. Which change reached production, and what let it through? “A change without \
             an index reached production; no check compares plans” names both.",
            text.seen(&sentence[start..=end])
        );
        findings.add_words(text.place, text.text, sentence[start].start..sentence[end].end(), message);
    }
}
