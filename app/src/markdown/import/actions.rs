//! Lists of measures as rows: owners, dates and priorities that stand below an item or in it become cells.

use std::collections::BTreeSet;

use super::draft::{Draft, unescaped};
use super::pairs::{Pair, pairs};
use crate::markdown::list::{Line, checkbox, marker, read_items};
use crate::markdown::structure::Fence;
use crate::markdown::table::{self, Block, cell_named};
use crate::report::{ActionItem, Cell, Field};

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
                read_list(draft, &text, category);
            }
        }
    }
}

fn read_list(draft: &mut Draft<'_>, lines: &[Line<'_>], category: &str) {
    let mut group = String::new();
    let is_item: BTreeSet<usize> =
        lines.iter().filter(|line| marker(line.text).is_some()).map(|line| line.number).collect();
    for read in read_items(lines) {
        let item = ListItem::of(&read.text);
        let is_group = item.is_group();
        // A label between two lists is about the one below it.
        let is_between = item.own.ends_with(':') || !is_item.contains(&read.number);
        if item.subs.is_empty() && is_label(&item.own) && item.cells.is_empty() && is_between {
            group = item.own.trim_matches(|c: char| "*_: ".contains(c)).to_owned();
            if !category.is_empty() {
                draft.note(read.number, &group, Field::ActionItems);
            } else {
                draft.note(read.number, &item.own, Field::ActionItems);
            }
            continue;
        }
        let category = if category.is_empty() { group.as_str() } else { category };
        if is_group {
            let label = item.own.trim_matches(|c: char| "*_: ".contains(c)).to_owned();
            let inner = if category.is_empty() { label.as_str() } else { category };
            draft.note(read.number, &item.own, Field::ActionItems);
            for (offset, sub) in &item.subs {
                push(draft, read.number + offset, ListItem::of(sub), inner);
            }
        } else {
            push(draft, read.number, item, category);
        }
    }
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
    take_people(draft, number, &mut row);
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

/// An item, what stands below it with a label of a cell, and what stands below it besides.
#[derive(Default)]
struct ListItem {
    own: String,
    cells: Vec<(Cell, String)>,
    /// The labels that gave cells.
    keys: Vec<String>,
    /// Items below it, each on one line, with the number of lines before it.
    subs: Vec<(usize, String)>,
}

impl ListItem {
    fn of(text: &str) -> ListItem {
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
    fn take_cells(&mut self, line: &str) -> bool {
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

    /// True for words that only say what kind the items below are.
    fn is_group(&self) -> bool {
        let is_box = |text: &str| checkbox(text).1.len() < text.len();
        let has_boxes = self.subs.iter().all(|(_, sub)| is_box(sub));
        let words = self.own.to_lowercase();
        let is_named = GROUPS.iter().any(|group| words.contains(group)) && words.split_whitespace().count() <= 4;
        !self.subs.is_empty()
            && self.cells.is_empty()
            && !is_box(&self.own)
            && (is_label(&self.own) || has_boxes || is_named)
    }
}

fn join(text: &mut String, line: &str) {
    text.push_str(if text.is_empty() { "" } else { " " });
    text.push_str(line);
}

/// Bold words alone, or few words before a colon: `Short term:`.
fn is_label(text: &str) -> bool {
    let is_bold = ["**", "__"].into_iter().any(|mark| {
        let inside = text.trim_end_matches(':').strip_prefix(mark).and_then(|text| text.strip_suffix(mark));
        inside.is_some_and(|inside| !inside.is_empty() && !inside.contains(mark))
    });
    let words = text.split_whitespace().count();
    (is_bold || text.ends_with(':')) && words <= 5
}

/// Owner and priority at the edges of an item: `(@role) P1`, `@name will …`, `… @name`, `… (owner: Ann)`.
fn take_people(draft: &mut Draft<'_>, number: usize, row: &mut ActionItem) {
    while take_last(draft, number, row) {}
    let text = row.item.clone();
    let Some((first, rest)) = text.split_once(char::is_whitespace) else { return };
    let rest = rest.trim_start();
    if row.priority.is_empty() && is_priority(first) {
        row.priority = unwrapped(first).to_owned();
        row.item = rest.to_owned();
        return take_people(draft, number, row);
    }
    if row.owner.is_empty() && is_mention(unwrapped(first)) {
        row.owner = unwrapped(first).to_owned();
        let verb = ["will ", "to ", "should "].into_iter().find(|verb| rest.starts_with(verb));
        verb.into_iter().for_each(|verb| draft.note(number, verb, Field::ActionItems));
        let rest = verb.map_or(rest, |verb| &rest[verb.len()..]);
        row.item = rest.trim_start_matches([':', '-', '–', '—', ' ']).to_owned();
        take_people(draft, number, row);
    }
}

/// Takes what the item ends in, where it is a priority, a person or pairs in brackets.
fn take_last(draft: &mut Draft<'_>, number: usize, row: &mut ActionItem) -> bool {
    let text = row.item.trim_end().to_owned();
    if let Some((before, inside)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        let item = ListItem::default();
        let mut cells = ListItem { own: String::new(), ..item };
        let is_free = cells.take_cells(inside) && cells.cells.iter().all(|(cell, _)| row.cell(*cell).is_empty());
        if is_free && !before.trim().is_empty() {
            cells.keys.iter().for_each(|key| draft.note(number, key, Field::ActionItems));
            for (cell, value) in cells.cells {
                row.cell_mut(cell).into_iter().for_each(|text| *text = unescaped(&value));
            }
            row.item = before.trim_end().to_owned();
            return true;
        }
    }
    let Some((before, last)) = text.rsplit_once(char::is_whitespace) else { return false };
    if row.priority.is_empty() && is_priority(last) {
        row.priority = unwrapped(last).to_owned();
        row.item = before.trim_end().to_owned();
        return true;
    }
    // `… @Payments lead`
    let mention = text.rfind('@').filter(|at| *at > 0 && row.owner.is_empty());
    let Some(at) = mention else { return false };
    let (before, name) = text.split_at(at);
    let (before, name) = match before.strip_suffix(['(', '[']) {
        Some(before) => match name.strip_suffix([')', ']']) {
            Some(name) => (before, name),
            None => return false,
        },
        None => (before, name),
    };
    let is_name = is_mention(name.split_whitespace().next().unwrap_or_default())
        && name.split_whitespace().count() <= 3
        && name[1..].chars().all(|c| c.is_alphanumeric() || " -_./'’".contains(c))
        && !name.ends_with('.');
    if !is_name || !before.ends_with(char::is_whitespace) || before.trim().is_empty() {
        return false;
    }
    row.owner = name.to_owned();
    row.item = before.trim_end().trim_end_matches(['-', '–', '—', ',', ':']).trim_end().to_owned();
    true
}

fn unwrapped(word: &str) -> &str {
    word.trim_matches(|c: char| "()[]:,".contains(c))
}

fn is_mention(word: &str) -> bool {
    word.strip_prefix('@').is_some_and(|name| name.starts_with(char::is_alphanumeric))
}

/// `P0` to `P5`, also in brackets.
fn is_priority(word: &str) -> bool {
    matches!(unwrapped(word).as_bytes(), [b'P' | b'p', b'0'..=b'5'])
}
