//! What is wrong with the written form itself. Nothing of it is left in the report that was read.

use super::import::meaning;
use super::read::Parsed;
use super::reading::is_arrow;
use super::structure::{Fenced, Lead, fenced, heading, lead};
use super::table::{is_rule, read_row};
use crate::report::{Field, Place, Section, with_plain_line_ends};

/// A fault of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The rule that names it.
    pub rule: &'static str,
    /// What it is about.
    pub place: Place,
    /// The source line, counted from 1; `None` for what is not there.
    pub line: Option<usize>,
    /// What was seen, why it matters, what would be better.
    pub message: String,
}

/// A heading, and the lines below it up to the next one.
struct HeadedPart<'a> {
    /// The source line, counted from 1.
    number: usize,
    title: &'a str,
    field: Option<Field>,
    /// Each with its number.
    lines: Vec<(usize, &'a str, Fenced)>,
}

/// The faults of a source, in the order of its lines; what is missing comes first.
pub fn faults(source: &str, parsed: &Parsed) -> Vec<Fault> {
    let source = with_plain_line_ends(source);
    let parts = parts(&source);
    let mut faults = missing(&parts, parsed);
    faults.extend(twice(&parts));
    for part in &parts {
        match part.field {
            Some(Field::ActionItems) => faults.extend(broken_tables(part)),
            Some(Field::CausalChain) => faults.extend(broken_chains(part)),
            _ => {}
        }
    }
    faults
}

fn parts(source: &str) -> Vec<HeadedPart<'_>> {
    let lines: Vec<&str> = source.split('\n').collect();
    let mut parts: Vec<HeadedPart<'_>> = Vec::new();
    for ((number, line), state) in (1..).zip(&lines).zip(fenced(&lines)) {
        match heading(line).filter(|_| state == Fenced::Outside) {
            Some((level, title)) if level > 1 => {
                parts.push(HeadedPart { number, title: title.trim(), field: meaning::field(title), lines: Vec::new() });
            }
            _ => parts.iter_mut().rev().take(1).for_each(|part| part.lines.push((number, line, state))),
        }
    }
    parts
}

/// Sections and headings of the template that no heading, label or key of the source stands for.
fn missing(parts: &[HeadedPart<'_>], parsed: &Parsed) -> Vec<Fault> {
    let is_field = |field: &Field| {
        parts.iter().any(|part| part.field == Some(*field)) || parsed.source_map.line(Place::field(*field)).is_some()
    };
    let is_headed = |heading: &str| parts.iter().any(|part| part.title.eq_ignore_ascii_case(heading));
    let fault = |field: Field, heading: &str| Fault {
        rule: "doc.section-missing",
        place: Place::field(field),
        line: None,
        message: format!("“{heading}” is missing.\nReaders look for it there, even where nothing is known yet."),
    };
    let mut faults = Vec::new();
    for section in Section::TEMPLATE.into_iter().filter(|section| *section != Section::Title) {
        let fields: Vec<Field> = Field::TEMPLATE.into_iter().filter(|field| field.section() == section).collect();
        if !is_headed(section.heading()) && !fields.iter().any(is_field) {
            faults.extend(fields.first().map(|field| fault(*field, section.heading())));
            continue;
        }
        let below = fields.iter().filter(|field| !is_field(field)).filter_map(|field| match lead(*field) {
            Lead::Heading(heading) if !is_headed(heading) => Some(fault(*field, heading)),
            _ => None,
        });
        faults.extend(below);
    }
    faults
}

/// Headings that name a field or section which an earlier heading of the same words has named.
fn twice(parts: &[HeadedPart<'_>]) -> Vec<Fault> {
    let is_known = |part: &&HeadedPart<'_>| part.field.is_some();
    let mut seen: Vec<(String, usize)> = Vec::new();
    let mut faults = Vec::new();
    for part in parts.iter().filter(is_known) {
        let title = part.title.to_lowercase();
        match seen.iter().find(|(known, _)| *known == title) {
            Some((_, first)) => faults.push(Fault {
                rule: "doc.section-duplicate",
                place: Place::field(part.field.unwrap_or(Field::WhatHappened)),
                line: Some(part.number),
                message: format!(
                    "This heading is also on line {first}.\nWhich “{}” is right? Their texts were joined.",
                    part.title
                ),
            }),
            None => seen.push((title, part.number)),
        }
    }
    faults
}

fn broken_tables(part: &HeadedPart<'_>) -> Vec<Fault> {
    let is_row = |line: &(usize, &str, Fenced)| line.2 == Fenced::Outside && line.1.trim_start().starts_with('|');
    let fault = |line: usize, message: String| Fault {
        rule: "act.table",
        place: Place::field(Field::ActionItems),
        line: Some(line),
        message,
    };
    let mut faults = Vec::new();
    for table in part.lines.chunk_by(|a, b| is_row(a) == is_row(b)).filter(|block| is_row(&block[0])) {
        let columns = read_row(table[0].1).len();
        if !table.get(1).is_some_and(|(_, line, _)| is_rule(line)) {
            let message = "This table lacks the line of dashes below its header.\nWithout it, other programs show the table as text.";
            faults.push(fault(table[0].0, message.into()));
            continue;
        }
        for (number, line, _) in &table[2..] {
            let cells = read_row(line).len();
            if cells != columns {
                let message = format!(
                    "This row has {cells} cells, the header has {columns}.\nIf a pipe is part of a text, write it as \\|."
                );
                faults.push(fault(*number, message));
            }
        }
    }
    faults
}

fn broken_chains(part: &HeadedPart<'_>) -> Vec<Fault> {
    let inside = part.lines.iter().filter(|(_, line, state)| *state == Fenced::Inside && !line.trim().is_empty());
    let lines: Vec<(usize, bool)> = inside.map(|(number, line, _)| (*number, is_arrow(line))).collect();
    let fault = |line: usize, message: &str| Fault {
        rule: "chain.syntax",
        place: Place::field(Field::CausalChain),
        line: Some(line),
        message: message.to_owned(),
    };
    let mut faults = Vec::new();
    let edges = [lines.first(), lines.last().filter(|_| lines.len() > 1)];
    for (number, _) in edges.into_iter().flatten().filter(|(_, is_arrow)| *is_arrow) {
        faults.push(fault(*number, "This arrow has a node on one side only.\nWhich node belongs on the other side?"));
    }
    // Without any arrow it is a list, which says as much.
    let has_arrow = lines.iter().any(|(_, is_arrow)| *is_arrow);
    for pair in lines.windows(2).filter(|pair| has_arrow && pair[0].1 == pair[1].1) {
        let message = if pair[0].1 {
            "A node is missing between these two arrows.\nWhat happened there?"
        } else {
            "The arrow above this node is missing.\nAre these two nodes, or one on two lines?"
        };
        faults.push(fault(pair[1].0, message));
    }
    faults
}
