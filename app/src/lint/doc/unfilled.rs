//! `doc.unfilled`: a field that is empty, or holds rows that say nothing.

use crate::lint::digest::ReportDigest;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Field, Place, Requirement};

pub(in crate::lint) const RULE: Rule = Rule::report("doc.unfilled", "Not written yet", Severity::Error, check);

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    for field in Field::TEMPLATE.into_iter().filter(|field| !digest.report.value(*field).is_written()) {
        let label = field.label();
        let message = match field.requirement() {
            Requirement::Required => format!("Still empty: {label}.\nThe report is not ready without it."),
            Requirement::IfApplicable => {
                format!("Still empty: {label}.\nIf there was none, say so and why.")
            }
            Requirement::Optional | Requirement::Offered => {
                format!("Still empty: {label}.\nThe report can do without it.")
            }
        };
        let finding = findings.add(Place::field(field), message);
        if field.requirement() != Requirement::Required {
            finding.severity = Severity::Hint;
        }
    }
}
