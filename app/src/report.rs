//! The report model: the template's 20 fields, and what a report may carry beside them.

mod adopt;
mod category;
mod clean;
mod field;
mod internal;
mod item;
pub mod json;
mod mark;
mod moment;
mod normalize;
mod place;
mod row;
mod section;
mod severity;
mod stage;
mod title;
mod value;
mod zone;

pub use category::Category;
pub(crate) use clean::with_plain_line_ends;
pub use clean::{clean_block, clean_line};
pub use field::{Field, Requirement, Shape};
pub use item::{ActionItem, Check, CustomSection, Item, ItemId, Link, LinkKind, Priority, Status, TimelineEvent};
pub use mark::{Conflict, Dismissal};
pub(crate) use moment::days_since_1970;
pub use moment::{Moment, day_words, duration_words};
pub use place::{Cell, Place};
pub use row::Row;
pub use section::Section;
pub use severity::grade;
pub use stage::Stage;
pub use title::{file_stem, page_title, title_or_untitled};
pub use value::{Value, ValueMut};
pub(crate) use zone::{SPOKEN, is_zone, zone_minutes};

use serde::{Deserialize, Serialize};

/// The newest `format` this program knows. A report with a greater one needs a newer program.
///
/// 1: the template's fields. 2: optional data, custom sections, dismissals, conflicts. 3: owner,
/// reviewers, internal sections.
pub const FORMAT: u32 = 3;

/// The most bytes of written Markdown one report may have (1 MiB).
pub const MAX_MARKDOWN_BYTES: usize = 1024 * 1024;

/// One postmortem. Field for field what the template asks for, then what it may carry beside that.
///
/// A value of this type may hold raw keystrokes. Text becomes a report only through
/// [`Report::normalize`]; everything that stores, compares or writes a report has called it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Report {
    /// Version of this shape, at most [`FORMAT`].
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 3))]
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
    pub action_items: Vec<ActionItem>,
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
    /// As the team's scale has it, such as `SEV-2`. One line, optional like all that follows.
    pub severity: String,
    /// Of the report itself, such as `in review`. One line.
    pub status: String,
    /// Who drives the report: a role or a name. One line.
    pub owner: String,
    /// Who reads it before it is final. One line each.
    pub reviewers: Vec<Item>,
    /// When the incident began: time with zone, kept as written. One line.
    pub started: String,
    /// When it was noticed, likewise.
    pub detected: String,
    /// When it was over, likewise.
    pub resolved: String,
    /// One line each.
    pub authors: Vec<Item>,
    /// One line each.
    pub services: Vec<Item>,
    /// One line each.
    pub tags: Vec<Item>,
    /// What happened when, as written.
    pub timeline: Vec<TimelineEvent>,
    /// How it was noticed. Markdown.
    pub detection: String,
    /// Numbered.
    pub where_we_got_lucky: Vec<Item>,
    /// Sections that the template does not have, in the order of the sections they stand behind.
    pub custom_sections: Vec<CustomSection>,
    /// Sections that reach no reader of a share link, in reading order; see [`Section::can_be_internal`].
    /// A custom section carries the mark itself.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub internal: Vec<Section>,
    /// Findings that the writer answered with a reason.
    pub dismissed: Vec<Dismissal>,
    /// Places where two writers changed the same, not settled yet.
    pub conflicts: Vec<Conflict>,
    /// Front matter that means nothing to this program: YAML lines, verbatim, in source order.
    pub front_matter: String,
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
            severity: String::new(),
            status: String::new(),
            owner: String::new(),
            reviewers: Vec::new(),
            started: String::new(),
            detected: String::new(),
            resolved: String::new(),
            authors: Vec::new(),
            services: Vec::new(),
            tags: Vec::new(),
            timeline: Vec::new(),
            detection: String::new(),
            where_we_got_lucky: Vec::new(),
            custom_sections: Vec::new(),
            internal: Vec::new(),
            dismissed: Vec::new(),
            conflicts: Vec::new(),
            front_matter: String::new(),
        }
    }
}

impl Report {
    /// The ids of the items of a list field, in order; none for a text.
    pub fn item_ids(&self, field: Field) -> Box<dyn Iterator<Item = &ItemId> + '_> {
        match self.value(field) {
            Value::Text(_) => Box::new(std::iter::empty()),
            Value::Items(items) => Box::new(items.iter().map(|item| &item.id)),
            Value::Actions(rows) => Box::new(rows.iter().map(|row| &row.id)),
            Value::Checks(checks) => Box::new(checks.iter().map(|check| &check.id)),
            Value::Links(links) => Box::new(links.iter().map(|link| &link.id)),
            Value::Events(events) => Box::new(events.iter().map(|event| &event.id)),
            Value::Sections(sections) => Box::new(sections.iter().map(|section| &section.id)),
        }
    }

    /// The id of item `number` of a list field, counted from 1.
    pub fn item_id(&self, field: Field, number: usize) -> Option<&ItemId> {
        self.item_ids(field).nth(number.checked_sub(1)?)
    }

    /// True when no field holds anything.
    pub fn is_untouched(&self) -> bool {
        Field::ALL.iter().all(|field| self.value(*field).is_empty()) && self.front_matter.is_empty()
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
                .flat_map(|(n, row)| Cell::ACTION.map(|cell| (place.item(n).cell(cell), row.cell(cell))))
                .collect(),
            Value::Events(events) => numbered(events)
                .flat_map(|(n, event)| Cell::EVENT.map(|cell| (place.item(n).cell(cell), event.cell(cell))))
                .collect(),
            Value::Sections(sections) => numbered(sections)
                .flat_map(|(n, section)| Cell::SECTION.map(|cell| (place.item(n).cell(cell), section.cell(cell))))
                .collect(),
        }
    }
}

/// Items with their numbers, which count from 1 wherever a person sees them.
fn numbered<T>(items: &[T]) -> impl Iterator<Item = (usize, &T)> {
    items.iter().enumerate().map(|(index, item)| (index + 1, item))
}
