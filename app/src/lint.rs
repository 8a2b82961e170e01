//! Validation: rules look at a report and say what is missing, vague or blaming.
//!
//! A rule is one Rust file here and one Markdown file of the same name in `rules/`, which is its
//! page, its examples and its test. `lint` is total: every report gives a list of findings.
//! Text that is a placeholder or an unchanged example of the template is read by `ph.exact` alone.

mod act;
mod blame;
mod cause;
mod chain;
mod checker;
mod context;
mod doc;
mod finding;
mod link;
mod people;
mod ph;
mod pri;
mod reading;
mod rule;
mod terms;
mod text;

pub use checker::{Checker, Ran};
pub use context::{Context, Level};
pub use finding::{Edit, Finding, Fix, Severity, Span, is_ready};
use rule::Findings;
pub use rule::Rule;

use crate::report::Report;

/// All rules, in the order in which findings of one place are shown.
pub const RULES: &[Rule] = &[
    doc::unfilled::RULE,
    ph::exact::RULE,
    blame::human_error::RULE,
    blame::counterfactual::RULE,
    cause::same_as_immediate::RULE,
    chain::short::RULE,
    act::vague_verb::RULE,
    act::no_owner::RULE,
    pri::not_in_table::RULE,
    link::scheme::RULE,
];

/// The rule that finds empty fields. It feeds section states and readiness; see [`crate::progress`].
pub const UNFILLED: &str = doc::unfilled::RULE.name;

/// Said where language rules were left out.
pub const OTHER_LANGUAGE: &str =
    "The report does not seem to be in English, so only rules that need no English were asked.";

/// Everything all rules have to say of a normalised report, in reading order.
pub fn lint(report: &Report, context: &Context) -> Vec<Finding> {
    Checker::new(context.clone()).check(report)
}
