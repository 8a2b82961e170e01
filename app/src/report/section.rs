//! The sections of a report.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Field;

/// A `##` part of a report. The title counts as one of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// The title of the report, the one `#` heading.
    Title,
    /// Optional: severity, times, people. Written as front matter.
    Details,
    /// What happened, and to whom.
    IssueOverview,
    /// Optional: what happened when.
    Timeline,
    /// Optional: how it was noticed.
    Detection,
    /// Which part of which system failed.
    WhereItWentWrong,
    /// Its causes, why no safeguard held, and the chain from one to the other.
    WhyItWentWrong,
    /// On users, business, technology.
    Impact,
    /// What was and will be done.
    Resolution,
    /// Who does what about it, as a table, and which of that comes first.
    ActionItems,
    /// What to check before the next release.
    PreReleaseChecklist,
    /// What went well, what did not, and what changes beyond this incident.
    LessonsLearned,
    /// Where to read on.
    RelatedLinks,
    /// Optional: all sections under headings of their own, wherever they stand.
    CustomSections,
}

impl Section {
    /// In reading order.
    pub const ALL: [Section; 14] = [
        Section::Title,
        Section::Details,
        Section::IssueOverview,
        Section::Timeline,
        Section::Detection,
        Section::WhereItWentWrong,
        Section::WhyItWentWrong,
        Section::Impact,
        Section::Resolution,
        Section::ActionItems,
        Section::PreReleaseChecklist,
        Section::LessonsLearned,
        Section::RelatedLinks,
        Section::CustomSections,
    ];

    /// Those of the template, in its order.
    pub const TEMPLATE: [Section; 10] = [
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
            Section::Details => "Details",
            Section::IssueOverview => "Issue Overview",
            Section::Timeline => "Timeline",
            Section::Detection => "Detection",
            Section::WhereItWentWrong => "Where It Went Wrong",
            Section::WhyItWentWrong => "Why It Went Wrong",
            Section::Impact => "Impact",
            Section::Resolution => "Resolution",
            Section::ActionItems => "Action Items",
            Section::PreReleaseChecklist => "Pre-Release Checklist",
            Section::LessonsLearned => "Lessons Learned",
            Section::RelatedLinks => "Related Links",
            Section::CustomSections => "Custom Sections",
        }
    }

    /// The name on the wire: the heading in lower case.
    pub fn name(self) -> String {
        self.heading().to_ascii_lowercase()
    }

    /// The section with this heading, without regard to case.
    pub fn named(heading: &str) -> Option<Section> {
        Section::ALL.into_iter().find(|section| section.heading().eq_ignore_ascii_case(heading))
    }

    /// Its fields, in order; never empty.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        Field::ALL.into_iter().filter(move |field| field.section() == self)
    }

    /// Those of its fields that the template has, in order.
    pub fn template_fields(self) -> impl Iterator<Item = Field> {
        Field::TEMPLATE.into_iter().filter(move |field| field.section() == self)
    }
}

impl Serialize for Section {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name())
    }
}

impl<'de> Deserialize<'de> for Section {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Section, D::Error> {
        let name = String::deserialize(deserializer)?;
        Section::named(&name).ok_or_else(|| de::Error::custom(format!("there is no section `{name}`")))
    }
}
