//! What stands below the heading of the action items.

use super::{Custom, Placer};
use crate::markdown::import::draft::Draft;
use crate::markdown::import::outline::Part;
use crate::markdown::import::{actions, is_blank, items, label, meaning};
use crate::markdown::list::{Line, marker};
use crate::markdown::structure::Fenced;
use crate::markdown::table::{self, Block, Table};
use crate::report::{ActionItem, Field, Section};

impl<'o> Placer<'o> {
    /// Action items; text beside lists and tables is about them and none of them.
    pub(super) fn action_items(&mut self, part: &'o Part<'o>, lines: &[Line<'o>], below: &[Part<'o>]) {
        let has_list = has_list(lines) || below.iter().any(|part| has_list(&part.body));
        let (items, beside) = if has_list { without_text(lines) } else { (lines.to_vec(), Vec::new()) };
        let labelled =
            label::split(&items, false, |text| meaning::field(text).filter(|field| *field == Field::PriorityActions));
        for chunk in labelled {
            self.chunk(Field::ActionItems, chunk);
        }
        if !is_blank(&beside) {
            let custom = Custom { after: Section::ActionItems, heading: part.text, number: part.number, lines: beside };
            self.customs.push(custom);
        }
    }

    /// The lines below a sub-heading of the action items: it names their kind, or it is the measure itself.
    pub(super) fn action_group(&mut self, part: &'o Part<'o>, lines: &[Line<'o>]) {
        if actions::read_measure(&mut self.draft, part.number, part.text, lines) {
            return;
        }
        if has_list(lines) {
            let mut rows = Draft::default();
            actions::read(&mut rows, lines, part.text);
            return self.draft.group(part.number, part.text, rows);
        }
        if is_blank(lines) {
            let words = part.text.to_lowercase();
            let is_group = actions::GROUPS.iter().any(|group| words.contains(group));
            if is_group && words.split_whitespace().count() <= 4 {
                return self.draft.note(part.number, part.text, Field::ActionItems);
            }
        }
        let texts: Vec<String> = items::read(lines).into_iter().map(|item| item.text).collect();
        let text = texts.join(" ");
        let item = if text.is_empty() { part.text.to_owned() } else { format!("{}: {text}", part.text) };
        self.draft.action(part.number, ActionItem { item, ..ActionItem::default() });
    }
}

/// True where there is a table of actions.
pub(super) fn has_action_table(lines: &[Line<'_>]) -> bool {
    table::blocks(lines).iter().any(|block| match block {
        Block::Table(lines) => table::action_columns(&Table::read(lines)).is_some(),
        Block::Text(_) => false,
    })
}

/// True where there is a list or a table.
fn has_list(lines: &[Line<'_>]) -> bool {
    lines.iter().any(|line| is_item(line) || (line.fenced == Fenced::Outside && line.text.starts_with('|')))
}

fn is_item(line: &Line<'_>) -> bool {
    line.fenced == Fenced::Outside && marker(line.text).is_some_and(|(_, text)| !text.is_empty())
}

/// Parts lines into lists and tables, and the paragraphs beside them.
fn without_text<'a>(lines: &[Line<'a>]) -> (Vec<Line<'a>>, Vec<Line<'a>>) {
    let (mut items, mut text) = (Vec::new(), Vec::new());
    let guidance = Field::ActionItems.placeholders()[0];
    let mut is_items = false;
    let mut is_blank = true;
    let mut is_below_row = false;
    for line in lines {
        let was_blank = std::mem::replace(&mut is_blank, line.text.trim().is_empty());
        let is_row = line.fenced == Fenced::Outside && line.text.contains('|') && !was_blank;
        let is_group = line.text.trim_end().ends_with(':') && line.text.split_whitespace().count() <= 3
            || (was_blank && actions::is_term(line.text));
        let is_code = line.fenced != Fenced::Outside;
        let is_cell = !is_code && line.text.starts_with('|');
        let begins =
            is_item(line) || is_cell || line.text.trim() == guidance || line.text.starts_with("**") || is_group;
        // Code below a table is about it, and below an item a part of it.
        let goes_on = is_blank
            || line.text.starts_with([' ', '\t'])
            || (is_code && !is_below_row)
            || is_row
            || (!was_blank && !is_code);
        is_below_row = is_cell || is_row || (is_blank && is_below_row);
        is_items = begins || (is_items && goes_on);
        if is_items { items.push(*line) } else { text.push(*line) }
    }
    (items, text)
}
