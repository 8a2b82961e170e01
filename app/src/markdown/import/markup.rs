//! Reports in other markups, made Markdown line by line: headings, lists, tables, code, links and the title.
//!
//! What a markup has beyond that stays as it was written.

mod asciidoc;
mod jira;
mod latex;
mod org;
mod rst;
mod wiki;

use std::borrow::Cow;

use super::source::{Dropped, Translated};

type Markup = (fn(&[&str]) -> bool, for<'a> fn(&[(usize, &'a str)]) -> Made<'a>, &'static str);

/// How each is known, how it is read, and what people call it.
const MARKUPS: [Markup; 6] = [
    (latex::is_written_in, latex::translate, "LaTeX"),
    (wiki::is_written_in, wiki::translate, "MediaWiki or DokuWiki markup"),
    (jira::is_written_in, jira::translate, "Jira or Confluence wiki markup"),
    (asciidoc::is_written_in, asciidoc::translate, "AsciiDoc"),
    (org::is_written_in, org::translate, "Org-mode"),
    RESTRUCTURED_TEXT,
];

const RESTRUCTURED_TEXT: Markup = (rst::is_written_in, rst::translate, "reStructuredText");

/// Lines of Markdown as they are made, each with the line of the source it stands on.
#[derive(Default)]
struct Made<'a> {
    lines: Vec<(usize, Cow<'a, str>)>,
    dropped: Dropped,
}

impl<'a> Made<'a> {
    fn push(&mut self, number: usize, line: impl Into<Cow<'a, str>>) {
        self.lines.push((number, line.into()));
    }

    /// Names words that Markdown has a sign for.
    fn leave_out(&mut self, number: usize, words: &str) {
        if words.contains(char::is_alphanumeric) {
            self.dropped.push((number, words.trim().to_owned()));
        }
    }
}

/// The lines in Markdown's signs, where they are in another markup that is known.
///
/// `is_code` tells for each line whether Markdown takes it for code, which may be a piece of any markup.
pub(super) fn translated<'a>(lines: &[(usize, &'a str)], is_code: &[bool]) -> Option<Translated<'a>> {
    let texts = lines.iter().zip(is_code).map(|((_, line), is_code)| if *is_code { "" } else { line });
    let texts: Vec<&str> = texts.collect();
    let known = MARKUPS.into_iter().find(|(is_written_in, ..)| is_written_in(&texts));
    let tilded = || rst::has_tilded_headings(lines) && !has_markdown_heading(&texts);
    let (_, translate, name) = known.or_else(|| tilded().then_some(RESTRUCTURED_TEXT))?;
    let Made { lines, dropped } = translate(lines);
    Some(Translated { lines, dropped, name })
}

/// The level of a line that begins with `mark` once or more and a blank, and what stands behind it.
fn level(line: &str, mark: char) -> Option<(usize, &str)> {
    let rest = line.trim_start_matches(mark);
    let level = line.len() - rest.len();
    let text = rest.strip_prefix([' ', '\t'])?.trim();
    ((1..=6).contains(&level) && !text.is_empty()).then_some((level, text))
}

/// True for a Markdown heading, which no other markup has.
fn has_markdown_heading(texts: &[&str]) -> bool {
    texts.iter().any(|line| line.starts_with("## ") || line.starts_with("### "))
}

/// A heading of Markdown.
fn heading(level: usize, text: &str) -> String {
    format!("{} {text}", "#".repeat(level.clamp(1, 6)))
}

/// Replaces what stands between two marks at the edges of words.
fn between(text: &str, mark: &str, open: &str, close: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(mark) {
        let (before, behind) = (&rest[..at], &rest[at + mark.len()..]);
        let starts = !before.ends_with(|c: char| c.is_alphanumeric() || mark.contains(c));
        let end = behind.find(mark).filter(|end| *end > 0);
        let inside = end.map(|end| (&behind[..end], &behind[end + mark.len()..]));
        let is_pair = |(inside, after): &(&str, &str)| {
            starts
                && !inside.starts_with(char::is_whitespace)
                && !inside.ends_with(char::is_whitespace)
                && !inside.contains('`')
                && !after.starts_with(|c: char| c.is_alphanumeric() || mark.contains(c))
        };
        made.push_str(before);
        match inside.filter(is_pair) {
            Some((inside, after)) => {
                made.push_str(open);
                made.push_str(inside);
                made.push_str(close);
                rest = after;
            }
            None => {
                made.push_str(mark);
                rest = behind;
            }
        }
    }
    made.push_str(rest);
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_at_the_edges_of_words_are_replaced_in_pairs() {
        assert_eq!(between("a *b c* d", "*", "**", "**"), "a **b c** d");
        assert_eq!(between("2*3*4 and * x *", "*", "**", "**"), "2*3*4 and * x *");
        assert_eq!(between("=a=, =b= =c", "=", "`", "`"), "`a`, `b` =c");
    }

    #[test]
    fn markdown_is_no_other_markup() {
        let lines = ["# T", "", "* a", "** b **", "## S", ":a: b", "T", "===", "", "| a |", "h1 b"];
        let numbered: Vec<(usize, &str)> = lines.iter().enumerate().map(|(at, line)| (at + 1, *line)).collect();
        assert!(translated(&numbered, &vec![false; lines.len()]).is_none());
    }
}
