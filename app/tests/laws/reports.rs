//! Reports and documents made of hostile text.

use std::fmt;

use postmortem::report::{
    Action, Check, CustomSection, Event, FORMAT, Item, ItemId, Link, LinkKind, Section, ValueMut,
};
use postmortem::{Field, Report};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::fragments::{TEMPLATE, Text, sections, text};

pub const GOLDEN: [&str; 3] = [TEMPLATE, include_str!("../golden/half-filled.md"), include_str!("../golden/filled.md")];

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
            .entries(Field::TEMPLATE.into_iter().filter(is_filled).map(|field| (field, self.report.value(field))))
            .finish()
    }
}

/// A report of which a few fields are filled.
pub fn report() -> impl Strategy<Value = Typed> {
    // Ten numbered items have a marker of another width than nine.
    let texts = prop_oneof![9 => vec(text(4), 1..5), 1 => vec(text(2), 9..13)];
    let filling = (select(Field::TEMPLATE.to_vec()), texts, vec((any::<bool>(), select(LinkKind::ALL.to_vec())), 4));
    (vec(filling, 1..4), vec(id(), 4), 0..=FORMAT).prop_map(|(fillings, ids, format)| {
        let mut typed = Typed { report: Report { format, ..Report::default() }, classes: Vec::new() };
        for (field, texts, choices) in fillings {
            typed.classes.extend(texts.iter().flat_map(|text| &text.classes));
            let texts: Vec<String> = texts.into_iter().map(|text| text.text).collect();
            fill(&mut typed.report, field, &texts, &choices, &ids);
        }
        typed
    })
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
        ValueMut::Actions(rows) => rows.extend(items(4).map(|(texts, (id, _))| Action {
            id,
            item: at(texts, 0),
            owner: at(texts, 1),
            priority: at(texts, 2),
            status: at(texts, 3),
            ..Action::default()
        })),
        ValueMut::Events(events) => {
            events.extend(items(2).map(|(texts, (id, _))| Event { id, time: at(texts, 0), event: at(texts, 1) }));
        }
        ValueMut::Sections(sections) => sections.extend(items(2).map(|(texts, (id, _))| CustomSection {
            id,
            after: Section::Impact,
            heading: at(texts, 0),
            text: at(texts, 1),
        })),
    }
}

/// A change of one line of a document.
#[derive(Clone, Debug)]
enum Change {
    Drop,
    Double,
    SwapWithNext,
    Indent(&'static str),
    Replace(Text),
    Insert(Text),
    Append(Text),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        Just(Change::Drop),
        Just(Change::Double),
        Just(Change::SwapWithNext),
        select(vec![" ", "    ", "\t", "- ", "> ", "\\", "#", "| "]).prop_map(Change::Indent),
        text(1).prop_map(Change::Replace),
        text(2).prop_map(Change::Insert),
        text(1).prop_map(Change::Append),
    ]
}

/// Any text at all, most of it nearly a report.
pub fn document() -> impl Strategy<Value = Text> {
    prop_oneof![
        2 => text(24),
        2 => sections(),
        2 => (select(GOLDEN.to_vec()), changes()).prop_map(|(text, changes)| changed(text, changes)),
        1 => (report(), changes()).prop_map(|(typed, changes)| {
            let mut text = changed(&postmortem::markdown::write(&typed.report), changes);
            text.classes.extend(typed.classes);
            text
        }),
    ]
}

fn changes() -> impl Strategy<Value = Vec<(Index, Change)>> {
    vec((any::<Index>(), change()), 0..6)
}

fn changed(document: &str, changes: Vec<(Index, Change)>) -> Text {
    let mut lines: Vec<String> = document.lines().map(str::to_owned).collect();
    let mut classes = Vec::new();
    for (index, change) in changes.into_iter().filter(|_| !document.is_empty()) {
        if lines.is_empty() {
            break;
        }
        let index = index.index(lines.len());
        match change {
            Change::Drop => drop(lines.remove(index)),
            Change::Double => lines.insert(index, lines[index].clone()),
            Change::SwapWithNext if index + 1 < lines.len() => lines.swap(index, index + 1),
            Change::SwapWithNext => {}
            Change::Indent(with) => lines[index].insert_str(0, with),
            Change::Replace(new) => {
                classes.extend(new.classes);
                lines[index] = new.text;
            }
            Change::Insert(new) => {
                classes.extend(new.classes);
                lines.insert(index, new.text);
            }
            Change::Append(new) => {
                classes.extend(new.classes);
                lines[index].push_str(&new.text);
            }
        }
    }
    Text { text: lines.join("\n"), classes }
}
