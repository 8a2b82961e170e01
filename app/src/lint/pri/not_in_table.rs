//! `pri.not-in-table`: a priority action that is no row of the action table.

use super::rows::Rows;
use crate::lint::digest::ReportDigest;
use crate::lint::{Edit, Findings, Fix, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::report("pri.not-in-table", "Priority action not in the table", Severity::Error, check)
        .of(&[Field::ActionItems, Field::PriorityActions]);

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let rows = Rows::of(&digest.report.action_items);
    for action in digest.written(Field::PriorityActions).filter(|gist| rows.named(&gist.text).is_none()) {
        let message = if rows.are_none() {
            "The action table has no row for this yet.\nA row gives it an owner and a status: add it to the table."
        } else {
            "No row of the action table says this.\nIts owner and status are unknown. Use the words of its row, or add a row for it."
        };
        let edit = Edit::NewAction(action.text.clone());
        findings.add(action.place, message.into()).fixes.push(Fix { title: "Add it to the table".into(), edit });
    }
}
