//! A report written as Markdown, section for section as the template.

use super::link::write_link;
use super::list::write_item;
use super::read::is_chain_structure;
use super::structure::{FOOTER, Fence, Lead, SEPARATOR, escape_prose, heading, lead, mark, needs_backslash};
use super::table::{is_rule, write_row};
use crate::report::{Action, Cell, Check, Field, Item, Report, Section, Shape, Value};

/// The line under the checklist's heading.
pub(super) const CHECK_INTRO: &str = "**Before future releases, verify these issues are resolved or prevented:**";

/// The line between the placeholders and the examples of an empty checklist.
pub(super) const EXAMPLES_LABEL: &str = "**Examples:**";

/// The head of the action table.
const TABLE_HEAD: &str = "| Action Item | Owner | Priority | Status |\n|-------------|-------|----------|--------|\n";

/// Writes a normalised report. An untouched one is the template, byte for byte.
pub fn write(report: &Report) -> String {
    let mut out = String::with_capacity(4096);
    let title = if report.title.is_empty() { Field::Title.placeholders()[0] } else { &report.title };
    out.push_str("# Postmortem: ");
    out.push_str(title);
    out.push_str("\n\n");
    for section in &Section::TEMPLATE[1..] {
        out.push_str("## ");
        out.push_str(section.heading());
        out.push_str("\n\n");
        for field in section.template_fields() {
            write_field(&mut out, report, field);
            out.push('\n');
        }
        out.push_str(SEPARATOR);
        out.push_str("\n\n");
    }
    out.push_str(FOOTER);
    out.push('\n');
    out
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
        Value::Events(_) | Value::Sections(_) => {}
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

fn write_actions(out: &mut String, rows: &[Action]) {
    let [guidance, placeholders @ ..] = Field::ActionItems.placeholders() else { return };
    if rows.is_empty() {
        out.push_str(guidance);
        out.push_str("\n\n");
    }
    out.push_str(TABLE_HEAD);
    if rows.is_empty() {
        write_row(out, placeholders);
    }
    for row in rows {
        write_row(out, &Cell::TEMPLATE.map(|cell| row.cell(cell)));
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
