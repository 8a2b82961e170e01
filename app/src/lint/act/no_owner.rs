//! `act.no-owner`.

use crate::lint::{Findings, Rule, Severity};
use crate::report::Report;

pub(in crate::lint) const RULE: Rule = Rule { name: "act.no-owner", severity: Severity::Warning, check };

fn check(_report: &Report, _findings: &mut Findings) {}
