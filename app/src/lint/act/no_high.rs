//! `act.no-high`: people were affected, and nothing that is to be done is urgent.

use crate::lint::digest::ReportDigest;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Field, Place, Priority};

pub(in crate::lint) const RULE: Rule = Rule::report("act.no-high", "No high priority", Severity::Warning, check)
    .of(&[Field::UserImpact, Field::ActionItems]);

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let rows = &digest.report.action_items;
    let says_none = |text: &str| {
        let text = text.to_lowercase();
        ["none", "no ", "nobody", "n/a", "not "].iter().any(|start| text.starts_with(start))
    };
    let has_impact = digest.written(Field::UserImpact).any(|gist| !says_none(&gist.text));
    let is_known = |priority: Option<Priority>| priority.is_some_and(|priority| priority != Priority::High);
    if !has_impact || rows.is_empty() || !rows.iter().all(|row| is_known(Priority::of(&row.priority))) {
        return;
    }
    let message = "People were affected, and no row is High.\nWhich row keeps it from happening again, and should it wait behind \
                   other work?";
    findings.add(Place::field(Field::ActionItems), message.into());
}
