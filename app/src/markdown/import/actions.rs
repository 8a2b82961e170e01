//! Lists of measures as rows: owners, dates and priorities that stand below an item or in it become cells.

mod edges;
mod item;

use std::collections::BTreeSet;

use super::draft::{Draft, unescaped};
use super::lines_of;
use crate::markdown::list::{Line, ReadItem, checkbox, marker, read_items, unindent};
use crate::markdown::structure::Fenced;
use crate::markdown::table::{self, Block};
use crate::report::{ActionItem, Field};
use edges::take_edges;
use item::{ListItem, is_label};

/// Words of labels that group measures and are none themselves.
pub(super) const GROUPS: [&str; 13] = [
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
    "medium",
    "general",
];

/// Puts the rows of lists and tables into the draft, of which `category` says what kind they are.
pub(super) fn read<'a>(draft: &mut Draft<'a>, lines: &[Line<'a>], category: &str) {
    let guidance = Field::ActionItems.placeholders()[0];
    for block in table::blocks(lines) {
        match block {
            Block::Table(lines) => draft.actions(category, lines),
            Block::Text(lines) => {
                let text: Vec<Line<'a>> = lines.iter().filter(|line| line.text.trim() != guidance).copied().collect();
                let guided = lines.iter().filter(|line| line.text.trim() == guidance);
                guided.for_each(|line| draft.note(line.number, guidance, Field::ActionItems));
                read_list(draft, &text, category, true);
            }
        }
    }
}

/// With `has_groups`, an item may say what kind the items below it are.
fn read_list(draft: &mut Draft<'_>, lines: &[Line<'_>], category: &str, has_groups: bool) {
    let mut group = String::new();
    let is_item: BTreeSet<usize> =
        lines.iter().filter(|line| marker(line.text).is_some()).map(|line| line.number).collect();
    for read in read_items(lines) {
        let item = ListItem::of(&read.text);
        let below = if has_groups && !item.subs.is_empty() { kind_of_items(&read) } else { None };
        // A label between two lists is about the one below it.
        let is_between = item.own.ends_with(':') || !is_item.contains(&read.number);
        if item.subs.is_empty() && (is_label(&item.own) || is_term(&item.own)) && item.cells.is_empty() && is_between {
            group = item.own.trim_matches(|c: char| "*_: ".contains(c)).to_owned();
            if !category.is_empty() {
                draft.note(read.number, &group, Field::ActionItems);
            } else {
                draft.note(read.number, &item.own, Field::ActionItems);
            }
            continue;
        }
        let category = if category.is_empty() { group.as_str() } else { category };
        match below {
            Some((own, below)) => {
                let label = own.trim_matches(|c: char| "*_: ".contains(c)).to_owned();
                draft.note(read.number, &own, Field::ActionItems);
                let inner = if category.is_empty() { label.as_str() } else { category };
                read_list(draft, &below, inner, false);
            }
            None => push(draft, read.number, item, category),
        }
    }
}

/// The words of an item that only says what kind the items below it are, and their lines.
fn kind_of_items(read: &ReadItem) -> Option<(String, Vec<Line<'_>>)> {
    let lines: Vec<&str> = read.text.split('\n').collect();
    let first = (1..lines.len()).find(|at| marker(lines[*at].trim_start()).is_some())?;
    let own = lines[..first].iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    let indent = lines[first].len() - lines[first].trim_start().len();
    let texts: Vec<&str> = lines[first..].iter().map(|line| unindent(line, indent)).collect();
    let below: Vec<Line<'_>> = lines_of(&texts)
        .into_iter()
        .map(|line| Line { number: read.number + first + line.number - 1, ..line })
        .collect();
    let items = read_items(&below);
    let is_box = |text: &str| checkbox(text).1.len() < text.len();
    let is_cells = |item: &ReadItem| ListItem::default().take_cells(item.text.lines().next().unwrap_or_default());
    let is_named = || {
        let words = own.to_lowercase();
        GROUPS.iter().any(|group| words.contains(group)) && words.split_whitespace().count() <= 4
    };
    let is_kind = is_label(&own) || items.iter().all(|item| is_box(&item.text)) || is_named();
    (is_kind && !is_box(&own) && !items.iter().any(is_cells)).then_some((own, below))
}

/// A measure that is a heading with labels below it: `### Add an alert`, `Owner: Ann`. False where there is none.
pub(super) fn read_measure(draft: &mut Draft<'_>, number: usize, heading: &str, lines: &[Line<'_>]) -> bool {
    let mut item = ListItem { own: heading.to_owned(), ..ListItem::default() };
    let mut rest: Vec<&str> = Vec::new();
    for line in lines.iter().filter(|line| !line.text.trim().is_empty()) {
        let text = line.text.trim().trim_end_matches('\\').trim_end();
        let words = marker(text).map_or(text, |(_, words)| words);
        if line.fenced != Fenced::Outside || !item.take_cells(words) {
            rest.push(text);
        }
    }
    let is_text = rest.iter().all(|text| marker(text).is_none() && !text.starts_with(['|', '`', '~', '>', '#', '<']));
    if item.cells.is_empty() || !is_text {
        return false;
    }
    if !rest.is_empty() {
        item.own = format!("{}: {}", item.own, rest.join(" "));
    }
    push(draft, number, item, "");
    true
}

/// `Short term`, `Long-term (this quarter)`: how soon the measures below it are to be done.
pub(super) fn is_term(text: &str) -> bool {
    let words = text.trim().trim_matches(['*', '_']).to_lowercase();
    let is_said = ["short", "medium", "mid", "near", "long"].iter().any(|term| words.starts_with(term));
    is_said && words.contains("term") && words.split_whitespace().count() <= 5 && !words.ends_with('.')
}

fn push(draft: &mut Draft<'_>, number: usize, item: ListItem, category: &str) {
    let mut row = ActionItem::default();
    for key in &item.keys {
        draft.note(number, key, Field::ActionItems);
    }
    for (cell, value) in item.cells {
        row.cell_mut(cell).into_iter().for_each(|text| *text = unescaped(&value));
    }
    let (done, rest) = checkbox(&item.own);
    if rest.len() < item.own.len() {
        if row.status.is_empty() {
            row.status = if done { "Done" } else { "Open" }.to_owned();
        }
        if done {
            draft.note(number, &item.own[..3], Field::ActionItems);
        }
    }
    row.item = rest.trim().to_owned();
    take_edges(draft, number, &mut row);
    if !item.subs.is_empty() {
        let subs: Vec<&str> = item.subs.iter().map(|(_, sub)| sub.as_str()).collect();
        row.item = format!("{} ({})", row.item, subs.join("; ")).trim_start().to_owned();
    }
    if row.category.is_empty() {
        row.category = category.to_owned();
    } else if !category.is_empty() {
        row.item = format!("{} ({category})", row.item).trim_start().to_owned();
    }
    draft.action(number, row);
}
