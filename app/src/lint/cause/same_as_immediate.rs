//! `cause.same-as-immediate`: a root cause that says what the immediate cause says.

use std::collections::BTreeSet;

use crate::lint::text::{Reading, is_template_text, stem};
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Field, Place};

pub(in crate::lint) const RULE: Rule = Rule { name: "cause.same-as-immediate", severity: Severity::Warning, check };

/// With fewer words that carry meaning nothing can be said.
const FEWEST: usize = 3;

/// The part of the root cause's words that may stand in the immediate cause, in tenths.
const MOST_TENTHS: usize = 7;

/// The most words that the message shows.
const SHOWN: usize = 6;

/// Words that say little about what a text is about.
#[rustfmt::skip]
const SMALL: [&str; 96] = [
    "a", "about", "after", "again", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been",
    "before", "being", "both", "but", "by", "can", "cause", "caused", "causes", "could", "did", "do", "does", "due",
    "during", "each", "for", "from", "had", "has", "have", "how", "if", "immediate", "in", "into", "is", "it",
    "its", "just", "led", "more", "most", "no", "not", "of", "on", "only", "or", "other", "our", "out", "over",
    "problem", "root", "same", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there",
    "these", "they", "this", "those", "through", "to", "too", "under", "until", "up", "very", "was", "we", "were",
    "what", "when", "where", "which", "while", "who", "why", "will", "with", "would", "you",
];

fn check(reading: &Reading<'_>, findings: &mut Findings) {
    let report = reading.report;
    let is_written = |field, text: &str| !is_template_text(field, text);
    if !is_written(Field::RootCause, &report.root_cause) || !is_written(Field::ImmediateCause, &report.immediate_cause)
    {
        return;
    }
    let immediate: BTreeSet<String> = content(&report.immediate_cause).map(stem).collect();
    if immediate.len() < FEWEST {
        return;
    }
    let mut stems = BTreeSet::new();
    let root: Vec<(&str, String)> = content(&report.root_cause)
        .map(|word| (word, stem(word)))
        .filter(|(_, stem)| stems.insert(stem.clone()))
        .collect();
    let both: Vec<&str> = root.iter().filter(|(_, stem)| immediate.contains(stem)).map(|(word, _)| *word).collect();
    // The other direction would flag a root cause that repeats the first and goes on from there.
    let is_same = both.len() * 10 >= root.len() * MOST_TENTHS;
    if is_same && root.len() >= FEWEST {
        findings.add(Place::field(Field::RootCause), message(&both));
    }
}

fn message(both: &[&str]) -> String {
    let more = match both.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let shown = both[..both.len().min(SHOWN)].join(", ");
    format!(
        "The root cause says little that the immediate cause does not; both speak of {shown}{more}. What made the \
         immediate cause possible, and why did that seem fine until then?"
    )
}

/// The words that carry meaning, as written; code and quotations count, too.
fn content(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’');
    words.map(|word| word.trim_matches(['\'', '’'])).filter(|word| {
        !word.is_empty() && !SMALL.iter().any(|small| word.eq_ignore_ascii_case(small)) && word.chars().nth(1).is_some()
    })
}
