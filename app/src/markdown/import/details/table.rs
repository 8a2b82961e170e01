//! Severity, times and people in a table.

use super::{bare, take_pair};
use crate::markdown::import::draft::Draft;
use crate::markdown::import::meaning::{self, detail};
use crate::markdown::list::Line;
use crate::markdown::table::Table;
use crate::report::Field;

/// Takes rows of two cells, a key and a value, or one row below the keys.
pub(super) fn take_table<'a>(draft: &mut Draft<'a>, lines: &[Line<'a>], plain: bool, left: &mut Vec<Line<'a>>) {
    let Table { head, rows } = Table::read(lines);
    let titles = head.as_ref().map(|(_, titles)| titles.as_slice()).unwrap_or_default();
    let is_named = |cell: &String| detail(cell).is_some();
    if let ([(number, cells)], true) = (&rows[..], titles.len() > 1 && titles.iter().all(is_named)) {
        let is_free = titles.iter().all(|title| detail(title).is_some_and(|field| !draft.has(field)));
        if is_free && cells.len() == titles.len() && cells.iter().all(|cell| !cell.is_empty()) {
            for (title, cell) in titles.iter().zip(cells) {
                take_row(draft, *number, title, cell, plain);
            }
            return;
        }
    }
    let head_lines = lines.len() - rows.len();
    let mut kept: Vec<Line<'a>> = Vec::new();
    for ((number, cells), line) in rows.iter().zip(&lines[head_lines..]) {
        let is_taken = matches!(&cells[..], [key, value, rest @ ..] if rest.iter().all(String::is_empty) && take_row(draft, *number, key, value, plain));
        if !is_taken {
            kept.push(*line);
        }
    }
    let is_emptied = kept.is_empty() && !rows.is_empty();
    let head = head.map(|(number, cells)| {
        let is_taken = matches!(&cells[..], [key, value] if (is_emptied || kept.len() < rows.len()) && take_row(draft, number, key, value, plain));
        (number, cells, is_taken)
    });
    match head {
        Some((number, cells, is_taken)) if is_emptied => {
            if !is_taken {
                draft.note(number, &cells.join(" "), Field::Severity);
            }
        }
        Some((_, _, true)) => left.extend(kept),
        _ if is_emptied => {}
        _ => {
            left.extend(&lines[..head_lines]);
            left.extend(kept);
        }
    }
}

/// A row of a table: a detail, or in a table before all text the title or a field.
fn take_row(draft: &mut Draft<'_>, number: usize, key: &str, value: &str, plain: bool) -> bool {
    let value = value.trim();
    if value.is_empty() {
        return false;
    }
    if detail(key).is_some() {
        return take_pair(draft, number, key, bare(value));
    }
    let is_title = key.trim_matches(|c: char| !c.is_alphanumeric()).eq_ignore_ascii_case("title");
    if plain && is_title && !draft.has_title() {
        draft.title(number, value);
        draft.note(number, key, Field::Title);
        return true;
    }
    let field = meaning::field(key).filter(|field| plain && !draft.has(*field));
    let Some(field) = field else { return false };
    draft.cell(field, number, value);
    draft.note(number, key, field);
    true
}
