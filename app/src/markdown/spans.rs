//! Which stretches of a Markdown text are its writer's own words, and where its links lead.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::html::OPTIONS;

/// What a stretch of a text is to somebody who reads the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stretch {
    /// The writer's words, with nothing of Markdown in them. Two such stretches that touch are one.
    Words(Range<usize>),
    /// Code in a sentence: the name of something.
    Code(Range<usize>),
    /// The end of a paragraph, an item or a cell. Code blocks and block quotes are this as a whole.
    Break,
}

/// A link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// All of it, label and address.
    pub bytes: Range<usize>,
    /// The address as a reader's browser would get it: entities and backslashes are resolved.
    pub url: String,
}

/// A text taken apart. All ranges are bytes of it at character boundaries, in reading order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spans {
    /// Text in reading order.
    pub stretches: Vec<Stretch>,
    /// Code spans and code blocks.
    pub code: Vec<Range<usize>>,
    /// Links and images, also those inside block quotes.
    pub links: Vec<Target>,
}

/// Takes `text` apart. Total: any text has spans.
pub(crate) fn spans(text: &str) -> Spans {
    let mut spans = Spans::default();
    // Depth within block quotes and code blocks.
    let mut silent = 0_usize;
    for (event, bytes) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        if text.get(bytes.clone()).is_none() {
            continue;
        }
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                spans.code.push(bytes);
                spans.add_break();
                silent += 1;
            }
            Event::Start(Tag::BlockQuote(_)) => {
                spans.add_break();
                silent += 1;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::BlockQuote(_)) => silent = silent.saturating_sub(1),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                spans.links.push(Target { bytes, url: dest_url.into_string() });
            }
            Event::Code(_) => {
                if silent == 0 {
                    spans.stretches.push(Stretch::Code(bytes.clone()));
                }
                spans.code.push(bytes);
            }
            // HTML is shown as text, so its words are words.
            Event::Text(_) | Event::Html(_) | Event::InlineHtml(_) if silent == 0 => spans.add_words(bytes),
            Event::Start(tag) if !is_inline(&tag.to_end()) => spans.add_break(),
            Event::End(tag) if !is_inline(&tag) => spans.add_break(),
            _ => {}
        }
    }
    spans
}

impl Spans {
    fn add_break(&mut self) {
        if self.stretches.last().is_some_and(|stretch| *stretch != Stretch::Break) {
            self.stretches.push(Stretch::Break);
        }
    }

    fn add_words(&mut self, bytes: Range<usize>) {
        match self.stretches.last_mut() {
            Some(Stretch::Words(before)) if before.end == bytes.start => before.end = bytes.end,
            _ => self.stretches.push(Stretch::Words(bytes)),
        }
    }

    /// True when the byte at `start` is inside code.
    pub fn is_code(&self, start: usize) -> bool {
        let next = self.code.partition_point(|code| code.start <= start);
        self.code[..next].last().is_some_and(|code| start < code.end)
    }
}

/// True for what stands within a sentence.
fn is_inline(tag: &TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The stretches of `text`, a break as `|` and code in backticks.
    fn read(text: &str) -> String {
        let show = |stretch: &Stretch| match stretch {
            Stretch::Words(bytes) | Stretch::Code(bytes) => text[bytes.clone()].to_owned(),
            Stretch::Break => "|".to_owned(),
        };
        spans(text).stretches.iter().map(show).collect()
    }

    #[test]
    fn words_are_told_from_code_and_quotes() {
        assert_eq!(read("a *b* `c` d\n> e\n\n```\nf\n```"), "a b `c` d|");
        assert_eq!(read("- a\n- b [c](https://d.test/e)"), "a|b c|");
    }

    #[test]
    fn text_that_the_parser_hands_out_in_parts_is_one_piece() {
        let spans = spans("max_open_connections [x] &amp; y");
        assert_eq!(spans.stretches.iter().filter(|stretch| **stretch != Stretch::Break).count(), 1, "{spans:?}");
    }

    #[test]
    fn links_are_found_wherever_they_stand() {
        let text = "[a](x:1) ![b](x:2) <xx:3> [c][d]\n\n> [e](x&colon;5)\n\n[d]: x:4";
        let urls: Vec<String> = spans(text).links.into_iter().map(|link| link.url).collect();
        assert_eq!(urls, ["x:1", "x:2", "xx:3", "x:4", "x:5"]);
        assert!(spans("`[a](x:1)` x:2").links.is_empty());
    }

    #[test]
    fn code_is_known_by_its_bytes() {
        let spans = spans("é `a` b\n\n    c");
        let code: Vec<usize> = (0..15).filter(|byte| spans.is_code(*byte)).collect();
        assert_eq!(code, [3, 4, 5, 14]);
    }
}
