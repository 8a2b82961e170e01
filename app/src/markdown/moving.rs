//! A custom section that turns out to be a field: its text is read as that field's.

use super::reading::ReportBuilder;
use super::{import, structure};
use crate::report::{CustomSection, Field, ItemId, Report, Shape};

impl Report {
    /// The report with the text of the custom section `id` in `field`, behind what stands there, and
    /// without that section. Its heading goes: the field's own says what the text is.
    ///
    /// A list gets the items that the text holds, as import would read them. An internal text stays among the
    /// writers: the field's section becomes internal as a whole. Without such a section,
    /// or for a field that takes no text ([`Field::takes_text`]), nothing changes.
    #[must_use]
    pub fn move_section(mut self, id: &ItemId, field: Field) -> Report {
        let Some(index) = self.custom_sections.iter().position(|section| section.id == *id) else { return self };
        if !field.takes_text() {
            return self;
        }
        let CustomSection { text, internal, .. } = self.custom_sections.remove(index);
        self.internal.extend(internal.then_some(field.section()));
        // Reading prose takes one backslash away from a line that looks like structure.
        let text = if field.shape() == Shape::Prose { structure::escape_prose(&text) } else { text };
        let texts: Vec<&str> = text.split('\n').collect();
        let mut builder = ReportBuilder::default();
        builder.report = self;
        builder.field(field, None, &import::lines_of(&texts));
        builder.report.normalize()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Item, Section};

    fn moved(text: &str, field: Field) -> Report {
        let section = CustomSection {
            id: ItemId("x".into()),
            after: Section::Impact,
            heading: "Weather".into(),
            text: text.into(),
            internal: false,
        };
        let report = Report {
            impact_scope: "All shops".into(),
            user_impact: vec![Item { text: "An error page".into(), ..Item::default() }],
            custom_sections: vec![section],
            ..Report::default()
        };
        report.normalize().move_section(&ItemId("x".into()), field)
    }

    #[test]
    fn prose_stands_behind_what_was_there() {
        let report = moved("It rained.\n\n## Not a heading", Field::ImpactScope);
        assert_eq!(report.impact_scope, "All shops\n\nIt rained.\n\n## Not a heading");
        assert!(report.custom_sections.is_empty());
    }

    #[test]
    fn a_list_gets_the_items_of_the_text() {
        let report = moved("- It rained\n- It was cold", Field::UserImpact);
        let texts: Vec<&str> = report.user_impact.iter().map(|item| item.text.as_str()).collect();
        assert_eq!(texts, ["An error page", "It rained", "It was cold"]);
    }

    #[test]
    fn a_table_becomes_action_items() {
        let report = moved("| Task | Who |\n|---|---|\n| Mend the roof | Ann |", Field::ActionItems);
        assert_eq!(
            (report.action_items[0].item.as_str(), report.action_items[0].owner.as_str()),
            ("Mend the roof", "Ann")
        );
    }

    #[test]
    fn an_internal_text_reaches_no_reader_from_its_field_either() {
        let mut report = moved("", Field::UserImpact);
        report.custom_sections = vec![CustomSection {
            id: ItemId("y".into()),
            after: Section::Impact,
            heading: "Costs".into(),
            text: "100 euros".into(),
            internal: true,
        }];
        let report = report.move_section(&ItemId("y".into()), Field::ImpactScope);
        assert_eq!(report.internal, [Section::IssueOverview]);
        assert!(report.impact_scope.contains("100 euros"));
        assert_eq!(report.for_readers().impact_scope, "");
        assert!(moved("It rained.", Field::ImpactScope).internal.is_empty());
    }

    #[test]
    fn what_is_not_there_or_fits_nowhere_stays() {
        let report = moved("It rained.", Field::Severity);
        assert_eq!(report.custom_sections.len(), 1);
        assert_eq!(report.clone().move_section(&ItemId("y".into()), Field::ImpactScope), report);
    }
}
