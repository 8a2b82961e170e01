//! The one door by which text becomes a report.

use std::collections::BTreeSet;

use super::clean::{clean_block, clean_line, with_plain_line_ends};
use super::{Cell, FORMAT, Field, ItemId, LinkKind, Report, Section, Shape, Value, ValueMut};
use crate::markdown::front_matter;

/// The most characters of an item id.
const MAX_ID_CHARS: usize = 64;

impl Report {
    /// The report as it is kept: the same words, in the one shape the written form can carry.
    ///
    /// Lines end in LF, NUL is U+FFFD, a line of blanks only is empty, edges of texts hold no
    /// blanks, titles, nodes, cells and links are one line each, empty items are gone, a field that
    /// holds only its own placeholders is empty, custom sections stand in the order of the sections
    /// before them, and every item has an id of its own.
    /// A `format` older than [`FORMAT`] becomes that; a newer one stays, for the caller to refuse.
    /// Normalising twice is normalising once.
    #[must_use]
    pub fn normalize(mut self) -> Report {
        self.format = self.format.max(FORMAT);
        for field in Field::ALL {
            self.clean(field);
            if self.is_placeholder_only(field) {
                self.empty(field);
            }
        }
        self.front_matter = with_plain_line_ends(&self.front_matter).into_owned();
        self.clean_dismissed();
        front_matter::adopt(&mut self);
        self.clean_dismissed();
        self.settle_sections();
        front_matter::adopt_internal(&mut self);
        self.clean_internal();
        self.give_ids();
        self.clean_conflicts();
        front_matter::adopt_conflicts(&mut self);
        self.clean_conflicts();
        self
    }

    fn clean(&mut self, field: Field) {
        let one_line = matches!(field.shape(), Shape::Line | Shape::Chain | Shape::Words);
        let clean = |text: &mut String| *text = if one_line { clean_line(text) } else { clean_block(text) };
        match self.value_mut(field) {
            ValueMut::Text(text) => clean(text),
            ValueMut::Items(items) => {
                items.iter_mut().for_each(|item| clean(&mut item.text));
                items.retain(|item| !item.text.is_empty());
            }
            ValueMut::Checks(checks) => {
                checks.iter_mut().for_each(|check| clean(&mut check.text));
                checks.retain(|check| !check.text.is_empty());
            }
            ValueMut::Actions(rows) => {
                for row in rows.iter_mut() {
                    for cell in Cell::ACTION {
                        row.cell_mut(cell).into_iter().for_each(|text| *text = clean_line(text));
                    }
                }
                rows.retain(|row| Cell::ACTION.iter().any(|cell| !row.cell(*cell).is_empty()));
            }
            ValueMut::Events(events) => {
                for event in events.iter_mut() {
                    event.time = clean_line(&event.time);
                    event.event = clean_line(&event.event);
                }
                events.retain(|event| !event.time.is_empty() || !event.event.is_empty());
            }
            ValueMut::Sections(sections) => {
                for section in sections.iter_mut() {
                    section.heading = clean_line(&section.heading);
                    section.text = clean_block(&section.text);
                }
                sections.retain(|section| !section.heading.is_empty() || !section.text.is_empty());
            }
            ValueMut::Links(links) => {
                for link in links.iter_mut() {
                    link.label = clean_line(&link.label);
                    link.url = clean_line(&link.url);
                }
                links.retain(|link| !link.label.is_empty() || !link.url.is_empty());
            }
        }
    }

    /// True when all that `field` holds is its own placeholders, perhaps with the template's examples.
    fn is_placeholder_only(&self, field: Field) -> bool {
        if field == Field::RelatedLinks
            && self.related_links.iter().any(|link| !link.url.is_empty() || link.kind != LinkKind::None)
        {
            return false;
        }
        let lines = || {
            self.texts_of(field)
                .into_iter()
                .flat_map(|(_, text)| text.lines())
                .map(str::trim)
                .filter(|line| !line.is_empty())
        };
        let is_placeholder = |line: &str| field.placeholders().contains(&line);
        lines().any(is_placeholder) && lines().all(|line| is_placeholder(line) || field.examples().contains(&line))
    }

    /// Dismissals without a rule are gone.
    fn clean_dismissed(&mut self) {
        for dismissal in &mut self.dismissed {
            dismissal.rule = clean_line(&dismissal.rule);
            dismissal.item = clean_block(&dismissal.item);
            dismissal.reason = clean_line(&dismissal.reason);
        }
        self.dismissed.retain(|dismissal| !dismissal.rule.is_empty());
    }

    /// Conflicts about an item that is gone are gone.
    fn clean_conflicts(&mut self) {
        let mut conflicts = std::mem::take(&mut self.conflicts);
        for conflict in &mut conflicts {
            conflict.mine = clean_block(&conflict.mine);
            conflict.theirs = clean_block(&conflict.theirs);
        }
        conflicts.retain(|conflict| match &conflict.item {
            None => matches!(self.value(conflict.field), Value::Text(_)),
            Some(id) => self.item_ids(conflict.field).any(|known| known == id),
        });
        self.conflicts = conflicts;
    }

    /// A custom section stands behind a section that is written; where it is not, behind the one before.
    fn settle_sections(&mut self) {
        let detection = if self.timeline.is_empty() { Section::IssueOverview } else { Section::Timeline };
        for section in &mut self.custom_sections {
            section.after = match section.after {
                Section::Details => Section::Title,
                Section::CustomSections => Section::RelatedLinks,
                Section::Timeline if self.timeline.is_empty() => Section::IssueOverview,
                Section::Detection if self.detection.is_empty() => detection,
                written => written,
            };
        }
        self.custom_sections.sort_by_key(|section| section.after);
    }

    /// Gives the smallest free numbers to items whose id is missing, too long or taken.
    fn give_ids(&mut self) {
        let mut taken: BTreeSet<ItemId> = BTreeSet::new();
        self.for_each_id(|id| {
            let usable = !id.0.is_empty() && id.0.chars().count() <= MAX_ID_CHARS;
            if !usable || !taken.insert(id.clone()) {
                id.0.clear();
            }
        });
        self.fill_ids(taken);
    }

    /// Gives the smallest numbers that are not `taken` to items without an id.
    pub(super) fn fill_ids(&mut self, mut taken: BTreeSet<ItemId>) {
        let mut next: u32 = 0;
        self.for_each_id(|id| {
            while id.0.is_empty() {
                next += 1;
                let free = ItemId(next.to_string());
                if taken.insert(free.clone()) {
                    *id = free;
                }
            }
        });
    }

    /// Visits the ids of all items, in reading order.
    fn for_each_id(&mut self, mut visit: impl FnMut(&mut ItemId)) {
        Field::ALL.into_iter().for_each(|field| self.for_each_id_of(field, &mut visit));
    }

    /// Visits the ids of the items of one field, in order.
    pub(super) fn for_each_id_of(&mut self, field: Field, mut visit: impl FnMut(&mut ItemId)) {
        match self.value_mut(field) {
            ValueMut::Text(_) => {}
            ValueMut::Items(items) => items.iter_mut().for_each(|item| visit(&mut item.id)),
            ValueMut::Checks(checks) => checks.iter_mut().for_each(|check| visit(&mut check.id)),
            ValueMut::Actions(rows) => rows.iter_mut().for_each(|row| visit(&mut row.id)),
            ValueMut::Links(links) => links.iter_mut().for_each(|link| visit(&mut link.id)),
            ValueMut::Events(events) => events.iter_mut().for_each(|event| visit(&mut event.id)),
            ValueMut::Sections(sections) => sections.iter_mut().for_each(|section| visit(&mut section.id)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Check, Conflict, CustomSection, Item, Section};

    fn item(id: &str, text: &str) -> Item {
        Item { id: ItemId(id.into()), text: text.into() }
    }

    #[test]
    fn a_field_of_placeholders_only_is_empty_and_one_beside_text_stays() {
        let report = Report {
            title: "[Issue Title]".into(),
            root_cause: "[The root cause identified through 5 Whys analysis] or so".into(),
            user_impact: vec![item("a", "[Affected features/services]")],
            technical_impact: vec![
                item("b", "[System performance, stability, or other technical consequences]"),
                item("c", "p99 30 s"),
            ],
            ..Report::default()
        }
        .normalize();
        assert_eq!(report.title, "");
        assert_eq!(report.root_cause, "[The root cause identified through 5 Whys analysis] or so");
        assert!(report.user_impact.is_empty());
        assert_eq!(report.technical_impact.len(), 2);
    }

    #[test]
    fn examples_alone_are_text_that_somebody_chose() {
        let check = Check { text: CHECK.into(), ..Check::default() };
        const CHECK: &str = "Are appropriate monitoring and alerts in place?";
        let report = Report { pre_release_checklist: vec![check], ..Report::default() }.normalize();
        assert_eq!(report.pre_release_checklist[0].text, CHECK);
    }

    #[test]
    fn an_older_format_becomes_ours_and_a_newer_one_stays() {
        let normalized = |format| Report { format, ..Report::default() }.normalize().format;
        assert_eq!((normalized(0), normalized(FORMAT), normalized(FORMAT + 1)), (FORMAT, FORMAT, FORMAT + 1));
    }

    #[test]
    fn every_item_has_an_id_of_its_own() {
        let report = Report {
            user_impact: vec![item("", "a"), item("1", "b"), item("1", "c")],
            what_went_well: vec![item("1", "d"), item(&"x".repeat(65), "e")],
            ..Report::default()
        }
        .normalize();
        let ids: Vec<&str> = report.user_impact.iter().chain(&report.what_went_well).map(|i| i.id.0.as_str()).collect();
        assert_eq!(ids, ["2", "1", "3", "4", "5"]);
    }

    #[test]
    fn custom_sections_stand_in_the_order_of_the_sections_before_them() {
        let section = |after, heading: &str| CustomSection {
            id: ItemId::default(),
            after,
            heading: heading.into(),
            text: String::new(),
            internal: false,
        };
        let custom_sections = vec![
            section(Section::Impact, "a"),
            section(Section::Title, " b "),
            section(Section::Impact, "c"),
            section(Section::Title, " "),
        ];
        let report = Report { custom_sections, ..Report::default() }.normalize();
        let headings: Vec<&str> = report.custom_sections.iter().map(|section| section.heading.as_str()).collect();
        assert_eq!(headings, ["b", "a", "c"]);
    }

    #[test]
    fn a_conflict_goes_with_its_item() {
        let conflict = |field, item: Option<&str>| Conflict {
            field,
            item: item.map(|id| ItemId(id.into())),
            cell: None,
            mine: "a".into(),
            theirs: "b".into(),
        };
        let conflicts = vec![
            conflict(Field::Title, None),
            conflict(Field::UserImpact, Some("x")),
            conflict(Field::UserImpact, Some("gone")),
            conflict(Field::UserImpact, None),
        ];
        let report = Report { user_impact: vec![item("x", "a b")], conflicts, ..Report::default() }.normalize();
        assert_eq!(report.conflicts, [conflict(Field::Title, None), conflict(Field::UserImpact, Some("x"))]);
    }
}
