//! `doc.unfilled`: a field that holds nothing.

use crate::lint::digest::ReportDigest;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Field, Place, Requirement};

pub(in crate::lint) const RULE: Rule = Rule::report("doc.unfilled", Severity::Error, check);

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    for field in Field::TEMPLATE.into_iter().filter(|field| digest.report.value(*field).is_empty()) {
        let label = field.label();
        let message = match field.requirement() {
            Requirement::Required => format!("{label} is not written yet."),
            Requirement::IfApplicable => {
                format!("{label} is not written yet. If there was none, say so and why.")
            }
            Requirement::Optional | Requirement::Offered => {
                format!("{label} is not written yet; the report can do without.")
            }
        };
        let finding = findings.add(Place::field(field), message);
        if field.requirement() != Requirement::Required {
            finding.severity = Severity::Hint;
        }
    }
}
