//! What the parts of an outline mean, and how each becomes a field or a custom section.

use super::label::{self, Chunk};
use super::meaning::{self, detail, timeline_rest};
use super::outline::{Outline, Part};
use super::{details, groups, is_blank, timeline};
use crate::markdown::list::Line;
use crate::markdown::own::without_separator;
use crate::markdown::reading::Reading;
use crate::markdown::structure::{Fenced, Lead, lead};
use crate::report::{Field, Place, Section, Shape, Value};

/// Labels that name a field only where nothing else has been said of what a text is about.
const VAGUE: [Field; 5] =
    [Field::WhatHappened, Field::ImpactScope, Field::ActionItems, Field::RelatedLinks, Field::WhereItWentWrong];

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

/// The text as far as it has been read.
pub(super) struct Sections<'r, 'o> {
    reading: &'r mut Reading,
    /// The headings around the one that is read: their levels, and where their lines went.
    stack: Vec<(usize, Target)>,
    customs: Vec<Custom<'o>>,
    /// The last section that was known.
    last: Section,
    /// Fields whose heading has come.
    seen: Vec<Field>,
}

impl<'r, 'o> Sections<'r, 'o> {
    pub(super) fn new(reading: &'r mut Reading) -> Self {
        Sections { reading, stack: Vec::new(), customs: Vec::new(), last: Section::Title, seen: Vec::new() }
    }

    /// Reads all parts. `has_title` tells that the front matter has one.
    pub(super) fn read(&mut self, outline: &'o Outline<'o>, has_title: bool) {
        let parts = &outline.parts;
        let title = title(parts, has_title);
        let has_summary = parts.iter().any(|part| part.meaning == Some(Field::WhatHappened));
        self.preamble(&parts[0].body, has_summary);
        let mut index = 1;
        while index < parts.len() {
            if Some(index) == title {
                details::take_title(self.reading, parts[index].text, parts[index].number);
                self.preamble(&parts[index].body, has_summary);
                index += 1;
            } else {
                index += self.part(&parts[index..]);
            }
        }
    }

    /// Gives the report its custom sections, in the order of the sections they stand behind.
    pub(super) fn finish(mut self) {
        self.customs.sort_by_key(|custom| custom.after);
        for custom in &self.customs {
            self.reading.custom(custom.after, custom.heading, custom.number, &custom.lines);
        }
    }

    /// Text before the first section: what happened, where no section says so.
    fn preamble(&mut self, lines: &[Line<'o>], has_summary: bool) {
        let lines = details::take(self.reading, without_separator(lines), true);
        if is_blank(&lines) {
            return;
        }
        if has_summary {
            let number = lines.iter().find(|line| !line.text.trim().is_empty()).map_or(1, |line| line.number);
            return self.customs.push(Custom { after: self.last, heading: "", number, lines });
        }
        self.reading.source_map.add(Place::field(Field::WhatHappened), lines[0].number);
        self.body(Field::WhatHappened, &lines);
    }

    /// Reads the first of some parts and answers how many were read.
    fn part(&mut self, parts: &'o [Part<'o>]) -> usize {
        let part = &parts[0];
        self.reading.note(part.number, part.tags(), Field::CustomSections);
        while self.stack.last().is_some_and(|(level, _)| *level >= part.level) {
            self.stack.pop();
        }
        let parent = self.stack.last().map(|(_, target)| *target);
        let below = parts[1..].iter().take_while(|other| other.level > part.level).count();
        let below = &parts[1..=below];
        let lines = without_separator(&part.body);
        let target = match self.meaning(part, below, parent) {
            Some(Field::Timeline) => {
                let (target, read) = self.timeline(part, below);
                self.stack.push((part.level, target));
                return 1 + read;
            }
            Some(field) if field.section() == Section::Details => {
                if details::take_section(self.reading, field, lines) {
                    self.reading.source_map.add(Place::field(field), part.number);
                    self.reading.note(part.number, part.text, field);
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

    /// The field that a heading names where it stands.
    fn meaning(&self, part: &Part<'_>, below: &[Part<'_>], parent: Option<Target>) -> Option<Field> {
        let field = part.meaning;
        match parent {
            Some(Target::Field(Field::ActionItems)) => return field.filter(|field| *field == Field::PriorityActions),
            Some(Target::Field(Field::PreReleaseChecklist | Field::RelatedLinks | Field::CausalChain)) => return None,
            _ => {}
        }
        if field == Some(Field::LongTermSolutions)
            && (groups::has_table(&part.body) || below.iter().any(|part| groups::has_table(&part.body)))
        {
            return Some(Field::ActionItems);
        }
        let timeline = || timeline_rest(part.text).map(|_| Field::Timeline);
        field.or_else(timeline).or_else(|| detail(part.text))
    }

    /// A heading that names a field.
    fn known(&mut self, part: &'o Part<'o>, field: Field, lines: &[Line<'o>], below: &[Part<'o>]) {
        self.last = field.section();
        let is_text = matches!(self.reading.report.value(field), Value::Text(text) if !text.is_empty());
        self.reading.source_map.add(Place::field(field), part.number);
        if is_text && !is_blank(lines) {
            // The field has another heading's text already: this heading tells what is whose.
            self.reading.field(field, None, &[shown(part)]);
        } else if !is_own(part.text, field) || self.seen.contains(&field) {
            self.reading.note(part.number, part.text, field);
        }
        self.seen.push(field);
        if field == Field::ActionItems {
            self.action_items(part, lines, below);
        } else {
            self.body(field, lines);
        }
    }

    /// Action items; text beside lists and tables is about them and none of them.
    fn action_items(&mut self, part: &'o Part<'o>, lines: &[Line<'o>], below: &[Part<'o>]) {
        let has_list = groups::has_list(lines) || below.iter().any(|part| groups::has_list(&part.body));
        let (items, beside) = if has_list { groups::without_text(lines) } else { (lines.to_vec(), Vec::new()) };
        let labelled =
            label::split(&items, false, |text| meaning::field(text).filter(|field| *field == Field::PriorityActions));
        for chunk in labelled {
            self.chunk(Field::ActionItems, chunk);
        }
        if !is_blank(&beside) {
            let custom = Custom { after: Section::ActionItems, heading: part.text, number: part.number, lines: beside };
            self.customs.push(custom);
        }
    }

    /// The lines of a field, parted at labels that name others.
    fn body(&mut self, field: Field, lines: &[Line<'o>]) {
        let is_open = field == Field::WhatHappened;
        let is_closed = matches!(field.shape(), Shape::Checks | Shape::Links | Shape::Chain | Shape::Actions);
        let accept = |text: &str| {
            let named = meaning::field(text).or_else(|| timeline_rest(text).map(|_| Field::Timeline));
            named.filter(|named| !is_closed && (is_open || !VAGUE.contains(named)))
        };
        let has_items = is_open || field == Field::WhatCouldBeImproved;
        for chunk in label::split(lines, has_items, accept) {
            self.chunk(field, chunk);
        }
    }

    fn chunk(&mut self, field: Field, chunk: Chunk<'o, '_>) {
        match chunk {
            Chunk::Text(lines) => self.reading.field(field, None, lines),
            Chunk::Labelled { field: named, label, raw, lines } => {
                let is_text = matches!(self.reading.report.value(named), Value::Text(text) if !text.is_empty());
                let is_empty = label.rest.is_empty() && is_blank(&lines);
                if is_empty || (is_text && named != field) || named == Field::Timeline {
                    return self.reading.field(field, None, raw);
                }
                if is_text {
                    return self.reading.field(named, None, raw);
                }
                let number = raw[0].number;
                self.reading.source_map.add(Place::field(named), number);
                if !is_own(label.text.trim_end_matches(':'), named) || self.seen.contains(&named) {
                    self.reading.note(number, label.text, named);
                }
                self.seen.push(named);
                let inline =
                    (!label.rest.is_empty()).then_some(Line { number, text: label.rest, fenced: Fenced::Outside });
                self.reading.field(named, inline, &lines);
            }
        }
    }

    /// A heading that names no field: below another it is part of that, otherwise a custom section.
    fn unknown(&mut self, part: &'o Part<'o>, lines: &[Line<'o>], parent: Option<Target>) -> Target {
        match parent {
            Some(Target::Field(Field::ActionItems)) => {
                groups::read(self.reading, part.text, part.number, lines);
                Target::Field(Field::ActionItems)
            }
            Some(Target::Field(field)) => {
                match field.shape() {
                    Shape::Prose => self.reading.field(field, None, &[shown(part)]),
                    Shape::Bullets | Shape::Numbers => {
                        self.reading.item(field, part.number, format!("**{}**", part.text));
                    }
                    _ => self.reading.field(field, None, &[Line { text: part.text, ..shown(part) }]),
                }
                self.body(field, lines);
                Target::Field(field)
            }
            Some(Target::Custom(index)) => {
                let custom = &mut self.customs[index];
                let blank = Line { text: "", ..shown(part) };
                custom.lines.extend([blank, shown(part), blank]);
                custom.lines.extend(lines);
                Target::Custom(index)
            }
            None => {
                let lines = details::take(self.reading, lines, false);
                self.customs.push(Custom { after: self.last, heading: part.text, number: part.number, lines });
                Target::Custom(self.customs.len() - 1)
            }
        }
    }

    /// A timeline that fits into rows, or a custom section. Answers how many parts below it were read.
    fn timeline(&mut self, part: &'o Part<'o>, below: &'o [Part<'o>]) -> (Target, usize) {
        let is_other = |part: &Part<'_>| part.meaning.is_some();
        let below = &below[..below.iter().position(is_other).unwrap_or(below.len())];
        let lines = without_separator(&part.body);
        if let Some(rows) = timeline::rows(lines, below) {
            self.last = Section::Timeline;
            self.reading.source_map.add(Place::field(Field::Timeline), part.number);
            let rest = meaning::beside_timeline(part.text);
            let word = if rest.is_empty() { part.text } else { part.text.strip_suffix(rest).unwrap_or(part.text) };
            if word.trim() != Section::Timeline.heading() || self.seen.contains(&Field::Timeline) {
                self.reading.note(part.number, word, Field::Timeline);
            }
            self.seen.push(Field::Timeline);
            self.reading.event(part.number, String::new(), rest.to_owned());
            for (number, titles) in rows.titles {
                self.reading.event_titles(number, &titles);
            }
            for (number, time, event) in rows.rows {
                self.reading.event(number, time, event);
            }
            return (Target::Field(Field::Timeline), below.len());
        }
        let mut all = lines.to_vec();
        for part in below {
            let blank = Line { text: "", ..shown(part) };
            all.extend([blank, shown(part), blank]);
            all.extend(&part.body);
        }
        self.customs.push(Custom { after: self.last, heading: part.text, number: part.number, lines: all });
        (Target::Custom(self.customs.len() - 1), below.len())
    }
}

/// The index of the part whose heading is the title.
fn title(parts: &[Part<'_>], has_title: bool) -> Option<usize> {
    let is_known = |part: &Part<'_>| part.meaning.is_some() || timeline_rest(part.text).is_some();
    let first = parts.iter().skip(1).position(|part| part.level == 1).map(|index| index + 1);
    if let Some(first) =
        first.filter(|first| !is_known(&parts[*first]) && parts[1..*first].iter().all(|part| !is_known(part)))
    {
        return Some(first);
    }
    let first = parts.get(1)?;
    let stands_above = parts[2..].iter().all(|part| part.level > first.level);
    (!has_title && stands_above && !is_known(first) && is_blank(&parts[0].body)).then_some(1)
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
