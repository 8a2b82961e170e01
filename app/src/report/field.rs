//! The fields of the template: order, kinds and requirements.

mod facts;

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
