//! Any team's Markdown read as a report, by meaning.
//!
//! Headings and labels are looked up in one table ([`meaning`]). What none of them names stays: under
//! an unknown heading as a custom section, below a known one in its field. Where the meaning is not
//! sure, it is a custom section.

mod definitions;
mod details;
mod groups;
mod label;
pub(super) mod meaning;
mod outline;
mod sections;
mod timeline;

pub(super) use timeline::split_time;

use super::list::Line;
use super::reading::Reading;
use super::structure::{FOOTER, Fenced};
use crate::report::Field;
use definitions::Definitions;
use details::FrontMatter;
use outline::Outline;
use sections::Sections;

/// Reads all lines of a text that is not in the written form.
pub(super) fn read(reading: &mut Reading, lines: &[&str]) {
    let front_matter = FrontMatter::read(reading, lines);
    let start = front_matter.start;
    let mut body = outline::lines(&lines[start..], start + 1);
    take_footer(reading, &mut body);
    let definitions = Definitions::take(&mut body);
    let outline = Outline::of(&body);
    let mut sections = Sections::new(reading);
    sections.read(&outline, front_matter.has_title());
    sections.finish();
    definitions.give_back(reading);
    front_matter.finish(reading);
}

/// The footer is written again, once.
fn take_footer(reading: &mut Reading, lines: &mut Vec<Line<'_>>) {
    let is_footer = |line: &Line<'_>| line.fenced == Fenced::Outside && line.text.trim_end() == FOOTER;
    let numbers: Vec<usize> = lines.iter().filter(|line| is_footer(line)).map(|line| line.number).collect();
    lines.retain(|line| !is_footer(line));
    numbers.iter().skip(1).for_each(|number| reading.note(*number, FOOTER, Field::RelatedLinks));
}

/// Lines of a text by itself.
pub(super) fn lines<'a>(texts: &[&'a str]) -> Vec<Line<'a>> {
    outline::lines(texts, 1)
}

/// True for lines that say nothing.
fn is_blank(lines: &[Line<'_>]) -> bool {
    lines.iter().all(|line| line.text.trim().is_empty())
}
