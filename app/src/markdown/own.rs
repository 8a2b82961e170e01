//! The written form read word for word: the inverse of [`super::write`].
//!
//! A text is in this form when it has every heading and label of the template, in order and as the
//! template spells them, and nothing else that would read as one. Any other text is imported.

use super::list::Line;
use super::reading::ReportBuilder;
use super::structure::{FOOTER, Fenced, Lead, Mark, SEPARATOR, fenced, lead, mark};
use crate::report::{Field, Place, Requirement, Section};

/// How the first line starts.
pub(super) const TITLE: &str = "# Postmortem: ";

/// A mark and the lines below it, up to the next one.
pub(super) struct MarkedPart<'a> {
    mark: Mark<'a>,
    number: usize,
    body: Vec<Line<'a>>,
}

/// The parts of a text in the written form, which begins at line index `start` or a little later.
/// The title is the first part. `None` for any other text.
pub(super) fn parts<'a>(lines: &[&'a str], start: usize) -> Option<Vec<MarkedPart<'a>>> {
    let first = start + lines.get(start..)?.iter().position(|line| !line.trim().is_empty())?;
    let title = Mark::Field(Field::Title, lines[first].strip_prefix(TITLE)?);
    let last = lines.iter().rposition(|line| !line.trim().is_empty())?;
    (lines[last].trim_end() == FOOTER).then_some(())?;
    let mut parts = vec![MarkedPart { mark: title, number: first + 1, body: Vec::new() }];
    let mut order = Order::default();
    let states = fenced(&lines[first + 1..]);
    for (index, (text, state)) in lines[first + 1..].iter().zip(states).enumerate() {
        let number = first + 2 + index;
        match mark(text).filter(|_| state == Fenced::Outside) {
            Some(mark) => {
                order.follow(mark)?;
                parts.push(MarkedPart { mark, number, body: Vec::new() });
            }
            None => parts.last_mut()?.body.push(Line { number, text, fenced: state }),
        }
    }
    order.is_complete().then_some(parts)
}

/// Where in the order of the written form a text has come to.
struct Order {
    /// The next section of the template that has to come.
    section: usize,
    /// The fields with leads of their own that are still to come in this section.
    fields: Vec<Field>,
    /// The last section that came.
    last: Section,
    /// A custom section has come since.
    is_behind: bool,
    has_luck: bool,
    has_footer: bool,
}

impl Default for Order {
    fn default() -> Order {
        Order {
            section: 1,
            fields: Vec::new(),
            last: Section::Title,
            is_behind: false,
            has_luck: false,
            has_footer: false,
        }
    }
}

impl Order {
    /// `None` when this may not come now.
    fn follow(&mut self, mark: Mark<'_>) -> Option<()> {
        match mark {
            _ if self.has_footer => None,
            Mark::Field(field, _) if self.fields.first() == Some(&field) => {
                self.fields.remove(0);
                Some(())
            }
            Mark::Field(Field::WhereWeGotLucky, _) => {
                let is_first = !std::mem::replace(&mut self.has_luck, true);
                (is_first && self.last == Section::LessonsLearned && self.fields.is_empty() && !self.is_behind)
                    .then_some(())
            }
            Mark::Field(..) => None,
            _ if !self.fields.is_empty() => None,
            Mark::Custom(_) => {
                self.is_behind = true;
                Some(())
            }
            Mark::Section(section) => {
                let is_next = Section::TEMPLATE.get(self.section) == Some(&section);
                let may_come = match section {
                    Section::Timeline => self.last == Section::IssueOverview,
                    Section::Detection => matches!(self.last, Section::IssueOverview | Section::Timeline),
                    _ => is_next,
                };
                self.section += usize::from(is_next);
                self.fields = section.template_fields().filter(|field| lead(*field) != Lead::Section).collect();
                self.last = section;
                self.is_behind = false;
                may_come.then_some(())
            }
            Mark::Footer => {
                self.has_footer = true;
                (self.section == Section::TEMPLATE.len()).then_some(())
            }
        }
    }

    fn is_complete(&self) -> bool {
        self.has_footer
    }
}

/// Reads the parts into the report.
pub(super) fn read<'a>(builder: &mut ReportBuilder, parts: &[MarkedPart<'a>]) {
    let mut after = Section::Title;
    for (index, MarkedPart { mark, number, body }) in parts.iter().enumerate() {
        let is_end = !matches!(parts.get(index + 1), Some(MarkedPart { mark: Mark::Field(..), .. }));
        let body = if is_end { without_separator(body) } else { body };
        match *mark {
            Mark::Field(Field::Title, title) => {
                builder.report.title = title.to_owned();
                builder.source_map.add(Place::field(Field::Title), *number);
                if let Some(line) = body.iter().find(|line| !line.text.trim().is_empty()) {
                    builder.custom(after, "", line.number, body);
                }
            }
            Mark::Field(field, rest) => {
                builder.source_map.add(Place::field(field), *number);
                let rest = rest.trim_start();
                let inline =
                    (!rest.is_empty()).then_some(Line { number: *number, text: rest, fenced: Fenced::Outside });
                builder.field(field, inline, body);
                note_unused(builder, field, body);
            }
            Mark::Section(section) => {
                after = section;
                let Some(field) = section.fields().next() else { continue };
                if lead(field) == Lead::Section {
                    builder.source_map.add(Place::field(field), *number);
                }
                builder.field(field, None, body);
                note_unused(builder, field, body);
            }
            Mark::Custom(heading) => builder.custom(after, heading, *number, body),
            Mark::Footer => {}
        }
    }
}

/// What stands below the heading of an optional field that is empty is a table's head at most.
fn note_unused(builder: &mut ReportBuilder, field: Field, body: &[Line<'_>]) {
    if field.requirement() == Requirement::Offered && builder.report.value(field).is_empty() {
        body.iter().for_each(|line| builder.note(line.number, line.text, field));
    }
}

/// Without the line that ends a section.
pub(super) fn without_separator<'a, 'b>(lines: &'b [Line<'a>]) -> &'b [Line<'a>] {
    let last = lines.iter().rposition(|line| !line.text.trim().is_empty());
    match last {
        Some(last) if lines[last].fenced == Fenced::Outside && lines[last].text.trim_end() == SEPARATOR => {
            &lines[..last]
        }
        _ => lines,
    }
}
