//! Tables between lines of `=====  =====`.

use super::inline;
use crate::markdown::import::markup::Made;

/// The index behind the table that begins at `start`.
pub(super) fn end(lines: &[(usize, &str)], start: usize) -> Option<usize> {
    is_rule(lines[start].1).then_some(())?;
    let rules = (start + 1..lines.len()).take_while(|at| !lines[*at].1.trim().is_empty() || is_rule(lines[at - 1].1));
    let mut ends = rules.filter(|at| is_rule(lines[*at].1));
    let (first, second) = (ends.next()?, ends.next());
    Some(second.unwrap_or(first) + 1)
}

/// Two or more runs of `=`.
fn is_rule(line: &str) -> bool {
    line.starts_with('=') && line.trim_end().contains(' ') && line.chars().all(|sign| matches!(sign, '=' | ' '))
}

/// Writes the lines of a table, its first rule and its last one included.
pub(super) fn add<'a>(made: &mut Made<'a>, lines: &[(usize, &'a str)]) {
    let rule = lines[0].1;
    let starts: Vec<usize> = rule
        .char_indices()
        .map(|(at, _)| at)
        .filter(|at| rule[*at..].starts_with('=') && !rule[..*at].ends_with('='))
        .collect();
    let has_head = lines[1..lines.len() - 1].iter().any(|(_, line)| is_rule(line));
    let mut is_head = has_head;
    if let Some((number, _)) = lines.first() {
        made.push(*number, "");
    }
    for (number, line) in &lines[1..lines.len() - 1] {
        if is_rule(line) {
            made.push(*number, format!("|{}", "---|".repeat(starts.len())));
            is_head = false;
        } else if !line.trim().is_empty() {
            let cells: Vec<String> =
                cells(line, &starts).iter().map(|cell| inline(&cell.replace('|', "\\|"))).collect();
            made.push(*number, format!("| {} |", cells.join(" | ")));
        }
    }
    debug_assert!(!is_head || !has_head);
    if let Some((number, _)) = lines.last() {
        made.push(*number, "");
    }
}

/// The words of a line below each column; the last column goes on to the end.
fn cells(line: &str, starts: &[usize]) -> Vec<String> {
    let signs: Vec<char> = line.chars().collect();
    let end = |index: usize| starts.get(index + 1).copied().unwrap_or(signs.len()).min(signs.len());
    let cell = |(index, start): (usize, &usize)| {
        signs[(*start).min(signs.len())..end(index)].iter().collect::<String>().trim().to_owned()
    };
    starts.iter().enumerate().map(cell).collect()
}
