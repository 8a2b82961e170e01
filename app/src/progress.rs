//! How far a report is: the state of each section and what is left before it is ready.

use crate::lint::{Checker, Context, Finding, Severity, UNFILLED};
use crate::report::{Field, Place, Report, Section};

/// The state of one section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionState {
    /// It holds no text.
    NotStarted,
    /// It holds text, no problem, and a required field is still empty.
    InProgress,
    /// This many errors and warnings are open.
    Problems(usize),
    /// Its required fields are filled and nothing is open.
    Ready,
}

impl SectionState {
    /// The state in words, as the section list says it.
    pub fn words(self) -> String {
        match self {
            SectionState::NotStarted => "not started".into(),
            SectionState::InProgress => "in progress".into(),
            SectionState::Problems(1) => "1 problem".into(),
            SectionState::Problems(count) => format!("{count} problems"),
            SectionState::Ready => "ready".into(),
        }
    }
}

/// How far a report is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// In the order of the template.
    pub sections: Vec<(Section, SectionState)>,
    /// Required fields that hold something.
    pub filled: usize,
    /// Required fields there are.
    pub required: usize,
    /// Open errors, empty fields aside.
    pub errors: usize,
    /// Warnings that nobody has dismissed.
    pub warnings: usize,
}

impl Progress {
    /// Of a report and all its findings.
    pub fn of(report: &Report, findings: &[Finding]) -> Progress {
        let required = Field::TEMPLATE.iter().filter(|field| !field.is_optional()).count();
        let count = |severity| {
            findings.iter().filter(|finding| finding.rule != UNFILLED && finding.severity == severity).count()
        };
        let sections = Section::TEMPLATE.map(|section| (section, state(section, report, findings)));
        Progress {
            sections: sections.into(),
            filled: required - report.missing().count(),
            required,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
        }
    }

    /// Open errors and warnings at the places that `is_there` takes, empty fields aside.
    pub fn problems(findings: &[Finding], is_there: impl Fn(Place) -> bool) -> usize {
        let is_problem = |finding: &&Finding| finding.rule != UNFILLED && finding.severity != Severity::Hint;
        findings.iter().filter(is_problem).filter(|finding| is_there(finding.place)).count()
    }

    /// Empty required fields and open errors: what keeps the report from being ready.
    pub fn left(&self) -> usize {
        self.required - self.filled + self.errors
    }

    /// True once some section holds text.
    pub fn is_begun(&self) -> bool {
        self.sections.iter().any(|(_, state)| *state != SectionState::NotStarted)
    }

    /// True when no error is open.
    pub fn is_ready(&self) -> bool {
        self.left() == 0
    }
}

/// What [`Progress::left`] says of a report, for less work: only rules that can find an error are asked.
pub fn left(report: &Report, context: &Context) -> usize {
    Progress::of(report, &Checker::for_errors(context.clone()).check(report)).left()
}

fn state(section: Section, report: &Report, findings: &[Finding]) -> SectionState {
    let problems = Progress::problems(findings, |place| place.field.section() == section);
    let is_empty = |field: Field| report.value(field).is_empty();
    if section.fields().all(is_empty) {
        SectionState::NotStarted
    } else if problems > 0 {
        SectionState::Problems(problems)
    } else if report.missing().any(|field| field.section() == section) {
        SectionState::InProgress
    } else {
        SectionState::Ready
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::lint;
    use crate::report::{ActionItem, Item};

    fn state_of(report: &Report, section: Section) -> String {
        let progress = Progress::of(report, &lint(report, &Context::default()));
        progress.sections.iter().find(|(s, _)| *s == section).expect("all sections").1.words()
    }

    #[test]
    fn a_section_goes_from_not_started_to_ready() {
        let mut report = Report::default();
        assert_eq!(state_of(&report, Section::IssueOverview), "not started");
        report.what_happened = "On 2026-03-02 at 14:02 UTC every checkout failed.".into();
        assert_eq!(state_of(&report, Section::IssueOverview), "in progress");
        report.impact_scope = "3,112 checkouts".into();
        assert_eq!(state_of(&report, Section::IssueOverview), "ready");
        report.impact_scope = "Human error touched 3,112 checkouts".into();
        assert_eq!(state_of(&report, Section::IssueOverview), "1 problem");
    }

    #[test]
    fn an_action_with_nothing_but_a_due_date_fills_nothing() {
        let mut report = Report::default();
        report.action_items.push(ActionItem { due: "2026-04-01".into(), ..ActionItem::default() });
        assert_eq!(Progress::of(&report, &lint(&report, &Context::default())).filled, 0);
        assert_eq!(state_of(&report, Section::ActionItems), "in progress");
        report.action_items[0].item = "Add an alert on pool use above 90 %".into();
        assert_eq!(Progress::of(&report, &lint(&report, &Context::default())).filled, 1);
    }

    #[test]
    fn seventeen_fields_are_required() {
        let mut report = Report::default();
        let untouched = Progress::of(&report, &lint(&report, &Context::default()));
        assert_eq!((untouched.filled, untouched.required, untouched.left()), (0, 17, 17));
        report.systemic_improvements = vec![Item { text: "The template gains a pool panel".into(), ..Item::default() }];
        assert_eq!(Progress::of(&report, &lint(&report, &Context::default())).left(), 17);
    }
}
