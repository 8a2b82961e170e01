//! `pri.not-high`: a priority action whose row is not High.

use super::rows::Rows;
use crate::lint::digest::ReportDigest;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Cell, Field, Place, Priority};

pub(in crate::lint) const RULE: Rule =
    Rule::report("pri.not-high", "Priority action that is not High", Severity::Warning, check)
        .of(&[Field::ActionItems, Field::PriorityActions]);

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let actions = &digest.report.action_items;
    let rows = Rows::of(actions);
    for named in digest.written(Field::PriorityActions) {
        let Some(number) = rows.named(&named.text) else { continue };
        let written = &actions[number - 1].priority;
        let message = match Priority::of(written) {
            Some(priority @ (Priority::Medium | Priority::Low)) => format!(
                "A priority action has priority {}.\nIs the row less urgent than the list of priority actions says?",
                priority.word()
            ),
            None if written.is_empty() => {
                "A priority action has no priority yet.\nThis row is one of the priority actions. Is it High?"
                    .to_owned()
            }
            // An unknown priority is another rule's business.
            _ => continue,
        };
        let place = Place::field(Field::ActionItems).item(number).cell(Cell::Priority);
        findings.add(place, message).offer_text("Make it High", Priority::High.word());
    }
}
