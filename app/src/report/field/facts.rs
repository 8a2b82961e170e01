//! What is known of each field, in words: labels, prompts, and the template's own texts.

use super::Requirement::{self, IfApplicable, Optional, Required};
use super::Section;
use super::Shape::{self, Actions, Bullets, Chain, Checks, Line, Links, Numbers, Prose};

/// What is known of a field: one row of the table.
pub(super) struct Facts {
    pub(super) section: Section,
    pub(super) label: &'static str,
    /// One item of it, as boxes and buttons call it; empty for text fields.
    pub(super) item: &'static str,
    pub(super) shape: Shape,
    pub(super) requirement: Requirement,
    pub(super) prompt: &'static str,
    pub(super) placeholders: &'static [&'static str],
}

pub(super) const WHERE_EXAMPLES: [&str; 4] = [
    "**Examples:**",
    "- User login service exhausted connection pool during peak hours",
    "- Database migration script missing index creation step",
    "- New feature release didn't check dependency service version compatibility",
];

pub(super) const CHECK_EXAMPLES: [&str; 3] = [
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

/// In the order of [`super::Field::ALL`]. Placeholders are those of the template, word for word.
pub(super) const FACTS: [Facts; 20] = [
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
