//! `cause.same-as-immediate`.

use crate::lint::{Findings, Rule, Severity};
use crate::report::Report;

pub(in crate::lint) const RULE: Rule = Rule { name: "cause.same-as-immediate", severity: Severity::Warning, check };

fn check(_report: &Report, _findings: &mut Findings) {}
