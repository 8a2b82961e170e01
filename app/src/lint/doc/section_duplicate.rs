//! `doc.section-duplicate`: a heading that stands twice. Found where Markdown is read, see [`crate::markdown::faults`].

use crate::lint::{Rule, Severity};

pub(in crate::lint) const RULE: Rule = Rule::source("doc.section-duplicate", "Duplicate section", Severity::Warning);
