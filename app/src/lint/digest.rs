//! A report as rules about several fields read it.

use std::ops::Range;

use super::category;
use super::clock::DatedTime;
use super::text::{Phrases, Source, Tally, Text, Word, stem_number};
use super::{amount, clock, lasting, zone};
use crate::report::{Category, Cell, Field, Place, Report, Section};

/// A report and the gist of its texts.
pub(super) struct ReportDigest<'a> {
    /// Normalised.
    pub report: &'a Report,
    /// Of every text that is not empty, field by field.
    pub gists: &'a [Vec<Gist>],
}

/// What stays of a text once it has been read: enough to compare it with others.
pub(super) struct Gist {
    /// The place in the report that a finding about it names.
    pub place: Place,
    /// As it is kept.
    pub text: String,
    /// Where a related link leads; empty elsewhere.
    address: String,
    /// True when it is all that its field holds.
    is_only: bool,
    /// False for a placeholder or an unchanged example.
    pub is_written: bool,
    /// Its words that carry meaning, in reading order; code and quotations count, too.
    pub terms: Vec<Term>,
    /// The first of those that are equal, sorted by stem.
    pub by_stem: Vec<Term>,
    /// What its words say of its language.
    pub tally: Tally,
    /// In the summary: it holds a date, a time or a duration.
    pub says_when: bool,
    /// In title, overview and impact: it says how long something took, or from when to when.
    pub has_duration: bool,
    /// In the same: what is said to have lasted, by its number, how many seconds, and where that stands.
    pub lasted: Option<(u32, f64, Range<usize>)>,
    /// In scope and user impact: it says how many or how much.
    pub has_amount: bool,
    /// What kind of action an item of the action table is.
    pub category: Option<Category>,
    /// In the times of the incident: when that was, where a date says it.
    pub dated_time: Option<DatedTime>,
    /// `All times in UTC`.
    pub sets_zone: bool,
    /// In the overview and the times of the incident: clock times of a text that names a zone, since midnight.
    pub zoned: Vec<u32>,
    /// Where the zone stands that is said behind the first clock time with one: `UTC`, `Europe/Oslo`.
    pub named_zone: Option<Range<usize>>,
    /// The first clock time, in a text that names no zone.
    pub clock_without_zone: Option<(u32, Range<usize>)>,
}

/// A word that carries meaning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// Equal for words that differ in their ending only.
    pub stem: u64,
    /// Its first byte in the text of its gist.
    pub start: usize,
    /// The byte behind its last.
    pub end: usize,
}

/// Words that say little about what a text is about.
static SMALL: Phrases = Phrases::of(
    "about, after, again, all, also, an, and, any, are, as, at, be, because, been, before, being, both, but, by, can, \
     cause, caused, causes, could, did, do, does, due, during, each, for, from, had, has, have, how, if, immediate, \
     in, into, is, it, its, just, led, more, most, no, not, of, on, only, or, other, our, out, over, problem, root, \
     same, so, some, such, than, that, the, their, them, then, there, these, they, this, those, through, to, too, \
     under, until, up, very, was, we, were, what, when, where, which, while, who, why, will, with, would, you",
);

impl Gist {
    pub fn of(text: &Text<'_>) -> Gist {
        let terms = terms(text.text);
        let clocks = clock::clocks(text);
        let has_zone = !clocks.is_empty()
            && (zone::is_in(text.text)
                || zone::is_said(&text.words)
                || clocks.iter().any(|clock| clock.zone.is_some()));
        // Each is asked of some fields only, and costs a walk.
        let field = text.place.field;
        let tells_time = field == Field::WhatHappened;
        let tells_length =
            tells_time || field == Field::Title || field == Field::ImpactScope || field.section() == Section::Impact;
        let is_heading = text.place.cell == Some(Cell::Heading);
        // What stood beside the word "Timeline" in a heading is a row of its own, without a time.
        let is_head = clocks.is_empty() && (is_heading || text.place.cell == Some(Cell::Event));
        let has_duration = tells_length && (clocks.len() > 1 || lasting::has_duration(&text.words));
        let lasted = if tells_length { lasting::lasted(&text.words) } else { None };
        Gist {
            by_stem: by_stem(&terms),
            terms,
            tally: Tally::of(&text.words),
            says_when: tells_time
                && (has_duration || !clocks.is_empty() || clock::has_date(&text.words) || clock::is_quoted(text.text)),
            has_duration,
            lasted: lasted.map(|lasted| (lasted.what.hash, lasted.seconds, lasted.bytes)),
            has_amount: matches!(field, Field::UserImpact | Field::ImpactScope) && amount::are_in(&text.words),
            category: if field == Field::ActionItems { category::of_words(&text.words) } else { None },
            dated_time: DatedTime::of(text, &clocks),
            sets_zone: zone::settles(text.text) || is_head && zone::heads(text.text, is_heading),
            zoned: if has_zone && (tells_time || field.section() == Section::Details) {
                clocks.iter().map(|clock| clock.seconds).collect()
            } else {
                Vec::new()
            },
            named_zone: clocks.iter().find_map(|clock| clock.named_zone(text.text)),
            clock_without_zone: clocks
                .into_iter()
                .next()
                .map(|clock| (clock.seconds, clock.bytes))
                .filter(|_| !has_zone),
            ..Gist::bare(text)
        }
    }

    /// That it is there, for rules that compare no words.
    pub fn bare(text: &Text<'_>) -> Gist {
        Gist {
            place: text.place,
            text: text.text.to_owned(),
            address: text.address.to_owned(),
            is_only: text.is_only,
            is_written: !text.is_template(),
            terms: Vec::new(),
            by_stem: Vec::new(),
            tally: Tally::default(),
            says_when: false,
            has_duration: false,
            lasted: None,
            has_amount: false,
            category: None,
            dated_time: None,
            sets_zone: false,
            zoned: Vec::new(),
            named_zone: None,
            clock_without_zone: None,
        }
    }

    /// True when `source` reads the same, be it the next item now or the one before.
    pub fn is_of(&self, source: &Source<'_>) -> bool {
        self.place.cell == source.place.cell
            && self.is_only == source.is_only
            && self.text == source.text
            && self.address == source.address
    }

    /// False for a text in which a name does not stand.
    pub fn may_mention(&self, name: &str) -> bool {
        let has = |stem: u64| self.by_stem.binary_search_by_key(&stem, |term| term.stem).is_ok();
        terms(name).first().is_none_or(|first| has(first.stem))
    }

    /// A term as it is written.
    pub fn shown(&self, term: &Term) -> &str {
        &self.text[term.start..term.end]
    }
}

fn terms(text: &str) -> Vec<Term> {
    let is_sign = |letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’';
    let is_apostrophe = ['\'', '’'];
    let mut terms = Vec::new();
    let mut next = 0;
    for part in text.split(is_sign) {
        let inner = part.trim_start_matches(is_apostrophe);
        let start = next + part.len() - inner.len();
        let word = inner.trim_end_matches(is_apostrophe);
        next += part.len();
        next += text[next..].chars().next().map_or(0, char::len_utf8);
        if word.chars().nth(1).is_some() && !SMALL.has(Word::alone(word)) {
            terms.push(Term { stem: stem_number(word), start, end: start + word.len() });
        }
    }
    terms
}

fn by_stem(terms: &[Term]) -> Vec<Term> {
    let mut sorted = terms.to_vec();
    sorted.sort_unstable_by_key(|term| (term.stem, term.start));
    sorted.dedup_by_key(|term| term.stem);
    sorted
}

impl<'a> ReportDigest<'a> {
    /// The texts of a field that somebody wrote: what the template put there is no writer's text.
    pub fn written(&self, field: Field) -> impl Iterator<Item = &'a Gist> + use<'a> {
        self.gists[field as usize].iter().filter(|gist| gist.is_written)
    }

    /// The texts of some fields that somebody wrote.
    pub fn written_in(&self, fields: &'static [Field]) -> impl Iterator<Item = &'a Gist> + use<'a> {
        let gists = self.gists;
        fields.iter().flat_map(move |field| gists[*field as usize].iter().filter(|gist| gist.is_written))
    }

    /// What is to be done: the items of the action table and the priority actions.
    pub fn actions(&self) -> impl Iterator<Item = &'a Gist> + use<'a> {
        let is_item = |gist: &&Gist| matches!(gist.place.cell, None | Some(Cell::Item));
        self.written_in(&[Field::ActionItems, Field::PriorityActions]).filter(is_item)
    }
}
