//! `safe.no-action`: a safeguard gap that no action item closes.

use crate::lint::digest::ReportDigest;
use crate::lint::terms::{Terms, listed};
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::report("safe.no-action", "Safeguard gap without an action", Severity::Warning, check).of(&[
        Field::SafeguardGaps,
        Field::ActionItems,
        Field::PriorityActions,
    ]);

/// With fewer words that carry meaning it is a guess.
const FEWEST: usize = 3;

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let actions = Terms::of(digest.actions());
    if actions.len() == 0 {
        return;
    }
    for gap in digest.written(Field::SafeguardGaps) {
        let terms = Terms::of(std::iter::once(gap));
        if terms.len() == 0 || !actions.shared(&terms).is_empty() {
            continue;
        }
        let message = format!(
            "No action item closes this gap.\nNone mentions {}. Which row closes it? If none should, say why here.",
            listed(&terms.words())
        );
        let finding = findings.add(gap.place, message);
        if terms.len() < FEWEST {
            finding.severity = Severity::Hint;
        }
    }
}
