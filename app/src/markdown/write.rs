//! A report written as Markdown, section for section as the template.

use super::front_matter;
use super::link::write_link;
use super::list::write_item;
use super::own::TITLE;
use super::reading::is_chain_structure;
use super::structure::{
    FOOTER, Fence, Lead, SEPARATOR, escape_prose, heading, is_headed, lead, mark, needs_backslash, write_custom_heading,
};
use super::table::{is_rule, write_row};
use crate::report::{ActionItem, Cell, Check, Field, Item, Report, Requirement, Section, Shape, TimelineEvent, Value};

/// The line under the checklist's heading.
pub(super) const CHECK_INTRO: &str = "**Before future releases, verify these issues are resolved or prevented:**";

/// The line between the placeholders and the examples of an empty checklist.
pub(super) const EXAMPLES_LABEL: &str = "**Examples:**";

/// The titles of the timeline's columns.
pub(super) const EVENT_TITLES: [&str; 2] = ["Time", "Event"];

/// Writes a normalised report. An untouched one is the template, byte for byte.
pub fn write(report: &Report) -> String {
    write_without(report, &[])
}

/// Writes what readers of a share link get of a report, without even the headings of internal sections.
pub fn write_for_readers(report: &Report) -> String {
    let mut shown = report.for_readers();
    let hidden = std::mem::take(&mut shown.internal);
    write_without(&shown, &hidden)
}

fn write_without(report: &Report, hidden: &[Section]) -> String {
    let mut out = String::with_capacity(4096);
    front_matter::write(&mut out, report);
    let title = if report.title.is_empty() { Field::Title.placeholders()[0] } else { &report.title };
    out.push_str(TITLE);
    out.push_str(title);
    out.push_str("\n\n");
    for section in Section::ALL {
        if !hidden.contains(&section) {
            write_section(&mut out, report, section);
        }
        write_custom_sections(&mut out, report, section);
    }
    out.push_str(FOOTER);
    out.push('\n');
    out
}

/// Writes a section of the template, or an optional one that is used.
fn write_section(out: &mut String, report: &Report, section: Section) {
    let is_written = |field: &Field| field.requirement() != Requirement::Offered || !report.value(*field).is_empty();
    if !is_headed(section) || !section.fields().any(|field| is_written(&field)) {
        return;
    }
    out.push_str("## ");
    out.push_str(section.heading());
    out.push_str("\n\n");
    for field in section.fields().filter(is_written) {
        write_field(out, report, field);
        out.push('\n');
    }
    out.push_str(SEPARATOR);
    out.push_str("\n\n");
}

/// Writes the custom sections behind a section.
fn write_custom_sections(out: &mut String, report: &Report, after: Section) {
    let sections = report.custom_sections.iter().filter(|section| section.after == after);
    for (index, section) in sections.enumerate() {
        // Text directly under the title needs no heading.
        let is_headless = after == Section::Title && index == 0 && section.heading.is_empty();
        if !is_headless {
            write_custom_heading(out, &section.heading);
            out.push('\n');
        }
        if !section.text.is_empty() {
            out.push_str(&escape_prose(&section.text));
            out.push_str("\n\n");
        }
        out.push_str(SEPARATOR);
        out.push_str("\n\n");
    }
}

/// Writes a field's heading or label and its body; ends in one line end.
fn write_field(out: &mut String, report: &Report, field: Field) {
    match lead(field) {
        Lead::Section | Lead::Key(_) => {}
        Lead::Heading(heading) => {
            out.push_str("### ");
            out.push_str(heading);
            out.push_str("\n\n");
        }
        Lead::Label(label) => {
            out.push_str("**");
            out.push_str(label);
            out.push_str(":**");
        }
    }
    let is_label = matches!(lead(field), Lead::Label(_));
    match report.value(field) {
        Value::Text(text) => write_text(out, field, text, is_label),
        Value::Items(items) if field.shape() == Shape::Chain => write_chain(out, items),
        Value::Items([]) if field == Field::PriorityActions => {
            out.push(' ');
            out.push_str(field.placeholders()[0]);
            out.push('\n');
        }
        Value::Items(items) => {
            if is_label {
                out.push('\n');
            }
            write_list(out, field, items.iter().map(|item| item.text.as_str()).collect());
        }
        Value::Actions(rows) => write_actions(out, rows),
        Value::Checks(checks) => write_checks(out, checks),
        Value::Events(events) => write_events(out, events),
        Value::Sections(_) => {}
        Value::Links(links) => {
            let texts: Vec<String> = links.iter().map(write_link).collect();
            write_list(out, field, texts.iter().map(String::as_str).collect());
        }
    }
}

/// The items of a list, or the field's placeholders where there are none.
fn write_list(out: &mut String, field: Field, texts: Vec<&str>) {
    let texts = if texts.is_empty() { field.placeholders() } else { &texts };
    for (index, text) in texts.iter().enumerate() {
        let is_numbered = field.shape() == Shape::Numbers;
        let marker = if is_numbered { format!("{}. ", index + 1) } else { "- ".to_owned() };
        write_item(out, &marker, marker.len(), text);
    }
}

fn write_actions(out: &mut String, rows: &[ActionItem]) {
    let [guidance, placeholders @ ..] = Field::ActionItems.placeholders() else { return };
    if rows.is_empty() {
        out.push_str(guidance);
        out.push_str("\n\n");
    }
    let is_used = |cell: &Cell| rows.iter().any(|row| !row.cell(*cell).is_empty());
    let has_more = Cell::ACTION.iter().any(|cell| !Cell::TEMPLATE.contains(cell) && is_used(cell));
    let columns: &[Cell] = if has_more { &Cell::ACTION } else { &Cell::TEMPLATE };
    let titles: Vec<&str> = columns.iter().map(|cell| action_title(*cell)).collect();
    write_head(out, &titles);
    if rows.is_empty() {
        write_row(out, placeholders);
    }
    for row in rows {
        let cells: Vec<&str> = columns.iter().map(|cell| row.cell(*cell)).collect();
        write_row(out, &cells);
    }
}

/// The title of a column of the action table.
pub(super) const fn action_title(cell: Cell) -> &'static str {
    if matches!(cell, Cell::Item) { "Action Item" } else { cell.label() }
}

/// Writes the titles of a table and the rule below them.
fn write_head(out: &mut String, titles: &[&str]) {
    write_row(out, titles);
    for title in titles {
        out.push('|');
        out.extend(std::iter::repeat_n('-', title.len() + 2));
    }
    out.push_str("|\n");
}

fn write_events(out: &mut String, events: &[TimelineEvent]) {
    write_head(out, &EVENT_TITLES);
    for event in events {
        write_row(out, &Cell::EVENT.map(|cell| event.cell(cell)));
    }
}

fn write_checks(out: &mut String, checks: &[Check]) {
    out.push_str(CHECK_INTRO);
    out.push_str("\n\n");
    for check in checks {
        write_item(out, if check.done { "- [x] " } else { "- [ ] " }, 2, &check.text);
    }
    if checks.is_empty() {
        let field = Field::PreReleaseChecklist;
        field.placeholders().iter().for_each(|text| write_item(out, "- [ ] ", 2, text));
        out.push('\n');
        out.push_str(EXAMPLES_LABEL);
        out.push('\n');
        field.examples().iter().for_each(|text| write_item(out, "- [ ] ", 2, text));
    }
}

/// Prose: behind its label where it is one plain line, after a blank line otherwise.
fn write_text(out: &mut String, field: Field, text: &str, is_label: bool) {
    if text.is_empty() {
        if is_label {
            out.push(' ');
        }
        out.push_str(&field.placeholders().join("\n"));
        if let [_, ..] = field.examples() {
            out.push_str("\n\n");
            out.push_str(&field.examples().join("\n"));
        }
    } else if is_label && is_plain_line(text) {
        out.push(' ');
        out.push_str(text);
    } else {
        if is_label {
            out.push_str("\n\n");
        }
        out.push_str(&escape_prose(text));
    }
    out.push('\n');
}

/// True for one line that opens no block: no list, fence, quote, table, heading or label.
fn is_plain_line(text: &str) -> bool {
    let marker_end = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = marker_end.len() < text.len() && marker_end.starts_with(['.', ')']);
    let is_bullet = text.strip_prefix(['-', '*', '+']).is_some_and(|rest| rest.starts_with([' ', '\t']));
    !(text.contains('\n')
        || text.starts_with(['>', '|'])
        || is_numbered
        || is_bullet
        || is_rule(text)
        || text == SEPARATOR
        || Fence::opened_by(text).is_some()
        || heading(text).is_some()
        || mark(text).is_some())
}

fn write_chain(out: &mut String, nodes: &[Item]) {
    let texts: Vec<&str> = nodes.iter().map(|node| node.text.as_str()).collect();
    let texts = if texts.is_empty() { Field::CausalChain.placeholders() } else { &texts };
    out.push_str("```\n");
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            out.push_str("  ↓\n");
        }
        if needs_backslash(text, is_chain_structure) {
            out.push('\\');
        }
        out.push_str(text);
        out.push('\n');
    }
    out.push_str("```\n");
}
