//! `imp.no-number`: an impact on users without a figure.

use crate::lint::digest::ReportDigest;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Field, Place};

pub(in crate::lint) const RULE: Rule =
    Rule::report("imp.no-number", "No number of people affected", Severity::Warning, check)
        .of(&[Field::UserImpact, Field::ImpactScope])
        .english();

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let mut impacts = digest.written(Field::UserImpact).peekable();
    let has_number = impacts.peek().is_none() || impacts.any(|gist| gist.has_amount);
    if has_number || digest.written(Field::ImpactScope).any(|gist| gist.has_amount) {
        return;
    }
    let message = "Nothing says how many people were affected.\n“3,100 of 25,000 sessions failed” lets others weigh it; a \
                   well-informed estimate is better than no figure.";
    findings.add(Place::field(Field::UserImpact), message.into());
}
