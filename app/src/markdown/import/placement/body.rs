//! The lines below a heading, parted at the labels in them.

use super::{Placer, is_own};
use crate::markdown::import::label::{self, Chunk};
use crate::markdown::import::meaning::{self, timeline_rest};
use crate::markdown::import::{actions, is_blank, items, links};
use crate::markdown::list::{Line, ReadItem, marker, read_items};
use crate::markdown::structure::Fenced;
use crate::report::{Field, Shape};

/// Labels that name a field only where nothing else has been said of what a text is about.
const VAGUE: [Field; 5] =
    [Field::WhatHappened, Field::ImpactScope, Field::ActionItems, Field::RelatedLinks, Field::WhereItWentWrong];

impl<'o> Placer<'o> {
    /// The lines of a field, parted at labels that name others.
    pub(super) fn body(&mut self, field: Field, lines: &[Line<'o>]) {
        let is_open = field == Field::WhatHappened;
        let is_closed = matches!(field.shape(), Shape::Checks | Shape::Links | Shape::Chain | Shape::Actions);
        let accept = |text: &str| {
            let named = meaning::field(text).or_else(|| timeline_rest(text).map(|_| Field::Timeline));
            named.filter(|named| !is_closed && (is_open || !VAGUE.contains(named)))
        };
        let has_items = is_open || field == Field::WhatCouldBeImproved || is_list_of_fields(field, lines);
        for chunk in label::split(lines, has_items, accept) {
            self.chunk(field, chunk);
        }
    }

    pub(super) fn chunk(&mut self, field: Field, chunk: Chunk<'o, '_>) {
        let Chunk::Labelled { field: named, label, raw, lines } = chunk else {
            let Chunk::Text(lines) = chunk else { return };
            return self.lines(field, None, lines);
        };
        let number = raw[0].number;
        let is_text = matches!(named.shape(), Shape::Prose | Shape::Line) && self.draft.has(named);
        let is_empty = label.rest.is_empty() && is_blank(&lines);
        if named == Field::Timeline && label.rest.is_empty() && self.labelled_timeline(number, label.text, &lines) {
            return;
        }
        if is_empty || (is_text && named != field) || named == Field::Timeline {
            return self.lines(field, None, raw);
        }
        if is_text {
            return self.lines(named, None, raw);
        }
        self.draft.mark(named, number);
        if !is_own(label.text.trim_end_matches(':'), named) || self.seen.contains(&named) {
            self.draft.note(number, label.text, named);
        }
        self.seen.push(named);
        let inline = (!label.rest.is_empty()).then_some(Line { number, text: label.rest, fenced: Fenced::Outside });
        self.lines(named, inline, &lines);
    }

    /// The lines of a field in the form that the field has.
    fn lines(&mut self, field: Field, inline: Option<Line<'o>>, lines: &[Line<'o>]) {
        match field.shape() {
            Shape::Bullets | Shape::Numbers if inline.is_none() => {
                for item in items::read(lines) {
                    if is_hint(&item.text) {
                        let hints = item.text.lines().enumerate();
                        hints.for_each(|(at, hint)| self.draft.note(item.number + at, hint, field));
                    } else {
                        self.draft.item(field, item.number, item.text);
                    }
                }
            }
            Shape::Links if inline.is_none() => {
                let read = |item: ReadItem| (item.number, links::read(&item.text));
                read_items(lines).into_iter().map(read).for_each(|(number, link)| self.draft.link(number, link));
            }
            Shape::Actions => {
                let lines: Vec<Line<'o>> = inline.into_iter().chain(lines.iter().copied()).collect();
                actions::read(&mut self.draft, &lines, "");
            }
            _ => self.draft.lines(field, inline, lines),
        }
    }
}

/// True where each item of a list begins with a label, and each label names a field of the section that the list stands in:
/// `- **Immediate cause**: …`, `- **Root cause**: …`.
fn is_list_of_fields(field: Field, lines: &[Line<'_>]) -> bool {
    let items = lines.iter().filter(|line| line.fenced == Fenced::Outside).filter_map(|line| marker(line.text));
    let mut named = items.map(|(_, text)| meaning::field(label::of(text)?.text));
    let is_field = |named: Option<Field>| named.is_some_and(|named| named.section() == field.section());
    named.next().is_some_and(is_field) && named.all(is_field)
}

/// True for a comment, which a template hides from readers: it is no item of a list.
fn is_hint(text: &str) -> bool {
    let inside = text.trim().strip_prefix("<!--").and_then(|text| text.strip_suffix("-->"));
    inside.is_some_and(|inside| !inside.contains("<!--"))
}
