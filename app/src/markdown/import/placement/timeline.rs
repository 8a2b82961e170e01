//! A timeline below a heading or a label.

use super::{Custom, Placer, Target, shown};
use crate::markdown::import::outline::Part;
use crate::markdown::import::{meaning, timeline};
use crate::markdown::list::Line;
use crate::markdown::own::without_separator;
use crate::report::{Field, Section};

impl<'o> Placer<'o> {
    /// A timeline below a label. False where it does not fit into rows.
    pub(super) fn labelled_timeline(&mut self, number: usize, label: &str, lines: &[Line<'o>]) -> bool {
        let Some(rows) = timeline::rows(lines, &[], meaning::beside_timeline(label)) else { return false };
        self.draft.mark(Field::Timeline, number);
        self.draft.note(number, label, Field::Timeline);
        self.rows(rows);
        true
    }

    fn rows(&mut self, rows: timeline::Rows) {
        self.seen.push(Field::Timeline);
        rows.notes.into_iter().for_each(|(number, text)| self.draft.note(number, &text, Field::Timeline));
        rows.titles.into_iter().for_each(|(number, titles)| self.draft.event_titles(number, titles));
        rows.rows.into_iter().for_each(|row| self.draft.event(row.number, row.time, row.event));
    }

    /// A timeline that fits into rows, or a custom section. Answers how many parts below it were placed.
    pub(super) fn timeline(&mut self, part: &'o Part<'o>, below: &'o [Part<'o>]) -> (Target, usize) {
        let is_other = |part: &Part<'_>| part.meaning.is_some();
        let below = &below[..below.iter().position(is_other).unwrap_or(below.len())];
        let lines = without_separator(&part.body);
        if let Some(rows) = timeline::rows(lines, below, meaning::beside_timeline(part.text)) {
            self.last = Section::Timeline;
            self.draft.mark(Field::Timeline, part.number);
            if part.text != Section::Timeline.heading() || self.seen.contains(&Field::Timeline) {
                self.draft.note(part.number, part.text, Field::Timeline);
            }
            for part in below {
                self.draft.note(part.number, part.tags(), Field::Timeline);
                self.draft.note(part.number, part.raw, Field::Timeline);
            }
            self.rows(rows);
            return (Target::Field(Field::Timeline), below.len());
        }
        let mut all = lines.to_vec();
        for part in below {
            let blank = Line { text: "", ..shown(part) };
            self.draft.note(part.number, part.tags(), Field::CustomSections);
            all.extend([blank, shown(part), blank]);
            all.extend(&part.body);
        }
        self.customs.push(Custom { after: self.last, heading: part.text, number: part.number, lines: all });
        (Target::Custom(self.customs.len() - 1), below.len())
    }
}
