//! `ph.guidance-left`: the template's guidance among the writer's own words.

use crate::lint::finding::quoted;
use crate::lint::removal::whole_lines;
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("ph.guidance-left", "Template guidance left in", Severity::Warning, check)
        .of(&[Field::WhereItWentWrong])
        .any_language();

fn check(text: &Text<'_>, findings: &mut Findings) {
    let mut start = 0;
    for line in text.text.split_inclusive('\n') {
        let bare = line.trim();
        // The bracketed line is a placeholder, which `ph.exact` finds.
        let is_guidance = bare.starts_with("- ") && text.place.field.placeholders().contains(&bare);
        if is_guidance && !text.spans.is_code(start) {
            let first = start + line.len() - line.trim_start().len();
            let message = format!("{} is advice from the template.\nOnce it is followed, it can go.", quoted(bare));
            let words = first..first + bare.len();
            let gone = whole_lines(text.text, words.clone());
            let finding = findings.add_words(text.place, text.text, words.clone(), message);
            finding.offer_removal("Remove the line", text.text, &words, &gone);
        }
        start += line.len();
    }
}
