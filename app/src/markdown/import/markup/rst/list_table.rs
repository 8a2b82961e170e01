//! Tables that are written as a list of lists.

use super::{block_end, inline};
use crate::markdown::import::markup::Made;

/// Writes the table whose directive stands at `index`, and answers the index behind it.
pub(super) fn add(made: &mut Made<'_>, lines: &[(usize, &str)], index: usize, title: &str) -> usize {
    let end = block_end(lines, index + 1);
    let number = lines[index].0;
    made.leave_out(number, "list-table");
    made.push(number, inline(title));
    made.push(number, "");
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    let mut has_head = false;
    for (number, line) in &lines[index + 1..end] {
        let text = line.trim();
        let row = text.strip_prefix("* -");
        let cell = row.or_else(|| text.strip_prefix('-')).filter(|cell| cell.is_empty() || cell.starts_with(' '));
        let cell = cell.map(|cell| inline(cell.trim()).replace('|', "\\|"));
        match (cell, rows.last_mut()) {
            (Some(cell), _) if row.is_some() => rows.push((*number, vec![cell])),
            (Some(cell), Some((_, cells))) => cells.push(cell),
            (_, None) => {
                has_head |= text.starts_with(":header-rows:") && !text.ends_with(" 0");
                made.leave_out(*number, text);
            }
            (None, Some((_, cells))) => cells.last_mut().into_iter().for_each(|cell| {
                cell.push_str(if text.is_empty() { "" } else { " " });
                cell.push_str(&inline(text).replace('|', "\\|"));
            }),
        }
    }
    for (at, (number, cells)) in rows.iter().enumerate() {
        made.push(*number, format!("| {} |", cells.join(" | ")));
        if at == 0 && has_head {
            made.push(*number, format!("|{}", "---|".repeat(cells.len())));
        }
    }
    made.push(lines[end - 1].0, "");
    end
}
