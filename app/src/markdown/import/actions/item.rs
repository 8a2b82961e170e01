//! An item of a list of measures, and what stands below it.

use crate::markdown::import::pairs::{Pair, pairs};
use crate::markdown::list::marker;
use crate::markdown::structure::Fence;
use crate::markdown::table::cell_named;
use crate::report::Cell;

/// An item, what stands below it with a label of a cell, and what stands below it besides.
#[derive(Default)]
pub(super) struct ListItem {
    pub(super) own: String,
    pub(super) cells: Vec<(Cell, String)>,
    /// The labels that gave cells.
    pub(super) keys: Vec<String>,
    /// Items below it, each on one line, with the number of lines before it.
    pub(super) subs: Vec<(usize, String)>,
}

impl ListItem {
    pub(super) fn of(text: &str) -> ListItem {
        let mut item = ListItem::default();
        let mut is_code = false;
        for (offset, line) in text.split('\n').enumerate() {
            let line = line.trim().trim_end_matches('\\').trim_end();
            let is_edge = Fence::opened_by(line).is_some();
            let nested = if offset == 0 || is_code { None } else { marker(line) };
            is_code ^= is_edge;
            let words = nested.map_or(line, |(_, text)| text);
            if line.is_empty() || (!is_code && !is_edge && offset > 0 && item.take_cells(words)) {
                continue;
            }
            match (nested, item.subs.last_mut()) {
                (Some((_, text)), _) => item.subs.push((offset, text.to_owned())),
                (None, Some((_, sub))) => join(sub, line),
                (None, None) => join(&mut item.own, line),
            }
        }
        item
    }

    /// Takes a line that is pairs of cells and nothing else.
    pub(super) fn take_cells(&mut self, line: &str) -> bool {
        let found = pairs(line, true);
        let cells: Option<Vec<(Cell, &Pair<'_>)>> =
            found.iter().map(|pair| Some((cell_named(pair.key)?, pair))).collect();
        let Some(cells) = cells.filter(|cells| !cells.is_empty()) else { return false };
        let is_free = |cell: Cell| !self.cells.iter().any(|(taken, _)| *taken == cell);
        let is_new = cells.iter().all(|(cell, pair)| is_free(*cell) && !pair.value.is_empty());
        let is_once =
            cells.iter().enumerate().all(|(at, (cell, _))| !cells[..at].iter().any(|(other, _)| other == cell));
        if !is_new || !is_once {
            return false;
        }
        for (cell, pair) in cells {
            self.keys.push(pair.key.to_owned());
            self.cells.push((cell, pair.value.to_owned()));
        }
        true
    }
}

fn join(text: &mut String, line: &str) {
    text.push_str(if text.is_empty() { "" } else { " " });
    text.push_str(line);
}

/// Bold words alone, or few words before a colon: `Short term:`.
pub(super) fn is_label(text: &str) -> bool {
    let is_bold = ["**", "__"].into_iter().any(|mark| {
        let inside = text.trim_end_matches(':').strip_prefix(mark).and_then(|text| text.strip_suffix(mark));
        inside.is_some_and(|inside| !inside.is_empty() && !inside.contains(mark))
    });
    let words = text.split_whitespace().count();
    (is_bold || text.ends_with(':')) && words <= 5
}
