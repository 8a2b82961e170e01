//! `cause.same-as-immediate`: a root cause that says what the immediate cause says.

use crate::lint::digest::ReportDigest;
use crate::lint::terms::{Terms, listed};
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Field, Place};

pub(in crate::lint) const RULE: Rule =
    Rule::report("cause.same-as-immediate", "Root cause repeats the immediate cause", Severity::Warning, check)
        .of(&[Field::ImmediateCause, Field::RootCause])
        .english();

/// With fewer words that carry meaning nothing can be said.
const FEWEST: usize = 3;

/// The part of the root cause's words that may stand in the immediate cause, in tenths.
const MOST_TENTHS: usize = 7;

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let immediate = Terms::of(digest.written(Field::ImmediateCause));
    let root = Terms::of(digest.written(Field::RootCause));
    if immediate.len() < FEWEST || root.len() < FEWEST {
        return;
    }
    // The other direction would flag a root cause that repeats the first and goes on from there.
    let both = immediate.shared(&root);
    if both.len() * 10 >= root.len() * MOST_TENTHS {
        let message = format!(
            "The root cause repeats the immediate cause.\nBoth mention {}. What made the immediate cause possible, and why did \
             that seem fine until then?",
            listed(&both)
        );
        findings.add(Place::field(Field::RootCause), message);
    }
}
