//! `doc.section-missing`: a section of the template that the text does not have. Found where Markdown is read, see [`crate::markdown::faults`].

use crate::lint::{Rule, Severity};

pub(in crate::lint) const RULE: Rule = Rule::source("doc.section-missing", "Missing section", Severity::Error);
