//! The markup of MediaWiki and DokuWiki, whose headings are closed: `== Heading ==`.

use super::{Made, has_markdown_heading, heading};

/// True for two closed headings.
pub(super) fn is_written_in(texts: &[&str]) -> bool {
    !has_markdown_heading(texts) && texts.iter().filter(|line| closed_heading(line).is_some()).count() > 1
}

/// How many signs a heading has on each side, and its words.
fn closed_heading(line: &str) -> Option<(usize, &str)> {
    let line = line.trim();
    let signs = line.len() - line.trim_start_matches('=').len();
    let words = line.get(signs..line.len().checked_sub(signs)?)?;
    let is_closed = line.ends_with(&"=".repeat(signs)) && !words.trim().is_empty() && !words.contains("==");
    ((1..=6).contains(&signs) && is_closed && !words.ends_with('=')).then_some((signs, words.trim()))
}

pub(super) fn translate<'a>(lines: &[(usize, &'a str)]) -> Made<'a> {
    let mut made = Made::default();
    let most = lines.iter().filter_map(|(_, line)| closed_heading(line)).map(|(signs, _)| signs).max().unwrap_or(6);
    // DokuWiki counts down from six.
    let is_doku = most > 4;
    let mut table: Option<Vec<Vec<String>>> = None;
    for (number, line) in lines.iter().copied() {
        let trimmed = line.trim();
        if let Some((signs, words)) = closed_heading(line) {
            made.push(number, heading(if is_doku { most + 1 - signs } else { signs }, &inline(words)));
        } else if trimmed.starts_with("{|") {
            made.leave_out(number, trimmed);
            made.push(number, "");
            table = Some(vec![Vec::new()]);
        } else if let Some(rows) = table.as_mut() {
            if trimmed == "|}" {
                rows.retain(|row| !row.is_empty());
                let rows = table.take().unwrap_or_default();
                write_table(&mut made, number, &rows);
            } else {
                read_row(&mut made, number, rows, trimmed);
            }
        } else {
            made.push(number, translated_line(line));
        }
    }
    let rest = table.unwrap_or_default();
    let last = lines.last().map_or(1, |(number, _)| *number);
    write_table(&mut made, last, &rest);
    made
}

fn read_row(made: &mut Made<'_>, number: usize, rows: &mut Vec<Vec<String>>, line: &str) {
    if line.starts_with("|-") {
        return rows.push(Vec::new());
    }
    if let Some(caption) = line.strip_prefix("|+") {
        return made.push(number, caption.trim().to_owned());
    }
    let Some(row) = rows.last_mut() else { return };
    match line.strip_prefix(['!', '|']) {
        Some(cells) => {
            row.extend(cells.replace("!!", "||").split("||").map(|cell| inline(cell.trim()).replace('|', "\\|")))
        }
        None => match row.last_mut() {
            Some(cell) => cell.push_str(&format!(" {}", inline(line))),
            None => row.push(inline(line)),
        },
    }
}

/// The first row is the head.
fn write_table(made: &mut Made<'_>, number: usize, rows: &[Vec<String>]) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    for (index, row) in rows.iter().filter(|row| !row.is_empty()).enumerate() {
        let mut row = row.clone();
        row.resize(columns, String::new());
        made.push(number, format!("| {} |", row.join(" | ")));
        if index == 0 {
            made.push(number, format!("|{}", "---|".repeat(columns)));
        }
    }
}

fn translated_line(line: &str) -> String {
    let text = line.trim_start();
    let marks = text.len() - text.trim_start_matches(['*', '#']).len();
    if !(1..=6).contains(&marks) || text[marks..].starts_with(['*', '#']) || !text[marks..].starts_with(' ') {
        return inline(line);
    }
    let is_numbered = text[..marks].ends_with('#');
    let level = marks - 1 + (line.len() - text.len()) / 2 - usize::from(line.starts_with("  "));
    format!("{}{}{}", "   ".repeat(level), if is_numbered { "1. " } else { "- " }, inline(text[marks..].trim()))
}

/// `'''bold'''`, `''italic''`, `[address label]`, `[[address|label]]`.
fn inline(text: &str) -> String {
    let text = text.replace("'''", "**").replace("''", "*");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('[') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (open, close, parting) = if rest.starts_with("[[") { ("[[", "]]", '|') } else { ("[", "]", ' ') };
        let Some(end) = rest.find(close) else { break };
        let inside = &rest[open.len()..end];
        match inside.split_once(parting).filter(|(address, _)| address.contains("://")) {
            Some((address, label)) if !label.contains(['[', ']']) => {
                out.push_str(&format!("[{}]({})", label.trim(), address.trim()));
            }
            _ => out.push_str(&rest[..end + close.len()]),
        }
        rest = &rest[end + close.len()..];
    }
    out + rest
}
