//! `doc.na-without-reason`: a field that says nothing but that it does not apply.

use crate::lint::finding::quoted;
use crate::lint::text::{Text, is_language};
use crate::lint::{Findings, Rule, Severity};

pub(in crate::lint) const RULE: Rule =
    Rule::text("doc.na-without-reason", "Not applicable without a reason", Severity::Warning, check).any_language();

#[rustfmt::skip]
const NOTHING: [&str; 14] = [
    "", "n/a", "na", "no", "nil", "nope", "none", "nothing", "not applicable", "no impact", "none known",
    "not relevant", "nothing to report", "none identified",
];

fn check(text: &Text<'_>, findings: &mut Findings) {
    let is_field = text.place.cell.is_none() && is_language(text.place);
    let is_sign = |letter: char| letter.is_whitespace() || letter.is_ascii_punctuation() || "–—…".contains(letter);
    let bare = text.text.trim_matches(is_sign);
    // Anything longer than the longest of them says more.
    if !is_field || !text.is_only || bare.len() > 20 || !NOTHING.contains(&bare.to_ascii_lowercase().as_str()) {
        return;
    }
    let message = format!(
        "{} gives no reason.\nHow is it known that there was none? “None: internal tool, no revenue path” is an answer.",
        quoted(text.text)
    );
    findings.add(text.place, message);
}
