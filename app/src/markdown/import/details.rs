//! Severity, times and people: in front matter, YAML or TOML, and in lists, lines and tables of a text.

use super::label;
use super::meaning::detail;
use crate::markdown::front_matter::{end, entries, is_plausible, key, set};
use crate::markdown::list::{Line, marker};
use crate::markdown::reading::Reading;
use crate::markdown::structure::Fenced;
use crate::markdown::table::{self, Block, Table};
use crate::markdown::yaml::{read_list, read_string};
use crate::report::{Field, Item, Place, ValueMut, clean_line};

/// How TOML front matter begins and ends.
const TOML_EDGE: &str = "+++";

/// What stands before a text.
#[derive(Default)]
pub(super) struct FrontMatter {
    /// The index of the first line behind it.
    pub(super) start: usize,
    /// Lines that the report keeps as they are, and their numbers.
    kept: Vec<(usize, String)>,
    /// The index of its title among the kept lines, and the title.
    title: Option<(usize, String)>,
}

impl FrontMatter {
    /// Takes what the program knows into the report.
    pub(super) fn read(reading: &mut Reading, lines: &[&str]) -> FrontMatter {
        let Some((end, owned)) = front_matter_lines(lines) else { return FrontMatter::default() };
        let texts: Vec<&str> = owned.iter().map(String::as_str).collect();
        let mut front = FrontMatter { start: end + 1, ..FrontMatter::default() };
        // The first line of the text has number 1, the first of the front matter 2.
        let mut number = 2;
        for entry in entries(&texts) {
            if front.take(reading, entry, number).is_none() {
                front.kept.extend(entry.iter().enumerate().map(|(index, line)| (number + index, (*line).to_owned())));
            }
            number += entry.len();
        }
        front
    }

    /// `None` when the entry is kept.
    fn take(&mut self, reading: &mut Reading, entry: &[&str], number: usize) -> Option<()> {
        let (key, first) = key(entry[0])?;
        if key.eq_ignore_ascii_case("title") && entry.len() == 1 && self.title.is_none() {
            self.title = read_string(first).map(|title| (self.kept.len(), title));
            return None;
        }
        let field = detail(key)?;
        reading.report.value(field).is_empty().then_some(())?;
        set(&mut reading.report, field, first, &entry[1..])?;
        let is_empty = reading.report.value(field).is_empty();
        if !is_empty {
            reading.map_detail(field, entry, number);
        }
        if is_empty || key != field.name() {
            reading.note(number, key, field);
        }
        Some(())
    }

    pub(super) fn has_title(&self) -> bool {
        self.title.is_some()
    }

    /// Gives the report the title, unless the text had one, and the lines that are kept.
    pub(super) fn finish(mut self, reading: &mut Reading) {
        if let Some((index, title)) = self.title.filter(|_| reading.report.title.is_empty()) {
            let (number, line) = self.kept.remove(index);
            reading.note(number, line.split(':').next().unwrap_or_default(), Field::Title);
            take_title(reading, &title, number);
        }
        reading.keep_front_matter(self.kept.iter().map(|(number, line)| (*number, line.as_str())));
    }
}

/// Sets the title without the word that the written form puts before it.
pub(super) fn take_title(reading: &mut Reading, title: &str, number: usize) {
    let title = title.trim();
    let word = ["postmortem", "post-mortem", "post mortem"].into_iter().find_map(|word| {
        let rest = title.get(word.len()..)?;
        let is_word = title[..word.len()].eq_ignore_ascii_case(word);
        let rest = rest.trim_start().strip_prefix([':', '-', '–', '—'])?;
        (is_word && !rest.trim().is_empty()).then(|| (&title[..word.len()], rest.trim()))
    });
    let (word, title) = word.unwrap_or(("", title));
    if word != "Postmortem" {
        reading.note(number, word, Field::Title);
    }
    reading.report.title = title.to_owned();
    reading.source_map.add(Place::field(Field::Title), number);
}

/// The index of the line that ends the front matter, and its lines as YAML.
fn front_matter_lines(lines: &[&str]) -> Option<(usize, Vec<String>)> {
    if let Some(end) = end(lines) {
        return is_plausible(&lines[1..end])
            .then(|| (end, lines[1..end].iter().map(|line| (*line).to_owned()).collect()));
    }
    let is_edge = |line: &&str| line.trim_end() == TOML_EDGE;
    let (first, rest) = lines.split_first()?;
    is_edge(first).then_some(())?;
    let end = rest.iter().position(is_edge)? + 1;
    Some((end, yaml_of_toml(&lines[1..end])))
}

/// TOML in words of YAML: keys with plain values line by line, the rest as one text.
fn yaml_of_toml(lines: &[&str]) -> Vec<String> {
    let mut yaml = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        match yaml_of_pair(line) {
            Some(pair) => yaml.push(pair),
            None => {
                yaml.push("toml: |".to_owned());
                yaml.extend(lines[index..].iter().map(|line| format!("  {line}")));
                break;
            }
        }
    }
    yaml
}

fn yaml_of_pair(line: &str) -> Option<String> {
    if line.trim().is_empty() || line.starts_with('#') {
        return Some(line.to_owned());
    }
    let (key, value) = line.split_once('=')?;
    let (key, value) = (key.trim_end(), value.trim());
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    let is_quoted = value.starts_with(['"', '\'']) && !value.starts_with("\"\"\"") && !value.starts_with("'''");
    let is_plain = !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric() || "-+:. _".contains(c));
    let is_value = match value.starts_with('[') {
        true => value.ends_with(']') && read_list(value, &[]).is_some(),
        false => is_plain || (is_quoted && read_string(value).is_some()),
    };
    (is_key && is_value).then(|| format!("{key}: {value}"))
}

/// Takes details out of a text and answers the lines that are left. With `plain`, also lines such as
/// `Status: final`.
pub(super) fn take<'a>(reading: &mut Reading, lines: &[Line<'a>], plain: bool) -> Vec<Line<'a>> {
    let mut left = Vec::new();
    for block in table::blocks(lines) {
        match block {
            Block::Table(lines) => take_rows(reading, lines, &mut left),
            Block::Text(lines) => take_lines(reading, lines, plain, &mut left),
        }
    }
    left
}

fn take_lines<'a>(reading: &mut Reading, lines: &[Line<'a>], plain: bool, left: &mut Vec<Line<'a>>) {
    for (index, line) in lines.iter().enumerate() {
        let pair = pair(line, plain).filter(|_| !goes_on(lines, index, plain));
        let is_taken = pair.is_some_and(|(key, value)| take_pair(reading, line.number, key, value));
        if !is_taken {
            left.push(*line);
        }
    }
}

/// The key and value of a line: `**Severity:** 1`, `- **Severity**: 1`, and `Severity: 1` where plain.
fn pair<'a>(line: &Line<'a>, plain: bool) -> Option<(&'a str, &'a str)> {
    if line.fenced != Fenced::Outside {
        return None;
    }
    let text = marker(line.text).map_or(line.text, |(_, text)| text);
    if let Some(label) = label::of(text) {
        return Some((label.text, label.rest));
    }
    let (key, value) = text.split_once(": ").filter(|_| plain)?;
    (!value.contains('<')).then_some((key, value.trim()))
}

/// True when what stands on this line goes on below it.
fn goes_on(lines: &[Line<'_>], index: usize, plain: bool) -> bool {
    lines.get(index + 1).is_some_and(|next| {
        let is_blank = next.text.trim().is_empty();
        !is_blank
            && (next.text.starts_with([' ', '\t']) || (marker(next.text).is_none() && pair(next, plain).is_none()))
    })
}

/// False when the pair is none that the report has a place for.
fn take_pair(reading: &mut Reading, number: usize, key: &str, value: &str) -> bool {
    let value = value.trim_end_matches('\\').trim();
    let Some(field) = detail(key).filter(|_| !value.is_empty()) else { return false };
    if !reading.report.value(field).is_empty() {
        return false;
    }
    match reading.report.value_mut(field) {
        ValueMut::Text(text) => *text = clean_line(value),
        ValueMut::Items(items) => items.push(Item { text: clean_line(value), ..Item::default() }),
        _ => return false,
    }
    reading.source_map.add(Place::field(field), number);
    reading.note(number, key, field);
    true
}

/// Takes rows of two cells, a key and a value.
fn take_rows<'a>(reading: &mut Reading, lines: &[Line<'a>], left: &mut Vec<Line<'a>>) {
    let table = Table::read(lines);
    let head_lines = lines.len() - table.rows.len();
    let mut kept: Vec<Line<'a>> = Vec::new();
    for ((number, cells), line) in table.rows.iter().zip(&lines[head_lines..]) {
        let is_taken = matches!(&cells[..], [key, value] if take_pair(reading, *number, key, value));
        if !is_taken {
            kept.push(*line);
        }
    }
    let is_emptied = kept.is_empty() && !table.rows.is_empty();
    let head = table.head.as_ref();
    if let Some((number, cells)) = head.filter(|_| is_emptied) {
        let is_taken = matches!(&cells[..], [key, value] if take_pair(reading, *number, key, value));
        if !is_taken {
            reading.note(*number, &cells.join(" "), Field::Severity);
        }
        return;
    }
    left.extend(&lines[..head_lines]);
    left.extend(kept);
}

/// Fills a detail from the lines below its heading. False when they are more than its value.
pub(super) fn take_section(reading: &mut Reading, field: Field, lines: &[Line<'_>]) -> bool {
    let texts: Vec<&Line<'_>> = lines.iter().filter(|line| !line.text.trim().is_empty()).collect();
    let is_value = |line: &&Line<'_>| line.fenced == Fenced::Outside && !line.text.starts_with(['|', '>', '[', '!']);
    if texts.is_empty() || !texts.iter().all(is_value) || !reading.report.value(field).is_empty() {
        return false;
    }
    let values: Vec<&str> = texts.iter().map(|line| marker(line.text).map_or(line.text, |(_, text)| text)).collect();
    let count = match reading.report.value_mut(field) {
        ValueMut::Text(text) if values.len() == 1 => {
            *text = clean_line(values[0]);
            0
        }
        ValueMut::Items(items) if values.len() <= 12 => {
            items.extend(values.iter().map(|value| Item { text: clean_line(value), ..Item::default() }));
            items.len()
        }
        _ => return false,
    };
    for (index, line) in texts.iter().take(count).enumerate() {
        reading.source_map.add(Place::field(field).item(index + 1), line.number);
    }
    true
}
