//! `pri.count`: one priority action, or more than three.

use crate::lint::digest::ReportDigest;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Field, Place};

pub(in crate::lint) const RULE: Rule =
    Rule::report("pri.count", "Number of priority actions", Severity::Warning, check)
        .of(&[Field::ActionItems, Field::PriorityActions]);

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let count = digest.written(Field::PriorityActions).count();
    let rows = digest.report.action_items.len();
    let message = match count {
        // Of a single row there is no second to choose.
        1 if rows != 1 => {
            "Only one priority action is named.\nThe template asks for two or three. Which row comes next?".to_owned()
        }
        0..=3 => return,
        _ => format!(
            "{count} priority actions are too many.\nWith more than three, none of them comes first. Which two or three address the \
             root cause?"
        ),
    };
    findings.add(Place::field(Field::PriorityActions), message);
}
