//! `act.flat-priority`: rows that are all equally important.

use crate::lint::digest::ReportDigest;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Field, Place, Priority};

pub(in crate::lint) const RULE: Rule =
    Rule::report("act.flat-priority", "All priorities the same", Severity::Warning, check).of(&[Field::ActionItems]);

/// Two rows may well be equally important.
const FEWEST: usize = 3;

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let rows = &digest.report.action_items;
    let priorities: Vec<Option<Priority>> = rows.iter().map(|row| Priority::of(&row.priority)).collect();
    let [Some(first), others @ ..] = &priorities[..] else { return };
    if priorities.len() < FEWEST || others.iter().any(|priority| *priority != Some(*first)) {
        return;
    }
    let message = format!(
        "All {} rows are {}.\nThe table does not say what comes first. Which row would have prevented this incident?",
        priorities.len(),
        first.word()
    );
    findings.add(Place::field(Field::ActionItems), message);
}
