//! Where the headings of a text are, what each means, and what stands below it.

mod dress;
mod unsigned;

use super::blocks::{Blocks, Heading};
use super::meaning;
use crate::markdown::list::Line;
use crate::report::Field;
use dress::{label_of_link, undressed};

/// A heading and the lines below it, up to the next one.
pub(super) struct Part<'a> {
    /// 1 to 6, or 0 for what stands before the first heading.
    pub(super) level: usize,
    /// What the heading says, without its dress.
    pub(super) text: &'a str,
    /// The heading as it was written, with marks and anchors.
    pub(super) raw: &'a str,
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

impl<'a> Part<'a> {
    fn of(heading: Heading<'a>, line: &Line<'a>) -> Part<'a> {
        let Heading { level, text: raw, height, is_html } = heading;
        let text = undressed(raw);
        let shown = if level > 2 && height == 1 && !is_html {
            line.text.trim_start().to_owned()
        } else {
            format!("{} {raw}", "#".repeat(level.max(3)))
        };
        let meaning = meaning::field(label_of_link(text).unwrap_or(text));
        Part { level, text, raw, number: line.number, shown, body: Vec::new(), meaning, is_html }
    }

    /// The tags around a heading that was written in HTML, which the report does not keep.
    pub(super) fn tags(&self) -> &'static str {
        const TAGS: [&str; 6] = ["<h1></h1>", "<h2></h2>", "<h3></h3>", "<h4></h4>", "<h5></h5>", "<h6></h6>"];
        if self.is_html { TAGS[self.level - 1] } else { "" }
    }

    /// What was taken off the heading, before and behind its words: anchors, attributes, tags.
    pub(super) fn dress(&self) -> [&'a str; 2] {
        let start = self.text.as_ptr() as usize - self.raw.as_ptr() as usize;
        [&self.raw[..start], &self.raw[start + self.text.len()..]]
    }

    /// What the heading says, without the address that it leads to.
    pub(super) fn label(&self) -> &'a str {
        label_of_link(self.text).unwrap_or(self.text)
    }

    /// The link that the heading is.
    pub(super) fn link(&self) -> Option<&'a str> {
        label_of_link(self.text).map(|_| self.text)
    }

    /// The link that stands among its words: `✅ [Actions](https://a.test)`.
    pub(super) fn link_inside(&self) -> Option<&'a str> {
        let at = self.text.find("](http")?;
        let start = self.text[..at].rfind('[')?;
        let link = &self.text[start..at + self.text[at..].find(')')? + 1];
        link[1..at - start].contains(char::is_alphanumeric).then_some(link)
    }
}

/// A whole text. Never empty; the first part is what stands before the first heading.
pub(super) fn parts<'a>(blocks: &Blocks<'a>) -> Vec<Part<'a>> {
    let first = Part {
        level: 0,
        text: "",
        raw: "",
        number: blocks.lines.first().map_or(1, |line| line.number),
        shown: String::new(),
        body: Vec::new(),
        meaning: None,
        is_html: false,
    };
    let has_signs = blocks.headings.iter().any(Option::is_some);
    let unsigned = if has_signs { Vec::new() } else { unsigned::headings(&blocks.lines) };
    let headings = if has_signs { &blocks.headings } else { &unsigned };
    let mut parts = vec![first];
    let mut index = 0;
    while let Some(line) = blocks.lines.get(index) {
        index += match headings[index] {
            Some(heading) => {
                parts.push(Part::of(heading, line));
                heading.height
            }
            None => {
                parts.last_mut().into_iter().for_each(|part| part.body.push(*line));
                1
            }
        };
    }
    parts
}
