//! Front matter: what a report carries beside its text, as YAML between two lines of `---`.
//!
//! The program's own keys come first, in the order of the fields, then `internal`, `dismissed` and
//! `conflicts`, then the lines it does not know, as they were.

use super::structure::SEPARATOR;
use super::yaml::{read_list, read_mappings, read_string, write_string};
use crate::report::{
    Cell, Conflict, CustomSection, Dismissal, Field, Item, ItemId, Report, Section, Value, ValueMut, clean_line,
};

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
/// those are empty, and cleans the rest. Conflicts are left to [`adopt_conflicts`].
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

/// The same as [`adopt`] for marks of internal sections. Call it when custom sections are in order. A mark
/// of a section that is not there stays, so that a heading that comes back is hidden again.
pub(crate) fn adopt_internal(report: &mut Report) {
    if report.front_matter.is_empty() {
        return;
    }
    let text = std::mem::take(&mut report.front_matter);
    let lines: Vec<&str> = text.split('\n').collect();
    let mut kept: Vec<&str> = Vec::new();
    for entry in entries(&lines) {
        let is_internal = key(entry[0]).is_some_and(|(key, first)| key == "internal" && first.trim().is_empty());
        let marks = if is_internal { &entry[1..] } else { &[] };
        let marks = marks.chunk_by(|_, next| !next.trim_start().starts_with("- "));
        let rest: Vec<&str> = marks.filter(|mark| mark_internal(report, mark).is_none()).flatten().copied().collect();
        if !is_internal {
            kept.extend(entry);
        } else if rest.iter().any(|line| !line.trim().is_empty()) {
            kept.push(entry[0]);
            kept.extend(rest);
        }
    }
    report.front_matter = foreign(&kept);
}

/// `None` where there is no such section.
fn mark_internal(report: &mut Report, lines: &[&str]) -> Option<()> {
    let mut mapping = read_mappings(lines)?.pop()?;
    if let Some(name) = take(&mut mapping, "section") {
        let section = Section::named(&name).filter(|section| section.can_be_internal() && mapping.is_empty())?;
        report.internal.push(section);
        return Some(());
    }
    let heading = clean_line(&take(&mut mapping, "custom section")?);
    let number: Option<usize> = take(&mut mapping, "number").map(|number| number.parse()).transpose().ok()?;
    mapping.is_empty().then_some(())?;
    let namesakes = report.custom_sections.iter_mut().filter(|section| section.heading == heading);
    let mut namesakes: Vec<&mut CustomSection> = namesakes.collect();
    // A number that none of them has hides all: one too many is seen, one too few is read by strangers.
    let number = number.filter(|number| (1..=namesakes.len()).contains(number));
    let named = namesakes.iter_mut().enumerate().filter(|(index, _)| number.is_none_or(|number| number == index + 1));
    named.map(|(_, section)| section.internal = true).last()
}

/// The same as [`adopt`] for conflicts, which name items by number. Call it when items have ids.
pub(crate) fn adopt_conflicts(report: &mut Report) {
    if report.front_matter.is_empty() || !report.conflicts.is_empty() {
        return;
    }
    let lines: Vec<&str> = report.front_matter.split('\n').collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut conflicts: Vec<Conflict> = Vec::new();
    for entry in entries(&lines) {
        let read = if conflicts.is_empty() { read_conflicts(report, entry) } else { None };
        match read {
            Some(read) => conflicts = read,
            None => kept.extend(entry),
        }
    }
    if !conflicts.is_empty() {
        let kept = foreign(&kept);
        report.front_matter = kept;
        report.conflicts = conflicts;
    }
}

fn read_conflicts(report: &Report, entry: &[&str]) -> Option<Vec<Conflict>> {
    let (key, first) = key(entry[0])?;
    (key == "conflicts" && first.trim().is_empty()).then_some(())?;
    read_mappings(&entry[1..])?.into_iter().map(|mapping| conflict(report, mapping)).collect()
}

fn conflict(report: &Report, mut mapping: Vec<(String, String)>) -> Option<Conflict> {
    let field = Field::named(&take(&mut mapping, "field")?)?;
    let item = match (take(&mut mapping, "item"), report.value(field)) {
        (None, Value::Text(_)) => None,
        (Some(number), _) => Some(report.item_id(field, number.parse().ok()?)?.clone()),
        (None, _) => return None,
    };
    let cell = match take(&mut mapping, "cell") {
        Some(name) => {
            let mut cells = Cell::ACTION.into_iter().chain(Cell::EVENT).chain(Cell::SECTION);
            Some(cells.find(|cell| cell.label().to_ascii_lowercase() == name)?)
        }
        None => None,
    };
    let mine = take(&mut mapping, "mine").unwrap_or_default();
    let theirs = take(&mut mapping, "theirs").unwrap_or_default();
    mapping.is_empty().then_some(Conflict { field, item, cell, mine, theirs })
}

/// The lines about internal sections, each with its index.
pub(super) fn internal_lines(text: &str) -> Vec<(usize, &str)> {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut index = 0;
    let mut found = Vec::new();
    for entry in entries(&lines) {
        if key(entry[0]).is_some_and(|(key, _)| key == "internal") {
            found.extend(entry.iter().enumerate().map(|(offset, line)| (index + offset, *line)));
        }
        index += entry.len();
    }
    found
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
    write_internal(out, report);
    write_dismissed(out, &report.dismissed);
    write_conflicts(out, report);
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

/// Sections of the program's own by their name, custom ones by their heading, with a number where several
/// are called the same.
fn write_internal(out: &mut String, report: &Report) {
    let is_marked = |section: &&CustomSection| section.internal;
    if !report.internal.is_empty() || report.custom_sections.iter().any(|section| section.internal) {
        out.push_str("internal:\n");
    }
    for section in &report.internal {
        write_mapping(out, &[("section", Some(&section.name()))]);
    }
    for section in report.custom_sections.iter().filter(is_marked) {
        let mut namesakes = report.custom_sections.iter().filter(|other| other.heading == section.heading);
        let number = namesakes.clone().nth(1).and(namesakes.position(|other| std::ptr::eq(other, section)));
        let number = number.map(|index| (index + 1).to_string());
        write_mapping(out, &[("custom section", Some(&section.heading)), ("number", number.as_deref())]);
    }
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

fn write_conflicts(out: &mut String, report: &Report) {
    if !report.conflicts.is_empty() {
        out.push_str("conflicts:\n");
    }
    for conflict in &report.conflicts {
        let number = |id: &ItemId| report.item_ids(conflict.field).position(|known| known == id);
        let item = conflict.item.as_ref().and_then(number).map(|index| (index + 1).to_string());
        let cell = conflict.cell.map(|cell| cell.label().to_ascii_lowercase());
        let field = conflict.field.name();
        let pairs = [
            ("field", Some(field.as_str())),
            ("item", item.as_deref()),
            ("cell", cell.as_deref()),
            ("mine", Some(conflict.mine.as_str())),
            ("theirs", Some(conflict.theirs.as_str())),
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
