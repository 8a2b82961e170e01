//! `chain.short`: a causal chain without a middle.

use crate::lint::digest::ReportDigest;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Field, Place};

pub(in crate::lint) const RULE: Rule = Rule::report("chain.short", Severity::Warning, check).of(&[Field::CausalChain]);

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let message = match digest.report.causal_chain.len() {
        1 => "The chain has one node so far. What did people see first, and which condition made that possible?",
        2 => {
            "The chain goes from its first node to its last in one step. What happened in between, and what made the \
             last node possible?"
        }
        _ => return,
    };
    findings.add(Place::field(Field::CausalChain), message.into());
}
