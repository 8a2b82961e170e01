//! Validation: rules look at a report and say what is missing, vague or blaming.
//!
//! A rule is one Rust file here and one Markdown file of the same name in `rules/`, which is its
//! page, its examples and its test. `lint` is total: every report gives a list of findings.
//! Text that is a placeholder or an unchanged example of the template is read by `ph.exact` alone.

mod act;
mod blame;
mod cause;
mod chain;
mod doc;
mod link;
mod ph;
mod pri;
mod text;

use std::ops::Range;

use serde::Serialize;

use crate::report::{Place, Report};
use text::Reading;

/// How sure a rule is, and how much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A fact that a machine can be sure of. The report is not ready while one is open.
    Error,
    /// Worth a change.
    Warning,
    /// Worth a thought.
    Hint,
}

impl Severity {
    /// In words, as a finding begins.
    pub const fn word(self) -> &'static str {
        match self {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Hint => "Hint",
        }
    }
}

/// A stretch of one text in UTF-16 units, as browsers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Span {
    /// The first unit.
    pub start: usize,
    /// The unit behind the last.
    pub end: usize,
}

/// A change that settles a finding: its span is replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fix {
    /// What the button says.
    pub title: String,
    /// What stands in the span afterwards.
    pub replacement: String,
}

/// What a rule says of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// Of this finding; a rule may be surer of one than of another.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// The words in question, within the text at `place`.
    pub span: Option<Span>,
    /// What was seen, why it matters, what would be better.
    pub message: String,
    /// At most one for now; needs a span.
    pub fixes: Vec<Fix>,
}

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Names the fault and reads well after "allow": `act.no-owner`.
    pub name: &'static str,
    /// Of its findings, unless a finding says otherwise.
    pub severity: Severity,
    check: fn(&Reading<'_>, &mut Findings),
}

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

/// Everything all rules have to say of a normalised report, in reading order.
pub fn lint(report: &Report) -> Vec<Finding> {
    let reading = Reading::of(report);
    let mut all = Vec::new();
    for rule in RULES {
        let mut findings = Findings { rule, list: Vec::new(), counted: Counted::default() };
        (rule.check)(&reading, &mut findings);
        all.append(&mut findings.list);
    }
    all.sort_by_key(|finding| finding.place);
    all
}

/// True when no error is open.
pub fn is_ready(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| finding.severity != Severity::Error)
}

/// What one rule has found so far.
struct Findings {
    rule: &'static Rule,
    list: Vec<Finding>,
    counted: Counted,
}

impl Findings {
    /// Something about `place` as a whole.
    fn add(&mut self, place: Place, message: String) -> &mut Finding {
        let Rule { name, severity, .. } = *self.rule;
        self.list.push(Finding { rule: name, severity, place, span: None, message, fixes: Vec::new() });
        self.list.last_mut().expect("it was pushed a line above")
    }

    /// Something about the words `text[bytes]` at `place`. Cheapest from left to right.
    fn add_words(&mut self, place: Place, text: &str, bytes: Range<usize>, message: String) -> &mut Finding {
        let start = self.counted.units(place, text, bytes.start);
        let end = self.counted.units(place, text, bytes.end);
        let finding = self.add(place, message);
        finding.span = Some(Span { start, end });
        finding
    }
}

/// How far one text has been counted, so that a thousand findings in it cost one walk.
#[derive(Default)]
struct Counted {
    place: Option<Place>,
    bytes: usize,
    units: usize,
}

impl Counted {
    /// The UTF-16 units of the text at `place` before `byte`.
    fn units(&mut self, place: Place, text: &str, byte: usize) -> usize {
        if self.place != Some(place) || byte < self.bytes {
            *self = Counted { place: Some(place), ..Counted::default() };
        }
        self.units += text[self.bytes..byte].encode_utf16().count();
        self.bytes = byte;
        self.units
    }
}
