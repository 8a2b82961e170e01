//! What became of a text, for whoever brought it.

use crate::report::{CustomSection, Field, Report};

/// What a report holds that was made of a text. Its counts are the lengths of its lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The template's fields that hold something, in order.
    pub template: Vec<Field>,
    /// Those beside the template, custom sections aside.
    pub optional: Vec<Field>,
    /// What the sections are called that fit no field; one without a heading has words that stand for it.
    pub custom: Vec<String>,
}

impl Outcome {
    /// What `report` holds.
    pub fn of(report: &Report) -> Outcome {
        let is_filled = |field: &Field| *field != Field::CustomSections && !report.value(*field).is_empty();
        let (template, optional) =
            Field::ALL.into_iter().filter(is_filled).partition(|field| Field::TEMPLATE.contains(field));
        let custom = report.custom_sections.iter().map(CustomSection::name).map(str::to_owned).collect();
        Outcome { template, optional, custom }
    }
}
