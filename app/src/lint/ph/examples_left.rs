//! `ph.examples-left`: an example of the template that stands as if it were a fact.

use crate::lint::finding::quoted;
use crate::lint::removal::whole_lines;
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("ph.examples-left", "Template example left in", Severity::Error, check)
        .of(&[Field::WhereItWentWrong, Field::PreReleaseChecklist])
        .any_language()
        .template_too();

fn check(text: &Text<'_>, findings: &mut Findings) {
    let examples = text.place.field.examples();
    if text.place.item.is_some() {
        if examples.contains(&text.text) {
            let message = format!(
                "{} is the template's example.\nWhat should be checked after this incident?",
                quoted(text.text)
            );
            findings.add(text.place, message).offer_text("Remove the example", "");
        }
        return;
    }
    let mut start = 0;
    for line in text.text.split_inclusive('\n') {
        let bare = line.trim();
        if examples.contains(&bare) && !text.spans.is_code(start) {
            let first = start + line.len() - line.trim_start().len();
            let message =
                format!("{} comes from the template.\nReaders would take it for part of this incident.", quoted(bare));
            let words = first..first + bare.len();
            let gone = whole_lines(text.text, words.clone());
            let finding = findings.add_words(text.place, text.text, words.clone(), message);
            finding.offer_removal("Remove the line", text.text, &words, &gone);
        }
        start += line.len();
    }
}
