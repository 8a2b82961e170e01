//! `pri.not-root`: priority actions that leave the root cause alone.

use crate::lint::digest::ReportDigest;
use crate::lint::terms::{Terms, listed};
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Field, Place};

pub(in crate::lint) const RULE: Rule =
    Rule::report("pri.not-root", "Priority actions miss the root cause", Severity::Warning, check)
        .of(&[Field::RootCause, Field::PriorityActions]);

/// With fewer words that carry meaning nothing can be said.
const FEWEST: usize = 3;

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let root = Terms::of(digest.written(Field::RootCause));
    let actions = Terms::of(digest.written(Field::PriorityActions));
    if root.len() < FEWEST || actions.len() < FEWEST || !root.shared(&actions).is_empty() {
        return;
    }
    let message = format!(
        "No priority action addresses the root cause.\nIt mentions {}, and none of them does. Which row changes the root cause?",
        listed(&root.words())
    );
    findings.add(Place::field(Field::PriorityActions), message);
}
