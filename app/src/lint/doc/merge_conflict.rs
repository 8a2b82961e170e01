//! `doc.merge-conflict`: a place where two writers changed the same.

use crate::lint::digest::ReportDigest;
use crate::lint::{Findings, Rule, Severity};
use crate::report::Place;

pub(in crate::lint) const RULE: Rule = Rule::report("doc.merge-conflict", "Conflicting edits", Severity::Error, check);

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let report = digest.report;
    for conflict in &report.conflicts {
        let field = Place::field(conflict.field);
        let item = conflict.item.as_ref().and_then(|id| report.item_ids(conflict.field).position(|known| known == id));
        let place =
            Place { cell: conflict.cell.filter(|_| item.is_some()), item: item.map(|index| index + 1), ..field };
        let message = format!(
            "Two people changed this at the same time.\nOne wrote “{}”, the other “{}”. Which of them is right, or what do both say together?",
            conflict.theirs, conflict.mine
        );
        findings.add(place, message);
    }
}
