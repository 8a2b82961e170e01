//! The items of a list field, with a list that continues a sentence as a part of it.

use crate::markdown::list::{Line, ReadItem, marker, read_items};
use crate::markdown::structure::Fenced;

/// Reads a body as items. A paragraph that ends in a colon and the list behind it are one item.
pub(super) fn read(lines: &[Line<'_>]) -> Vec<ReadItem> {
    let mut items = Vec::new();
    let mut start = 0;
    for index in 0..lines.len() {
        if index < start || !opens(lines, index) {
            continue;
        }
        let list = (index + 1..lines.len()).find(|at| !lines[*at].text.trim().is_empty()).unwrap_or(lines.len());
        let begin = paragraph(lines, start, index);
        let end = list_end(lines, list);
        items.extend(read_items(&lines[start..begin]));
        let text: Vec<&str> = lines[begin..end].iter().map(|line| line.text).collect();
        items.push(ReadItem { number: lines[begin].number, text: text.join("\n").trim_end().to_owned() });
        start = end;
    }
    items.extend(read_items(&lines[start..]));
    items
}

/// True for the last line of a paragraph that ends in a colon, with a list behind it.
fn opens(lines: &[Line<'_>], index: usize) -> bool {
    let line = &lines[index];
    let is_open = line.fenced == Fenced::Outside
        && line.text.trim_end().trim_end_matches(['*', '_']).ends_with([':', '：'])
        && !line.text.starts_with([' ', '\t', '|', '>'])
        && marker(line.text).is_none();
    if !is_open {
        return false;
    }
    let next = lines[index + 1..].iter().find(|line| !line.text.trim().is_empty());
    let is_list = next.is_some_and(|line| continues(line));
    // Behind an item without a blank line the words are a part of it.
    let mut above = lines[..index].iter().rev().take_while(|line| !line.text.trim().is_empty());
    let is_plain = |line: &Line<'_>| marker(line.text).is_none() && !line.text.starts_with([' ', '\t']);
    is_list && above.all(is_plain)
}

/// True for what a sentence goes on with: an item, a row of a table, code.
fn continues(line: &Line<'_>) -> bool {
    line.fenced != Fenced::Outside || marker(line.text).is_some() || line.text.starts_with('|')
}

/// The first line of the paragraph that ends at `last`.
fn paragraph(lines: &[Line<'_>], start: usize, last: usize) -> usize {
    let blank = lines[start..last].iter().rposition(|line| line.text.trim().is_empty());
    blank.map_or(start, |at| start + at + 1)
}

/// The line behind the list that begins at `start`.
fn list_end(lines: &[Line<'_>], start: usize) -> usize {
    let mut end = start;
    for index in start..lines.len() {
        let line = &lines[index];
        let is_blank = line.text.trim().is_empty();
        let is_inside = line.text.starts_with([' ', '\t']) || continues(line);
        let follows = index > start && !lines[index - 1].text.trim().is_empty();
        if !is_blank && !is_inside && !follows {
            break;
        }
        if !is_blank {
            end = index + 1;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::import::blocks::plain_lines;

    fn texts(text: &str) -> Vec<String> {
        let lines: Vec<&str> = text.split('\n').collect();
        read(&plain_lines(&lines)).into_iter().map(|item| item.text).collect()
    }

    #[test]
    fn a_list_that_continues_a_sentence_stays_with_it() {
        assert_eq!(texts("a\n\nWe saw:\n\n- b\n- c\n  d\n\ne"), ["a", "We saw:\n\n- b\n- c\n  d", "e"]);
        assert_eq!(texts("- a\n- b\n\nTwo\nlines:\n1. c\n2. d"), ["a", "b", "Two\nlines:\n1. c\n2. d"]);
        assert_eq!(texts("We ran:\n\n```\nmake\n```\n\nThen b."), ["We ran:\n\n```\nmake\n```", "Then b."]);
        assert_eq!(texts("These:\n\n| a |\n|---|\n| b |\n\nc"), ["These:\n\n| a |\n|---|\n| b |", "c"]);
        assert_eq!(texts("- a:\n- b"), ["a:", "b"]);
        assert_eq!(texts("No list:\n\nb"), ["No list:", "b"]);
    }
}
