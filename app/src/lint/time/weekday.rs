//! `time.weekday`: a weekday that does not fit its date.

use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity, date};

pub(in crate::lint) const RULE: Rule =
    Rule::text("time.weekday", "Weekday that does not fit its date", Severity::Warning, check).any_language();

fn check(text: &Text<'_>, findings: &mut Findings) {
    if !text.has_any("0123456789") {
        return;
    }
    for day in date::dated_days(text.text) {
        let is_right = day.weekday == day.date.weekday();
        if is_right || text.spans.is_code(day.bytes.start) {
            continue;
        }
        let seen = &text.text[day.bytes.clone()];
        let Some(right) = date::called_like(seen, day.date.weekday()) else { continue };
        let date = &text.text[day.start..day.date.end];
        let message =
            format!("{date} was not a {seen}.\nIt was a {right}. Which of the two is right, weekday or date?");
        findings.add_words(text.place, text.text, day.bytes, message).offer(format!("Use “{right}”"), right);
    }
}
