//! `time.no-zone`: a clock time that means another moment to readers elsewhere.

use crate::lint::digest::ReportDigest;
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule = Rule::report("time.no-zone", Severity::Warning, check);

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    // "All times in UTC" is said once.
    if digest.gists.iter().flatten().any(|gist| gist.sets_zone) {
        return;
    }
    for field in Field::ALL {
        // One finding for a field: whoever mends one sees the others.
        let Some((gist, clock)) = digest.written(field).find_map(|gist| Some((gist, gist.clock_without_zone.clone()?)))
        else {
            continue;
        };
        let seen = &gist.text[clock.clone()];
        let message = format!(
            "“{seen}” has no time zone, so readers elsewhere, and log files, are hours away from it. Which zone is it? \
             “14:30 UTC” is the same for all."
        );
        findings.add_words(gist.place, &gist.text, clock.clone(), message);
    }
}
