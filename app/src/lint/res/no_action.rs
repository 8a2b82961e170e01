//! `res.no-action`: a long-term solution that nobody has been asked to do.

use crate::lint::digest::ReportDigest;
use crate::lint::terms::{Terms, listed};
use crate::lint::{Edit, Findings, Fix, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::report("res.no-action", "Solution without an action item", Severity::Warning, check).of(&[
        Field::LongTermSolutions,
        Field::ActionItems,
        Field::PriorityActions,
    ]);

/// With fewer words that carry meaning nothing can be said.
const FEWEST: usize = 3;

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let actions = Terms::of(digest.actions());
    if actions.len() == 0 {
        return;
    }
    for solution in digest.written(Field::LongTermSolutions) {
        let terms = Terms::of(std::iter::once(solution));
        if terms.len() < FEWEST || !actions.shared(&terms).is_empty() {
            continue;
        }
        let message = format!(
            "No action item carries this out.\nNone mentions {}, so nobody has been asked to do it. A row gives it an owner and a \
             status.",
            listed(&terms.words())
        );
        let edit = Edit::NewAction(solution.text.lines().next().unwrap_or_default().to_owned());
        findings.add(solution.place, message).fixes.push(Fix { title: "Add it to the table".into(), edit });
    }
}
