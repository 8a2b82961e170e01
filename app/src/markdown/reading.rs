//! A report as it is being read: how the lines of a field become its value.

mod chain;
mod front;
mod left_out;
mod rows;

pub(super) use chain::{is_arrow, is_chain_structure};

use super::link::read_link;
use super::list::{Line, checkbox, marker, read_items};
use super::read::{Imported, Parsed, SourceMap};
use super::structure::{Fenced, unescape_prose};
use super::write::{CHECK_INTRO, EXAMPLES_LABEL};
use crate::report::{
    Check, CustomSection, Field, Item, ItemId, Link, Place, Report, Section, Shape, ValueMut, clean_line,
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
                    self.link(read.number, read_link(&clean_line(&read.text)));
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

    pub(super) fn link(&mut self, number: usize, link: Link) {
        self.report.related_links.push(link);
        self.map_item(Field::RelatedLinks, self.report.related_links.len(), number);
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
