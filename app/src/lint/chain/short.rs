//! `chain.short`: a causal chain without a middle.

use crate::lint::digest::ReportDigest;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Field, Place};

pub(in crate::lint) const RULE: Rule =
    Rule::report("chain.short", "Causal chain without a middle", Severity::Warning, check).of(&[Field::CausalChain]);

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let message = match digest.report.causal_chain.len() {
        1 => "The chain has one node so far.\nWhat did people see first, and which condition made that possible?",
        2 => "The chain has no middle.\nWhat happened between its two nodes, and what made the last one possible?",
        _ => return,
    };
    findings.add(Place::field(Field::CausalChain), message.into());
}
