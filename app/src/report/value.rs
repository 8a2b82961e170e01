//! What a field holds, as one type for all fields.

use super::{ActionItem, Check, CustomSection, Field, Item, Link, Report, TimelineEvent};

/// What one field holds, whichever of the seven kinds it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// A line or prose.
    Text(&'a str),
    /// A list, the causal chain or the priority actions.
    Items(&'a [Item]),
    /// The rows of the action items.
    Actions(&'a [ActionItem]),
    /// The items of the pre-release checklist, with their ticks.
    Checks(&'a [Check]),
    /// Links with label, address and kind.
    Links(&'a [Link]),
    /// The rows of the timeline, in the order they were written.
    Events(&'a [TimelineEvent]),
    /// Sections that the template does not know, in their order.
    Sections(&'a [CustomSection]),
}

impl Value<'_> {
    /// True when nothing at all has been filled in.
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Text(text) => text.is_empty(),
            Value::Items(items) => items.is_empty(),
            Value::Actions(actions) => actions.is_empty(),
            Value::Checks(checks) => checks.is_empty(),
            Value::Links(links) => links.is_empty(),
            Value::Events(events) => events.is_empty(),
            Value::Sections(sections) => sections.is_empty(),
        }
    }

    /// True when it says something to a reader: of action items one whose text is written, and not only its owner or due date.
    pub fn is_written(&self) -> bool {
        match self {
            Value::Actions(actions) => actions.iter().any(|action| !action.item.is_empty()),
            _ => !self.is_empty(),
        }
    }

    /// A text as it is, or the texts of a list with commas between; empty for rows of several cells.
    pub fn in_one_line(&self) -> String {
        match self {
            Value::Text(text) => (*text).to_owned(),
            Value::Items(items) => items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>().join(", "),
            _ => String::new(),
        }
    }
}

/// The same as [`Value`], to change.
#[derive(Debug)]
pub enum ValueMut<'a> {
    /// A line or prose.
    Text(&'a mut String),
    /// A list, the causal chain or the priority actions.
    Items(&'a mut Vec<Item>),
    /// The rows of the action items.
    Actions(&'a mut Vec<ActionItem>),
    /// The items of the pre-release checklist, with their ticks.
    Checks(&'a mut Vec<Check>),
    /// Links with label, address and kind.
    Links(&'a mut Vec<Link>),
    /// The rows of the timeline, in the order they were written.
    Events(&'a mut Vec<TimelineEvent>),
    /// Sections that the template does not know, in their order.
    Sections(&'a mut Vec<CustomSection>),
}

impl Report {
    /// What `field` holds, in the shape that [`Field::shape`] names.
    pub fn value(&self, field: Field) -> Value<'_> {
        match field {
            Field::Title => Value::Text(&self.title),
            Field::WhatHappened => Value::Text(&self.what_happened),
            Field::ImpactScope => Value::Text(&self.impact_scope),
            Field::WhereItWentWrong => Value::Text(&self.where_it_went_wrong),
            Field::ImmediateCause => Value::Text(&self.immediate_cause),
            Field::RootCause => Value::Text(&self.root_cause),
            Field::SafeguardGaps => Value::Items(&self.safeguard_gaps),
            Field::CausalChain => Value::Items(&self.causal_chain),
            Field::UserImpact => Value::Items(&self.user_impact),
            Field::BusinessImpact => Value::Items(&self.business_impact),
            Field::TechnicalImpact => Value::Items(&self.technical_impact),
            Field::ImmediateFixes => Value::Items(&self.immediate_fixes),
            Field::LongTermSolutions => Value::Items(&self.long_term_solutions),
            Field::ActionItems => Value::Actions(&self.action_items),
            Field::PriorityActions => Value::Items(&self.priority_actions),
            Field::PreReleaseChecklist => Value::Checks(&self.pre_release_checklist),
            Field::WhatWentWell => Value::Items(&self.what_went_well),
            Field::WhatCouldBeImproved => Value::Items(&self.what_could_be_improved),
            Field::SystemicImprovements => Value::Items(&self.systemic_improvements),
            Field::RelatedLinks => Value::Links(&self.related_links),
            Field::Severity => Value::Text(&self.severity),
            Field::Status => Value::Text(&self.status),
            Field::Owner => Value::Text(&self.owner),
            Field::Reviewers => Value::Items(&self.reviewers),
            Field::Started => Value::Text(&self.started),
            Field::Detected => Value::Text(&self.detected),
            Field::Resolved => Value::Text(&self.resolved),
            Field::Authors => Value::Items(&self.authors),
            Field::Services => Value::Items(&self.services),
            Field::Tags => Value::Items(&self.tags),
            Field::Timeline => Value::Events(&self.timeline),
            Field::Detection => Value::Text(&self.detection),
            Field::WhereWeGotLucky => Value::Items(&self.where_we_got_lucky),
            Field::CustomSections => Value::Sections(&self.custom_sections),
        }
    }

    /// What `field` holds, to change. Call [`Report::normalize`] before the result is kept.
    pub fn value_mut(&mut self, field: Field) -> ValueMut<'_> {
        match field {
            Field::Title => ValueMut::Text(&mut self.title),
            Field::WhatHappened => ValueMut::Text(&mut self.what_happened),
            Field::ImpactScope => ValueMut::Text(&mut self.impact_scope),
            Field::WhereItWentWrong => ValueMut::Text(&mut self.where_it_went_wrong),
            Field::ImmediateCause => ValueMut::Text(&mut self.immediate_cause),
            Field::RootCause => ValueMut::Text(&mut self.root_cause),
            Field::SafeguardGaps => ValueMut::Items(&mut self.safeguard_gaps),
            Field::CausalChain => ValueMut::Items(&mut self.causal_chain),
            Field::UserImpact => ValueMut::Items(&mut self.user_impact),
            Field::BusinessImpact => ValueMut::Items(&mut self.business_impact),
            Field::TechnicalImpact => ValueMut::Items(&mut self.technical_impact),
            Field::ImmediateFixes => ValueMut::Items(&mut self.immediate_fixes),
            Field::LongTermSolutions => ValueMut::Items(&mut self.long_term_solutions),
            Field::ActionItems => ValueMut::Actions(&mut self.action_items),
            Field::PriorityActions => ValueMut::Items(&mut self.priority_actions),
            Field::PreReleaseChecklist => ValueMut::Checks(&mut self.pre_release_checklist),
            Field::WhatWentWell => ValueMut::Items(&mut self.what_went_well),
            Field::WhatCouldBeImproved => ValueMut::Items(&mut self.what_could_be_improved),
            Field::SystemicImprovements => ValueMut::Items(&mut self.systemic_improvements),
            Field::RelatedLinks => ValueMut::Links(&mut self.related_links),
            Field::Severity => ValueMut::Text(&mut self.severity),
            Field::Status => ValueMut::Text(&mut self.status),
            Field::Owner => ValueMut::Text(&mut self.owner),
            Field::Reviewers => ValueMut::Items(&mut self.reviewers),
            Field::Started => ValueMut::Text(&mut self.started),
            Field::Detected => ValueMut::Text(&mut self.detected),
            Field::Resolved => ValueMut::Text(&mut self.resolved),
            Field::Authors => ValueMut::Items(&mut self.authors),
            Field::Services => ValueMut::Items(&mut self.services),
            Field::Tags => ValueMut::Items(&mut self.tags),
            Field::Timeline => ValueMut::Events(&mut self.timeline),
            Field::Detection => ValueMut::Text(&mut self.detection),
            Field::WhereWeGotLucky => ValueMut::Items(&mut self.where_we_got_lucky),
            Field::CustomSections => ValueMut::Sections(&mut self.custom_sections),
        }
    }
}
