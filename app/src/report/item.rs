//! What list fields are made of.

use serde::{Deserialize, Serialize};

use super::{Cell, Section};

/// Names one item of one report for as long as the item exists, whatever happens to its text.
///
/// 1 to 64 characters once normalised, unique within the report. Browsers make them at random;
/// where text arrives without ids, [`super::Report::normalize`] gives small numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct ItemId(pub String);

/// One item of a list: Markdown text, one line where it is a node of the causal chain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Optional in JSON; given by normalising where it is missing.
    #[serde(default)]
    pub id: ItemId,
    /// One item of Markdown text, on as many lines as it takes.
    pub text: String,
}

/// One row of the action table. Every cell is one line and keeps the text as written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ActionItem {
    /// Optional in JSON; given by normalising where it is missing.
    #[serde(default)]
    pub id: ItemId,
    /// What is to be done.
    pub item: String,
    /// Who can say that it is done.
    #[serde(default)]
    pub owner: String,
    /// As written; see [`Priority::of`].
    #[serde(default)]
    pub priority: String,
    /// As written; see [`Status::of`].
    #[serde(default)]
    pub status: String,
    /// By when, as written. Optional, like the next two.
    #[serde(default)]
    pub due: String,
    /// Where it is tracked.
    #[serde(default)]
    pub ticket: String,
    /// What kind of measure it is, as written.
    #[serde(default)]
    pub category: String,
}

impl ActionItem {
    /// The text of one of [`Cell::ACTION`]; nothing for any other.
    pub fn cell(&self, cell: Cell) -> &str {
        match cell {
            Cell::Item => &self.item,
            Cell::Owner => &self.owner,
            Cell::Priority => &self.priority,
            Cell::Status => &self.status,
            Cell::Due => &self.due,
            Cell::Ticket => &self.ticket,
            Cell::Category => &self.category,
            _ => "",
        }
    }

    /// The same, to change.
    pub fn cell_mut(&mut self, cell: Cell) -> Option<&mut String> {
        match cell {
            Cell::Item => Some(&mut self.item),
            Cell::Owner => Some(&mut self.owner),
            Cell::Priority => Some(&mut self.priority),
            Cell::Status => Some(&mut self.status),
            Cell::Due => Some(&mut self.due),
            Cell::Ticket => Some(&mut self.ticket),
            Cell::Category => Some(&mut self.category),
            _ => None,
        }
    }
}

/// One check of the pre-release checklist.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Optional in JSON; given by normalising where it is missing.
    #[serde(default)]
    pub id: ItemId,
    /// A question that can be answered with yes or no.
    pub text: String,
    /// True once it is ticked, `[x]` in the written form.
    #[serde(default)]
    pub done: bool,
}

/// One related link. Label and address are one line each; one of them may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Optional in JSON; given by normalising where it is missing.
    #[serde(default)]
    pub id: ItemId,
    /// What the reader sees.
    #[serde(default)]
    pub label: String,
    /// The address as written; it may be anything, which is what the rules are for.
    #[serde(default)]
    pub url: String,
    /// What it leads to.
    #[serde(default)]
    pub kind: LinkKind,
}

/// One row of the timeline. Both cells are one line and keep the text as written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TimelineEvent {
    /// Optional in JSON; given by normalising where it is missing.
    #[serde(default)]
    pub id: ItemId,
    /// When, with its zone; never reformatted.
    #[serde(default)]
    pub time: String,
    /// What happened at that time, as Markdown text.
    #[serde(default)]
    pub event: String,
}

impl TimelineEvent {
    /// The text of one of [`Cell::EVENT`]; nothing for any other.
    pub fn cell(&self, cell: Cell) -> &str {
        match cell {
            Cell::Time => &self.time,
            Cell::Event => &self.event,
            _ => "",
        }
    }

    /// The same, to change.
    pub fn cell_mut(&mut self, cell: Cell) -> Option<&mut String> {
        match cell {
            Cell::Time => Some(&mut self.time),
            Cell::Event => Some(&mut self.event),
            _ => None,
        }
    }
}

/// A section that the template does not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CustomSection {
    /// Optional in JSON; given by normalising where it is missing.
    #[serde(default)]
    pub id: ItemId,
    /// The section it stands behind, on the wire by its heading in lower case. Several behind the
    /// same one keep their order.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub after: Section,
    /// One line.
    #[serde(default)]
    pub heading: String,
    /// Markdown.
    #[serde(default)]
    pub text: String,
    /// True when it reaches no reader of a share link.
    #[serde(default)]
    pub internal: bool,
}

impl CustomSection {
    /// What a summary calls it: its heading, or where it stands.
    pub fn name(&self) -> &str {
        match (self.heading.as_str(), self.after) {
            ("", Section::Title) => "text before the first heading",
            ("", _) => "text without a heading",
            (heading, _) => heading,
        }
    }

    /// The text of one of [`Cell::SECTION`]; nothing for any other.
    pub fn cell(&self, cell: Cell) -> &str {
        match cell {
            Cell::Heading => &self.heading,
            Cell::Text => &self.text,
            _ => "",
        }
    }

    /// The same, to change.
    pub fn cell_mut(&mut self, cell: Cell) -> Option<&mut String> {
        match cell {
            Cell::Heading => Some(&mut self.heading),
            Cell::Text => Some(&mut self.text),
            _ => None,
        }
    }
}

/// What a related link leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum LinkKind {
    /// No kind was chosen; the written form names none.
    #[default]
    None,
    /// A change of code, or where the code is kept.
    Code,
    /// A runbook, a design, a guide.
    Documentation,
    /// A dashboard, a query, a log.
    Monitoring,
}

impl LinkKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [LinkKind; 4] = [LinkKind::None, LinkKind::Code, LinkKind::Documentation, LinkKind::Monitoring];

    /// The word before the link in the written form; empty for a link without a kind.
    pub const fn word(self) -> &'static str {
        match self {
            LinkKind::None => "",
            LinkKind::Code => "Code",
            LinkKind::Documentation => "Documentation",
            LinkKind::Monitoring => "Monitoring",
        }
    }
}

/// The priorities the template knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// To be done before anything else, `High`.
    High,
    /// To be done soon, `Medium`.
    Medium,
    /// To be done some day, `Low`.
    Low,
}

impl Priority {
    /// All priorities, highest first.
    pub const ALL: [Priority; 3] = [Priority::High, Priority::Medium, Priority::Low];

    /// The template's word, as it is written in the column of priorities.
    pub const fn word(self) -> &'static str {
        match self {
            Priority::High => "High",
            Priority::Medium => "Medium",
            Priority::Low => "Low",
        }
    }

    /// The priority a cell names, without regard to case; `None` for any other text.
    pub fn of(text: &str) -> Option<Priority> {
        Priority::ALL.into_iter().find(|priority| priority.word().eq_ignore_ascii_case(text.trim()))
    }
}

/// The states of an action item the template knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not begun yet, `Open`.
    Open,
    /// Begun and not finished, `In Progress`.
    InProgress,
    /// Nothing is left to do, `Done`.
    Done,
}

impl Status {
    /// All states, in the order of work.
    pub const ALL: [Status; 3] = [Status::Open, Status::InProgress, Status::Done];

    /// The template's words, as they are written in the column of states.
    pub const fn word(self) -> &'static str {
        match self {
            Status::Open => "Open",
            Status::InProgress => "In Progress",
            Status::Done => "Done",
        }
    }

    /// The state a cell names, without regard to case; `None` for any other text.
    pub fn of(text: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.word().eq_ignore_ascii_case(text.trim()))
    }
}
