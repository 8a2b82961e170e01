//! Front matter: what a report carries beside its text, as YAML between two lines of `---`.
//!
//! The program's own keys come first, in the order of the fields, then `internal`, `dismissed` and
//! `conflicts`, then the lines it does not know, as they were.

mod conflicts;
mod internal;

pub(crate) use conflicts::adopt_conflicts;
pub(crate) use internal::adopt_internal;
pub(super) use internal::internal_lines;

use super::structure::SEPARATOR;
use super::yaml::{read_list, read_mappings, read_string, write_string};
use crate::report::{Dismissal, Field, Item, Report, Section, Value, ValueMut, clean_line};

/// The index of the line that ends the front matter, where `lines` begin with one.
pub(super) fn end(lines: &[&str]) -> Option<usize> {
    let is_edge = |line: &&str| line.trim_end() == SEPARATOR;
    let (first, rest) = lines.split_first()?;
    is_edge(first).then_some(())?;
    rest.iter().position(is_edge).map(|index| index + 1)
}

/// True for lines that somebody meant as front matter: keys, what belongs to them, and comments.
pub(super) fn is_plausible(lines: &[&str]) -> bool {
    let mut has_key = false;
    lines.iter().all(|line| {
        let is_key = key(line).is_some();
        has_key |= is_key;
        is_key || line.trim().is_empty() || line.starts_with('#') || (has_key && is_continuation(line))
    }) && has_key
}

/// The key of a line at the left edge, and what stands behind it.
pub(super) fn key(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key =
        !key.is_empty() && !is_continuation(line) && !key.starts_with(['#', '[', '{', '|', '>', '*', '<', '!']);
    (is_key && (value.is_empty() || value.starts_with([' ', '\t']))).then_some((key, value))
}

/// True for a line that belongs to the key above it.
fn is_continuation(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with([' ', '\t']) || line == "-" || line.starts_with("- ")
}

/// Parts lines into entries: a line at the left edge and those that belong to it.
pub(super) fn entries<'a, 'b>(lines: &'b [&'a str]) -> impl Iterator<Item = &'b [&'a str]> {
    lines.chunk_by(|_, next| is_continuation(next))
}

/// The field of the front matter with this key.
fn field_of(key: &str) -> Option<Field> {
    Section::Details.fields().find(|field| field.label().to_ascii_lowercase() == key)
}

/// Moves what [`Report::front_matter`] says under the program's own keys into the fields, where
/// those are empty, and cleans the rest. Conflicts are left to [`conflicts`].
pub(crate) fn adopt(report: &mut Report) {
    if report.front_matter.is_empty() {
        return;
    }
    let text = std::mem::take(&mut report.front_matter);
    let lines: Vec<&str> = text.split('\n').filter(|line| line.trim_end() != SEPARATOR).collect();
    let mut kept: Vec<&str> = Vec::new();
    for entry in entries(&lines) {
        if adopt_entry(report, entry).is_none() {
            kept.extend(entry);
        }
    }
    report.front_matter = foreign(&kept);
}

/// Lines without blank ones at the edges, under a line of their own to belong to.
fn foreign(lines: &[&str]) -> String {
    let is_text = |line: &&str| !line.trim().is_empty();
    let (Some(first), Some(last)) = (lines.iter().position(is_text), lines.iter().rposition(is_text)) else {
        return String::new();
    };
    let guard = if is_continuation(lines[first]) { "#\n" } else { "" };
    format!("{guard}{}", lines[first..=last].join("\n"))
}

/// `None` when the entry stays where it is.
fn adopt_entry(report: &mut Report, entry: &[&str]) -> Option<()> {
    let (key, first) = key(entry[0])?;
    if key == "dismissed" {
        (report.dismissed.is_empty() && first.trim().is_empty()).then_some(())?;
        report.dismissed = read_mappings(&entry[1..])?.into_iter().map(dismissal).collect::<Option<_>>()?;
        return Some(());
    }
    let field = field_of(key)?;
    report.value(field).is_empty().then_some(())?;
    set(report, field, first, &entry[1..])
}

/// Fills an empty field of the front matter. `None` when the value is not of its kind.
pub(super) fn set(report: &mut Report, field: Field, first: &str, rest: &[&str]) -> Option<()> {
    match report.value_mut(field) {
        ValueMut::Text(text) => {
            rest.iter().all(|line| line.trim().is_empty()).then_some(())?;
            *text = if first.trim().is_empty() { String::new() } else { clean_line(&read_string(first)?) };
        }
        ValueMut::Items(items) => {
            let texts = read_list(first, rest)?.into_iter().map(|text| clean_line(&text));
            items.extend(texts.filter(|text| !text.is_empty()).map(|text| Item { text, ..Item::default() }));
        }
        _ => return None,
    }
    Some(())
}

/// Takes the value of a key out of a mapping.
fn take(mapping: &mut Vec<(String, String)>, key: &str) -> Option<String> {
    let index = mapping.iter().position(|(other, _)| other == key)?;
    Some(mapping.remove(index).1)
}

fn dismissal(mut mapping: Vec<(String, String)>) -> Option<Dismissal> {
    let dismissal = Dismissal {
        rule: take(&mut mapping, "rule").filter(|rule| !rule.trim().is_empty())?,
        field: Field::named(&take(&mut mapping, "field")?)?,
        item: take(&mut mapping, "item").unwrap_or_default(),
        reason: take(&mut mapping, "reason").unwrap_or_default(),
    };
    mapping.is_empty().then_some(dismissal)
}

/// Takes away what is noted for the writers alone, also where it is not well formed.
pub(crate) fn drop_marks(report: &mut Report) {
    report.dismissed.clear();
    report.conflicts.clear();
    let text = std::mem::take(&mut report.front_matter);
    let lines: Vec<&str> = text.split('\n').collect();
    let is_mark = |entry: &&[&str]| matches!(key(entry[0]), Some(("internal" | "dismissed" | "conflicts", _)));
    let kept: Vec<&str> = entries(&lines).filter(|entry| !is_mark(entry)).flatten().copied().collect();
    report.front_matter = foreign(&kept);
}

/// Writes all of it, or nothing where there is nothing.
pub(super) fn write(out: &mut String, report: &Report) {
    let start = out.len();
    for field in Section::Details.fields() {
        write_field(out, report, field);
    }
    internal::write(out, report);
    write_dismissed(out, &report.dismissed);
    conflicts::write(out, report);
    if !report.front_matter.is_empty() {
        out.push_str(&report.front_matter);
        out.push('\n');
    }
    if out.len() > start {
        out.insert_str(start, "---\n");
        out.push_str("---\n\n");
    }
}

fn write_field(out: &mut String, report: &Report, field: Field) {
    let value = report.value(field);
    if value.is_empty() {
        return;
    }
    out.push_str(&field.label().to_ascii_lowercase());
    out.push(':');
    match value {
        Value::Text(text) => {
            out.push(' ');
            write_string(out, text);
        }
        Value::Items(items) => {
            for item in items {
                out.push_str("\n  - ");
                write_string(out, &item.text);
            }
        }
        _ => {}
    }
    out.push('\n');
}

fn write_dismissed(out: &mut String, dismissed: &[Dismissal]) {
    if !dismissed.is_empty() {
        out.push_str("dismissed:\n");
    }
    for dismissal in dismissed {
        let item = Some(dismissal.item.as_str()).filter(|item| !item.is_empty());
        let field = dismissal.field.name();
        let pairs = [
            ("rule", Some(dismissal.rule.as_str())),
            ("field", Some(field.as_str())),
            ("item", item),
            ("reason", Some(dismissal.reason.as_str())),
        ];
        write_mapping(out, &pairs);
    }
}

fn write_mapping(out: &mut String, pairs: &[(&str, Option<&str>)]) {
    let written = pairs.iter().filter_map(|(key, value)| value.map(|value| (key, value)));
    for (index, (key, value)) in written.enumerate() {
        out.push_str(if index == 0 { "  - " } else { "    " });
        out.push_str(key);
        out.push_str(": ");
        write_string(out, value);
        out.push('\n');
    }
}
