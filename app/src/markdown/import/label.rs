//! Bold labels that stand where others put headings: `**Impact:** all users`, `- **Trigger**: a deploy`.

use crate::markdown::list::{Line, marker, unindent};
use crate::markdown::structure::Fenced;
use crate::report::Field;

/// Bold words at the start of a line, and what stands behind them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Label<'a> {
    pub(super) text: &'a str,
    pub(super) rest: &'a str,
}

/// The label of a line: bold words that end in a colon or question mark, or that are all of it.
pub(super) fn of(line: &str) -> Option<Label<'_>> {
    let mark = ["**", "__"].into_iter().find(|mark| line.starts_with(mark))?;
    let (text, rest) = line[2..].split_once(mark)?;
    let is_ended = text.trim_end().ends_with([':', '：', '?', '？']);
    let behind = rest.trim_start();
    let rest = match behind.strip_prefix([':', '：']) {
        Some(rest) => rest,
        None if is_ended || behind.is_empty() => behind,
        None => return None,
    };
    let text = text.trim();
    (!text.is_empty() && text.len() <= 80).then_some(Label { text, rest: rest.trim() })
}

/// Lines in a row that belong together.
pub(super) enum Chunk<'a, 'b> {
    Text(&'b [Line<'a>]),
    /// Below a label that names a field.
    Labelled {
        field: Field,
        label: Label<'a>,
        /// All its lines, the label included.
        raw: &'b [Line<'a>],
        /// The lines below the label, without the indent of an item.
        lines: Vec<Line<'a>>,
    },
}

/// Parts lines at the labels that `accept` knows. With `items`, also at items of a list.
pub(super) fn split<'a, 'b>(
    lines: &'b [Line<'a>],
    items: bool,
    accept: impl Fn(&str) -> Option<Field>,
) -> Vec<Chunk<'a, 'b>> {
    let mut chunks = Vec::new();
    let mut start = 0;
    let mut index = 0;
    while index < lines.len() {
        let Some((label, width)) = label_at(lines, index, items) else {
            index += 1;
            continue;
        };
        let Some(field) = accept(label.text) else {
            index += 1;
            continue;
        };
        let end = if width > 0 { item_end(lines, index) } else { label_end(lines, index, items) };
        if start < index {
            chunks.push(Chunk::Text(&lines[start..index]));
        }
        let raw = &lines[index..end];
        let below = raw[1..].iter().map(|line| Line { text: unindent(line.text, width), ..*line }).collect();
        chunks.push(Chunk::Labelled { field, label, raw, lines: below });
        start = end;
        index = end;
    }
    if start < lines.len() {
        chunks.push(Chunk::Text(&lines[start..]));
    }
    chunks
}

/// The label at a line, and the width of the list marker before it.
fn label_at<'a>(lines: &[Line<'a>], index: usize, items: bool) -> Option<(Label<'a>, usize)> {
    let line = lines[index];
    if line.fenced != Fenced::Outside {
        return None;
    }
    if let Some((width, text)) = marker(line.text) {
        return items.then(|| of(text)).flatten().map(|label| (label, width));
    }
    let starts = index == 0 || lines[index - 1].text.trim().is_empty() || of(lines[index - 1].text).is_some();
    starts.then(|| of(line.text)).flatten().map(|label| (label, 0))
}

/// A label goes on to the next one, known or not.
fn label_end(lines: &[Line<'_>], start: usize, items: bool) -> usize {
    let is_label = |index: &usize| label_at(lines, *index, items).is_some();
    (start + 1..lines.len()).find(is_label).unwrap_or(lines.len())
}

/// An item goes on as long as lines are indented or follow directly.
fn item_end(lines: &[Line<'_>], start: usize) -> usize {
    let mut end = start + 1;
    for index in start + 1..lines.len() {
        let line = &lines[index];
        let is_blank = line.text.trim().is_empty();
        let is_inside = line.text.starts_with([' ', '\t']) || line.fenced != Fenced::Outside;
        let follows = !lines[index - 1].text.trim().is_empty() && marker(line.text).is_none();
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

    #[test]
    fn bold_words_with_an_end_are_a_label() {
        let label = |text, rest| Some(Label { text, rest });
        assert_eq!(of("**Impact:** all users"), label("Impact:", "all users"));
        assert_eq!(of("**Impact**: all"), label("Impact", "all"));
        assert_eq!(of("__Root cause__"), label("Root cause", ""));
        assert_eq!(of("**What went right?** Much"), label("What went right?", "Much"));
        for line in ["**Impact** was high", "**Impact", "*Impact:* x", "****", "Impact: x"] {
            assert_eq!(of(line), None, "{line}");
        }
    }
}
