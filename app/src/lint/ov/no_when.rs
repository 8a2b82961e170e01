//! `ov.no-when`: a summary without a time.

use crate::lint::digest::ReportDigest;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Field, Place};

pub(in crate::lint) const RULE: Rule = Rule::report("ov.no-when", "No date or duration", Severity::Warning, check)
    .of(&[Field::WhatHappened, Field::Started, Field::Timeline])
    .english();

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let mut gists = digest.written(Field::WhatHappened);
    // The front matter or the timeline may say it, too.
    let is_said = |field| digest.written(field).next().is_some();
    if !gists.any(|gist| !gist.says_when) || is_said(Field::Started) || is_said(Field::Timeline) {
        return;
    }
    let message = "Nothing says when it was or how long it took.\nReaders look for that first: date, time, zone and duration, \
                   such as “2026-03-02 14:02 to 14:43 UTC”.";
    findings.add(Place::field(Field::WhatHappened), message.into());
}
