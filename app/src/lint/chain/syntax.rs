//! `chain.syntax`: an arrow without its nodes, or nodes without their arrow. Found where Markdown is read, see [`crate::markdown::faults`].

use crate::lint::{Rule, Severity};

pub(in crate::lint) const RULE: Rule = Rule::source("chain.syntax", "Broken causal chain", Severity::Error);
