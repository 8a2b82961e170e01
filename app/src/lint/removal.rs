//! What goes with words that are taken out, so that what is left still reads.

use std::ops::Range;

use crate::markdown::item_text;

/// Signs that stand around a text in pairs and say nothing without it.
const PAIRS: [(&str, &str); 8] =
    [("(", ")"), ("（", "）"), ("“", "”"), ("\"", "\""), ("**", "**"), ("__", "__"), ("*", "*"), ("_", "_")];

/// Behind these a new sentence begins.
const STOPS: [char; 7] = ['.', '!', '?', '…', '。', '！', '？'];

/// Before these no blank stands.
const SIGNS: [char; 11] = ['.', '!', '?', '…', '。', '！', '？', ',', ';', ':', ')'];

/// Those that stand behind a sentence as a whole.
const CLOSING: [char; 6] = [')', '”', '"', '*', '_', '’'];

/// What ends in a full stop and no sentence, in lower case.
const SHORT: [&str; 14] =
    ["e.g", "i.e", "approx", "incl", "esp", "resp", "vs", "no", "nr", "cf", "fig", "ca", "z.b", "bzw"];

/// The bytes that go with `words`, which are among them. None where the words are part of a sentence: no machine can
/// tell what would become of it.
///
/// A whole text, a whole line of a list, a whole sentence and what stands in brackets go without a trace. Takes the
/// time of one walk over the lines around the words.
pub(super) fn removal(text: &str, words: Range<usize>) -> Option<Range<usize>> {
    let block = Block::around(text, words.start);
    let (bare, is_aside) = with_pairs(text, words);
    let before = text[block.content..bare.start].trim_end();
    let after = text[bare.end..block.end].trim_start();
    if before.is_empty() && after.trim_start_matches(SIGNS).is_empty() {
        return block.is_whole(text).then(|| block.with_its_blank_line(text));
    }
    // The full stop of the sentence is its own.
    let behind = after.trim_start_matches(STOPS);
    if is_stopped(before) && begins_sentence(behind.trim_start()) {
        return Some(without_blanks(text, bare.start..block.end - behind.len(), &block));
    }
    is_aside.then(|| without_blanks(text, bare, &block))
}

/// The lines that hold these words, with the line end that goes with them.
pub(super) fn whole_lines(text: &str, words: Range<usize>) -> Range<usize> {
    let start = text[..words.start].rfind('\n').map_or(0, |at| at + 1);
    match text[words.end..].find('\n') {
        Some(at) => start..words.end + at + 1,
        None => start.saturating_sub(1)..text.len(),
    }
}

/// Lines that belong together: a paragraph, or one item of a list.
struct Block {
    /// Where its first line begins.
    start: usize,
    /// Behind the mark of its item.
    content: usize,
    /// Where its last line ends, without the line end.
    end: usize,
}

impl Block {
    fn around(text: &str, at: usize) -> Block {
        let mut start = line_start(text, at);
        while start > 0 && mark(&text[start..]) == 0 {
            let above = line_start(text, start - 1);
            if text[above..start].trim().is_empty() {
                break;
            }
            start = above;
        }
        let mut end = line_end(text, at);
        while end < text.len() {
            let below = line_end(text, end + 1);
            let line = &text[end + 1..below];
            if line.trim().is_empty() || mark(line) > 0 {
                break;
            }
            end = below;
        }
        Block { start, content: start + mark(&text[start..end]), end }
    }

    /// False where a line above leads to it alone, or lines below hang on it.
    fn is_whole(&self, text: &str) -> bool {
        let is_item = self.content > self.start;
        let above = text[..self.start].trim_end();
        let below = text[self.end..].trim_start_matches(['\n', ' ', '\t']);
        let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
        let next = text.get(self.end + 1..).unwrap_or_default();
        let hangs = is_item && !next.trim().is_empty() && indent(next) > indent(&text[self.start..]);
        let has_others = is_item && mark(below) > 0;
        !hangs && (has_others || !above.ends_with([':', '：']) && !above.ends_with(":**"))
    }

    /// All of it, with the line end and one of two blank lines.
    fn with_its_blank_line(&self, text: &str) -> Range<usize> {
        let is_at_end = text[self.end..].trim().is_empty();
        if is_at_end {
            return text[..self.start].trim_end().len()..text.len();
        }
        let behind = &text[self.end..];
        let blanks = behind.len() - behind.trim_start_matches('\n').len();
        let is_parted = self.start == 0 || text[..self.start].ends_with("\n\n");
        self.start..self.end + if is_parted { blanks } else { 1 }
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |line_end| line_end + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |length| at + length)
}

/// How many bytes at the beginning of a line make it an item of a list; 0 for any other line.
fn mark(line: &str) -> usize {
    let bare = line.trim_start_matches([' ', '\t']);
    // Word processors make bullets that are no Markdown.
    let Some(rest) = item_text(bare).or_else(|| bare.strip_prefix("• ")) else { return 0 };
    let rest = ["[ ] ", "[x] ", "[X] "].iter().find_map(|tick| rest.strip_prefix(tick)).unwrap_or(rest);
    line.len() - rest.len()
}

/// The words with the signs around them, and whether these are brackets.
fn with_pairs(text: &str, mut words: Range<usize>) -> (Range<usize>, bool) {
    let mut is_aside = false;
    let around = |words: &Range<usize>| {
        PAIRS.iter().find(|(open, close)| text[..words.start].ends_with(open) && text[words.end..].starts_with(close))
    };
    while let Some((open, close)) = around(&words) {
        is_aside |= matches!(*open, "(" | "（");
        words = words.start - open.len()..words.end + close.len();
    }
    (words, is_aside)
}

/// True where a new sentence may begin behind `before`.
fn is_stopped(before: &str) -> bool {
    let said = before.trim_end_matches(CLOSING);
    let last = said.trim_end_matches(STOPS);
    let word = last.rsplit(|sign: char| sign.is_whitespace() || sign == '(').next().unwrap_or_default();
    before.is_empty() || last.len() < said.len() && !SHORT.contains(&word.to_lowercase().as_str())
}

/// True for what can follow where a sentence has ended: nothing, or the first word of another one.
fn begins_sentence(after: &str) -> bool {
    let first = after.chars().next();
    first.is_none_or(|first| first.is_alphanumeric() && !first.is_lowercase() || "`[“\"*".contains(first))
}

/// With the blanks behind the words, or those before them where a sign or nothing follows.
fn without_blanks(text: &str, words: Range<usize>, block: &Block) -> Range<usize> {
    let behind = &text[words.end..block.end];
    let next = behind.trim_start();
    if next.is_empty() || next.starts_with(SIGNS) {
        let before = &text[block.content..words.start];
        return block.content + before.trim_end().len()..block.end - next.len();
    }
    words.start..block.end - next.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a text without `[X]`; None where that is not offered.
    fn left(text: &str) -> Option<String> {
        let start = text.find("[X]").expect("each text holds it");
        let gone = removal(text, start..start + 3)?;
        Some([&text[..gone.start], &text[gone.end..]].concat())
    }

    #[test]
    fn a_whole_text_line_or_sentence_goes_without_a_trace() {
        for (text, expected) in [
            ("[X]", ""),
            ("**[X]**", ""),
            ("[X].", ""),
            ("[X] The pool was full.", "The pool was full."),
            ("The pool was full. [X]", "The pool was full."),
            ("The pool was full. [X].", "The pool was full."),
            ("The pool was full. [X] It stayed so.", "The pool was full. It stayed so."),
            ("The pool was full. [X]. It stayed so.", "The pool was full. It stayed so."),
            ("The pool was full.\n[X]\nIt stayed so.", "The pool was full.\nIt stayed so."),
            ("(The pool was full.) [X]", "(The pool was full.)"),
            ("支付失败。[X]", "支付失败。"),
            ("The pool was full.\n\n[X]\n\nIt stayed so.", "The pool was full.\n\nIt stayed so."),
            ("[X]\n\nIt stayed so.", "It stayed so."),
            ("The pool was full.\n\n[X]", "The pool was full."),
            ("- one\n- [X]\n- two", "- one\n- two"),
            ("- one\n- [X]", "- one"),
            ("1. [X]\n2. two", "2. two"),
            ("Seen:\n- [X]\n- two", "Seen:\n- two"),
            ("- one\n- Two. [X]\n- three", "- one\n- Two.\n- three"),
        ] {
            assert_eq!(left(text).as_deref(), Some(expected), "{text:?}");
        }
    }

    #[test]
    fn what_stands_in_brackets_goes_with_them() {
        for (text, expected) in [
            ("The pool ([X]) was full.", "The pool was full."),
            ("The pool was full ([X]).", "The pool was full."),
            ("The pool was full ([X])", "The pool was full"),
            ("The pool (**[X]**), which", "The pool, which"),
        ] {
            assert_eq!(left(text).as_deref(), Some(expected), "{text:?}");
        }
    }

    #[test]
    fn a_part_of_a_sentence_is_left_to_the_writer() {
        for text in [
            "8,400 searches, or [X]; checkout kept working.",
            "Checkout failed for [X].",
            "Checkout failed for [X]",
            "[X] for all shoppers",
            "[X], and so on",
            "It was slow. [X] are affected.",
            "Some users, e.g. [X]",
            "Scope: [X]",
            "Scope:\n\n[X]",
            "Seen:\n- [X]",
            "**Seen:**\n- [X]",
            "- Seen by [X]\n- two",
            "- [X]\n  - a detail of it",
            "- [X]\n  which went on",
            "All shoppers of\n[X]\nwere affected.",
            "| [X] | 3 |",
            "## [X]",
        ] {
            assert_eq!(left(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_line_goes_with_its_line_end() {
        let without = |text: &str, line: &str| {
            let start = text.find(line).expect("it is there");
            let gone = whole_lines(text, start..start + line.len());
            [&text[..gone.start], &text[gone.end..]].concat()
        };
        assert_eq!(without("one\n  two\nthree", "two"), "one\nthree");
        assert_eq!(without("one\ntwo", "two"), "one");
        assert_eq!(without("one\ntwo", "one"), "two");
        assert_eq!(without("one", "one"), "");
    }
}
