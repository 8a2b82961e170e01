//! The fields: order, kinds and requirements.

mod facts;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Section;
use facts::{CHECK_EXAMPLES, FACTS, Facts, WHERE_EXAMPLES};

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
    /// A list of one-line items, written in the front matter.
    Words,
    /// The timeline's table.
    Events,
    /// Sections of any heading and text.
    Sections,
}

/// What an empty field means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// The report is not ready while it is empty.
    Required,
    /// May be empty; saying that it does not apply, and why, is better.
    IfApplicable,
    /// May be empty in a report that is ready.
    Optional,
    /// Not part of the template: may be added, and leaves no trace while it is empty.
    Offered,
}

/// One thing to fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is named as the template names it; `label` spells it out")]
pub enum Field {
    Title,
    Severity,
    Status,
    Owner,
    Reviewers,
    Started,
    Detected,
    Resolved,
    Authors,
    Services,
    Tags,
    WhatHappened,
    ImpactScope,
    Timeline,
    Detection,
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
    WhereWeGotLucky,
    RelatedLinks,
    CustomSections,
}

impl Field {
    /// In reading order.
    pub const ALL: [Field; 34] = [
        Field::Title,
        Field::Severity,
        Field::Status,
        Field::Owner,
        Field::Reviewers,
        Field::Started,
        Field::Detected,
        Field::Resolved,
        Field::Authors,
        Field::Services,
        Field::Tags,
        Field::WhatHappened,
        Field::ImpactScope,
        Field::Timeline,
        Field::Detection,
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
        Field::WhereWeGotLucky,
        Field::RelatedLinks,
        Field::CustomSections,
    ];

    /// Those of the template, in its order.
    pub const TEMPLATE: [Field; 20] = [
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

    /// True when a text can be moved into it: prose, or a list whose items are texts.
    pub const fn takes_text(self) -> bool {
        matches!(self.shape(), Shape::Prose | Shape::Bullets | Shape::Numbers | Shape::Actions | Shape::Checks)
    }

    /// What it means when it is empty.
    pub const fn requirement(self) -> Requirement {
        self.facts().requirement
    }

    /// True for a field that may be empty in a report that is ready.
    pub const fn is_optional(self) -> bool {
        !matches!(self.requirement(), Requirement::Required)
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

    /// What its box offers; any other text may be written there too.
    pub const fn choices(self) -> &'static [&'static str] {
        match self {
            Field::Severity => &["SEV-1", "SEV-2", "SEV-3", "SEV-4"],
            Field::Status => &["Draft", "In review", "Final"],
            _ => &[],
        }
    }

    const fn facts(self) -> &'static Facts {
        &FACTS[self as usize]
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name())
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Field, D::Error> {
        let name = String::deserialize(deserializer)?;
        Field::named(&name).ok_or_else(|| de::Error::custom(format!("there is no field `{name}`")))
    }
}

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
    fn what_is_offered_is_all_that_the_template_does_not_have() {
        let asked = |field: &Field| field.requirement() != Requirement::Offered;
        assert!(Field::ALL.into_iter().filter(asked).eq(Field::TEMPLATE));
    }

    #[test]
    fn the_template_has_31_bracketed_placeholders() {
        let bracketed = |text: &&&str| text.starts_with('[');
        let count: usize =
            Field::TEMPLATE.iter().map(|field| field.placeholders().iter().filter(bracketed).count()).sum();
        assert_eq!(count, 31);
    }
}
