//! `act.root-unaddressed`: actions that leave the root cause alone.

use crate::lint::digest::ReportDigest;
use crate::lint::terms::{Terms, listed};
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Field, Place};

pub(in crate::lint) const RULE: Rule =
    Rule::report("act.root-unaddressed", "Root cause without an action", Severity::Warning, check).of(&[
        Field::RootCause,
        Field::ActionItems,
        Field::PriorityActions,
    ]);

/// With fewer words that carry meaning nothing can be said.
const FEWEST: usize = 3;

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let root = Terms::of(digest.written(Field::RootCause));
    let actions = Terms::of(digest.actions());
    if root.len() < FEWEST || actions.len() < FEWEST || !root.shared(&actions).is_empty() {
        return;
    }
    let message = format!(
        "No action item addresses the root cause.\nIt mentions {}, and no row does. Which row changes the root cause?",
        listed(&root.words())
    );
    findings.add(Place::field(Field::ActionItems), message);
}
