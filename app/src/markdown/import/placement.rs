//! What the parts of an outline mean, and where each goes: a field, an optional value, a custom section.

use super::draft::Draft;
use super::label::{self, Chunk};
use super::meaning::{self, detail, timeline_rest};
use super::outline::Part;
use super::{actions, details, is_blank, items, timeline};
use crate::markdown::list::{Line, marker};
use crate::markdown::own::without_separator;
use crate::markdown::structure::{Fenced, Lead, lead};
use crate::markdown::table::{self, Block, Table};
use crate::report::{ActionItem, Field, Section, Shape};

/// Labels that name a field only where nothing else has been said of what a text is about.
const VAGUE: [Field; 5] =
    [Field::WhatHappened, Field::ImpactScope, Field::ActionItems, Field::RelatedLinks, Field::WhereItWentWrong];

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
}

/// Places all parts in a draft. `has_title` tells that the front matter has one. The draft has the custom sections last, in
/// the order of the sections they stand behind.
pub(super) fn place<'o>(draft: Draft<'o>, parts: &'o [Part<'o>], has_title: bool) -> Draft<'o> {
    let mut placer = Placer { draft, stack: Vec::new(), customs: Vec::new(), last: Section::Title, seen: Vec::new() };
    placer.read(parts, has_title);
    let Placer { mut draft, mut customs, .. } = placer;
    customs.sort_by_key(|custom| custom.after);
    customs.into_iter().for_each(|custom| draft.custom(custom.after, custom.heading, custom.number, custom.lines));
    draft
}

impl<'o> Placer<'o> {
    fn read(&mut self, parts: &'o [Part<'o>], has_title: bool) {
        let title = title(parts, has_title);
        let has_summary = parts.iter().any(|part| part.meaning == Some(Field::WhatHappened));
        self.preamble(&parts[0].body, has_summary);
        let mut index = 1;
        while index < parts.len() {
            let part = &parts[index];
            if Some(index) == title {
                if self.draft.has_title() {
                    self.draft.note(part.number, part.raw, Field::Title);
                } else {
                    self.draft.title(part.number, part.text);
                }
                self.draft.note(part.number, part.anchor(), Field::Title);
                self.preamble(&part.body, has_summary);
                index += 1;
            } else {
                index += self.part(&parts[index..]);
            }
        }
    }

    /// Text before the first section: what happened, where no section says so.
    fn preamble(&mut self, lines: &[Line<'o>], has_summary: bool) {
        let lines = details::take(&mut self.draft, without_separator(lines), true);
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
        self.draft.note(part.number, part.anchor(), Field::CustomSections);
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

    /// The field that a heading names where it stands.
    fn meaning(&self, part: &Part<'_>, below: &[Part<'_>], parent: Option<Target>) -> Option<Field> {
        let field = part.meaning;
        match parent {
            Some(Target::Field(Field::ActionItems)) => return field.filter(|field| *field == Field::PriorityActions),
            Some(Target::Field(Field::PreReleaseChecklist | Field::RelatedLinks | Field::CausalChain)) => return None,
            _ => {}
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
            if let Some(link) = part.link() {
                // The written form's heading leads nowhere, so the address is kept as a link.
                let line = Line { number: part.number, text: link, fenced: Fenced::Outside };
                self.draft.lines(Field::RelatedLinks, None, &[line]);
            }
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

    /// Action items; text beside lists and tables is about them and none of them.
    fn action_items(&mut self, part: &'o Part<'o>, lines: &[Line<'o>], below: &[Part<'o>]) {
        let has_list = has_list(lines) || below.iter().any(|part| has_list(&part.body));
        let (items, beside) = if has_list { without_text(lines) } else { (lines.to_vec(), Vec::new()) };
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
        let Chunk::Labelled { field: named, label, raw, lines } = chunk else {
            let Chunk::Text(lines) = chunk else { return };
            return self.lines(field, None, lines);
        };
        let number = raw[0].number;
        let is_text = matches!(named.shape(), Shape::Prose | Shape::Line) && self.draft.has(named);
        let is_empty = label.rest.is_empty() && is_blank(&lines);
        if named == Field::Timeline && label.rest.is_empty() && self.labelled_timeline(number, label.text, &lines) {
            return;
        }
        if is_empty || (is_text && named != field) || named == Field::Timeline {
            return self.lines(field, None, raw);
        }
        if is_text {
            return self.lines(named, None, raw);
        }
        self.draft.mark(named, number);
        if !is_own(label.text.trim_end_matches(':'), named) || self.seen.contains(&named) {
            self.draft.note(number, label.text, named);
        }
        self.seen.push(named);
        let inline = (!label.rest.is_empty()).then_some(Line { number, text: label.rest, fenced: Fenced::Outside });
        self.lines(named, inline, &lines);
    }

    /// The lines of a field in the form that the field has.
    fn lines(&mut self, field: Field, inline: Option<Line<'o>>, lines: &[Line<'o>]) {
        match field.shape() {
            Shape::Bullets | Shape::Numbers if inline.is_none() => {
                items::read(lines).into_iter().for_each(|item| self.draft.item(field, item.number, item.text));
            }
            Shape::Actions => {
                let lines: Vec<Line<'o>> = inline.into_iter().chain(lines.iter().copied()).collect();
                actions::read(&mut self.draft, &lines, "");
            }
            _ => self.draft.lines(field, inline, lines),
        }
    }

    /// A timeline below a label. False where it does not fit into rows.
    fn labelled_timeline(&mut self, number: usize, label: &str, lines: &[Line<'o>]) -> bool {
        let Some(rows) = timeline::rows(lines, &[], meaning::beside_timeline(label)) else { return false };
        self.draft.mark(Field::Timeline, number);
        self.draft.note(number, label, Field::Timeline);
        self.rows(rows);
        true
    }

    fn rows(&mut self, rows: timeline::Rows) {
        self.seen.push(Field::Timeline);
        rows.notes.into_iter().for_each(|(number, text)| self.draft.note(number, &text, Field::Timeline));
        rows.titles.into_iter().for_each(|(number, titles)| self.draft.event_titles(number, titles));
        rows.rows.into_iter().for_each(|row| self.draft.event(row.number, row.time, row.event));
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
                let is_metadata = METADATA.contains(&part.text.to_lowercase().trim_end_matches(':'));
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

    /// The lines below a sub-heading of the action items: it names their kind, or it is the measure itself.
    fn action_group(&mut self, part: &'o Part<'o>, lines: &[Line<'o>]) {
        if has_list(lines) {
            return actions::read(&mut self.draft, lines, part.text);
        }
        if is_blank(lines) {
            let words = part.text.to_lowercase();
            let is_group = actions::GROUPS.iter().any(|group| words.contains(group));
            if is_group && words.split_whitespace().count() <= 4 {
                return self.draft.note(part.number, part.text, Field::ActionItems);
            }
        }
        let texts: Vec<String> = items::read(lines).into_iter().map(|item| item.text).collect();
        let text = texts.join(" ");
        let item = if text.is_empty() { part.text.to_owned() } else { format!("{}: {text}", part.text) };
        self.draft.action(part.number, ActionItem { item, ..ActionItem::default() });
    }

    /// A timeline that fits into rows, or a custom section. Answers how many parts below it were placed.
    fn timeline(&mut self, part: &'o Part<'o>, below: &'o [Part<'o>]) -> (Target, usize) {
        let is_other = |part: &Part<'_>| part.meaning.is_some();
        let below = &below[..below.iter().position(is_other).unwrap_or(below.len())];
        let lines = without_separator(&part.body);
        if let Some(rows) = timeline::rows(lines, below, meaning::beside_timeline(part.text)) {
            self.last = Section::Timeline;
            self.draft.mark(Field::Timeline, part.number);
            if part.text != Section::Timeline.heading() || self.seen.contains(&Field::Timeline) {
                self.draft.note(part.number, part.text, Field::Timeline);
            }
            for part in below {
                self.draft.note(part.number, part.tags(), Field::Timeline);
                self.draft.note(part.number, part.raw, Field::Timeline);
            }
            self.rows(rows);
            return (Target::Field(Field::Timeline), below.len());
        }
        let mut all = lines.to_vec();
        for part in below {
            let blank = Line { text: "", ..shown(part) };
            self.draft.note(part.number, part.tags(), Field::CustomSections);
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

/// True where there is a table of actions.
fn has_action_table(lines: &[Line<'_>]) -> bool {
    table::blocks(lines).iter().any(|block| match block {
        Block::Table(lines) => table::action_columns(&Table::read(lines)).is_some(),
        Block::Text(_) => false,
    })
}

/// True where there is a list or a table.
fn has_list(lines: &[Line<'_>]) -> bool {
    lines.iter().any(|line| is_item(line) || (line.fenced == Fenced::Outside && line.text.starts_with('|')))
}

fn is_item(line: &Line<'_>) -> bool {
    line.fenced == Fenced::Outside && marker(line.text).is_some_and(|(_, text)| !text.is_empty())
}

/// Parts lines into lists and tables, and the paragraphs beside them.
fn without_text<'a>(lines: &[Line<'a>]) -> (Vec<Line<'a>>, Vec<Line<'a>>) {
    let (mut items, mut text) = (Vec::new(), Vec::new());
    let guidance = Field::ActionItems.placeholders()[0];
    let mut is_items = false;
    let mut is_blank = true;
    for line in lines {
        let was_blank = std::mem::replace(&mut is_blank, line.text.trim().is_empty());
        let is_row = line.fenced == Fenced::Outside && line.text.contains('|') && !was_blank;
        let is_group = line.text.trim_end().ends_with(':') && line.text.split_whitespace().count() <= 3;
        let begins = is_item(line)
            || line.text.starts_with('|')
            || line.text.trim() == guidance
            || line.text.starts_with("**")
            || is_group;
        let goes_on =
            is_blank || line.text.starts_with([' ', '\t']) || line.fenced != Fenced::Outside || is_row || !was_blank;
        is_items = begins || (is_items && goes_on);
        if is_items { items.push(*line) } else { text.push(*line) }
    }
    (items, text)
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
