//! `res.same`: a long-term solution that is the emergency measure again.

use crate::lint::digest::ReportDigest;
use crate::lint::terms::{Terms, listed};
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::report("res.same", "Long-term solution repeats a fix", Severity::Warning, check)
        .of(&[Field::ImmediateFixes, Field::LongTermSolutions]);

/// With fewer words that carry meaning nothing can be said.
const FEWEST: usize = 2;

/// The part of the solution's words that may stand in one fix, in tenths.
const MOST_TENTHS: usize = 9;

/// Every solution is compared with every fix; nobody lists more.
const MOST: usize = 40;

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let fixes: Vec<Terms<'_>> =
        digest.written(Field::ImmediateFixes).take(MOST).map(|gist| Terms::of(std::iter::once(gist))).collect();
    for solution in digest.written(Field::LongTermSolutions).take(MOST) {
        let terms = Terms::of(std::iter::once(solution));
        let shared = |fix: &Terms<'_>| fix.shared(&terms);
        let is_same = |both: &Vec<&str>| terms.len() >= FEWEST && both.len() * 10 >= terms.len() * MOST_TENTHS;
        let Some(both) = fixes.iter().map(shared).find(is_same) else { continue };
        let message = format!(
            "An immediate fix says the same.\nBoth mention {}. That ended this incident; what will prevent the next one?",
            listed(&both)
        );
        findings.add(solution.place, message);
    }
}
