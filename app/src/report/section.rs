//! The sections of the template.

use super::Field;

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
