//! Action items under sub-headings of their own, and what stands beside them.

use crate::markdown::list::{Line, marker, read_items};
use crate::markdown::reading::Reading;
use crate::markdown::structure::Fenced;
use crate::markdown::table::{self, Block, Table};
use crate::report::{ActionItem, Field};

use super::is_blank;

/// Words of headings that group measures and are none themselves.
const GROUPS: [&str; 12] = [
    "improvement",
    "prevent",
    "mitigat",
    "detect",
    "process",
    "repair",
    "investigat",
    "documentation",
    "fixes",
    "short",
    "long",
    "general",
];

/// True where there is a table of actions.
pub(super) fn has_table(lines: &[Line<'_>]) -> bool {
    table::blocks(lines).iter().any(|block| match block {
        Block::Table(lines) => table::action_columns(&Table::read(lines)).is_some(),
        Block::Text(_) => false,
    })
}

/// True where there is a list or a table.
pub(super) fn has_list(lines: &[Line<'_>]) -> bool {
    lines.iter().any(|line| is_item(line) || (line.fenced == Fenced::Outside && line.text.starts_with('|')))
}

fn is_item(line: &Line<'_>) -> bool {
    line.fenced == Fenced::Outside && marker(line.text).is_some_and(|(_, text)| !text.is_empty())
}

/// Parts lines into lists and tables, and the paragraphs beside them.
pub(super) fn without_text<'a>(lines: &[Line<'a>]) -> (Vec<Line<'a>>, Vec<Line<'a>>) {
    let (mut items, mut text) = (Vec::new(), Vec::new());
    let guidance = Field::ActionItems.placeholders()[0];
    let mut is_items = false;
    let mut is_blank = true;
    for line in lines {
        let was_blank = std::mem::replace(&mut is_blank, line.text.trim().is_empty());
        let is_row = line.fenced == Fenced::Outside && line.text.contains('|') && !was_blank;
        let begins =
            is_item(line) || line.text.starts_with('|') || line.text.trim() == guidance || line.text.starts_with("**");
        let goes_on =
            is_blank || line.text.starts_with([' ', '\t']) || line.fenced != Fenced::Outside || is_row || !was_blank;
        is_items = begins || (is_items && goes_on);
        if is_items { items.push(*line) } else { text.push(*line) }
    }
    (items, text)
}

/// Reads the lines below a sub-heading: it names their category, or it is the measure itself.
pub(super) fn read(reading: &mut Reading, heading: &str, number: usize, lines: &[Line<'_>]) {
    if has_list(lines) {
        let before = reading.report.action_items.len();
        reading.actions(lines);
        let rows = &mut reading.report.action_items[before..];
        if rows.is_empty() {
            return reading.action(number, ActionItem { item: heading.to_owned(), ..ActionItem::default() });
        }
        for row in rows {
            if row.category.is_empty() {
                row.category = heading.to_owned();
            } else {
                row.item = format!("{} ({heading})", row.item).trim_start().to_owned();
            }
        }
        return;
    }
    if is_blank(lines) {
        let words = heading.to_lowercase();
        if GROUPS.iter().any(|group| words.contains(group)) && words.split_whitespace().count() <= 4 {
            return reading.note(number, heading, Field::ActionItems);
        }
    }
    let texts: Vec<String> = read_items(lines).into_iter().map(|item| item.text).collect();
    let text = texts.join(" ");
    let item = if text.is_empty() { heading.to_owned() } else { format!("{heading}: {text}") };
    reading.action(number, ActionItem { item, ..ActionItem::default() });
}
