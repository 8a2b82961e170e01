//! The sections and fields of the template: names, order, kinds, placeholders.

/// A `##` part of the template. The title counts as one of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// The `#` line.
    Title,
    /// What happened, and to whom.
    IssueOverview,
    /// The place.
    WhereItWentWrong,
    /// Causes, gaps, chain.
    WhyItWentWrong,
    /// On users, business, technology.
    Impact,
    /// What was and will be done.
    Resolution,
    /// Who does what.
    ActionItems,
    /// What to check before the next release.
    PreReleaseChecklist,
    /// What was learned.
    LessonsLearned,
    /// Where to read on.
    RelatedLinks,
}

impl Section {
    /// In the order of the template.
    pub const ALL: [Section; 10] = [
        Section::Title,
        Section::IssueOverview,
        Section::WhereItWentWrong,
        Section::WhyItWentWrong,
        Section::Impact,
        Section::Resolution,
        Section::ActionItems,
        Section::PreReleaseChecklist,
        Section::LessonsLearned,
        Section::RelatedLinks,
    ];

    /// As the template spells it.
    pub const fn heading(self) -> &'static str {
        match self {
            Section::Title => "Title",
            Section::IssueOverview => "Issue Overview",
            Section::WhereItWentWrong => "Where It Went Wrong",
            Section::WhyItWentWrong => "Why It Went Wrong",
            Section::Impact => "Impact",
            Section::Resolution => "Resolution",
            Section::ActionItems => "Action Items",
            Section::PreReleaseChecklist => "Pre-Release Checklist",
            Section::LessonsLearned => "Lessons Learned",
            Section::RelatedLinks => "Related Links",
        }
    }

    /// The name on the wire: the heading in lower case.
    pub fn name(self) -> String {
        self.heading().to_ascii_lowercase()
    }

    /// Its fields, in order; never empty.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        Field::ALL.into_iter().filter(move |field| field.section() == self)
    }
}

/// How a field is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One line.
    Line,
    /// Markdown text.
    Prose,
    /// A `-` list.
    Bullets,
    /// A `1.` list.
    Numbers,
    /// Nodes and arrows in a code block.
    Chain,
    /// The action table.
    Actions,
    /// A `- [ ]` list.
    Checks,
    /// A list of links.
    Links,
}

/// What an empty field means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// The report is not ready while it is empty.
    Required,
    /// May be empty; saying that it does not apply, and why, is better.
    IfApplicable,
    /// May be empty.
    Optional,
}

/// One thing to fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is named as the template names it; `label` spells it out")]
pub enum Field {
    Title,
    WhatHappened,
    ImpactScope,
    WhereItWentWrong,
    ImmediateCause,
    RootCause,
    SafeguardGaps,
    CausalChain,
    UserImpact,
    BusinessImpact,
    TechnicalImpact,
    ImmediateFixes,
    LongTermSolutions,
    ActionItems,
    PriorityActions,
    PreReleaseChecklist,
    WhatWentWell,
    WhatCouldBeImproved,
    SystemicImprovements,
    RelatedLinks,
}

/// What is known of a field: one row of the table below.
struct Facts {
    section: Section,
    label: &'static str,
    /// One item of it, as boxes and buttons call it; empty for text fields.
    item: &'static str,
    shape: Shape,
    requirement: Requirement,
    prompt: &'static str,
    placeholders: &'static [&'static str],
}

impl Field {
    /// In the order of the template.
    pub const ALL: [Field; 20] = [
        Field::Title,
        Field::WhatHappened,
        Field::ImpactScope,
        Field::WhereItWentWrong,
        Field::ImmediateCause,
        Field::RootCause,
        Field::SafeguardGaps,
        Field::CausalChain,
        Field::UserImpact,
        Field::BusinessImpact,
        Field::TechnicalImpact,
        Field::ImmediateFixes,
        Field::LongTermSolutions,
        Field::ActionItems,
        Field::PriorityActions,
        Field::PreReleaseChecklist,
        Field::WhatWentWell,
        Field::WhatCouldBeImproved,
        Field::SystemicImprovements,
        Field::RelatedLinks,
    ];

    /// The section it belongs to.
    pub const fn section(self) -> Section {
        self.facts().section
    }

    /// The interface's name for it, such as `Long-term solutions`.
    pub const fn label(self) -> &'static str {
        self.facts().label
    }

    /// The name on the wire: the label in lower case.
    pub fn name(self) -> String {
        self.label().to_ascii_lowercase()
    }

    /// The field with this label, without regard to case.
    pub fn named(label: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.label().eq_ignore_ascii_case(label))
    }

    /// What one item of it is called, such as `Safeguard gap`; empty for text fields.
    pub const fn item_label(self) -> &'static str {
        self.facts().item
    }

    /// How it is written.
    pub const fn shape(self) -> Shape {
        self.facts().shape
    }

    /// What it means when it is empty.
    pub const fn requirement(self) -> Requirement {
        self.facts().requirement
    }

    /// One line that tells the writer what belongs here.
    pub const fn prompt(self) -> &'static str {
        self.facts().prompt
    }

    /// The template's bracketed texts and guidance lines of this field, one line each.
    pub const fn placeholders(self) -> &'static [&'static str] {
        self.facts().placeholders
    }

    /// The template's example lines of this field.
    pub const fn examples(self) -> &'static [&'static str] {
        match self {
            Field::WhereItWentWrong => &WHERE_EXAMPLES,
            Field::PreReleaseChecklist => &CHECK_EXAMPLES,
            _ => &[],
        }
    }

    const fn facts(self) -> &'static Facts {
        &FACTS[self as usize]
    }
}

const WHERE_EXAMPLES: [&str; 4] = [
    "**Examples:**",
    "- User login service exhausted connection pool during peak hours",
    "- Database migration script missing index creation step",
    "- New feature release didn't check dependency service version compatibility",
];

const CHECK_EXAMPLES: [&str; 3] = [
    "Does the database migration script include all necessary index creation?",
    "Is dependency service version compatibility checked before new feature releases?",
    "Are appropriate monitoring and alerts in place?",
];

const fn facts(
    section: Section,
    label: &'static str,
    item: &'static str,
    shape: Shape,
    requirement: Requirement,
    prompt: &'static str,
    placeholders: &'static [&'static str],
) -> Facts {
    Facts { section, label, item, shape, requirement, prompt, placeholders }
}

use Requirement::{IfApplicable, Optional, Required};
use Shape::{Actions, Bullets, Chain, Checks, Line, Links, Numbers, Prose};

/// In the order of [`Field::ALL`]. Placeholders are those of the template, word for word.
const FACTS: [Facts; 20] = [
    facts(
        Section::Title,
        "Title",
        "",
        Line,
        Required,
        "What broke, for whom and how long, in one line",
        &["[Issue Title]"],
    ),
    facts(
        Section::IssueOverview,
        "What happened",
        "",
        Prose,
        Required,
        "Two or three sentences with date, time and zone",
        &["[Brief description of what went wrong]"],
    ),
    facts(
        Section::IssueOverview,
        "Impact scope",
        "",
        Prose,
        Required,
        "Which services, features and users were affected, in numbers; an estimate is better than none",
        &["[Which services/features/users were affected]"],
    ),
    facts(
        Section::WhereItWentWrong,
        "Where it went wrong",
        "",
        Prose,
        Required,
        "The system that failed, the exact location (module, configuration, process) and the symptoms",
        &[
            "[Describe specifically where the problem occurred, including:]",
            "- The system/service/feature that failed",
            "- The specific location (code module, configuration, process, etc.)",
            "- The symptoms (error messages, abnormal behavior, etc.)",
        ],
    ),
    facts(
        Section::WhyItWentWrong,
        "Immediate cause",
        "",
        Prose,
        Required,
        "The direct cause that led to the problem",
        &["[The direct cause that led to the problem]"],
    ),
    facts(
        Section::WhyItWentWrong,
        "Root cause",
        "",
        Prose,
        Required,
        "Found by asking why until the answer is a condition, not a person",
        &["[The root cause identified through 5 Whys analysis]"],
    ),
    facts(
        Section::WhyItWentWrong,
        "Why existing safeguards didn't prevent this",
        "Safeguard gap",
        Bullets,
        Required,
        "What should have told us, stopped it or slowed it, and why that did not work",
        &["[Gaps or deficiencies in monitoring/testing/processes]"],
    ),
    facts(
        Section::WhyItWentWrong,
        "Causal chain",
        "Chain node",
        Chain,
        Required,
        "Symptom first, root cause last",
        &["[Symptom]", "[Immediate Cause]", "[Root Cause]"],
    ),
    facts(
        Section::Impact,
        "User impact",
        "User impact",
        Bullets,
        Required,
        "What users saw, how many of them and for how long",
        &["[What users experienced/observed]", "[Affected features/services]"],
    ),
    facts(
        Section::Impact,
        "Business impact",
        "Business impact",
        Bullets,
        IfApplicable,
        "Orders, refunds, targets missed; or \u{201c}not applicable, because \u{2026}\u{201d}",
        &["[Business metrics impact, if applicable]"],
    ),
    facts(
        Section::Impact,
        "Technical impact",
        "Technical impact",
        Bullets,
        Required,
        "Performance, stability and data, as measured",
        &["[System performance, stability, or other technical consequences]"],
    ),
    facts(
        Section::Resolution,
        "Immediate fixes",
        "Immediate fix",
        Numbers,
        Required,
        "What was done, when, and how recovery was confirmed",
        &["[Emergency measures taken]"],
    ),
    facts(
        Section::Resolution,
        "Long-term solutions",
        "Long-term solution",
        Numbers,
        Required,
        "What will keep it from happening again",
        &["[Long-term measures to prevent recurrence]"],
    ),
    facts(
        Section::ActionItems,
        "Action items",
        "Action item",
        Actions,
        Required,
        "A verb and an outcome, narrow, with an end that can be checked",
        &[
            "[Each action item should be: Actionable (verb + outcome), Specific (narrow scope), Bounded (clear completion criteria)]",
            "[Specific, actionable item]",
            "[Owner]",
            "[High/Medium/Low]",
            "[Open/In Progress/Done]",
        ],
    ),
    facts(
        Section::ActionItems,
        "Priority actions",
        "Priority action",
        Bullets,
        Required,
        "The two or three rows that address the root cause",
        &["[List 2-3 most critical action items that address the root cause]"],
    ),
    facts(
        Section::PreReleaseChecklist,
        "Pre-release checklist",
        "Check",
        Checks,
        Required,
        "Questions to answer with yes before the next release",
        &[
            "[Check item 1: Related to this issue]",
            "[Check item 2: Related to this issue]",
            "[Check item 3: Related to this issue]",
        ],
    ),
    facts(
        Section::LessonsLearned,
        "What went well",
        "What went well",
        Numbers,
        Required,
        "What helped, with the fact that shows it",
        &["[Positive aspects of the incident response]"],
    ),
    facts(
        Section::LessonsLearned,
        "What could be improved",
        "What could be improved",
        Numbers,
        Required,
        "What made the response slower or harder than it had to be",
        &["[Areas for improvement]"],
    ),
    facts(
        Section::LessonsLearned,
        "Systemic improvements",
        "Systemic improvement",
        Numbers,
        Optional,
        "Changes of a process, a tool, a default or a document",
        &["[Systemic changes needed, such as processes, tools, documentation]"],
    ),
    facts(
        Section::RelatedLinks,
        "Related links",
        "Link",
        Links,
        Optional,
        "Code changes, documentation, dashboards and logs",
        &["[Related code changes]", "[Related documentation]", "[Related monitoring/logs]"],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_fields() {
        for (index, field) in Field::ALL.into_iter().enumerate() {
            assert_eq!(field as usize, index, "{field:?}");
        }
        assert_eq!(Field::named("root CAUSE"), Some(Field::RootCause));
        assert_eq!(Field::SafeguardGaps.label(), "Why existing safeguards didn't prevent this");
    }

    #[test]
    fn the_template_has_31_bracketed_placeholders() {
        let bracketed = |text: &&&str| text.starts_with('[');
        let count: usize = Field::ALL.iter().map(|field| field.placeholders().iter().filter(bracketed).count()).sum();
        assert_eq!(count, 31);
    }
}
