//! The lines of a text as the later stages read them: other markups in Markdown's signs, a line break in HTML
//! as a line break, tags that only wrap something gone and named.

mod bullets;
mod wrappers;

use std::borrow::Cow;

use super::{blocks, markup};
use bullets::{bracketed_number, bullet};
use wrappers::without_wrappers;

/// The most lines of a callout.
const MAX_CALLOUT: usize = 200;

/// Words of the source that the text no longer has, and their line.
pub(super) type Dropped = Vec<(usize, String)>;

/// A text of Markdown made of another, line by line.
#[derive(Default)]
pub(super) struct Source {
    pub(super) text: String,
    /// For every line of `text` the line of the source it stands on, counted from 1.
    pub(super) numbers: Vec<usize>,
    pub(super) dropped: Dropped,
    /// What people call the markup it was written in, where that is not Markdown.
    pub(super) markup: Option<&'static str>,
}

impl Source {
    /// The lines behind the front matter, the first of which is number `start` of the source.
    pub(super) fn read(lines: &[&str], start: usize) -> Source {
        let mut source = Source::default();
        let numbered: Vec<(usize, &str)> = lines.iter().enumerate().map(|(at, line)| (start + at, *line)).collect();
        let is_code = blocks::code(lines);
        match markup::translated(&numbered, &is_code) {
            Some(translated) => {
                source.dropped = translated.dropped;
                source.markup = Some(translated.name);
                let lines: Vec<(usize, &str)> =
                    translated.lines.iter().map(|(number, line)| (*number, line.as_ref())).collect();
                let texts: Vec<&str> = lines.iter().map(|(_, line)| *line).collect();
                source.add_lines(&lines, &blocks::code(&texts));
            }
            None => source.add_lines(&numbered, &is_code),
        }
        source
    }

    fn add_lines(&mut self, lines: &[(usize, &str)], is_code: &[bool]) {
        let texts: Vec<&str> = lines.iter().map(|(_, line)| *line).collect();
        let mut callout = Callout::None;
        for (index, (number, line)) in lines.iter().enumerate() {
            let is_plain = !is_code[index];
            let is_closed = || line.starts_with(":::") && closes(&texts[index + 1..]);
            let (open, is_taken) =
                if is_plain { self.add_admonition(*number, line, callout, is_closed()) } else { (callout, false) };
            callout = open;
            if is_taken {
                continue;
            }
            let around = [index.wrapping_sub(1), index + 1].map(|at| texts.get(at).copied().unwrap_or_default());
            let numbered = if is_plain { bracketed_number(line, around) } else { None };
            if let Some((mark, item)) = numbered {
                self.dropped.push((*number, mark.to_owned()));
                self.push(*number, &item);
                continue;
            }
            let item = if is_plain { bullet(line, around) } else { None };
            let line = item.as_deref().unwrap_or(line);
            match is_plain.then(|| without_wrappers(line)).flatten() {
                _ if is_plain && is_machinery(line) => {
                    self.dropped.push((*number, line.trim().to_owned()));
                    self.push(*number, "");
                }
                Some(unwrapped) => {
                    self.dropped.push((*number, line.trim().to_owned()));
                    unwrapped.iter().for_each(|line| self.push(*number, line));
                }
                None if is_plain && line.contains('<') && !line.trim_start().starts_with('|') => {
                    self.add_broken(*number, line);
                }
                None => self.push(*number, tag_line(line).unwrap_or(line)),
            }
        }
    }

    fn push(&mut self, number: usize, line: &str) {
        if !self.numbers.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(line);
        self.numbers.push(number);
    }

    /// A line parted at its `<br>`: what stands behind one goes on with the paragraph or item on a line of its own.
    fn add_broken(&mut self, number: usize, line: &str) {
        let pieces = broken(line);
        let indent = line.len() - line.trim_start().len();
        let width = crate::markdown::list::marker(line.trim_start()).map_or(0, |(width, _)| width);
        let last = pieces.iter().rposition(|piece| !piece.trim().is_empty()).unwrap_or(0);
        for (index, piece) in pieces.iter().enumerate().take(last + 1) {
            let mut text = if index == 0 { piece.trim_end().to_owned() } else { piece.trim().to_owned() };
            if index > 0 && !text.is_empty() {
                text.insert_str(0, &" ".repeat(indent + width));
            }
            if index < pieces.len() - 1 && !text.trim().is_empty() {
                text.push('\\');
            }
            if index == 0 && pieces.len() == 1 {
                text = line.to_owned();
            }
            if !text.trim().is_empty() || pieces.len() == 1 {
                self.push(number, &text);
            }
        }
        (1..pieces.len()).for_each(|_| self.dropped.push((number, "<br>".to_owned())));
    }

    /// `!!! danger "Title"` and what is indented below it, or `:::danger Title` up to the next `:::`, is a quote with a
    /// callout's first line. Answers what is open behind the line, and whether the line was one of it.
    fn add_admonition(&mut self, number: usize, line: &str, open: Callout, is_closed: bool) -> (Callout, bool) {
        let fenced = line.strip_prefix(":::").map(|rest| rest.trim_start_matches(':').trim());
        match (open, fenced) {
            (Callout::Fenced, Some("")) => return (Callout::None, true),
            (Callout::Fenced, _) => {
                self.push(number, format!("> {line}").trim_end());
                return (Callout::Fenced, true);
            }
            (_, Some(head)) if is_closed && head.starts_with(char::is_alphabetic) => {
                self.push_callout(number, head);
                return (Callout::Fenced, true);
            }
            _ => {}
        }
        if let Some(head) = ["!!! ", "???+ ", "??? "].into_iter().find_map(|mark| line.strip_prefix(mark)) {
            self.push_callout(number, head);
            return (Callout::Indented, true);
        }
        let inside = line.strip_prefix("    ").filter(|_| open == Callout::Indented);
        match inside {
            Some(inside) => self.push(number, &format!("> {inside}")),
            None if open == Callout::Indented && line.trim().is_empty() => self.push(number, ">"),
            None => return (Callout::None, false),
        }
        (Callout::Indented, true)
    }

    fn push_callout(&mut self, number: usize, head: &str) {
        let (kind, title) = head.trim().split_once(' ').unwrap_or((head.trim(), ""));
        let title = title.trim().trim_matches('"');
        self.push(number, format!("> [!{kind}] {title}").trim_end());
    }
}

/// True where a line of colons comes before the next heading, and soon.
fn closes(lines: &[&str]) -> bool {
    let is_end = |line: &str| line.len() > 2 && line.trim_end().bytes().all(|byte| byte == b':');
    lines.iter().take(MAX_CALLOUT).take_while(|line| !line.starts_with('#')).any(|line| is_end(line))
}

/// A callout that is open.
#[derive(Clone, Copy, PartialEq)]
enum Callout {
    None,
    /// Up to a line that is not indented.
    Indented,
    /// Up to a line of colons.
    Fenced,
}

/// A text parted at its `<br>`, which is the only tag that means something in one line.
pub(in crate::markdown) fn broken(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(at) = rest[from..].find('<').map(|at| from + at) {
        match break_length(&rest[at..]) {
            Some(length) => {
                pieces.push(&rest[..at]);
                rest = &rest[at + length..];
                from = 0;
            }
            None => from = at + 1,
        }
    }
    pieces.push(rest);
    pieces
}

/// The length of the `<br>`, `<br/>` or `<br />` that `text` begins with.
fn break_length(text: &str) -> Option<usize> {
    let inside = text.get(1..3).filter(|tag| tag.eq_ignore_ascii_case("br"))?;
    // A few blanks and a slash are all that it may have.
    let end = text[1 + inside.len()..].bytes().take(8).position(|byte| byte == b'>')?;
    text[3..3 + end].chars().all(|c| c == ' ' || c == '/').then_some(4 + end)
}

/// Lines for the program that makes a page: a place for the table of contents, and what MDX imports.
fn is_machinery(line: &str) -> bool {
    let text = line.trim();
    let is_import = (text.starts_with("import ") && text.contains(" from ") || text.starts_with("export "))
        && text.ends_with(['\'', '"', ';', '}']);
    is_import
        || ["{toc}", "[toc]", "[[toc]]", "[[_toc_]]", "{{toc}}", "<!-- toc -->", "${toc}"]
            .contains(&text.to_lowercase().as_str())
}

/// `###### tags: …` is a line of tags, as HedgeDoc writes them, and no heading.
fn tag_line(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let is_tags =
        text.len() < line.len() && text.trim_start().get(..5).is_some_and(|key| key.eq_ignore_ascii_case("tags:"));
    is_tags.then(|| text.trim_start())
}

/// Lines that were made of others.
pub(super) struct Translated<'a> {
    pub(super) lines: Vec<(usize, Cow<'a, str>)>,
    pub(super) dropped: Dropped,
    pub(super) name: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Vec<String>) {
        let lines: Vec<&str> = text.split('\n').collect();
        let source = Source::read(&lines, 1);
        (source.text, source.dropped.into_iter().map(|(_, text)| text).collect())
    }

    #[test]
    fn a_line_break_in_html_is_a_line_break() {
        assert_eq!(read("a <br> b<BR/>c<br />").0, "a\\\nb\\\nc\\");
        assert_eq!(read("- a<br>1. b").0, "- a\\\n  1. b");
        assert_eq!(read("| a<br>b |").0, "| a<br>b |");
        assert_eq!(read("```\na<br>b\n```").0, "```\na<br>b\n```");
        assert_eq!(read("a <brand> b").0, "a <brand> b");
    }

    #[test]
    fn tags_that_wrap_something_are_named_and_their_summary_is_a_label() {
        let (text, dropped) = read("<details open>\n<summary>Timeline</summary>\n\n- a\n\n</details>\n<b>x</b>");
        assert_eq!(text, "\n**Timeline**\n\n- a\n\n\n<b>x</b>");
        assert_eq!(dropped, ["<details open>", "<summary>Timeline</summary>", "</details>"]);
    }

    #[test]
    fn words_on_both_sides_of_a_tag_stay_two() {
        assert_eq!(read("<summary>Timeline</summary>12:00 down").0, "**Timeline**\n12:00 down");
        assert_eq!(read("<details>a<summary>Impact</summary>b</details>c").0, "a\n**Impact**\nb c");
        assert_eq!(read("<div>one</div><div>two</div>").0, "one  two");
        assert_eq!(read("</summary> text").0, "text");
    }

    #[test]
    fn an_admonition_is_a_quote_with_its_kind_and_title() {
        let (text, dropped) = read("!!! danger \"Impact\"\n    412 customers\n\n    called\nend");
        assert_eq!(text, "> [!danger] Impact\n> 412 customers\n>\n> called\nend");
        assert_eq!(read(":::info Times\nUTC\n\n- a\n:::\nend").0, "> [!info] Times\n> UTC\n>\n> - a\nend");
        assert_eq!(dropped, Vec::<String>::new());
    }
}
