//! Where the parts of a text go: what the stages before decide, and what the report is then filled with.

use std::collections::BTreeSet;

use super::source::broken;
use crate::markdown::list::Line;
use crate::markdown::reading::ReportBuilder;
use crate::markdown::structure::Fenced;
use crate::report::{ActionItem, Cell, Field, Item, Link, Place, Report, Section, Shape, ValueMut, clean_line};

/// One decision.
pub(super) enum Placement<'a> {
    /// Words that the report does not hold, because its written form says the same in its own.
    Note {
        field: Field,
        line: usize,
        text: String,
    },
    /// The line that a field stands on.
    Mark {
        field: Field,
        line: usize,
    },
    Title {
        line: usize,
        text: String,
    },
    /// One value of an optional field of the front matter.
    Value {
        field: Field,
        line: usize,
        text: String,
    },
    /// Lines of a field, after what stands behind its label.
    Lines {
        field: Field,
        inline: Option<Line<'a>>,
        lines: Vec<Line<'a>>,
    },
    /// Lines of a field that stood in a cell of a table.
    Cell {
        field: Field,
        line: usize,
        texts: Vec<String>,
    },
    Item {
        field: Field,
        line: usize,
        text: String,
    },
    Link {
        line: usize,
        link: Link,
    },
    Action {
        line: usize,
        row: ActionItem,
    },
    /// A table of actions below a heading that says what kind they are.
    Actions {
        category: String,
        lines: Vec<Line<'a>>,
    },
    /// A heading above actions, which each of them has as its category, if there are any.
    Group {
        line: usize,
        text: String,
        rows: Vec<Placement<'a>>,
    },
    Event {
        line: usize,
        time: String,
        event: String,
    },
    /// Titles of a table of events that the written form has in its own words.
    EventTitles {
        line: usize,
        titles: Vec<String>,
    },
    Custom {
        after: Section,
        heading: String,
        line: usize,
        lines: Vec<Line<'a>>,
    },
}

/// Decisions in the order in which they were made.
#[derive(Default)]
pub(super) struct Draft<'a> {
    placements: Vec<Placement<'a>>,
    filled: BTreeSet<Field>,
    has_title: bool,
}

impl<'a> Draft<'a> {
    /// A draft for a report whose front matter has said something already. Lists of words go on.
    pub(super) fn of(report: &Report) -> Draft<'a> {
        let is_said = |field: &Field| field.shape() == Shape::Line && !report.value(*field).is_empty();
        Draft { filled: Section::Details.fields().filter(is_said).collect(), ..Draft::default() }
    }

    /// True when something was put into a field.
    pub(super) fn has(&self, field: Field) -> bool {
        self.filled.contains(&field)
    }

    pub(super) fn note(&mut self, line: usize, text: &str, field: Field) {
        if text.contains(char::is_alphanumeric) {
            self.placements.push(Placement::Note { field, line, text: text.to_owned() });
        }
    }

    pub(super) fn mark(&mut self, field: Field, line: usize) {
        self.placements.push(Placement::Mark { field, line });
    }

    pub(super) fn title(&mut self, line: usize, text: &str) {
        self.has_title = true;
        self.placements.push(Placement::Title { line, text: text.to_owned() });
    }

    pub(super) fn has_title(&self) -> bool {
        self.has_title
    }

    pub(super) fn value(&mut self, field: Field, line: usize, text: &str) {
        if !text.trim().is_empty() {
            self.filled.insert(field);
            self.placements.push(Placement::Value { field, line, text: unescaped(text) });
        }
    }

    pub(super) fn lines(&mut self, field: Field, inline: Option<Line<'a>>, lines: &[Line<'a>]) {
        if inline.is_none() && lines.iter().all(|line| line.text.trim().is_empty()) {
            return;
        }
        self.filled.insert(field);
        self.placements.push(Placement::Lines { field, inline, lines: lines.to_vec() });
    }

    /// A value of a table's row that is a field, each of its `<br>` a line.
    pub(super) fn cell(&mut self, field: Field, line: usize, value: &str) {
        let texts: Vec<String> = broken(value).into_iter().map(|text| text.trim().to_owned()).collect();
        (1..texts.len()).for_each(|_| self.note(line, "<br>", field));
        self.filled.insert(field);
        self.placements.push(Placement::Cell { field, line, texts });
    }

    pub(super) fn item(&mut self, field: Field, line: usize, text: String) {
        self.filled.insert(field);
        self.placements.push(Placement::Item { field, line, text });
    }

    pub(super) fn link(&mut self, line: usize, link: Link) {
        self.filled.insert(Field::RelatedLinks);
        self.placements.push(Placement::Link { line, link });
    }

    pub(super) fn action(&mut self, line: usize, row: ActionItem) {
        self.filled.insert(Field::ActionItems);
        self.placements.push(Placement::Action { line, row });
    }

    pub(super) fn actions(&mut self, category: &str, lines: &[Line<'a>]) {
        self.filled.insert(Field::ActionItems);
        self.placements.push(Placement::Actions { category: category.to_owned(), lines: lines.to_vec() });
    }

    /// Rows that stand below a heading which says what kind they are.
    pub(super) fn group(&mut self, line: usize, text: &str, rows: Draft<'a>) {
        self.filled.extend(rows.filled);
        self.placements.push(Placement::Group { line, text: text.to_owned(), rows: rows.placements });
    }

    pub(super) fn event(&mut self, line: usize, time: String, event: String) {
        self.filled.insert(Field::Timeline);
        self.placements.push(Placement::Event { line, time, event });
    }

    pub(super) fn event_titles(&mut self, line: usize, titles: Vec<String>) {
        self.placements.push(Placement::EventTitles { line, titles });
    }

    pub(super) fn custom(&mut self, after: Section, heading: &str, line: usize, lines: Vec<Line<'a>>) {
        self.placements.push(Placement::Custom { after, heading: heading.to_owned(), line, lines });
    }

    /// Does what was decided.
    pub(super) fn fill(self, builder: &mut ReportBuilder) {
        for placement in self.placements {
            fill_one(builder, placement);
        }
    }
}

fn fill_one(builder: &mut ReportBuilder, placement: Placement<'_>) {
    match placement {
        Placement::Note { field, line, text } => builder.note(line, &text, field),
        Placement::Mark { field, line } => builder.source_map.add(Place::field(field), line),
        Placement::Title { line, text } => fill_title(builder, line, &text),
        Placement::Value { field, line, text } => match builder.report.value_mut(field) {
            ValueMut::Text(value) => {
                *value = clean_line(&text);
                builder.source_map.add(Place::field(field), line);
            }
            // A tag of the front matter that the text says again.
            ValueMut::Items(items) if items.iter().any(|item| item.text == text) => builder.note(line, &text, field),
            ValueMut::Items(items) => {
                items.push(Item { text: clean_line(&text), ..Item::default() });
                let count = items.len();
                builder.source_map.add(Place::field(field).item(count), line);
            }
            _ => {}
        },
        Placement::Lines { field, inline, lines } => builder.field(field, inline, &lines),
        Placement::Cell { field, line, texts } => {
            builder.source_map.add(Place::field(field), line);
            let lines = texts.iter().map(|text| Line { number: line, text, fenced: Fenced::Outside });
            let mut lines: Vec<Line<'_>> = lines.collect();
            if field == Field::Timeline {
                lines.iter().for_each(|line| {
                    let (time, event) =
                        super::split_time(line.text).unwrap_or_else(|| (String::new(), line.text.to_owned()));
                    builder.event(line.number, time, event);
                });
                lines.clear();
            }
            builder.field(field, None, &lines);
        }
        Placement::Item { field, line, text } => builder.item(field, line, text),
        Placement::Link { line, link } => builder.link(line, link),
        Placement::Action { line, row } => builder.action(line, row),
        Placement::Actions { category, lines } => fill_actions(builder, &category, &lines),
        Placement::Group { line, text, rows } => {
            let before = builder.report.action_items.len();
            rows.into_iter().for_each(|row| fill_one(builder, row));
            if builder.report.action_items.len() == before {
                builder.note(line, &text, Field::ActionItems);
            }
        }
        Placement::Event { line, time, event } => builder.event(line, time, event),
        Placement::EventTitles { line, titles } => builder.event_titles(line, &titles),
        Placement::Custom { after, heading, line, lines } => builder.custom(after, &heading, line, &lines),
    }
}

fn fill_actions(builder: &mut ReportBuilder, category: &str, lines: &[Line<'_>]) {
    let before = builder.report.action_items.len();
    builder.actions(lines);
    for row in &mut builder.report.action_items[before..] {
        for cell in Cell::ACTION.into_iter().filter(|cell| *cell != Cell::Item) {
            row.cell_mut(cell).into_iter().for_each(|text| *text = unescaped(text));
        }
        if category.is_empty() {
            continue;
        }
        if row.category.is_empty() {
            row.category = category.to_owned();
        } else {
            row.item = format!("{} ({category})", row.item).trim_start().to_owned();
        }
    }
}

/// Sets the title without the word that the written form puts before it.
pub(super) fn fill_title(builder: &mut ReportBuilder, line: usize, title: &str) {
    let title = title.trim();
    let word = ["postmortem", "post-mortem", "post mortem"].into_iter().find_map(|word| {
        let rest = title.get(word.len()..)?;
        let is_word = title[..word.len()].eq_ignore_ascii_case(word);
        let rest = rest.trim_start().strip_prefix([':', '-', '–', '—'])?;
        (is_word && !rest.trim().is_empty()).then(|| (&title[..word.len()], rest.trim()))
    });
    let (word, title) = word.unwrap_or(("", title));
    if word != "Postmortem" {
        builder.note(line, word, Field::Title);
    }
    builder.report.title = unescaped(title);
    builder.source_map.add(Place::field(Field::Title), line);
}

/// A value without the backslashes that some editors put before every sign.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let is_escape = sign == '\\' && signs.peek().is_some_and(|next| "-+.#&!~:()".contains(*next));
        if !is_escape {
            plain.push(sign);
        }
    }
    plain
}
