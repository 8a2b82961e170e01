//! A report as it is being read: how the lines of a field become its value.

use super::front_matter;
use super::link::read_link;
use super::list::{Line, checkbox, marker, read_items};
use super::read::{Imported, Parsed, SourceMap};
use super::structure::{Fence, Fenced, Lead, SEPARATOR, lead, unescape_prose, without_backslash};
use super::table::{self, Table};
use super::write::{CHECK_INTRO, EVENT_TITLES, EXAMPLES_LABEL};
use super::yaml::read_string;
use crate::report::{
    ActionItem, Cell, Check, CustomSection, Field, Item, ItemId, Place, Report, Section, Shape, TimelineEvent,
    ValueMut, clean_line,
};

/// What has been read so far.
#[derive(Default)]
pub(super) struct ReportBuilder {
    pub(super) report: Report,
    pub(super) source_map: SourceMap,
    pub(super) imported: Vec<Imported>,
    pub(super) markup: Option<&'static str>,
    /// A table of actions, or of events, has come: the titles of another are not written again.
    has_action_head: bool,
    has_event_head: bool,
    has_check_intro: bool,
    /// The source lines of the report's front matter.
    front_lines: Vec<usize>,
}

impl ReportBuilder {
    /// What was read, once all is.
    pub(super) fn finish(mut self) -> Parsed {
        let read = std::mem::take(&mut self.report);
        let report = read.clone().normalize();
        // Where nothing but the template was there, it is written again, once.
        let mut written: Vec<String> = Vec::new();
        self.imported.retain(|note| {
            let is_guidance = note.text == EXAMPLES_LABEL || note.field.placeholders().contains(&&*note.text);
            let is_text = |text: &str| text.lines().any(|line| line.trim() == note.text);
            let is_written = is_guidance
                && report.value(note.field).is_empty()
                && !written.contains(&note.text)
                && !read.texts_of(note.field).iter().any(|(_, text)| is_text(text));
            if is_written {
                written.push(note.text.clone());
            }
            !is_written
        });
        self.note_marks(&read.front_matter, &report);
        self.note_unused(&report);
        self.note_doubled_placeholders(&read, &report);
        self.imported.sort_by_key(|note| note.line);
        Parsed { report, imported: self.imported, source_map: self.source_map, markup: self.markup }
    }

    /// A mark of an internal section that is there twice is written once, and a number that parts nothing not
    /// at all.
    fn note_marks(&mut self, read: &str, report: &Report) {
        let mut written = String::new();
        front_matter::write(&mut written, report);
        let mut written: Vec<&str> = written.lines().map(str::trim).collect();
        for (index, line) in front_matter::internal_lines(read) {
            match written.iter().position(|other| *other == line.trim()) {
                Some(at) => drop(written.remove(at)),
                None => self.note(self.front_lines.get(index).copied().unwrap_or(1), line, Field::CustomSections),
            }
        }
    }

    /// An optional section with nothing in it leaves no trace.
    fn note_unused(&mut self, report: &Report) {
        for field in [Field::Timeline, Field::Detection, Field::WhereWeGotLucky] {
            let Some(line) = self.source_map.line(Place::field(field)) else { continue };
            let heading = match lead(field) {
                Lead::Heading(heading) => heading,
                _ => field.section().heading(),
            };
            let is_noted = self.imported.iter().any(|note| note.line == line && note.field == field);
            if report.value(field).is_empty() && !is_noted {
                self.note(line, heading, field);
            }
        }
    }

    /// A field that holds its placeholders alone is written with each of them once.
    fn note_doubled_placeholders(&mut self, read: &Report, report: &Report) {
        for field in Field::TEMPLATE.into_iter().filter(|field| report.value(*field).is_empty()) {
            let mut seen: Vec<&str> = Vec::new();
            let mut doubled: Vec<String> = Vec::new();
            for line in read.texts_of(field).iter().flat_map(|(_, text)| text.lines()).map(str::trim) {
                if seen.contains(&line) {
                    doubled.push(line.to_owned());
                } else {
                    seen.push(line);
                }
            }
            if field == Field::PreReleaseChecklist {
                doubled.extend(read.pre_release_checklist.iter().filter(|check| check.done).map(|_| "[x]".to_owned()));
            }
            let line = self.source_map.line(Place::field(field)).unwrap_or(1);
            doubled.iter().for_each(|text| self.note(line, text, field));
        }
    }

    /// Takes front matter as it is; normalising finds in it what is the program's own.
    pub(super) fn own_front_matter(&mut self, lines: &[&str]) {
        self.keep_front_matter(lines.iter().copied().enumerate().map(|(index, line)| (index + 2, line)));
        let mut filled: Vec<Field> = Vec::new();
        let mut number = 2;
        for entry in front_matter::entries(lines) {
            let key = front_matter::key(entry[0]);
            let field = key.and_then(|(key, _)| Section::Details.fields().find(|field| field.name() == key));
            // Of a key that stands twice the first that can be read and says something counts.
            if let (Some((key, first)), Some(field)) = (key, field.filter(|field| !filled.contains(field))) {
                let mut alone = Report::default();
                if front_matter::set(&mut alone, field, first, &entry[1..]).is_some() {
                    if alone.value(field).is_empty() {
                        self.note(number, key, field);
                    } else {
                        self.map_detail(field, entry, number);
                        filled.push(field);
                    }
                }
            }
            number += entry.len();
        }
    }

    /// Takes lines as the report's front matter, each with its number.
    pub(super) fn keep_front_matter<'l>(&mut self, lines: impl Iterator<Item = (usize, &'l str)>) {
        let (numbers, lines): (Vec<usize>, Vec<&str>) = lines.unzip();
        self.front_lines = numbers;
        self.report.front_matter = lines.join("\n");
    }

    /// Notes the lines of a key of the front matter and of the items below it.
    pub(super) fn map_detail(&mut self, field: Field, entry: &[&str], number: usize) {
        self.source_map.add(Place::field(field), number);
        let mut items = 0;
        for (index, line) in entry.iter().enumerate() {
            let text = line.trim_start().strip_prefix("- ").and_then(read_string);
            if text.is_some_and(|text| !text.trim().is_empty()) {
                items += 1;
                self.map_item(field, items, number + index);
            }
        }
    }

    /// Notes words that the report does not hold.
    pub(super) fn note(&mut self, line: usize, text: &str, field: Field) {
        if text.contains(char::is_alphanumeric) {
            self.imported.push(Imported { line, text: text.trim().to_owned(), field });
        }
    }

    /// Reads the lines of a field: those below its heading or label, after what stands behind the
    /// label on its line, where nothing is escaped.
    pub(super) fn field(&mut self, field: Field, inline: Option<Line<'_>>, lines: &[Line<'_>]) {
        if inline.is_none() && lines.iter().all(|line| line.text.trim().is_empty()) {
            return;
        }
        if matches!(field.shape(), Shape::Line | Shape::Prose) {
            return self.prose(field, inline, lines);
        }
        if let Some(line) = inline {
            // Behind a label a number is no marker by the rules of Markdown, but it reads as one.
            let (number, _) =
                line.text.split_at(line.text.len() - line.text.trim_start_matches(|c: char| c.is_ascii_digit()).len());
            if marker(line.text).is_some() {
                self.note(line.number, number, field);
            }
        }
        let lines: Vec<Line<'_>> = inline.into_iter().chain(lines.iter().copied()).collect();
        match field.shape() {
            Shape::Line | Shape::Prose | Shape::Sections => {}
            Shape::Bullets | Shape::Numbers | Shape::Words => {
                for read in read_items(&lines) {
                    self.item(field, read.number, read.text);
                }
            }
            Shape::Chain => self.chain(&lines),
            Shape::Actions => self.actions(&lines),
            Shape::Checks => self.checks(&lines),
            Shape::Events => self.event_table(&lines),
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

    pub(super) fn item(&mut self, field: Field, number: usize, text: String) {
        let ValueMut::Items(items) = self.report.value_mut(field) else { return };
        items.push(Item { text, ..Item::default() });
        let count = items.len();
        self.map_item(field, count, number);
    }

    fn prose(&mut self, field: Field, inline: Option<Line<'_>>, lines: &[Line<'_>]) {
        let mut read = inline.map(|line| line.text.to_owned()).unwrap_or_default();
        for line in lines {
            read.push('\n');
            read.push_str(unescaped(line));
        }
        let ValueMut::Text(text) = self.report.value_mut(field) else { return };
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(read.trim());
    }

    /// Adds a custom section; those of one text are in order.
    pub(super) fn custom(&mut self, after: Section, heading: &str, number: usize, lines: &[Line<'_>]) {
        let texts: Vec<&str> = lines.iter().map(unescaped).collect();
        let text = texts.join("\n").trim().to_owned();
        if heading.is_empty() && text.is_empty() {
            return;
        }
        let section =
            CustomSection { id: ItemId::default(), after, heading: heading.to_owned(), text, internal: false };
        self.report.custom_sections.push(section);
        self.map_item(Field::CustomSections, self.report.custom_sections.len(), number);
    }

    fn chain(&mut self, lines: &[Line<'_>]) {
        for line in lines {
            let text = line.text.trim();
            let node = match line.fenced {
                Fenced::Edge => self.chain_info(line.number, text),
                Fenced::Outside if text == SEPARATOR => "",
                _ if is_chain_structure(text) => "",
                _ => without_backslash(text, is_chain_structure),
            };
            if !node.is_empty() {
                self.item(Field::CausalChain, line.number, node.to_owned());
            } else if is_chain_structure(text) {
                self.note(line.number, text, Field::CausalChain);
            }
        }
    }

    /// What stands behind an opening fence, unless it says that the code is text.
    fn chain_info<'a>(&mut self, number: usize, fence: &'a str) -> &'a str {
        let info = fence.trim_start_matches(['`', '~']).trim_start();
        if matches!(info, "text" | "txt" | "plaintext") {
            self.note(number, info, Field::CausalChain);
            return "";
        }
        info
    }

    /// Action rows from tables and from the text beside them.
    pub(super) fn actions(&mut self, lines: &[Line<'_>]) {
        let guidance = Field::ActionItems.placeholders()[0];
        for block in table::blocks(lines) {
            match block {
                table::Block::Table(lines) => self.action_table(lines),
                table::Block::Text(lines) => {
                    let mut text = Vec::new();
                    for line in lines {
                        if line.text.trim() == guidance {
                            self.note(line.number, guidance, Field::ActionItems);
                        } else {
                            text.push(*line);
                        }
                    }
                    self.text_actions(&text);
                }
            }
        }
    }

    fn action_table(&mut self, lines: &[Line<'_>]) {
        let table = Table::read(lines);
        let Some(columns) = table::action_columns(&table) else {
            for (number, cells) in table.all_rows() {
                self.action(number, table::plain_action(cells));
            }
            return;
        };
        for title in table::left_out(&table, &columns, self.has_action_head) {
            self.note(table.head_line(), title, Field::ActionItems);
        }
        self.has_action_head = true;
        for (index, (number, cells)) in table.rows.iter().enumerate() {
            let (row, dropped) = table::action(&table, &columns, cells, index + 1);
            self.action(*number, row);
            if let Some(dropped) = dropped {
                self.note(*number, dropped, Field::ActionItems);
            }
        }
    }

    /// Text beside the table: each item of a list, also inside another, is a row.
    fn text_actions(&mut self, lines: &[Line<'_>]) {
        for read in read_items(lines) {
            for (offset, text) in super::list::flat_items(&read.text) {
                let number = read.number + offset;
                let (done, rest) = checkbox(&text);
                let is_box = rest.len() < text.len();
                let status = match (is_box, done) {
                    (true, true) => "Done",
                    (true, false) => "Open",
                    (false, _) => "",
                };
                if done {
                    self.note(number, &text[..3], Field::ActionItems);
                }
                let item = rest.trim().to_owned();
                if !item.is_empty() {
                    self.action(number, ActionItem { item, status: status.to_owned(), ..ActionItem::default() });
                }
            }
        }
    }

    pub(super) fn action(&mut self, number: usize, row: ActionItem) {
        if Cell::ACTION.iter().any(|cell| !row.cell(*cell).is_empty()) {
            self.report.action_items.push(row);
            self.map_item(Field::ActionItems, self.report.action_items.len(), number);
        }
    }

    /// Notes the titles of a table of events as far as they are not written.
    pub(super) fn event_titles(&mut self, line: usize, titles: &[String]) {
        let is_left_out = |title: &&String| self.has_event_head || !EVENT_TITLES.contains(&title.as_str());
        let left_out: Vec<&String> = titles.iter().filter(is_left_out).collect();
        left_out.into_iter().for_each(|title| self.note(line, title, Field::Timeline));
        self.has_event_head = true;
    }

    /// The timeline as it is written: a table. Text beside it is an event without a time.
    fn event_table(&mut self, lines: &[Line<'_>]) {
        for block in table::blocks(lines) {
            match block {
                table::Block::Table(lines) => {
                    let table = Table::read(lines);
                    let is_ours = table.head.as_ref().is_some_and(|(_, head)| *head == EVENT_TITLES);
                    let rows: Vec<_> = if is_ours { table.rows } else { table.all_rows().collect() };
                    for (number, cells) in rows {
                        let mut cells = cells.into_iter();
                        let time = cells.next().unwrap_or_default();
                        self.event(number, time, cells.collect::<Vec<_>>().join(" | "));
                    }
                }
                table::Block::Text(lines) => {
                    for read in read_items(lines) {
                        self.event(read.number, String::new(), read.text);
                    }
                }
            }
        }
    }

    pub(super) fn event(&mut self, number: usize, time: String, event: String) {
        if !time.is_empty() || !event.is_empty() {
            self.report.timeline.push(TimelineEvent { id: ItemId::default(), time, event });
            self.map_item(Field::Timeline, self.report.timeline.len(), number);
        }
    }

    fn checks(&mut self, lines: &[Line<'_>]) {
        let mut text = Vec::new();
        for line in lines {
            match line.text.trim_end() {
                CHECK_INTRO if !self.has_check_intro => self.has_check_intro = true,
                CHECK_INTRO => self.note(line.number, CHECK_INTRO, Field::PreReleaseChecklist),
                EXAMPLES_LABEL => self.note(line.number, EXAMPLES_LABEL, Field::PreReleaseChecklist),
                _ => text.push(*line),
            }
        }
        for read in read_items(&text) {
            let (done, text) = checkbox(&read.text);
            if done && (text.trim().is_empty() || read.text.starts_with("[X]")) {
                self.note(read.number, &read.text[..3], Field::PreReleaseChecklist);
            }
            if !text.trim().is_empty() {
                self.report.pre_release_checklist.push(Check { text: text.to_owned(), done, ..Check::default() });
                self.map_item(Field::PreReleaseChecklist, self.report.pre_release_checklist.len(), read.number);
            }
        }
    }
}

/// A line of prose as it was before it was written.
fn unescaped<'a>(line: &Line<'a>) -> &'a str {
    if line.fenced == Fenced::Outside { unescape_prose(line.text) } else { line.text }
}

/// The arrow between two nodes, in the ways people draw it.
pub(super) fn is_arrow(line: &str) -> bool {
    matches!(line.trim(), "↓" | "⬇" | "⬇\u{fe0f}" | "▼" | "→" | "->" | "|" | "v")
}

/// What a node must not look like: an arrow, or the end of the code block.
pub(super) fn is_chain_structure(text: &str) -> bool {
    is_arrow(text) || Fence::closed_by(text).is_some()
}
