//! `cause.restates-symptom`: a root cause that says again what was seen.

use crate::lint::digest::{Gist, ReportDigest, Term};
use crate::lint::terms::{Terms, listed};
use crate::lint::text::Phrases;
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::report("cause.restates-symptom", "Root cause repeats the symptom", Severity::Warning, check)
        .of(&[Field::Title, Field::WhatHappened, Field::ImmediateCause, Field::RootCause])
        .english();

/// With fewer words that carry meaning nothing can be said.
const FEWEST: usize = 3;

/// The part of the root cause's words that may stand in title and summary, in tenths.
const MOST_TENTHS: usize = 9;

/// What says that something failed, and not what.
static FAILED: Phrases = Phrases::of(
    "failed, fail, fails, failing, failure, broke, broken, down, unavailable, stopped, worked, working, work, works, \
     error, errors, outage, offline, crashed, unreachable",
);

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let symptom = Terms::of(digest.written_in(&[Field::Title, Field::WhatHappened]));
    for gist in digest.written(Field::RootCause) {
        let root = Terms::of(std::iter::once(gist));
        let both = symptom.shared(&root);
        if root.len() >= FEWEST && both.len() * 10 >= root.len() * MOST_TENTHS {
            let message = format!(
                "The root cause repeats what was seen.\nTitle and summary mention {} as well. Why was that possible?",
                listed(&both)
            );
            findings.add(gist.place, message);
        }
    }
    for gist in digest.written_in(&[Field::ImmediateCause, Field::RootCause]) {
        if let Some(word) = circle(gist) {
            let message = format!(
                "This explains a thing by itself.\nBoth sides of “because” mention {word} and nothing else. What made it fail?"
            );
            findings.add(gist.place, message);
        }
    }
}

/// The word around which `login failed because login was down` turns.
fn circle(gist: &Gist) -> Option<&str> {
    let text = gist.text.as_str();
    let (because, _) = text.match_indices("because").next()?;
    let end = text[because..].find(['.', ',', ';', '\n']).map_or(text.len(), |end| because + end);
    let start = text[..because].rfind(['.', ';', '\n']).map_or(0, |start| start + 1);
    let is_fact = |term: &&Term| !FAILED.has(crate::lint::text::Word::alone(gist.shown(term)));
    let inside = |from: usize, to: usize| {
        gist.terms.iter().filter(move |term| term.start >= from && term.end <= to).filter(is_fact)
    };
    let mut behind = inside(because, end).peekable();
    behind.peek()?;
    let is_before = |term: &Term| inside(start, because).any(|other| other.stem == term.stem);
    let first = inside(because, end).next()?;
    behind.take(12).all(is_before).then(|| gist.shown(first))
}
