//! Rows of a Markdown table, where a pipe in a cell is `\|`.
//!
//! A run of backslashes counts only before a pipe: two stand for one, an odd one makes the pipe text.

use crate::report::{Action, Cell};

/// The title of the item column.
const ITEM_TITLE: &str = "Action Item";

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

/// Reads one row, which starts with a pipe, into trimmed cells.
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

/// The columns that the head of a table names. `None` where it says anything else, or one twice.
pub(super) fn columns(head: &[String]) -> Option<Vec<Cell>> {
    let mut columns = Vec::new();
    for title in head {
        let is_named = |cell: &Cell| {
            cell.label().eq_ignore_ascii_case(title) || (*cell == Cell::Item && ITEM_TITLE.eq_ignore_ascii_case(title))
        };
        let column = Cell::TEMPLATE.into_iter().find(is_named).filter(|column| !columns.contains(column))?;
        columns.push(column);
    }
    (!columns.is_empty()).then_some(columns)
}

/// Reads one row of a table with these columns. Cells beyond them join the status.
pub(super) fn read_action(line: &str, columns: &[Cell]) -> Action {
    let mut row = Action::default();
    for (index, text) in read_row(line).into_iter().enumerate() {
        match columns.get(index) {
            Some(cell) => row.cell_mut(*cell).into_iter().for_each(|cell| cell.clone_from(&text)),
            None if text.is_empty() => {}
            None => {
                let joint = if row.status.is_empty() { "" } else { " | " };
                row.status.push_str(joint);
                row.status.push_str(&text);
            }
        }
    }
    row
}

/// True for the line under a table's header, such as `|---|:-:|`.
pub(super) fn is_rule(line: &str) -> bool {
    line.starts_with('|') && line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
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
