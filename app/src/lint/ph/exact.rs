//! `ph.exact`: a placeholder of the template beside other text.

use crate::lint::finding::quoted;
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("ph.exact", "Placeholder left in", Severity::Error, check).any_language().template_too();

fn check(text: &Text<'_>, findings: &mut Findings) {
    if !text.has_any("[") {
        return;
    }
    for (start, _) in text.text.match_indices('[') {
        let Some(placeholder) = placeholder_at(text, start) else { continue };
        let message = format!(
            "{} is still the template's text.\nWhat belongs in its place? If nothing, remove it.",
            quoted(placeholder)
        );
        let bytes = start..start + placeholder.len();
        findings.add_words(text.place, text.text, bytes, message).offer("Remove the placeholder", "");
    }
}

/// The placeholder of any field that stands at `start`, unless it is code or the label of a link.
fn placeholder_at(text: &Text<'_>, start: usize) -> Option<&'static str> {
    let rest = &text.text[start..];
    let placeholder = Field::TEMPLATE
        .into_iter()
        .flat_map(Field::placeholders)
        .find(|placeholder| placeholder.starts_with('[') && rest.starts_with(**placeholder))?;
    let spans = &text.spans;
    let is_label = || spans.links.binary_search_by_key(&start, |link| link.bytes.start).is_ok();
    (!spans.is_code(start) && !is_label()).then_some(placeholder)
}
