//! Front matter of other programs, YAML or TOML: known keys become fields, the rest is kept as it is.

use super::details::listed;
use super::draft::unescaped;
use super::meaning::detail;
use crate::markdown::front_matter::{end, entries, is_plausible, key, set};
use crate::markdown::reading::ReportBuilder;
use crate::markdown::structure::SEPARATOR;
use crate::markdown::yaml::{read_list, read_string};
use crate::report::{Field, Item, Report, Shape, ValueMut, clean_line};

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
    pub(super) fn read(builder: &mut ReportBuilder, lines: &[&str]) -> FrontMatter {
        let Some((end, numbered)) = front_matter_lines(lines) else { return FrontMatter::default() };
        let texts: Vec<&str> = numbered.iter().map(|(_, line)| line.as_str()).collect();
        let mut front = FrontMatter { start: end + 1, ..FrontMatter::default() };
        let mut index = 0;
        for entry in entries(&texts) {
            // Blank lines and comments behind an entry are not its own.
            let is_idle = |line: &&&str| line.trim().is_empty() || line.trim_start().starts_with('#');
            let length = entry.len() - entry.iter().rev().take_while(is_idle).count();
            let taken = if length == 0 {
                0
            } else {
                front.take(builder, &entry[..length], numbered[index].0).map_or(0, |()| length)
            };
            front.kept.extend(numbered[index + taken..index + entry.len()].iter().cloned());
            index += entry.len();
        }
        front
    }

    /// `None` when the entry is kept.
    fn take(&mut self, builder: &mut ReportBuilder, entry: &[&str], number: usize) -> Option<()> {
        let (key, first) = key(entry[0])?;
        if key.eq_ignore_ascii_case("title") && entry.len() == 1 && self.title.is_none() {
            self.title = read_string(first).map(|title| (self.kept.len(), title));
            return None;
        }
        let field = detail(key)?;
        builder.report.value(field).is_empty().then_some(())?;
        let (first, comment) = without_comment(first);
        set_any(&mut builder.report, field, first, &entry[1..])?;
        if let ValueMut::Items(items) = builder.report.value_mut(field) {
            // `- name: Ann` is a person.
            let mut names = 0;
            for item in items.iter_mut() {
                if let Some(name) = item.text.strip_prefix("name: ") {
                    item.text = name.to_owned();
                    names += 1;
                }
            }
            (0..names).for_each(|_| builder.note(number, "name", field));
        }
        let is_empty = builder.report.value(field).is_empty();
        if !is_empty {
            builder.map_detail(field, entry, number);
        }
        if is_empty || key != field.name() {
            builder.note(number, key, field);
        }
        self.kept.extend(comment.map(|comment| (number, comment.to_owned())));
        Some(())
    }

    pub(super) fn has_title(&self) -> bool {
        self.title.is_some()
    }

    /// Its title and the line of it, for a text that has none, out of what is kept.
    pub(super) fn take_title(&mut self, builder: &mut ReportBuilder) -> Option<(usize, String)> {
        let (index, title) = self.title.take()?;
        let (number, line) = self.kept.remove(index);
        builder.note(number, line.split(':').next().unwrap_or_default(), Field::Title);
        Some((number, title))
    }

    /// Gives the report the lines that are kept.
    pub(super) fn finish(self, builder: &mut ReportBuilder) {
        builder.keep_front_matter(self.kept.iter().map(|(number, line)| (*number, line.as_str())));
    }
}

/// A value of YAML, and the comment behind it.
fn without_comment(value: &str) -> (&str, Option<&str>) {
    let quote = value.trim_start().chars().next().filter(|sign| matches!(sign, '"' | '\''));
    // A sign within quotes is a word.
    let from = quote.and_then(|quote| value.rfind(quote)).unwrap_or(0);
    let comment = value[from..].find(" #").map(|at| from + at);
    comment.map_or((value, None), |at| (&value[..at], Some(value[at..].trim())))
}

/// Fills a field of the front matter as the written form does, or from a line of values parted by commas, a
/// folded text, or a list where one value is meant.
fn set_any(report: &mut Report, field: Field, first: &str, rest: &[&str]) -> Option<()> {
    let first = first.trim();
    let is_folded = matches!(first, ">" | "|" | ">-" | "|-" | ">+" | "|+");
    let is_list = first.is_empty() || first.starts_with('[') || is_folded;
    let values: Vec<String> = match (field.shape(), read_string(first)) {
        (Shape::Words, Some(text)) if rest.is_empty() && text == first => {
            listed(&text).into_iter().map(unescaped).collect()
        }
        (_, text) if !is_list && rest.iter().all(|line| line.starts_with([' ', '\t']) && !line.contains(": ")) => {
            let lines = text.iter().map(String::as_str).chain(rest.iter().map(|line| line.trim()));
            text.as_ref()?;
            vec![lines.collect::<Vec<_>>().join(" ")]
        }
        _ if is_folded => vec![rest.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")],
        // A list of one where one value is meant.
        (Shape::Line, _) if is_list && (first.starts_with('[') || !rest.is_empty()) => {
            read_list(first, rest).filter(|values| values.len() == 1)?
        }
        _ => return set(report, field, first, rest),
    };
    match report.value_mut(field) {
        ValueMut::Text(text) => *text = clean_line(&values.concat()),
        ValueMut::Items(items) => {
            let values = values.iter().map(|value| clean_line(value)).filter(|value| !value.is_empty());
            items.extend(values.map(|text| Item { text, ..Item::default() }));
        }
        _ => return None,
    }
    Some(())
}

/// The index of the line that ends the front matter, and its lines as YAML with their numbers.
fn front_matter_lines(lines: &[&str]) -> Option<(usize, Vec<(usize, String)>)> {
    // YAML ends with dots, too.
    let dots = || {
        lines.first().filter(|line| line.trim_end() == SEPARATOR)?;
        let end = lines.iter().position(|line| line.trim_end() == "...")?;
        is_plausible(&lines[1..end]).then_some(end)
    };
    if let Some(end) = dots().or_else(|| end(lines)) {
        let numbered = lines[1..end].iter().enumerate().map(|(index, line)| (index + 2, (*line).to_owned()));
        return is_plausible(&lines[1..end]).then(|| (end, numbered.collect()));
    }
    let is_edge = |line: &&str| line.trim_end() == TOML_EDGE;
    let (first, rest) = lines.split_first()?;
    is_edge(first).then_some(())?;
    let end = rest.iter().position(is_edge)? + 1;
    Some((end, yaml_of_toml(&lines[1..end])))
}

/// TOML in words of YAML: keys with plain values line by line, also those of a table where they are known; the rest
/// as one text.
fn yaml_of_toml(lines: &[&str]) -> Vec<(usize, String)> {
    let mut yaml = Vec::new();
    let mut rest: Vec<(usize, String)> = Vec::new();
    let mut is_in_table = false;
    for (index, line) in lines.iter().enumerate() {
        is_in_table |= line.starts_with('[');
        let pair = if rest.is_empty() || is_in_table { yaml_of_pair(line) } else { None };
        let is_known = |pair: &String| !is_in_table || key(pair).is_some_and(|(key, _)| detail(key).is_some());
        match pair.filter(is_known) {
            Some(pair) => yaml.push((index + 2, pair)),
            None => rest.push((index + 2, format!("  {line}"))),
        }
    }
    if let Some((first, _)) = rest.first() {
        yaml.push((*first, "toml: |".to_owned()));
        yaml.extend(rest);
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
