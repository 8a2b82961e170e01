//! From places of the checked report to boxes on the page, and back.

use leptos::prelude::*;
use postmortem::lint::Span;
use postmortem::report::{Cell, Field, ItemId, Place};
use postmortem::utf16;

use super::{Editor, box_id};
use crate::browser::focus;

impl Editor {
    /// Shows the box at `place` and selects `span` in it.
    pub(super) fn show(self, place: Place, span: Option<Span>) {
        let (id, span) = (self.box_of(place), span.and_then(|span| self.in_box(place, span)));
        if self.leave_preview() {
            focus::show_soon(id, span);
        } else {
            focus::show(&id, span);
        }
    }

    /// The element id of the box at `place`; a place without one is shown by its field's first.
    pub(super) fn box_of(self, place: Place) -> String {
        let cell = place.cell.map_or(0, Cell::column);
        match self.row_id(place) {
            Some(row) => box_id(place.field, &row, cell),
            None => self.content().first_box(place.field),
        }
    }

    /// The place of a box by its element id.
    pub(super) fn place_of(self, id: &str) -> Option<Place> {
        let rest = id.strip_prefix("box-")?;
        let (field, row) = rest.split_once('-').map_or((rest, None), |(field, row)| (field, Some(row)));
        let number: usize = field.parse().ok()?;
        let field = Field::ALL.into_iter().find(|field| *field as usize == number)?;
        let Some((row, cell)) = row.and_then(|row| row.rsplit_once('-')) else { return Some(Place::field(field)) };
        let cell: usize = cell.parse().ok()?;
        let known = |report: &postmortem::Report| report.item_ids(field).position(|id| id.0 == row);
        let item = self.checked().report.with_untracked(known)? + 1;
        let cells: &[Cell] = match field {
            Field::ActionItems => &Cell::ACTION,
            Field::Timeline => &Cell::EVENT,
            Field::CustomSections => &Cell::SECTION,
            _ => &[],
        };
        Some(Place { field, item: Some(item), cell: cells.get(cell).copied() })
    }

    /// What is typed in the box at `place`.
    pub(super) fn text_at(self, place: Place) -> Option<ArcRwSignal<String>> {
        let content = self.content();
        let Some(id) = self.row_id(place) else { return content.text(place.field) };
        let cell = place.cell.map_or(0, Cell::column);
        content.rows(place.field)?.with_untracked(|rows| {
            let row = rows.iter().find(|row| row.id == id)?;
            row.cells.get(cell).cloned()
        })
    }

    /// The words of `span` in the checked report.
    pub(super) fn checked_words(self, place: Place, span: Span) -> Option<String> {
        let text = self.checked_text(place)?;
        Some(text[utf16::bytes(&text, span.start..span.end)].to_owned())
    }

    /// A span of the checked text as it stands in the box, where blanks at the edges are still there. None
    /// for words that were changed since.
    pub(super) fn in_box(self, place: Place, span: Span) -> Option<Span> {
        let checked = self.checked_text(place)?;
        self.text_at(place)?.with_untracked(|typed| in_typed(typed, &checked, span))
    }

    fn checked_text(self, place: Place) -> Option<String> {
        let at = |report: &postmortem::Report| {
            let texts = report.texts_of(place.field);
            texts.into_iter().find(|(other, _)| *other == place).map(|(_, text)| text.to_owned())
        };
        self.checked().report.with_untracked(at)
    }

    /// The item of a row.
    pub(super) fn row_id(self, place: Place) -> Option<ItemId> {
        let number = place.item?;
        self.checked().report.with_untracked(|report| report.item_id(place.field, number).cloned())
    }

    /// The number of the row that the reader sees for an item of the checked report, where rows
    /// that are still empty count, too. Tracks the rows.
    pub(super) fn row_number(self, place: Place) -> Option<usize> {
        let id = self.row_id(place)?;
        let rows = self.content().rows(place.field)?;
        rows.with(|rows| rows.iter().position(|row| row.id == id)).map(|index| index + 1)
    }
}

/// Checking takes blanks away and puts none in, so each sign of the checked text is the next of its kind in
/// what was typed.
fn in_typed(typed: &str, checked: &str, span: Span) -> Option<Span> {
    let mut typed_units = typed.encode_utf16().enumerate().peekable();
    let (mut start, mut end) = (None, 0);
    for (index, unit) in checked.encode_utf16().enumerate().take(span.end) {
        let is_blank = unit == u16::from(b' ');
        let (at, _) = typed_units.find(|(_, other)| *other == unit || is_blank && [9, 10, 13, 32].contains(other))?;
        if index == span.start {
            start = Some(at);
        }
        end = at + 1;
    }
    let start = start.filter(|_| span.end > span.start)?;
    // Words that were changed since are strewn over what follows.
    (end - start < 2 * (span.end - span.start) + 8).then_some(Span { start, end })
}
