//! Validation: rules look at a report and say what is missing, vague or blaming.
//!
//! A rule is one Rust file here and one Markdown file of the same name in `rules/`, which is its
//! page, its examples and its test. `lint` is total: every report gives a list of findings.
//! Text that is a placeholder or an unchanged example of the template is read by `ph.exact` alone.

mod act;
mod address;
mod amount;
mod blame;
mod category;
mod cause;
mod cells;
mod chain;
mod checker;
mod chk;
mod clock;
mod context;
mod coverage;
mod date;
mod deed;
mod digest;
mod doc;
mod finding;
mod imp;
mod lasting;
mod les;
mod link;
mod ov;
mod people;
mod ph;
mod pri;
mod removal;
mod res;
mod rule;
mod safe;
mod sec;
mod secret;
mod terms;
mod text;
mod time;
mod tone;
mod r#where;
mod zone;

pub use cells::{day_in, is_nobody, leaves_nothing, priority_meant};
pub use checker::{Checker, Ran};
pub use context::{Context, Level};
pub use coverage::Coverage;
pub(crate) use finding::capped;
pub use finding::{Edit, Finding, Fix, Severity, Span, is_ready};
use rule::Findings;
pub use rule::Rule;

use crate::report::Report;

/// All rules, in the order in which findings of one place are shown.
pub const RULES: &[Rule] = &[
    doc::merge_conflict::RULE,
    doc::unfilled::RULE,
    doc::section_missing::RULE,
    doc::section_duplicate::RULE,
    ph::exact::RULE,
    ph::examples_left::RULE,
    ph::guidance_left::RULE,
    ph::generic::RULE,
    doc::na_without_reason::RULE,
    ov::title_generic::RULE,
    ov::no_when::RULE,
    ov::scope_vague::RULE,
    ov::outage_word::RULE,
    time::no_zone::RULE,
    time::inconsistent::RULE,
    time::weekday::RULE,
    r#where::no_component::RULE,
    r#where::no_symptom::RULE,
    blame::human_error::RULE,
    blame::role_did_it::RULE,
    blame::failed_to::RULE,
    blame::counterfactual::RULE,
    blame::judgement::RULE,
    blame::punitive::RULE,
    blame::person_named::RULE,
    tone::animated::RULE,
    cause::person::RULE,
    cause::same_as_immediate::RULE,
    cause::restates_symptom::RULE,
    cause::whys_stop_at_person::RULE,
    cause::whys_shallow::RULE,
    safe::no_action::RULE,
    chain::syntax::RULE,
    chain::short::RULE,
    chain::order::RULE,
    imp::no_number::RULE,
    imp::no_duration::RULE,
    imp::vague::RULE,
    imp::detection::RULE,
    res::future_tense::RULE,
    res::same::RULE,
    res::no_action::RULE,
    act::table::RULE,
    act::human_only::RULE,
    act::vague_verb::RULE,
    act::verb::RULE,
    act::unbounded::RULE,
    act::dup::RULE,
    act::no_owner::RULE,
    act::priority_invalid::RULE,
    act::status_invalid::RULE,
    act::flat_priority::RULE,
    act::no_high::RULE,
    act::no_prevent::RULE,
    act::root_unaddressed::RULE,
    pri::count::RULE,
    pri::not_in_table::RULE,
    pri::not_high::RULE,
    pri::not_root::RULE,
    chk::not_question::RULE,
    chk::unverifiable::RULE,
    les::systemic_local::RULE,
    link::scheme::RULE,
    link::credentials::RULE,
    link::invalid::RULE,
    link::dummy::RULE,
    sec::secret::RULE,
    sec::email::RULE,
    sec::ip::RULE,
];

/// What a rule is called, for people; the name itself of a rule that does not exist.
pub fn title(name: &str) -> &str {
    RULES.iter().find(|rule| rule.name == name).map_or(name, |rule| rule.title)
}

/// The rule that finds empty fields. It feeds section states and readiness; see [`crate::progress`].
pub const UNFILLED: &str = doc::unfilled::RULE.name;

/// The rule that finds passwords, keys and tokens; see [`crate::redact`].
pub const SECRET: &str = sec::secret::RULE.name;

/// Rules that find what stands in place of the writer's own words: where no fix is offered, these are written over it.
pub const PLACEHOLDERS: [&str; 2] = [ph::exact::RULE.name, ph::generic::RULE.name];

/// The rules that find them: those of web addresses have a rule of their own.
pub const SECRETS: [&str; 2] = [SECRET, link::credentials::RULE.name];

/// Where a text seems to hold passwords, keys and tokens, in bytes.
pub(crate) fn secrets_in(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    secret::secrets(text).into_iter().map(|secret| secret.bytes)
}

/// Said where language rules were left out.
pub const OTHER_LANGUAGE: &str = "The report does not seem to be in English, so only language-independent rules ran.";

/// Everything all rules have to say of a normalised report, in reading order.
pub fn lint(report: &Report, context: &Context) -> Vec<Finding> {
    Checker::new(context.clone()).check(report)
}
