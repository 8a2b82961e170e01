//! What stays among the people who write: sections with the mark "internal", dismissals, conflicts.

use super::{Field, Report, Section, ValueMut};
use crate::markdown::front_matter;

impl Section {
    /// True for a section of the program's own that can have the mark. A report without its title would
    /// have no name, and a custom section carries the mark itself.
    pub const fn can_be_internal(self) -> bool {
        !matches!(self, Section::Title | Section::CustomSections)
    }
}

impl Report {
    /// True when a section of the program's own reaches no reader of a share link.
    pub fn is_internal(&self, section: Section) -> bool {
        self.internal.contains(&section)
    }

    /// What readers of a share link get: internal sections are empty and keep their mark, custom ones
    /// with the mark are gone, and so is what is noted for the writers alone.
    ///
    /// Everything that leaves the circle of writers is made from this.
    #[must_use]
    pub fn for_readers(&self) -> Report {
        let mut report = self.clone();
        for field in Field::ALL.into_iter().filter(|field| self.is_internal(field.section())) {
            report.empty(field);
        }
        report.custom_sections.retain(|section| !section.internal);
        front_matter::drop_marks(&mut report);
        report
    }

    /// The required fields that nothing is written in yet, in the order of the template.
    pub fn missing(&self) -> impl Iterator<Item = Field> {
        let is_missing = |field: &Field| !field.is_optional() && !self.value(*field).is_written();
        Field::TEMPLATE.into_iter().filter(is_missing)
    }

    /// Those of them that readers are told of: internal sections are none of theirs.
    pub fn missing_for_readers(&self) -> impl Iterator<Item = Field> {
        self.missing().filter(|field| !self.is_internal(field.section()))
    }

    /// Makes a field hold nothing.
    pub(super) fn empty(&mut self, field: Field) {
        match self.value_mut(field) {
            ValueMut::Text(text) => text.clear(),
            ValueMut::Items(items) => items.clear(),
            ValueMut::Checks(checks) => checks.clear(),
            ValueMut::Actions(rows) => rows.clear(),
            ValueMut::Links(links) => links.clear(),
            ValueMut::Events(events) => events.clear(),
            ValueMut::Sections(sections) => sections.clear(),
        }
    }

    /// Each mark once, in reading order, on sections that can have one.
    pub(super) fn clean_internal(&mut self) {
        self.internal.retain(|section| section.can_be_internal());
        self.internal.sort_unstable();
        self.internal.dedup();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{parse, write, write_for_readers};
    use crate::report::{CustomSection, Item, ItemId};

    fn custom(heading: &str, text: &str, internal: bool) -> CustomSection {
        let after = Section::Impact;
        CustomSection { id: ItemId::default(), after, heading: heading.into(), text: text.into(), internal }
    }

    fn report(custom_sections: Vec<CustomSection>) -> Report {
        Report {
            severity: "SEV-1".into(),
            what_happened: "Checkout failed.".into(),
            user_impact: vec![Item { text: "Ann lost her order".into(), ..Item::default() }],
            internal: vec![Section::Impact, Section::Title, Section::Details, Section::Impact],
            custom_sections,
            ..Report::default()
        }
        .normalize()
    }

    #[test]
    fn readers_get_no_internal_section() {
        let report = report(vec![custom("Costs", "100 euros", true), custom("Notice", "Sent.", false)]);
        let shown = write_for_readers(&report);
        for hidden in ["Ann", "Impact\n", "Costs", "100 euros", "SEV-1", "internal"] {
            assert!(!shown.contains(hidden), "{hidden}: {shown}");
        }
        assert!(shown.contains("Checkout failed.") && shown.contains("## Notice\n\nSent."));
        assert_eq!(report.for_readers().texts().len(), 3, "what happened, a heading and its text");
    }

    #[test]
    fn readers_are_told_of_no_field_of_an_internal_section() {
        let report = report(Vec::new());
        let missing: Vec<Field> = report.missing().collect();
        assert_eq!(missing.len(), 15, "all required fields but what happened and user impact");
        assert!(missing.contains(&Field::TechnicalImpact) && !missing.contains(&Field::BusinessImpact));
        let told: Vec<Field> = report.for_readers().missing_for_readers().collect();
        assert!(!told.contains(&Field::TechnicalImpact) && !told.contains(&Field::UserImpact));
        assert_eq!(told.len(), 14);
    }

    #[test]
    fn marks_come_back_from_the_written_form_whatever_sections_are_called() {
        for headings in [["Costs", "costs"], ["Costs", "Costs"], ["Impact", ""], ["", ""], ["a: b", "- #"]] {
            for marks in [[true, false], [false, true], [true, true]] {
                let sections = (0..2).map(|index| custom(headings[index], "Text", marks[index])).collect();
                let report = report(sections);
                assert_eq!(parse(&write(&report)).report, report, "{}", write(&report));
            }
        }
    }

    #[test]
    fn a_mark_of_a_heading_that_is_there_twice_hides_both() {
        let mut report = report(vec![custom("Costs", "1", false), custom("Costs", "2", false)]);
        report.front_matter = "internal:\n  - custom section: Costs".into();
        assert!(report.normalize().custom_sections.iter().all(|section| section.internal));
    }

    #[test]
    fn a_mark_of_a_section_that_is_not_there_waits_for_it() {
        let mut report = report(vec![custom("Costs", "1", false)]);
        report.front_matter = "internal:\n  - custom section: Money\n  - section: timeline".into();
        let mut report = report.normalize();
        assert!(report.is_internal(Section::Timeline));
        assert_eq!(report.front_matter, "internal:\n  - custom section: Money");
        assert_eq!(parse(&write(&report)).report, report);
        report.custom_sections[0].heading = "Money".into();
        assert!(report.normalize().custom_sections[0].internal);
    }
}
