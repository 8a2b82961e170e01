//! `act.table`: a broken row or head of the action table. Found where Markdown is read, see [`crate::markdown::faults`].

use crate::lint::{Rule, Severity};

pub(in crate::lint) const RULE: Rule = Rule::source("act.table", "Broken action table", Severity::Error);
