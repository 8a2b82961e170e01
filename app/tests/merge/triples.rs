//! Random triples: a report and two changes of it, each of which can tell what it did.

use std::collections::BTreeSet;

use postmortem::report::{ItemId, Row, Shape, Value, ValueMut};
use postmortem::{Field, Report};

/// A small generator (SplitMix64), so that a seed is the whole of a case.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Less than `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// Where the words of a triple come from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Vocabulary {
    /// Every word once, so that what was done to it is beyond doubt.
    Unique,
    /// Few words, signs and Markdown, again and again.
    Few,
}

const FEW: [&str; 24] = [
    "the",
    "the",
    "of",
    "pool",
    "pool",
    "was",
    "down",
    "**down**",
    "12:03",
    "- a",
    "# x",
    "```",
    "|",
    "\n",
    "\n\n",
    "↓",
    "[Issue Title]",
    "\\",
    "é",
    "停",
    "👩\u{200d}🚒",
    "don't",
    "a.b",
    "  ",
];

/// One writer's changes of a report, and what they mean.
#[derive(Default)]
pub struct Edit {
    pub report: Report,
    /// Words that stand in neither of the other reports.
    pub inserted: BTreeSet<String>,
    /// Words of the base that were removed or replaced, or within which something was written.
    pub touched: BTreeSet<String>,
}

pub struct Triple {
    pub base: Report,
    pub mine: Edit,
    pub theirs: Edit,
}

pub fn triple(seed: u64, vocabulary: Vocabulary) -> Triple {
    let mut maker = Maker::new(Random::new(seed), vocabulary);
    let base = maker.base();
    let [mine, theirs] = ["m", "t"].map(|writer| maker.edit(&base, writer));
    Triple { base, mine, theirs }
}

/// Makes texts and changes them as writers do.
pub struct Maker {
    pub random: Random,
    vocabulary: Vocabulary,
    words: usize,
}

const TEXTS: [Field; 4] = [Field::Title, Field::WhatHappened, Field::RootCause, Field::Detection];
const LISTS: [Field; 6] = [
    Field::UserImpact,
    Field::CausalChain,
    Field::ActionItems,
    Field::PreReleaseChecklist,
    Field::Timeline,
    Field::CustomSections,
];

impl Maker {
    pub fn new(random: Random, vocabulary: Vocabulary) -> Maker {
        Maker { random, vocabulary, words: 0 }
    }

    fn word(&mut self, writer: &str) -> String {
        self.words += 1;
        match self.vocabulary {
            Vocabulary::Unique => format!("{writer}word{}", self.words),
            Vocabulary::Few => (*self.random.pick(&FEW)).to_owned(),
        }
    }

    fn text(&mut self, writer: &str, most: usize) -> String {
        let count = self.random.below(most + 1);
        let words: Vec<String> = (0..count).map(|_| self.word(writer)).collect();
        let mut text = String::new();
        for word in words {
            if !text.is_empty() {
                let joints = [" ", " ", " ", ". ", ", ", "\n", "\n\n"];
                text.push_str(joints[self.random.below(joints.len())]);
            }
            text.push_str(&word);
        }
        text
    }

    fn row(&mut self, field: Field, writer: &str) -> Row {
        let id = ItemId(format!("{writer}{}", self.random.next() % 1_000_000_007));
        let cells = (0..Row::width(field)).map(|_| self.text(writer, 4)).collect();
        Row { id, cells }
    }

    fn base(&mut self) -> Report {
        let mut report = Report::default();
        for field in TEXTS {
            let text = self.text("b", 14);
            if let ValueMut::Text(value) = report.value_mut(field) {
                *value = text;
            }
        }
        for field in LISTS {
            let count = self.random.below(5);
            let rows = (0..count).map(|_| self.row(field, "b")).collect();
            report.set_rows(field, rows);
        }
        report.normalize()
    }

    fn edit(&mut self, base: &Report, writer: &str) -> Edit {
        let mut report = base.clone();
        for _ in 0..self.random.below(6) {
            self.change(&mut report, writer);
        }
        let report = report.normalize();
        let (inserted, touched) = differences(base, &report);
        Edit { report, inserted, touched }
    }

    /// One change of one text or of one list.
    pub fn change(&mut self, report: &mut Report, writer: &str) {
        if self.random.chance(55) {
            let field = *self.random.pick(&TEXTS);
            if let ValueMut::Text(text) = report.value_mut(field) {
                *text = self.edited(text, writer);
            }
        } else {
            let field = *self.random.pick(&LISTS);
            let mut rows = report.rows(field);
            self.edit_rows(&mut rows, field, writer);
            report.set_rows(field, rows);
        }
    }

    fn edit_rows(&mut self, rows: &mut Vec<Row>, field: Field, writer: &str) {
        match self.random.below(4) {
            0 => {
                let row = self.row(field, writer);
                rows.insert(self.random.below(rows.len() + 1), row);
            }
            _ if rows.is_empty() => {}
            1 => drop(rows.remove(self.random.below(rows.len()))),
            2 => {
                let row = rows.remove(self.random.below(rows.len()));
                rows.insert(self.random.below(rows.len() + 1), row);
            }
            _ => {
                let at = self.random.below(rows.len());
                let cell = self.random.below(rows[at].cells.len());
                let edited = self.edited(&rows[at].cells[cell], writer);
                rows[at].cells[cell] = edited;
            }
        }
    }

    /// Words inserted into, removed from or replaced in a text, somewhere between two of its words.
    fn edited(&mut self, text: &str, writer: &str) -> String {
        let mut words: Vec<String> = text.split_inclusive(char::is_whitespace).map(str::to_owned).collect();
        let at = self.random.below(words.len() + 1);
        let length = self.random.below(3).min(words.len() - at);
        let new = if self.random.chance(75) { format!("{} ", self.text(writer, 3)) } else { String::new() };
        words.splice(at..at + length, [new]);
        words.concat()
    }
}

/// The words only `after` has, and those of `before` that it does not have any more.
fn differences(before: &Report, after: &Report) -> (BTreeSet<String>, BTreeSet<String>) {
    let (old, new) = (words(before), words(after));
    (new.difference(&old).cloned().collect(), old.difference(&new).cloned().collect())
}

/// All words of all texts.
pub fn words(report: &Report) -> BTreeSet<String> {
    occurrences(report).into_iter().collect()
}

/// All words of all texts, as often as they occur.
pub fn occurrences(report: &Report) -> Vec<String> {
    let cells = Field::ALL.into_iter().flat_map(|field| match report.value(field) {
        Value::Text(text) => vec![text.to_owned()],
        // A tick and the place of a section are no words.
        _ => {
            let texts = if field.shape() == Shape::Checks { 1 } else { Row::width(field) };
            let texts = if field.shape() == Shape::Sections { 2 } else { texts };
            report.rows(field).into_iter().flat_map(|row| row.cells.into_iter().take(texts)).collect()
        }
    });
    cells.flat_map(|text| words_of(&text)).collect()
}

pub fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
