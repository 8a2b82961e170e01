//! The report model: 20 fields in the order of the template.

mod adopt;
mod field;
mod item;
mod normalize;
mod place;
mod section;

pub use field::{Field, Requirement, Shape};
pub use item::{Action, Check, Item, ItemId, Link, LinkKind, Priority, Status};
pub(crate) use normalize::with_plain_line_ends;
pub use normalize::{clean_block, clean_line};
pub use place::{Cell, Place};
pub use section::Section;

use serde::{Deserialize, Serialize};

/// The newest `format` this program knows. A report with a greater one needs a newer program.
pub const FORMAT: u32 = 1;

/// The most bytes of written Markdown one report may have (1 MiB).
pub const MAX_MARKDOWN_BYTES: usize = 1024 * 1024;

/// One postmortem. Field for field what the template asks for.
///
/// A value of this type may hold raw keystrokes. Text becomes a report only through
/// [`Report::normalize`]; everything that stores, compares or writes a report has called it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Report {
    /// Version of this shape, at most [`FORMAT`].
    pub format: u32,
    /// One line.
    pub title: String,
    /// Markdown.
    pub what_happened: String,
    /// Markdown.
    pub impact_scope: String,
    /// Markdown.
    pub where_it_went_wrong: String,
    /// Markdown.
    pub immediate_cause: String,
    /// Markdown.
    pub root_cause: String,
    /// "Why existing safeguards didn't prevent this".
    pub safeguard_gaps: Vec<Item>,
    /// One-line nodes, symptom first, root cause last.
    pub causal_chain: Vec<Item>,
    /// What users experienced.
    pub user_impact: Vec<Item>,
    /// Business metrics, if applicable.
    pub business_impact: Vec<Item>,
    /// Performance, stability and other technical consequences.
    pub technical_impact: Vec<Item>,
    /// Numbered.
    pub immediate_fixes: Vec<Item>,
    /// Numbered.
    pub long_term_solutions: Vec<Item>,
    /// Rows of the action table.
    pub action_items: Vec<Action>,
    /// Each text names a row of [`Report::action_items`].
    pub priority_actions: Vec<Item>,
    /// Questions with a tick.
    pub pre_release_checklist: Vec<Check>,
    /// Numbered.
    pub what_went_well: Vec<Item>,
    /// Numbered.
    pub what_could_be_improved: Vec<Item>,
    /// Numbered.
    pub systemic_improvements: Vec<Item>,
    /// Code changes, documentation, monitoring.
    pub related_links: Vec<Link>,
}

impl Default for Report {
    /// An untouched report: nothing is filled in. It writes as the template.
    fn default() -> Self {
        Report {
            format: FORMAT,
            title: String::new(),
            what_happened: String::new(),
            impact_scope: String::new(),
            where_it_went_wrong: String::new(),
            immediate_cause: String::new(),
            root_cause: String::new(),
            safeguard_gaps: Vec::new(),
            causal_chain: Vec::new(),
            user_impact: Vec::new(),
            business_impact: Vec::new(),
            technical_impact: Vec::new(),
            immediate_fixes: Vec::new(),
            long_term_solutions: Vec::new(),
            action_items: Vec::new(),
            priority_actions: Vec::new(),
            pre_release_checklist: Vec::new(),
            what_went_well: Vec::new(),
            what_could_be_improved: Vec::new(),
            systemic_improvements: Vec::new(),
            related_links: Vec::new(),
        }
    }
}

/// What one field holds, whichever of the five kinds it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// A line or prose.
    Text(&'a str),
    /// A list, the causal chain or the priority actions.
    Items(&'a [Item]),
    /// The action table.
    Actions(&'a [Action]),
    /// The checklist.
    Checks(&'a [Check]),
    /// The related links.
    Links(&'a [Link]),
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
    /// The action table.
    Actions(&'a mut Vec<Action>),
    /// The checklist.
    Checks(&'a mut Vec<Check>),
    /// The related links.
    Links(&'a mut Vec<Link>),
}

impl Report {
    /// What `field` holds.
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
        }
    }

    /// The id of item `number` of a list field, counted from 1.
    pub fn item_id(&self, field: Field, number: usize) -> Option<&ItemId> {
        let index = number.checked_sub(1)?;
        match self.value(field) {
            Value::Text(_) => None,
            Value::Items(items) => items.get(index).map(|item| &item.id),
            Value::Actions(rows) => rows.get(index).map(|row| &row.id),
            Value::Checks(checks) => checks.get(index).map(|check| &check.id),
            Value::Links(links) => links.get(index).map(|link| &link.id),
        }
    }

    /// True when no field holds anything.
    pub fn is_untouched(&self) -> bool {
        Field::ALL.iter().all(|field| self.value(*field).is_empty())
    }

    /// Every text of the report with its place, in reading order.
    ///
    /// Empty texts are included only where they are cells of a row that exists.
    pub fn texts(&self) -> Vec<(Place, &str)> {
        Field::ALL.iter().flat_map(|field| self.texts_of(*field)).collect()
    }

    /// Every text of one field with its place.
    pub fn texts_of(&self, field: Field) -> Vec<(Place, &str)> {
        let place = Place::field(field);
        match self.value(field) {
            Value::Text("") => Vec::new(),
            Value::Text(text) => vec![(place, text)],
            Value::Items(items) => numbered(items).map(|(n, i)| (place.item(n), i.text.as_str())).collect(),
            Value::Checks(checks) => numbered(checks).map(|(n, c)| (place.item(n), c.text.as_str())).collect(),
            Value::Links(links) => numbered(links).map(|(n, l)| (place.item(n), l.label.as_str())).collect(),
            Value::Actions(rows) => numbered(rows)
                .flat_map(|(n, row)| Cell::ALL.map(|cell| (place.item(n).cell(cell), row.cell(cell))))
                .collect(),
        }
    }
}

/// Items with their numbers, which count from 1 wherever a person sees them.
fn numbered<T>(items: &[T]) -> impl Iterator<Item = (usize, &T)> {
    items.iter().enumerate().map(|(index, item)| (index + 1, item))
}
