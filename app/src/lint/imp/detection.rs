//! `imp.detection`: a report that does not say how the incident was noticed.

use crate::lint::digest::ReportDigest;
use crate::lint::text::stem_number;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Field, Place};

/// Where it may be told.
const TOLD: &[Field] = &[
    Field::WhatHappened,
    Field::ImpactScope,
    Field::WhereItWentWrong,
    Field::ImmediateCause,
    Field::RootCause,
    Field::SafeguardGaps,
    Field::UserImpact,
    Field::BusinessImpact,
    Field::TechnicalImpact,
    Field::ImmediateFixes,
    Field::WhatWentWell,
    Field::WhatCouldBeImproved,
    Field::Detected,
    Field::Detection,
    Field::Timeline,
];

pub(in crate::lint) const RULE: Rule =
    Rule::report("imp.detection", "How it was noticed", Severity::Hint, check).of(TOLD).english();

/// Words that say how an incident was noticed, by stem.
#[rustfmt::skip]
const NOTICED: [&str; 24] = [
    "alert", "alerting", "alarm", "monitor", "notice", "detect", "detection", "report", "ticket", "page", "discover",
    "observe", "complain", "complaint", "find", "found", "see", "saw", "seen", "email", "call", "notify",
    "notification", "realise",
];

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let is_written = |field| digest.written(field).next().is_some();
    // Only what is nearly whole can be missing something.
    if ![Field::WhatHappened, Field::UserImpact, Field::WhatWentWell].into_iter().all(is_written) {
        return;
    }
    if [Field::Detected, Field::Detection].into_iter().any(is_written) {
        return;
    }
    let mut noticed = NOTICED.map(stem_number);
    noticed.sort_unstable();
    let is_noticing = |stem: &u64| noticed.binary_search(stem).is_ok();
    if !digest.written_in(TOLD).flat_map(|gist| &gist.terms).any(|term| is_noticing(&term.stem)) {
        let message = "Nothing says how it was noticed.\nWas it an alert, a customer, or chance, and when? The answer shows which \
                       signal was missing or worked.";
        findings.add(Place::field(Field::WhatHappened), message.into());
    }
}
