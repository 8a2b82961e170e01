//! AsciiDoc.

use super::{Made, between, has_markdown_heading, heading, level};

/// Signs of blocks, and what Markdown has for them.
const FENCES: [&str; 2] = ["----", "...."];

const ADMONITIONS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// True for a text with headings of `==` and none of Markdown's.
pub(super) fn is_written_in(texts: &[&str]) -> bool {
    if has_markdown_heading(texts) {
        return false;
    }
    let headings = texts.iter().filter(|line| level(line, '=').is_some_and(|(_, text)| !text.ends_with('='))).count();
    let has_title = texts.iter().find(|line| !line.trim().is_empty()).is_some_and(|line| line.starts_with("= "));
    headings > 1 || has_title
}

/// Attributes of the page and not of the report.
const LAYOUT: [&str; 14] = [
    "toc",
    "toclevels",
    "toc-title",
    "icons",
    "sectnums",
    "sectanchors",
    "imagesdir",
    "source-highlighter",
    "doctype",
    "experimental",
    "numbered",
    "nofooter",
    "idprefix",
    "idseparator",
];

#[derive(Default)]
struct Table {
    /// The number of the first line.
    number: usize,
    columns: usize,
    has_head: bool,
    cells: Vec<(usize, String)>,
}

pub(super) fn translate<'a>(lines: &[(usize, &'a str)]) -> Made<'a> {
    let mut made = Made::default();
    let mut fence: Option<&str> = None;
    let mut table: Option<Table> = None;
    let mut is_below_title = false;
    for (index, (number, line)) in lines.iter().copied().enumerate() {
        let trimmed = line.trim_end();
        if let Some(open) = fence {
            if trimmed == open {
                fence = None;
            }
            made.push(number, if trimmed == open { "```" } else { line });
        } else if trimmed == "|===" {
            match table.take() {
                Some(table) => write_table(&mut made, table),
                None => table = Some(Table { number, ..Table::default() }),
            }
        } else if let Some(table) = table.as_mut() {
            let next = lines.get(index + 1).map_or("", |(_, line)| line.trim());
            read_row(table, number, trimmed, next.is_empty());
        } else if let Some(open) = FENCES.into_iter().find(|open| trimmed == *open) {
            fence = Some(open);
            made.push(number, "```");
        } else {
            let is_author = is_below_title && !trimmed.is_empty() && !trimmed.starts_with(':') && trimmed.len() < 80;
            if is_author {
                made.push(number, format!("Author: {trimmed}"));
                made.push(number, "");
            } else {
                let text = translated_line(&mut made, number, trimmed);
                made.push(number, text);
            }
            is_below_title = trimmed.starts_with("= ");
        }
    }
    table.into_iter().for_each(|table| write_table(&mut made, table));
    made
}

/// Cells begin with a bar; a line of several is the first row, which says how many there are.
fn read_row(table: &mut Table, number: usize, line: &str, is_alone: bool) {
    if line.is_empty() {
        return;
    }
    if !line.contains('|') {
        if let Some((_, cell)) = table.cells.last_mut() {
            cell.push(' ');
            cell.push_str(line.trim());
        } else {
            table.cells.push((number, line.trim().to_owned()));
        }
        return;
    }
    let is_first = table.cells.is_empty();
    let (before, cells) = line.split_once('|').unwrap_or_default();
    if !before.trim().is_empty() {
        table.cells.push((number, before.trim().to_owned()));
    }
    table.cells.extend(cells.split('|').map(|cell| (number, cell.trim().to_owned())));
    if is_first {
        table.columns = table.cells.len();
        table.has_head = is_alone;
    }
}

fn write_table(made: &mut Made<'_>, table: Table) {
    made.push(table.number, "");
    let columns = table.columns.max(1);
    for (index, row) in table.cells.chunks(columns).enumerate() {
        let cells: Vec<&str> = row.iter().map(|(_, cell)| cell.as_str()).collect();
        let number = row.first().map_or(table.number, |(number, _)| *number);
        made.push(number, format!("| {} |", cells.join(" | ")));
        if index == 0 && table.has_head {
            made.push(number, format!("|{}", "---|".repeat(columns)));
        }
    }
    made.push(table.number, "");
}

fn translated_line(made: &mut Made<'_>, number: usize, line: &str) -> String {
    if let Some((level, text)) = level(line, '=') {
        return heading(level, &inline(text));
    }
    let is_frame = line.len() >= 4 && ["=", "*", "_", "-"].iter().any(|sign| line.chars().all(|c| sign.contains(c)));
    if is_frame || line == "+" {
        return String::new();
    }
    // Attributes of the block below it.
    if line.starts_with('[') && line.ends_with(']') && !line.contains("](") {
        made.leave_out(number, line);
        return String::new();
    }
    let attribute = line.strip_prefix(':').and_then(|line| line.split_once(':'));
    if attribute.is_some_and(|(key, _)| LAYOUT.contains(&key)) {
        made.leave_out(number, line);
        return String::new();
    }
    if let Some((key, value)) = attribute.filter(|(key, value)| value.starts_with(' ') && !key.is_empty()) {
        return format!("{}: {}", key.replace('-', " "), value.trim());
    }
    if let Some((kind, text)) = line.split_once(": ").filter(|(kind, _)| ADMONITIONS.contains(kind)) {
        return format!("> [!{kind}] {}", inline(text));
    }
    for (mark, marker) in [('*', "- "), ('.', "1. ")] {
        if let Some((level, text)) = level(line, mark) {
            return format!("{}{marker}{}", "   ".repeat(level - 1), inline(text));
        }
    }
    if let Some(title) = line.strip_prefix('.').filter(|title| title.starts_with(char::is_alphanumeric)) {
        return format!("**{title}**");
    }
    if let Some((term, text)) = line.split_once(":: ") {
        return format!("- **{term}:** {}", inline(text));
    }
    inline(line)
}

/// `*bold*` and `https://a.test[text]`.
fn inline(text: &str) -> String {
    let text = between(text, "*", "**", "**");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("http") {
        let end = rest[at..].find([' ', '[']).map_or(rest.len(), |end| at + end);
        let label = rest[end..].strip_prefix('[').and_then(|inside| inside.split_once(']'));
        let is_link = rest[at..end].contains("://");
        let before = rest[..at].strip_suffix("link:").filter(|_| is_link && label.is_some());
        out.push_str(before.unwrap_or(&rest[..at]));
        match label.filter(|(label, _)| is_link && !label.is_empty()) {
            Some((label, behind)) => {
                out.push_str(&format!("[{}]({})", label.trim_end_matches('^'), &rest[at..end]));
                rest = behind;
            }
            None => {
                let end = end.max(at + 4);
                out.push_str(&rest[at..end]);
                rest = &rest[end..];
            }
        }
    }
    out.push_str(rest);
    out
}
