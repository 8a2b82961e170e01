//! Reports and documents made of hostile text.

use std::fmt;

use postmortem::report::{
    ActionItem, Cell, Check, Conflict, CustomSection, Dismissal, FORMAT, Item, ItemId, Link, LinkKind, TimelineEvent,
    ValueMut,
};
use postmortem::{Field, Report, Section};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::fragments::{TEMPLATE, Text, front_matter, sections, text};

pub const GOLDEN: [&str; 4] = [
    TEMPLATE,
    include_str!("../golden/half-filled.md"),
    include_str!("../golden/filled.md"),
    include_str!("../golden/full.md"),
];

/// A report as somebody might have typed it or sent it, and the classes of its fragments.
#[derive(Clone)]
pub struct Typed {
    pub report: Report,
    pub classes: Vec<&'static str>,
}

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_filled = |field: &Field| !self.report.value(*field).is_empty();
        f.debug_map()
            .entries(Field::ALL.into_iter().filter(is_filled).map(|field| (field, self.report.value(field))))
            .entry(&"internal", &self.report.internal)
            .entry(&"dismissed", &self.report.dismissed)
            .entry(&"conflicts", &self.report.conflicts)
            .entry(&"front matter", &self.report.front_matter)
            .finish()
    }
}

/// A report of which a few fields are filled.
pub fn report() -> impl Strategy<Value = Typed> {
    // Ten numbered items have a marker of another width than nine.
    let texts = prop_oneof![9 => vec(text(4), 1..5), 1 => vec(text(2), 9..13)];
    let filling = (select(Field::ALL.to_vec()), texts, vec((any::<bool>(), select(LinkKind::ALL.to_vec())), 4));
    let marks = prop_oneof![2 => vec(mark(), 0), 1 => vec(mark(), 1..3)];
    let front_matter = prop_oneof![2 => Just(Text::default()).boxed(), 1 => front_matter().boxed()];
    let internal =
        prop_oneof![2 => vec(select(Section::ALL.to_vec()), 0), 1 => vec(select(Section::ALL.to_vec()), 1..4)];
    (vec(filling, 1..4), vec(id(), 4), 0..=FORMAT, marks, front_matter, internal).prop_map(
        |(fillings, ids, format, marks, front_matter, internal)| {
            let report = Report { format, internal, ..Report::default() };
            let mut typed = Typed { report, classes: front_matter.classes };
            typed.report.front_matter = front_matter.text;
            for (field, texts, choices) in fillings {
                typed.classes.extend(texts.iter().flat_map(|text| &text.classes));
                let texts: Vec<String> = texts.into_iter().map(|text| text.text).collect();
                fill(&mut typed.report, field, &texts, &choices, &ids);
            }
            for (field, item, cell, texts) in marks {
                typed.classes.extend(texts.iter().flat_map(|text| &text.classes));
                mark_place(&mut typed.report, field, item, cell, texts);
            }
            typed
        },
    )
}

type Annotation = (Field, usize, Option<Cell>, [Text; 3]);

/// What is noted about some place.
fn mark() -> impl Strategy<Value = Annotation> {
    let cells = vec![None, Some(Cell::Owner), Some(Cell::Event), Some(Cell::Heading)];
    (select(Field::ALL.to_vec()), 0..4_usize, select(cells), [text(1), text(2), text(1)])
}

/// Notes a dismissal there and a conflict.
fn mark_place(report: &mut Report, field: Field, item: usize, cell: Option<Cell>, texts: [Text; 3]) {
    let [first, second, third] = texts.map(|text| text.text);
    let id = report.item_ids(field).nth(item).cloned();
    report.conflicts.push(Conflict { field, item: id, cell, mine: first.clone(), theirs: second.clone() });
    report.dismissed.push(Dismissal { rule: first, field, item: second, reason: third });
}

/// Good ids, missing ones, doubled ones and one that is too long.
fn id() -> impl Strategy<Value = ItemId> {
    select(vec!["", "1", "2", "a", "\0 ß"])
        .prop_map(|id| ItemId(id.to_owned()))
        .boxed()
        .prop_union(Just(ItemId("x".repeat(65))).boxed())
}

fn fill(report: &mut Report, field: Field, texts: &[String], choices: &[(bool, LinkKind)], ids: &[ItemId]) {
    let ids = ids.iter().cycle().cloned();
    let choices = choices.iter().cycle().copied();
    let items = |size| texts.chunks(size).zip(ids.zip(choices));
    let at = |texts: &[String], index: usize| texts.get(index).cloned().unwrap_or_default();
    match report.value_mut(field) {
        ValueMut::Text(text) => *text = texts.join("\n\n"),
        ValueMut::Items(list) => list.extend(items(1).map(|(texts, (id, _))| Item { id, text: at(texts, 0) })),
        ValueMut::Checks(checks) => {
            checks.extend(items(1).map(|(texts, (id, (done, _)))| Check { id, text: at(texts, 0), done }));
        }
        ValueMut::Links(links) => links.extend(items(2).map(|(texts, (id, (_, kind)))| Link {
            id,
            label: at(texts, 0),
            url: at(texts, 1),
            kind,
        })),
        ValueMut::Actions(rows) => rows.extend(items(4).map(|(texts, (id, (has_more, _)))| {
            let (due, ticket) = if has_more { (at(texts, 2), at(texts, 0)) } else { Default::default() };
            let category = if has_more { at(texts, 1) } else { String::new() };
            let [item, owner, priority, status] = [0, 1, 2, 3].map(|index| at(texts, index));
            ActionItem { id, item, owner, priority, status, due, ticket, category }
        })),
        ValueMut::Events(events) => {
            events.extend(items(2).map(|(texts, (id, _))| TimelineEvent {
                id,
                time: at(texts, 0),
                event: at(texts, 1),
            }));
        }
        ValueMut::Sections(sections) => sections.extend(items(2).map(|(texts, (id, (is_headed, kind)))| {
            let after = Section::ALL[(texts[0].len() + kind as usize) % Section::ALL.len()];
            let heading = if is_headed { at(texts, 1) } else { String::new() };
            CustomSection { id, after, heading, text: at(texts, 0), internal: texts[0].len() % 3 == 0 }
        })),
    }
}

/// A change of one line of a document.
#[derive(Clone, Debug)]
enum LineEdit {
    Drop,
    Double,
    SwapWithNext,
    Indent(&'static str),
    Replace(Text),
    Insert(Text),
    Append(Text),
}

fn change() -> impl Strategy<Value = LineEdit> {
    prop_oneof![
        Just(LineEdit::Drop),
        Just(LineEdit::Double),
        Just(LineEdit::SwapWithNext),
        select(vec![" ", "    ", "\t", "- ", "> ", "\\", "#", "| "]).prop_map(LineEdit::Indent),
        text(1).prop_map(LineEdit::Replace),
        text(2).prop_map(LineEdit::Insert),
        text(1).prop_map(LineEdit::Append),
    ]
}

/// Any text at all, most of it nearly a report.
pub fn document() -> impl Strategy<Value = Text> {
    prop_oneof![
        2 => text(24),
        2 => sections(),
        2 => (select(GOLDEN.to_vec()), changes()).prop_map(|(text, changes)| changed(text, changes)),
        1 => (report(), changes()).prop_map(|(typed, changes)| {
            let mut text = changed(&postmortem::markdown::write(&typed.report.normalize()), changes);
            text.classes.extend(typed.classes);
            text
        }),
    ]
}

fn changes() -> impl Strategy<Value = Vec<(Index, LineEdit)>> {
    vec((any::<Index>(), change()), 0..6)
}

fn changed(document: &str, changes: Vec<(Index, LineEdit)>) -> Text {
    let mut lines: Vec<String> = document.lines().map(str::to_owned).collect();
    let mut classes = Vec::new();
    for (index, change) in changes.into_iter().filter(|_| !document.is_empty()) {
        if lines.is_empty() {
            break;
        }
        let index = index.index(lines.len());
        match change {
            LineEdit::Drop => drop(lines.remove(index)),
            LineEdit::Double => lines.insert(index, lines[index].clone()),
            LineEdit::SwapWithNext if index + 1 < lines.len() => lines.swap(index, index + 1),
            LineEdit::SwapWithNext => {}
            LineEdit::Indent(with) => lines[index].insert_str(0, with),
            LineEdit::Replace(new) => {
                classes.extend(new.classes);
                lines[index] = new.text;
            }
            LineEdit::Insert(new) => {
                classes.extend(new.classes);
                lines.insert(index, new.text);
            }
            LineEdit::Append(new) => {
                classes.extend(new.classes);
                lines[index].push_str(&new.text);
            }
        }
    }
    Text { text: lines.join("\n"), classes }
}
