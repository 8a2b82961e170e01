//! `act.unbounded`: an action item that is never finished.

use crate::lint::finding::quoted;
use crate::lint::text::{Phrases, Text};
use crate::lint::{Findings, Rule, Severity, amount, date};
use crate::report::{Cell, Field};

pub(in crate::lint) const RULE: Rule =
    Rule::text("act.unbounded", "Action without an end", Severity::Warning, check).of(&[Field::ActionItems]);

static ENDLESS: Phrases = Phrases::of(
    "continue to, continue monitoring, continue working, continually, continuously, keep an eye, keep monitoring, \
     keep watching, keep improving, keep track of, ongoing, regularly, on a regular basis, periodically, \
     going forward, from now on, in the future, as needed, as necessary, when needed, if needed, where needed, \
     where possible, when possible, whenever possible, as appropriate, where appropriate, at all times, \
     from time to time, more robust, more generic, more aware, more careful, more resilient, more reliable, \
     more aggressively, more aggresively, more often, more closely, more thoroughly, sensible, feasibility of, \
     options for, something more",
);

/// Days that move on with the reader, and words that name none, in lower case.
#[rustfmt::skip]
const NO_DAY: [&str; 59] = [
    "asap", "as soon as possible", "soon", "sooner", "later", "someday", "sometime", "eventually", "immediately", "now", "today",
    "tonight", "tomorrow", "this week", "this month", "this quarter", "this sprint", "this year", "next week", "next month",
    "next quarter", "next sprint", "next release", "next year", "end of week", "end of the week", "end of month",
    "end of the month", "end of quarter", "end of the quarter", "end of year", "end of the year", "eod", "eow", "eom", "eoq",
    "eoy", "q1", "q2", "q3", "q4", "h1", "h2", "ongoing", "continuous", "continuously", "when possible", "when time permits",
    "in the future", "future", "backlog", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "weekend",
];

/// A time from a day that nobody knows: `in 2 weeks`.
const UNITS: [&str; 6] = ["days", "weeks", "months", "a week", "one week", "a month"];

fn check(text: &Text<'_>, findings: &mut Findings) {
    if text.place.cell == Some(Cell::Due) {
        return check_due(text, findings);
    }
    if amount::are_in(&text.words) || !text.spans.code.is_empty() {
        return;
    }
    // `Better dashboards` is a matter of its verb.
    let is_vague = text.words.first().is_some_and(|word| word.is_any(&["better", "be"]));
    if is_vague {
        return;
    }
    // Further back, "better" compares.
    let better = text.words.iter().take(4).position(|word| word.is("better")).map(|at| (at, 1));
    let always = text.words.first().filter(|word| word.is("always")).map(|_| (0, 1));
    let Some((start, count)) = always.or(better).or_else(|| ENDLESS.find(&text.words)) else { return };
    // "… so that we can find it in the future" says what it is good for.
    if text.words[..start].iter().any(|word| word.is("so")) {
        return;
    }
    let seen = &text.words[start..start + count];
    let message = format!(
        "{} never ends.\nNobody can say that this is done. What will be there once it is: a check in CI, a job with a schedule, \
         an alert with a threshold?",
        quoted(text.seen(seen))
    );
    findings.add_words(text.place, text.text, seen[0].start..seen[count - 1].end(), message);
}

fn check_due(text: &Text<'_>, findings: &mut Findings) {
    if !is_day(text.text) {
        let message = format!(
            "{} is not a date.\nMonths later nobody can tell when that was. Which day is it: “2026-12-04”?",
            quoted(text.text)
        );
        findings.add_words(text.place, text.text, 0..text.text.len(), message);
    }
}

/// False for a due date that a reader cannot find in a calendar: `next week`, `Q3`; a year, or a day, makes it one.
fn is_day(due: &str) -> bool {
    let lower = due.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let joined = words.fold(String::from(" "), |joined, word| joined + word + " ");
    let has = |words: &[&str]| words.iter().any(|words| joined.contains(&format!(" {words} ")));
    let has_number = || joined.as_bytes().windows(2).any(|two| two[0] == b' ' && two[1].is_ascii_digit());
    date::first(due).is_some() || !has(&UNITS) && (has_number() || !has(&NO_DAY))
}
