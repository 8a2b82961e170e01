//! Lists: `- `, `1. ` and `- [ ] ` items whose later lines are indented under their text.

use super::structure::{Fence, Fenced, SEPARATOR};

/// A line of a field's body.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Its number in the source, counted from 1.
    pub number: usize,
    /// Without the line end.
    pub text: &'a str,
    /// Where it stands with regard to code fences.
    pub fenced: Fenced,
}

/// One item as read: the line it starts on and its text.
#[derive(Debug, PartialEq)]
pub(super) struct ReadItem {
    pub number: usize,
    pub text: String,
}

/// Writes one item under `marker`, which ends in a space; `width` is how far later lines are indented.
pub(super) fn write_item(out: &mut String, marker: &str, width: usize, text: &str) {
    out.push_str(marker);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
            if !line.is_empty() {
                out.extend(std::iter::repeat_n(' ', width));
            }
        }
        out.push_str(line);
    }
    out.push('\n');
}

/// Reads a body as items. Text without a marker is an item, too, or goes on with the one before it.
pub(super) fn read_items(lines: &[Line<'_>]) -> Vec<ReadItem> {
    let mut items: Vec<ReadItem> = Vec::new();
    let mut width = 0;
    let mut blanks = 0;
    for line in lines {
        if line.text.trim().is_empty() {
            blanks += 1;
            continue;
        }
        let is_code = line.fenced != Fenced::Outside;
        let is_break = !is_code && line.text.trim_end() == SEPARATOR;
        if is_break {
            continue;
        }
        let marker = if is_code { None } else { marker(line.text) };
        let is_indented = line.text.starts_with([' ', '\t']);
        match (marker, items.last_mut()) {
            (Some((marker_width, text)), _) => {
                width = marker_width;
                items.push(ReadItem { number: line.number, text: text.into() });
            }
            (None, Some(item)) if is_indented || is_code || blanks == 0 => {
                item.text.extend(std::iter::repeat_n('\n', blanks + 1));
                item.text.push_str(unindent(line.text, width));
            }
            (None, _) => {
                width = 0;
                items.push(ReadItem { number: line.number, text: line.text.into() });
            }
        }
        blanks = 0;
    }
    items.retain(|item| !item.text.trim().is_empty());
    items
}

/// The items of a list inside an item, each on one line, with the number of lines before it.
pub(super) fn flat_items(text: &str) -> Vec<(usize, String)> {
    let mut items: Vec<(usize, String)> = Vec::new();
    let mut is_code = false;
    for (offset, line) in text.split('\n').map(str::trim).enumerate() {
        let is_edge = Fence::opened_by(line).is_some();
        let nested = if offset == 0 || is_code { None } else { marker(line) };
        is_code ^= is_edge;
        match (nested, items.last_mut()) {
            (Some((_, text)), _) => items.push((offset, text.to_owned())),
            (None, Some((_, item))) if !line.is_empty() => {
                item.push(' ');
                item.push_str(line);
            }
            (None, None) => items.push((offset, line.to_owned())),
            (None, Some(_)) => {}
        }
    }
    items
}

/// What stands behind the marker of a line, if it begins an item.
pub(crate) fn item_text(line: &str) -> Option<&str> {
    marker(line).map(|(_, text)| text)
}

/// The width of a list marker with the blanks behind it, and the text after it.
pub(super) fn marker(line: &str) -> Option<(usize, &str)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let sign = *line.as_bytes().get(digits)?;
    let is_marker = match digits {
        0 => matches!(sign, b'-' | b'*' | b'+'),
        1..=9 => matches!(sign, b'.' | b')'),
        _ => false,
    };
    let rest = &line[digits..].get(1..)?;
    if !is_marker || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return None;
    }
    let text = rest.trim_start_matches([' ', '\t']);
    let blanks = (rest.len() - text.len()).clamp(1, 4);
    Some((digits + 1 + blanks, text))
}

/// Takes at most `width` leading spaces away, or one tab.
pub(super) fn unindent(line: &str, width: usize) -> &str {
    match line.strip_prefix('\t') {
        Some(rest) if width > 0 => rest,
        _ => {
            let spaces = line.bytes().take(width).take_while(|byte| *byte == b' ').count();
            &line[spaces..]
        }
    }
}

/// Splits the box off a checklist item: whether it is ticked, and the text.
pub(super) fn checkbox(text: &str) -> (bool, &str) {
    let boxes = [("[ ]", false), ("[x]", true), ("[X]", true)];
    boxes
        .into_iter()
        .find_map(|(mark, done)| {
            let rest = text.strip_prefix(mark)?;
            (rest.is_empty() || rest.starts_with([' ', '\t', '\n'])).then_some((done, rest))
        })
        .unwrap_or((false, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Vec<String> {
        let lines: Vec<Line<'_>> = source
            .split('\n')
            .enumerate()
            .map(|(index, text)| Line { number: index + 1, text, fenced: Fenced::Outside })
            .collect();
        read_items(&lines).into_iter().map(|item| item.text).collect()
    }

    #[test]
    fn items_of_several_lines_come_back() {
        let mut out = String::new();
        write_item(&mut out, "- ", 2, "a\n\n  b\n- c");
        write_item(&mut out, "10. ", 4, "# d\n\te");
        assert_eq!(out, "- a\n\n    b\n  - c\n10. # d\n    \te\n");
        assert_eq!(read(&out), ["a\n\n  b\n- c", "# d\n\te"]);
    }

    #[test]
    fn text_without_a_marker_is_kept() {
        assert_eq!(read("one\ntwo\n\nthree\n* four\nfive\n---\n+ six\n-"), ["one\ntwo", "three", "four\nfive", "six"]);
    }

    #[test]
    fn only_a_box_is_a_box() {
        assert_eq!(checkbox("[x] a"), (true, " a"));
        assert_eq!(checkbox("[x](https://a.test)"), (false, "[x](https://a.test)"));
    }
}
