//! Markdown read as a report. Total: any text is a report, and none of its words is dropped but
//! the template's own.

use std::collections::BTreeMap;

use super::link::read_link;
use super::list::{Line, checkbox, read_items};
use super::structure::{Fence, Fenced, Mark, SEPARATOR, fenced, heading, mark, unescape_prose, without_backslash};
use super::table::{columns, is_rule, read_action, read_row};
use super::write::{CHECK_INTRO, EXAMPLES_LABEL};
use crate::report::{
    Action, Cell, Check, Field, Item, Place, Report, Section, Shape, ValueMut, clean_line, with_plain_line_ends,
};

/// What was read.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// Normalised; items have numbers for ids.
    pub report: Report,
    /// Where in the source its parts stand.
    pub source_map: SourceMap,
}

/// The source lines of fields and items.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    lines: BTreeMap<Place, usize>,
}

impl SourceMap {
    /// The line, counted from 1, on which `place` stands: that of its item, otherwise of its field.
    ///
    /// `None` for a field that the source does not have.
    pub fn line(&self, place: Place) -> Option<usize> {
        let item = Place { cell: None, ..place };
        self.lines.get(&item).or_else(|| self.lines.get(&Place::field(place.field))).copied()
    }

    /// The first line of a field that occurs twice is the one that is named.
    fn add(&mut self, place: Place, line: usize) {
        self.lines.entry(place).or_insert(line);
    }
}

/// Reads Markdown as a report.
///
/// Text before the first heading and under an unknown heading stays in the field before it. A field
/// that occurs twice goes on where it stopped.
pub fn parse(source: &str) -> Parsed {
    let source = with_plain_line_ends(source.strip_prefix('\u{feff}').unwrap_or(source));
    let texts: Vec<&str> = source.split('\n').collect();
    let states = fenced(&texts);
    let mut reader = Reader::default();
    for (index, (text, state)) in texts.iter().zip(states).enumerate() {
        reader.line(Line { number: index + 1, text, fenced: state });
    }
    reader.end_section();
    reader.end_body();
    Parsed { report: reader.report.normalize(), source_map: reader.source_map }
}

/// The field being read and what has been read of it.
struct Body<'a> {
    field: Field,
    lines: Vec<Line<'a>>,
    /// The first line stood behind a label, where nothing is escaped.
    starts_inline: bool,
}

struct Reader<'a> {
    report: Report,
    source_map: SourceMap,
    body: Body<'a>,
    has_title: bool,
}

impl Default for Reader<'_> {
    fn default() -> Self {
        let body = Body { field: Field::WhatHappened, lines: Vec::new(), starts_inline: false };
        Reader { report: Report::default(), source_map: SourceMap::default(), body, has_title: false }
    }
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: Line<'a>) {
        if line.fenced != Fenced::Outside {
            return self.body.lines.push(line);
        }
        if let (false, Some((1, text))) = (self.has_title, heading(line.text)) {
            return self.title(text, line.number);
        }
        match mark(line.text) {
            None => self.body.lines.push(line),
            Some(Mark::Footer) => self.end_section(),
            Some(Mark::Section(section)) => {
                self.end_section();
                self.begin(first_field(section), line.number, "");
            }
            Some(Mark::Field(field, rest)) => self.begin(field, line.number, rest),
        }
    }

    fn title(&mut self, text: &str, number: usize) {
        self.has_title = true;
        self.report.title = text.strip_prefix("Postmortem:").unwrap_or(text).to_owned();
        self.source_map.add(Place::field(Field::Title), number);
    }

    fn begin(&mut self, field: Field, number: usize, rest: &'a str) {
        self.end_body();
        // What comes after the first heading of a field is never the title.
        self.has_title = true;
        self.source_map.add(Place::field(field), number);
        let rest = rest.trim_start();
        let starts_inline = !rest.is_empty();
        let lines = if starts_inline { vec![Line { number, text: rest, fenced: Fenced::Outside }] } else { Vec::new() };
        self.body = Body { field, lines, starts_inline };
    }

    /// Drops the separator that ends a section.
    fn end_section(&mut self) {
        let lines = &mut self.body.lines;
        let last = lines.iter().rposition(|line| !line.text.trim().is_empty());
        if let Some(last) = last
            && lines[last].fenced == Fenced::Outside
            && lines[last].text.trim_end() == SEPARATOR
        {
            lines.truncate(last);
        }
    }

    fn end_body(&mut self) {
        let Body { field, lines, starts_inline } = std::mem::replace(
            &mut self.body,
            Body { field: Field::WhatHappened, lines: Vec::new(), starts_inline: false },
        );
        if lines.iter().all(|line| line.text.trim().is_empty()) {
            return;
        }
        match field.shape() {
            Shape::Line | Shape::Prose => self.prose(field, &lines, starts_inline),
            Shape::Bullets | Shape::Numbers | Shape::Words => {
                for read in read_items(&lines) {
                    self.item(field, read.number, read.text);
                }
            }
            Shape::Chain => self.chain(&lines),
            Shape::Actions => self.actions(&lines),
            Shape::Checks => self.checks(&lines),
            Shape::Events | Shape::Sections => {}
            Shape::Links => {
                for read in read_items(&lines) {
                    self.report.related_links.push(read_link(&clean_line(&read.text)));
                    self.map_item(field, self.report.related_links.len(), read.number);
                }
            }
        }
    }

    fn map_item(&mut self, field: Field, item: usize, number: usize) {
        self.source_map.add(Place::field(field).item(item), number);
    }

    fn item(&mut self, field: Field, number: usize, text: String) {
        let ValueMut::Items(items) = self.report.value_mut(field) else { return };
        items.push(Item { text, ..Item::default() });
        let count = items.len();
        self.map_item(field, count, number);
    }

    fn prose(&mut self, field: Field, lines: &[Line<'a>], starts_inline: bool) {
        let unescape = |(index, line): (usize, &Line<'a>)| match line.fenced {
            Fenced::Outside if !(starts_inline && index == 0) => unescape_prose(line.text),
            _ => line.text,
        };
        let texts: Vec<&str> = lines.iter().enumerate().map(unescape).collect();
        let ValueMut::Text(text) = self.report.value_mut(field) else { return };
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(texts.join("\n").trim());
    }

    fn chain(&mut self, lines: &[Line<'_>]) {
        for line in lines {
            let text = line.text.trim();
            let node = match line.fenced {
                Fenced::Edge => chain_info(text),
                Fenced::Outside if text == SEPARATOR => "",
                _ if is_chain_structure(text) => "",
                _ => without_backslash(text, is_chain_structure),
            };
            if !node.is_empty() {
                self.item(Field::CausalChain, line.number, node.to_owned());
            }
        }
    }

    fn actions(&mut self, lines: &[Line<'_>]) {
        let guidance = Field::ActionItems.placeholders()[0];
        let is_row = |line: &Line<'_>| line.fenced == Fenced::Outside && line.text.starts_with('|');
        for block in lines.chunk_by(|a, b| is_row(a) == is_row(b)) {
            if !is_row(&block[0]) {
                let is_text = |line: &&Line<'_>| line.text.trim() != guidance;
                self.text_actions(&block.iter().filter(is_text).copied().collect::<Vec<_>>());
                continue;
            }
            let has_head = block.get(1).is_some_and(|line| is_rule(line.text));
            let columns = if has_head { columns(&read_row(block[0].text)) } else { None };
            for (index, line) in block.iter().enumerate() {
                // A head in other words is a row, lest its words be lost.
                let is_head = has_head && (index == 1 || (index == 0 && columns.is_some()));
                if !is_head {
                    let columns = columns.as_deref().unwrap_or(&Cell::TEMPLATE);
                    self.action(line.number, read_action(line.text, columns));
                }
            }
        }
    }

    /// Text beside the table: each item is a row without owner, priority and status.
    fn text_actions(&mut self, lines: &[Line<'_>]) {
        for read in read_items(lines) {
            self.action(read.number, Action { item: read.text, ..Action::default() });
        }
    }

    fn action(&mut self, number: usize, row: Action) {
        if Cell::TEMPLATE.iter().any(|cell| !row.cell(*cell).is_empty()) {
            self.report.action_items.push(row);
            self.map_item(Field::ActionItems, self.report.action_items.len(), number);
        }
    }

    fn checks(&mut self, lines: &[Line<'_>]) {
        let is_text = |line: &&Line<'_>| !matches!(line.text.trim_end(), CHECK_INTRO | EXAMPLES_LABEL);
        let lines: Vec<Line<'_>> = lines.iter().filter(is_text).copied().collect();
        for read in read_items(&lines) {
            let (done, text) = checkbox(&read.text);
            if !text.trim().is_empty() {
                self.report.pre_release_checklist.push(Check { text: text.to_owned(), done, ..Check::default() });
                self.map_item(Field::PreReleaseChecklist, self.report.pre_release_checklist.len(), read.number);
            }
        }
    }
}

/// Text directly under a section's heading belongs to the section's first field.
fn first_field(section: Section) -> Field {
    section.fields().next().unwrap_or(Field::WhatHappened)
}

/// What stands behind an opening fence, unless it says that the code is text.
fn chain_info(fence: &str) -> &str {
    let info = fence.trim_start_matches(['`', '~']).trim_start();
    if matches!(info, "text" | "txt" | "plaintext") { "" } else { info }
}

/// The arrow between two nodes, in the ways people draw it.
pub(super) fn is_arrow(line: &str) -> bool {
    matches!(line.trim(), "↓" | "⬇" | "⬇\u{fe0f}" | "▼" | "→" | "->" | "|" | "v")
}

/// What a node must not look like: an arrow, or the end of the code block.
pub(super) fn is_chain_structure(text: &str) -> bool {
    is_arrow(text) || Fence::closed_by(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actions(table: &str) -> Vec<[String; 4]> {
        let rows = parse(&format!("## Action Items\n{table}")).report.action_items;
        rows.iter().map(|row| Cell::TEMPLATE.map(|cell| row.cell(cell).to_owned())).collect()
    }

    #[test]
    fn a_table_head_of_our_own_titles_orders_the_cells() {
        assert_eq!(actions("| owner | ITEM |\n|---|---|\n| Ann | Add it | x | y |"), [["Add it", "Ann", "", "x | y"]]);
    }

    #[test]
    fn a_table_head_in_other_words_is_a_row() {
        let table = "| Action | Who |\n|---|---|\n| Add it | Ann |";
        assert_eq!(actions(table), [["Action", "Who", "", ""], ["Add it", "Ann", "", ""]]);
    }

    #[test]
    fn words_behind_the_fence_of_a_chain_are_a_node_unless_they_say_that_it_is_text() {
        let chain = |fence: &str| {
            let nodes = parse(&format!("### Causal Chain\n{fence}\na\n->\nb\n```")).report.causal_chain;
            nodes.into_iter().map(|node| node.text).collect::<Vec<_>>()
        };
        assert_eq!(chain("```text"), ["a", "b"]);
        assert_eq!(chain("```mermaid"), ["mermaid", "a", "b"]);
    }
}
