//! `imp.no-duration`: an impact without its length.

use crate::lint::digest::ReportDigest;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Field, Place};

/// Where a reader looks for it.
const LOOKED_AT: &[Field] = &[
    Field::Title,
    Field::WhatHappened,
    Field::ImpactScope,
    Field::UserImpact,
    Field::BusinessImpact,
    Field::TechnicalImpact,
    Field::Resolved,
    Field::Timeline,
];

pub(in crate::lint) const RULE: Rule =
    Rule::report("imp.no-duration", "No duration of the impact", Severity::Warning, check).of(LOOKED_AT).english();

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let is_written = |field| digest.written(field).next().is_some();
    // While the report is being begun there is nothing to miss.
    if !is_written(Field::WhatHappened) || !is_written(Field::UserImpact) {
        return;
    }
    let is_told = [Field::Resolved, Field::Timeline].into_iter().any(is_written);
    if !is_told && !digest.written_in(LOOKED_AT).any(|gist| gist.has_duration) {
        let message =
            "Nothing says how long it lasted.\nFrom when to when did people see it? An estimate is better than none.";
        findings.add(Place::field(Field::UserImpact), message.into());
    }
}
