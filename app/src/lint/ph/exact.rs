//! `ph.exact`: a placeholder of the template beside other text.

use crate::lint::finding::{MOST, quoted};
use crate::lint::removal::removal;
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("ph.exact", "Placeholder left in", Severity::Error, check).any_language().template_too();

fn check(text: &Text<'_>, findings: &mut Findings) {
    if !text.has_any("[") {
        return;
    }
    let starts = text.text.match_indices('[');
    let found = starts.filter_map(|(start, _)| Some((start, placeholder_at(text, start)?)));
    for (number, (start, placeholder)) in found.enumerate() {
        let message = format!("{} is still the template's text.\nWhat belongs in its place?", quoted(placeholder));
        let words = start..start + placeholder.len();
        // In the middle of a sentence there is nothing that a machine could do. What is not shown needs no fix.
        let gone = if number < MOST { removal(text.text, words.clone()) } else { None };
        let finding = findings.add_words(text.place, text.text, words.clone(), message);
        if let Some(gone) = gone {
            finding.offer_removal("Remove the placeholder", text.text, &words, &gone);
        }
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
