//! What the parts of an outline mean, and where each goes: a field, an optional value, a custom section.

mod actions;
mod body;
mod timeline;
mod title;

use super::draft::Draft;
use super::meaning::{detail, timeline_rest};
use super::outline::Part;
use super::{details, is_blank};
use crate::markdown::list::Line;
use crate::markdown::own::without_separator;
use crate::markdown::structure::{Fenced, Lead, lead};
use crate::report::{Field, Section, Shape};
use actions::has_action_table;
use title::{take_title, take_title_below, title};

/// Headings above values of the front matter.
const METADATA: [&str; 12] = [
    "metadata",
    "details",
    "incident details",
    "information",
    "incident information",
    "key facts",
    "facts",
    "at a glance",
    "incident info",
    "general information",
    "report details",
    "key information",
];

/// What stands below a heading of a form that nobody filled in.
const NO_ANSWER: &str = "_No response_";

/// Where the lines below a heading go.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Target {
    Field(Field),
    /// A custom section, by its index.
    Custom(usize),
}

struct Custom<'o> {
    after: Section,
    heading: &'o str,
    number: usize,
    lines: Vec<Line<'o>>,
}

/// The text as far as it has a place.
pub(super) struct Placer<'o> {
    draft: Draft<'o>,
    /// The headings around the one that is read: their levels, and where their lines went.
    stack: Vec<(usize, Target)>,
    customs: Vec<Custom<'o>>,
    /// The last section that was known.
    last: Section,
    /// Fields whose heading has come.
    seen: Vec<Field>,
    /// No heading is the title, and the front matter has none.
    is_untitled: bool,
}

/// Places all parts in a draft. `has_title` tells that the front matter has one. The draft has the custom sections last, in
/// the order of the sections they stand behind.
pub(super) fn place<'o>(draft: Draft<'o>, parts: &'o [Part<'o>], has_title: bool) -> Draft<'o> {
    let title = title(parts, has_title);
    let mut placer = Placer {
        draft,
        stack: Vec::new(),
        customs: Vec::new(),
        last: Section::Title,
        seen: Vec::new(),
        is_untitled: title.is_none() && !has_title,
    };
    placer.read(parts, title);
    let Placer { mut draft, mut customs, .. } = placer;
    customs.sort_by_key(|custom| custom.after);
    customs.into_iter().for_each(|custom| draft.custom(custom.after, custom.heading, custom.number, custom.lines));
    draft
}

impl<'o> Placer<'o> {
    fn read(&mut self, parts: &'o [Part<'o>], title: Option<usize>) {
        let has_summary = parts.iter().any(|part| part.meaning == Some(Field::WhatHappened));
        // A note above the title says less of what happened than the text below it.
        let is_above_text = title.is_some_and(|title| !is_blank(&parts[title].body));
        self.preamble(&parts[0].body, has_summary || is_above_text);
        let mut index = 1;
        while index < parts.len() {
            let part = &parts[index];
            if Some(index) == title {
                if self.draft.has_title() {
                    self.draft.note(part.number, part.raw, Field::Title);
                } else {
                    self.draft.title(part.number, part.label());
                    self.keep_address(part, part.link());
                }
                part.dress().into_iter().for_each(|dress| self.draft.note(part.number, dress, Field::Title));
                self.preamble(&part.body, has_summary);
                index += 1;
            } else {
                index += self.part(&parts[index..]);
            }
        }
    }

    /// Text before the first section: what happened, where no section says so.
    fn preamble(&mut self, lines: &[Line<'o>], has_summary: bool) {
        let mut lines = details::take(&mut self.draft, without_separator(lines), true);
        if self.is_untitled && !self.draft.has_title() {
            take_title(&mut self.draft, &mut lines);
        }
        if is_blank(&lines) {
            return;
        }
        if has_summary || self.draft.has(Field::WhatHappened) {
            let number = lines.iter().find(|line| !line.text.trim().is_empty()).map_or(1, |line| line.number);
            return self.customs.push(Custom { after: self.last, heading: "", number, lines });
        }
        self.draft.mark(Field::WhatHappened, lines[0].number);
        self.body(Field::WhatHappened, &lines);
    }

    /// Places the first of some parts and answers how many were placed with it.
    fn part(&mut self, parts: &'o [Part<'o>]) -> usize {
        let part = &parts[0];
        self.draft.note(part.number, part.tags(), Field::CustomSections);
        part.dress().into_iter().for_each(|dress| self.draft.note(part.number, dress, Field::CustomSections));
        while self.stack.last().is_some_and(|(level, _)| *level >= part.level) {
            self.stack.pop();
        }
        let parent = self.stack.last().map(|(_, target)| *target);
        let below = parts[1..].iter().take_while(|other| other.level > part.level).count();
        let below = &parts[1..=below];
        let lines = self.answered(without_separator(&part.body));
        if self.is_untitled && parent.is_none() && take_title_below(&mut self.draft, part, lines) {
            return 1;
        }
        let target = match self.meaning(part, below, parent) {
            Some(Field::Timeline) => {
                let (target, read) = self.timeline(part, below);
                self.stack.push((part.level, target));
                return 1 + read;
            }
            Some(field) if field.section() == Section::Details => {
                if details::take_section(&mut self.draft, field, lines) {
                    self.draft.mark(field, part.number);
                    self.draft.note(part.number, part.text, field);
                    return 1;
                }
                self.unknown(part, lines, parent)
            }
            Some(field) => {
                self.known(part, field, lines, below);
                Target::Field(field)
            }
            None => self.unknown(part, lines, parent),
        };
        self.stack.push((part.level, target));
        1
    }

    /// Without the words that a form of GitHub writes where nobody answered.
    fn answered<'l>(&mut self, lines: &'l [Line<'o>]) -> &'l [Line<'o>] {
        let mut texts = lines.iter().filter(|line| !line.text.trim().is_empty());
        match (texts.next(), texts.next()) {
            (Some(line), None) if line.text.trim() == NO_ANSWER => {
                self.draft.note(line.number, NO_ANSWER, Field::CustomSections);
                &[]
            }
            _ => lines,
        }
    }

    /// The field that a heading names where it stands.
    fn meaning(&self, part: &Part<'_>, below: &[Part<'_>], parent: Option<Target>) -> Option<Field> {
        let field = part.meaning;
        match parent {
            Some(Target::Field(Field::ActionItems)) => return field.filter(|field| *field == Field::PriorityActions),
            Some(Target::Field(Field::PreReleaseChecklist | Field::RelatedLinks | Field::CausalChain)) => return None,
            _ => {}
        }
        if field == Some(Field::WhatHappened) && details::is_header(&part.body) {
            return None;
        }
        if field == Some(Field::LongTermSolutions)
            && (has_action_table(&part.body) || below.iter().any(|part| has_action_table(&part.body)))
        {
            return Some(Field::ActionItems);
        }
        let timeline = || timeline_rest(part.text).map(|_| Field::Timeline);
        field.or_else(timeline).or_else(|| detail(part.text))
    }

    /// A heading that names a field.
    fn known(&mut self, part: &'o Part<'o>, field: Field, lines: &[Line<'o>], below: &[Part<'o>]) {
        self.last = field.section();
        let is_text = matches!(field.shape(), Shape::Prose | Shape::Line) && self.draft.has(field);
        self.draft.mark(field, part.number);
        if is_text && !is_blank(lines) {
            // The field has another heading's text already: this heading tells what is whose.
            self.draft.lines(field, None, &[shown(part)]);
        } else {
            self.keep_address(part, part.link().or_else(|| part.link_inside()));
            if !is_own(part.text, field) || self.seen.contains(&field) {
                self.draft.note(part.number, part.text, field);
            }
        }
        self.seen.push(field);
        if field == Field::ActionItems {
            self.action_items(part, lines, below);
        } else if field == Field::WhatHappened {
            let lines = details::take(&mut self.draft, lines, false);
            self.body(field, &lines);
        } else {
            self.body(field, lines);
        }
    }

    /// The written form's headings lead nowhere, so the address of one is kept as a link.
    fn keep_address(&mut self, part: &Part<'_>, link: Option<&'o str>) {
        if let Some(text) = link {
            self.draft.lines(Field::RelatedLinks, None, &[Line { number: part.number, text, fenced: Fenced::Outside }]);
        }
    }

    /// A heading that names no field: below another it is part of that, otherwise a custom section.
    fn unknown(&mut self, part: &'o Part<'o>, lines: &[Line<'o>], parent: Option<Target>) -> Target {
        match parent {
            Some(Target::Field(Field::ActionItems)) => {
                self.action_group(part, lines);
                Target::Field(Field::ActionItems)
            }
            Some(Target::Field(field)) => {
                match field.shape() {
                    Shape::Prose => self.draft.lines(field, None, &[shown(part)]),
                    Shape::Bullets | Shape::Numbers => {
                        self.draft.item(field, part.number, format!("**{}**", part.text));
                    }
                    _ => self.draft.lines(field, None, &[Line { text: part.text, ..shown(part) }]),
                }
                self.body(field, lines);
                Target::Field(field)
            }
            Some(Target::Custom(index)) => {
                let custom = &mut self.customs[index];
                let blank = Line { text: "", ..shown(part) };
                if !custom.lines.last().is_none_or(|line| line.text.trim().is_empty()) {
                    custom.lines.push(blank);
                }
                custom.lines.push(shown(part));
                if !lines.first().is_none_or(|line| line.text.trim().is_empty()) {
                    custom.lines.push(blank);
                }
                custom.lines.extend(lines);
                Target::Custom(index)
            }
            None => {
                let is_metadata =
                    METADATA.contains(&part.text.to_lowercase().trim_end_matches(':')) || details::is_header(lines);
                let left = details::take(&mut self.draft, lines, is_metadata);
                if is_metadata && is_blank(&left) && !is_blank(lines) {
                    self.draft.note(part.number, part.text, Field::Severity);
                    return Target::Custom(self.empty_custom(part));
                }
                self.customs.push(Custom { after: self.last, heading: part.text, number: part.number, lines: left });
                Target::Custom(self.customs.len() - 1)
            }
        }
    }

    /// What stands below a heading whose lines were all values has a section without a heading.
    fn empty_custom(&mut self, part: &'o Part<'o>) -> usize {
        self.customs.push(Custom { after: self.last, heading: "", number: part.number, lines: Vec::new() });
        self.customs.len() - 1
    }
}

/// The heading of a part as a line of text.
fn shown<'o>(part: &'o Part<'o>) -> Line<'o> {
    Line { number: part.number, text: &part.shown, fenced: Fenced::Outside }
}

/// True for words that the written form says itself.
fn is_own(text: &str, field: Field) -> bool {
    let is_lead = match lead(field) {
        Lead::Heading(own) | Lead::Label(own) => own == text,
        Lead::Section | Lead::Key(_) => false,
    };
    is_lead || field.section().heading() == text
}
