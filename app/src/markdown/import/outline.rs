//! Where the headings of a text are and what stands below each.

use super::meaning;
use crate::markdown::list::Line;
use crate::markdown::structure::{Fence, Fenced, fenced};
use crate::report::Field;

/// A heading and the lines below it, up to the next one.
pub(super) struct Part<'a> {
    /// 1 to 6, or 0 for what stands before the first heading.
    pub(super) level: usize,
    /// The heading's text.
    pub(super) text: &'a str,
    /// The heading's line.
    pub(super) number: usize,
    /// The heading as it is kept inside a text, below the report's own headings.
    pub(super) shown: String,
    pub(super) body: Vec<Line<'a>>,
    /// The field that the heading names, wherever it stands.
    pub(super) meaning: Option<Field>,
    /// Whether the heading was written in HTML.
    is_html: bool,
}

impl Part<'_> {
    /// The tags around a heading that was written in HTML, which the report does not keep.
    pub(super) fn tags(&self) -> &'static str {
        const TAGS: [&str; 6] = ["<h1></h1>", "<h2></h2>", "<h3></h3>", "<h4></h4>", "<h5></h5>", "<h6></h6>"];
        if self.is_html { TAGS[self.level - 1] } else { "" }
    }
}

/// A whole text.
pub(super) struct Outline<'a> {
    /// Never empty; the first is what stands before the first heading.
    pub(super) parts: Vec<Part<'a>>,
}

/// Lines with their numbers, the first of which is `start`, and whether they are code or comments.
pub(super) fn lines<'a>(texts: &[&'a str], start: usize) -> Vec<Line<'a>> {
    let unindented: Vec<&str> = texts.iter().map(|text| without_indent(text)).collect();
    let states = fenced(&unindented);
    let mut lines: Vec<Line<'a>> = texts
        .iter()
        .zip(states)
        .enumerate()
        .map(|(index, (text, fenced))| Line { number: start + index, text, fenced })
        .collect();
    hide_comments(&mut lines);
    lines
}

/// A fence may be indented, also in an item of a list.
fn without_indent(text: &str) -> &str {
    let rest = text.trim_start_matches([' ', '\t']);
    if Fence::opened_by(rest).is_some() { rest } else { text }
}

/// What stands in a comment that ends is never structure.
fn hide_comments(lines: &mut [Line<'_>]) {
    let last_end = lines.iter().rposition(|line| line.fenced == Fenced::Outside && line.text.contains("-->"));
    let mut is_open = false;
    for (index, line) in lines.iter_mut().enumerate() {
        if line.fenced != Fenced::Outside {
            continue;
        }
        let begin = if is_open { Some(0) } else { line.text.find("<!--") };
        let Some(begin) = begin.filter(|_| last_end.is_some_and(|end| end >= index)) else { continue };
        let ends = line.text[begin..].rfind("-->").is_some_and(|end| !line.text[begin + end..].contains("<!--"));
        if is_open || !ends {
            line.fenced = Fenced::Inside;
        }
        is_open = !ends;
    }
}

impl<'a> Outline<'a> {
    pub(super) fn of(lines: &[Line<'a>]) -> Outline<'a> {
        let first = Part {
            level: 0,
            text: "",
            number: lines.first().map_or(1, |line| line.number),
            shown: String::new(),
            body: Vec::new(),
            meaning: None,
            is_html: false,
        };
        let mut parts = vec![first];
        let mut is_blank_before = true;
        let mut index = 0;
        while let Some(line) = lines.get(index) {
            let next = lines.get(index + 1);
            let found = heading(line).map(|found| (found, 1)).or_else(|| {
                let found = is_blank_before.then(|| underlined(line, next?)).flatten()?;
                Some((found, 2))
            });
            match found {
                Some(((level, text), height)) => {
                    let is_html = line.text.starts_with('<');
                    let shown = if level > 2 && height == 1 && !is_html {
                        line.text.to_owned()
                    } else {
                        format!("{} {text}", "#".repeat(level.max(3)))
                    };
                    parts.push(Part {
                        level,
                        text,
                        number: line.number,
                        shown,
                        body: Vec::new(),
                        meaning: meaning::field(text),
                        is_html,
                    });
                    is_blank_before = true;
                    index += height;
                }
                None => {
                    if let Some(part) = parts.last_mut() {
                        part.body.push(*line);
                    }
                    is_blank_before = line.text.trim().is_empty();
                    index += 1;
                }
            }
        }
        Outline { parts }
    }
}

/// `## Heading`, `## Heading ##` or `<h2>Heading</h2>`, at the left edge.
fn heading<'a>(line: &Line<'a>) -> Option<(usize, &'a str)> {
    if line.fenced != Fenced::Outside {
        return None;
    }
    if let Some(tag) = line.text.strip_prefix("<h") {
        let level = tag.chars().next()?.to_digit(10).filter(|level| (1..=6).contains(level))? as usize;
        let inside = tag[1..].strip_prefix('>')?.trim_end().strip_suffix('>')?;
        let text = inside.strip_suffix(&tag[..1])?.strip_suffix("</h")?;
        return Some((level, text.trim()));
    }
    let rest = line.text.trim_start_matches('#');
    let level = line.text.len() - rest.len();
    if !(1..=6).contains(&level) || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return None;
    }
    let text = rest.trim();
    let open = text.trim_end_matches('#');
    let is_closed = open.len() < text.len() && (open.is_empty() || open.ends_with([' ', '\t']));
    Some((level, if is_closed { open.trim() } else { text }))
}

/// A line of words over a line of `===` or `---`.
fn underlined<'a>(line: &Line<'a>, next: &Line<'a>) -> Option<(usize, &'a str)> {
    let mark = next.text.trim_end();
    let level = match mark.as_bytes().first()? {
        b'=' if mark.bytes().all(|byte| byte == b'=') => 1,
        b'-' if mark.len() > 1 && mark.bytes().all(|byte| byte == b'-') => 2,
        _ => return None,
    };
    let is_text = line.fenced == Fenced::Outside
        && next.fenced == Fenced::Outside
        && line.text.starts_with(|c: char| c.is_alphanumeric() || c == '*' || c == '[')
        && crate::markdown::list::marker(line.text).is_none()
        && !line.text.contains('|');
    is_text.then(|| (level, line.text.trim()))
}
