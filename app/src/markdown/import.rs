//! Any team's Markdown read as a report, by meaning.
//!
//! A text passes these stages in order, each of which knows only those before it: its front matter
//! ([`front`]), other markups and tags ([`source`]), what CommonMark says of its lines ([`blocks`]), headings and
//! what they mean ([`outline`], [`meaning`]), where each part goes ([`placement`], with [`details`], [`timeline`]
//! and [`actions`] for values that are made of lines), and the report that is filled with it ([`draft`]).
//!
//! What no stage names stays: under an unknown heading as a custom section, below a known one in its field. Where
//! the meaning is not sure, it is a custom section.

mod actions;
mod blocks;
mod definitions;
mod details;
mod draft;
mod front;
mod items;
mod label;
mod links;
mod markup;
pub(super) mod meaning;
mod outline;
mod pairs;
mod placement;
mod source;
mod timeline;
mod times;

pub(super) use blocks::plain_lines as lines_of;
pub(super) use times::split_time;

use std::collections::BTreeSet;

use super::list::Line;
use super::reading::ReportBuilder;
use super::structure::{FOOTER, Fenced};
use crate::report::{Field, Section};
use blocks::Blocks;
use definitions::Definitions;
use draft::Draft;
use front::FrontMatter;
use outline::Part;
use source::Source;

/// Reads all lines of a text that is not in the written form.
pub(super) fn read(builder: &mut ReportBuilder, lines: &[&str]) {
    let mut front = FrontMatter::read(builder, lines);
    let source = Source::read(&lines[front.start..], front.start + 1);
    builder.markup = source.markup;
    source.dropped.iter().for_each(|(number, text)| builder.note(*number, text, Field::CustomSections));
    let mut parts = outline::parts(&Blocks::of(&source));
    take_footer(builder, &mut parts);
    let definitions = Definitions::take(&mut parts);
    let draft = placement::place(Draft::of(&builder.report), &parts, front.has_title());
    let is_titled = draft.has_title();
    draft.fill(builder);
    if !is_titled && let Some((line, title)) = front.take_title(builder) {
        draft::fill_title(builder, line, &title);
    }
    definitions.give_back(builder);
    front.finish(builder);
}

/// How many different things the headings of a text name that a report has.
pub(super) fn known_headings(text: &str) -> usize {
    let lines: Vec<&str> = text.split('\n').collect();
    let source = Source::read(&lines, 1);
    let parts = outline::parts(&Blocks::of(&source));
    let field = |part: &Part<'_>| part.meaning.or_else(|| Section::named(part.text)?.fields().next());
    let known: BTreeSet<usize> = parts.iter().filter_map(field).map(|field| field as usize).collect();
    known.len()
}

/// The footer is written again, once.
fn take_footer(builder: &mut ReportBuilder, parts: &mut [Part<'_>]) {
    let is_footer = |line: &Line<'_>| line.fenced == Fenced::Outside && line.text.trim_end() == FOOTER;
    let mut numbers: Vec<usize> = Vec::new();
    for part in parts {
        numbers.extend(part.body.iter().filter(|line| is_footer(line)).map(|line| line.number));
        part.body.retain(|line| !is_footer(line));
    }
    numbers.iter().skip(1).for_each(|number| builder.note(*number, FOOTER, Field::RelatedLinks));
}

/// True for lines that say nothing.
fn is_blank(lines: &[Line<'_>]) -> bool {
    lines.iter().all(|line| line.text.trim().is_empty())
}
