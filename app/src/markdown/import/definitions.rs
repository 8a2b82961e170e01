//! Link definitions and footnotes, which stand elsewhere than the text that uses them.
//!
//! A text is shown by itself, so each text that uses a definition gets it; one line gets the address.

use std::collections::BTreeMap;

use super::outline::Part;
use crate::markdown::link::read_link;
use crate::markdown::list::Line;
use crate::markdown::reading::ReportBuilder;
use crate::markdown::structure::Fenced;
use crate::report::{Cell, Field, Link, Section, Shape, ValueMut};

/// The definitions of a text by their label in lower case.
#[derive(Default)]
pub(super) struct Definitions<'a> {
    known: BTreeMap<String, Definition<'a>>,
}

struct Definition<'a> {
    lines: Vec<Line<'a>>,
    /// What stands behind the label.
    address: &'a str,
    is_given: bool,
    /// It stands in a text, label and all.
    is_written: bool,
    /// How often its label gave way to the address.
    left_out: usize,
}

impl<'a> Definitions<'a> {
    /// Takes definitions out of the parts of a text, as far as they are used in it.
    pub(super) fn take(parts: &mut [Part<'a>]) -> Definitions<'a> {
        let mut definitions = Definitions::default();
        let lines = || parts.iter().flat_map(|part| &part.body);
        if lines().all(|line| definition(line).is_none()) {
            return definitions;
        }
        let texts = lines().map(|line| definition(line).map_or(line.text, |(_, rest)| rest));
        let used = used(texts.chain(parts.iter().map(|part| part.raw)));
        for part in parts {
            definitions.take_from(&mut part.body, &used);
        }
        definitions
    }

    fn take_from(&mut self, lines: &mut Vec<Line<'a>>, used: &BTreeMap<String, bool>) {
        let mut open: Option<String> = None;
        lines.retain(|line| match definition(line) {
            Some((label, address)) if used.contains_key(&label) && !self.known.contains_key(&label) => {
                let definition = Definition {
                    lines: vec![*line],
                    address: address.trim(),
                    is_given: false,
                    is_written: false,
                    left_out: 0,
                };
                self.known.insert(label.clone(), definition);
                open = Some(label).filter(|label| label.starts_with('^'));
                false
            }
            _ => {
                // A footnote goes on as long as lines are indented.
                open = open.take().filter(|_| line.text.starts_with([' ', '\t']));
                let footnote = open.as_ref().and_then(|label| self.known.get_mut(label));
                footnote.map(|footnote| footnote.lines.push(*line)).is_none()
            }
        });
    }

    /// Gives every text of the report the definitions it uses.
    pub(super) fn give_back(mut self, builder: &mut ReportBuilder) {
        if self.known.is_empty() {
            return;
        }
        for field in Field::ALL {
            let is_line = matches!(field.shape(), Shape::Line | Shape::Chain | Shape::Words);
            match builder.report.value_mut(field) {
                ValueMut::Text(text) => self.give(text, is_line),
                ValueMut::Items(items) => items.iter_mut().for_each(|item| self.give(&mut item.text, is_line)),
                ValueMut::Checks(checks) => checks.iter_mut().for_each(|check| self.give(&mut check.text, false)),
                ValueMut::Sections(sections) => {
                    sections.iter_mut().for_each(|section| self.give(&mut section.text, false))
                }
                ValueMut::Links(links) => links.iter_mut().for_each(|link| self.give_link(link)),
                ValueMut::Actions(rows) => {
                    let cells = rows.iter_mut();
                    cells.for_each(|row| {
                        Cell::ACTION.iter().for_each(|cell| {
                            row.cell_mut(*cell).into_iter().for_each(|text| self.give(text, true));
                        })
                    });
                }
                ValueMut::Events(events) => events.iter_mut().for_each(|event| self.give(&mut event.event, true)),
            }
        }
        for (label, definition) in &self.known {
            // Where only the address was taken over, the definition's own label is gone, too.
            let is_gone = definition.is_given && !definition.is_written;
            (0..definition.left_out + usize::from(is_gone)).for_each(|_| {
                let text = definition.lines[0].text.get(1..=label.len()).unwrap_or(label);
                builder.note(definition.lines[0].number, text, Field::RelatedLinks);
            });
        }
        self.keep_rest(builder);
    }

    /// A link that is a label alone gets the address that is defined for it.
    fn give_link(&mut self, link: &mut Link) {
        let before = link.label.clone();
        self.give(&mut link.label, true);
        let read = read_link(&link.label);
        if link.url.is_empty() && link.label != before && !read.url.is_empty() {
            (link.label, link.url) = (read.label, read.url);
        }
    }

    fn give(&mut self, text: &mut String, is_line: bool) {
        if !text.contains('[') {
            return;
        }
        let used = used([text.as_str()].into_iter());
        for (label, is_full) in used {
            let Some(definition) = self.known.get_mut(&label) else { continue };
            if !is_line {
                definition.is_given = true;
                definition.is_written = true;
                let lines: Vec<&str> = definition.lines.iter().map(|line| line.text).collect();
                // Straight below a paragraph it would be a part of that, whatever it begins with.
                let is_definition = text.lines().last().is_some_and(is_definition);
                text.push_str(if is_definition { "\n" } else { "\n\n" });
                text.push_str(lines.join("\n").trim_end());
            } else if !label.starts_with('^') {
                let (resolved, labels) = with_address(text, &label, definition.address);
                *text = resolved;
                // A label behind a text of its own is no longer there.
                definition.left_out += labels;
                definition.is_given |= !is_full || labels > 0;
            }
        }
    }

    /// What no text could take stands at the end.
    fn keep_rest(&self, builder: &mut ReportBuilder) {
        let rest = self.known.values().filter(|definition| !definition.is_given);
        let mut lines: Vec<Line<'_>> = rest.flat_map(|definition| definition.lines.iter().copied()).collect();
        lines.sort_by_key(|line| line.number);
        if let Some(first) = lines.first() {
            builder.custom(Section::RelatedLinks, "", first.number, &lines);
        }
    }
}

fn is_definition(text: &str) -> bool {
    definition(&Line { number: 0, text, fenced: Fenced::Outside }).is_some()
}

/// The label in lower case and what is behind it: `[label]: https://…`, `[^1]: words`.
fn definition<'a>(line: &Line<'a>) -> Option<(String, &'a str)> {
    let inside = line.text.strip_prefix('[').filter(|_| line.fenced == Fenced::Outside)?;
    let (label, rest) = inside.split_once("]:")?;
    let is_label = !label.is_empty() && label.len() <= 200 && !label.contains(['[', ']']);
    (is_label && !rest.trim().is_empty()).then(|| (label.to_lowercase(), rest))
}

/// Labels in square brackets with nothing but a label inside, and whether all of them stand behind a
/// text of their own, as in `[text][label]`.
fn used<'t>(texts: impl Iterator<Item = &'t str>) -> BTreeMap<String, bool> {
    let mut used: BTreeMap<String, bool> = BTreeMap::new();
    for text in texts {
        let mut open = None;
        for (index, byte) in text.bytes().enumerate() {
            match byte {
                b'[' => open = Some(index),
                b']' => {
                    let Some(start) = open.take().filter(|start| index - start <= 200) else { continue };
                    let label = text[start + 1..index].to_lowercase();
                    let is_full = text[..start].ends_with(']');
                    used.entry(label).and_modify(|all| *all &= is_full).or_insert(is_full);
                }
                _ => {}
            }
        }
    }
    used
}

/// One line with the address behind the text, and how many labels it took the place of.
fn with_address(text: &str, label: &str, address: &str) -> (String, usize) {
    let mut labels = 0;
    let mut out = String::with_capacity(text.len() + address.len());
    let mut rest = text;
    while let Some(start) = rest.find('[') {
        let Some(length) = rest[start..].find(']') else { break };
        let end = start + length + 1;
        let inside = &rest[start + 1..end - 1];
        // `[label][]` says the same as `[label]`.
        let is_collapsed = rest[end..].starts_with("[]");
        let is_label = inside.to_lowercase() == label && (is_collapsed || !rest[end..].starts_with(['(', '[', ':']));
        let is_behind = rest[..start].ends_with(']') || (start == 0 && out.ends_with(']'));
        match (is_label, is_behind) {
            (true, true) => {
                out.push_str(&rest[..start]);
                out.push_str(&format!("({address})"));
                labels += 1;
            }
            (true, false) => out.push_str(&format!("{}({address})", &rest[..end])),
            (false, _) => out.push_str(&rest[..end]),
        }
        rest = &rest[if is_label && is_collapsed { end + 2 } else { end }..];
    }
    out.push_str(rest);
    (out, labels)
}
