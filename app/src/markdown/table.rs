//! Markdown tables, where a pipe in a cell is `\|`, and what their columns mean.
//!
//! A run of backslashes counts only before a pipe: two stand for one, an odd one makes the pipe text.

mod columns;

pub(super) use columns::{action, action_columns, cell_named, columns_below_heading, left_out, plain_action};

use super::list::{Line, marker};
use super::structure::Fenced;

/// Writes one row. `cells` are one line each; an empty cell is two spaces.
pub(super) fn write_row(out: &mut String, cells: &[&str]) {
    for cell in cells {
        out.push_str("| ");
        let mut backslashes = 0;
        for character in cell.chars() {
            if character == '|' {
                out.extend(std::iter::repeat_n('\\', backslashes + 1));
            }
            backslashes = if character == '\\' { backslashes + 1 } else { 0 };
            out.push(character);
        }
        out.push(' ');
    }
    out.push_str("|\n");
}

/// Reads one row into trimmed cells.
pub(super) fn read_row(line: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut backslashes = 0;
    let line = line.trim();
    for character in line.strip_prefix('|').unwrap_or(line).chars() {
        match character {
            '\\' => backslashes += 1,
            '|' => {
                cell.extend(std::iter::repeat_n('\\', backslashes / 2));
                if backslashes % 2 == 1 {
                    cell.push('|');
                } else {
                    cells.push(std::mem::take(&mut cell));
                }
                backslashes = 0;
            }
            _ => {
                cell.extend(std::iter::repeat_n('\\', std::mem::take(&mut backslashes)));
                cell.push(character);
            }
        }
    }
    cell.extend(std::iter::repeat_n('\\', backslashes));
    if !cell.trim().is_empty() {
        cells.push(cell);
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// True for the line under a table's header, such as `|---|:-:|` or `--- | ---`.
pub(super) fn is_rule(line: &str) -> bool {
    line.contains('|') && line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

/// Lines that belong together.
pub(super) enum Block<'a, 'b> {
    Table(&'b [Line<'a>]),
    Text(&'b [Line<'a>]),
}

/// Parts lines into tables and the text between them.
pub(super) fn blocks<'a, 'b>(lines: &'b [Line<'a>]) -> Vec<Block<'a, 'b>> {
    let rows = rows(lines);
    let mut blocks = Vec::new();
    let mut start = 0;
    for index in 1..=lines.len() {
        if index == lines.len() || rows[index] != rows[start] {
            let block = &lines[start..index];
            blocks.push(if rows[start] { Block::Table(block) } else { Block::Text(block) });
            start = index;
        }
    }
    blocks
}

/// Tells for every line whether it is a row: it starts with a pipe, or stands under a head that has one.
fn rows(lines: &[Line<'_>]) -> Vec<bool> {
    let is_piped = |line: &Line<'_>| line.fenced == Fenced::Outside && line.text.contains('|');
    let mut rows: Vec<bool> = lines.iter().map(|line| is_piped(line) && line.text.starts_with('|')).collect();
    for index in 1..lines.len() {
        let is_head = is_piped(&lines[index - 1]) && marker(lines[index - 1].text).is_none();
        let begins = is_head && is_rule(lines[index].text) && is_piped(&lines[index]);
        let goes_on = rows[index - 1] && !lines[index].text.starts_with('|') && is_piped(&lines[index]);
        if begins && !rows[index] {
            rows[index - 1] = true;
            rows[index] = true;
        } else if goes_on && index > 1 {
            rows[index] = true;
        }
    }
    rows
}

/// A table taken apart.
#[derive(Default)]
pub(super) struct Table {
    /// The line and titles above the rule.
    pub(super) head: Option<(usize, Vec<String>)>,
    /// The line and cells of each row.
    pub(super) rows: Vec<(usize, Vec<String>)>,
}

impl Table {
    pub(super) fn read(lines: &[Line<'_>]) -> Table {
        let read = |line: &Line<'_>| (line.number, read_row(line.text));
        match lines {
            [head, rule, rows @ ..] if is_rule(rule.text) => {
                Table { head: Some(read(head)), rows: rows.iter().map(read).collect() }
            }
            rows => Table { head: None, rows: rows.iter().map(read).collect() },
        }
    }

    /// The line of the head; 1 where there is none.
    pub(super) fn head_line(&self) -> usize {
        self.head.as_ref().map_or(1, |(line, _)| *line)
    }

    /// The rows and, before them, the head.
    pub(super) fn all_rows(self) -> impl Iterator<Item = (usize, Vec<String>)> {
        self.head.into_iter().chain(self.rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pipes_and_backslashes_come_back() {
        for cell in ["a|b", "|", "a\\", "\\|\\", "\\\\|x", "C:\\\\dir", ""] {
            let mut row = String::new();
            write_row(&mut row, &[cell, "last"]);
            assert_eq!(read_row(&row), [cell, "last"], "{row}");
        }
    }

    #[test]
    fn a_row_without_a_closing_pipe_is_a_row() {
        assert_eq!(read_row("| a | b"), ["a", "b"]);
    }
}
