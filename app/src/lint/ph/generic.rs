//! `ph.generic`: a placeholder of somebody's own.

use std::iter;
use std::ops::Range;

use crate::lint::finding::quoted;
use crate::lint::text::{Gap, Text, Word, is_language};
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Cell, Field, Place};

pub(in crate::lint) const RULE: Rule =
    Rule::text("ph.generic", "Placeholder of your own", Severity::Warning, check).any_language();

fn check(text: &Text<'_>, findings: &mut Findings) {
    if is_time(text.place) {
        let whole = is_bracketed(text).then_some(0..text.text.len());
        whole.or_else(|| gap(text.text)).into_iter().for_each(|bytes| not_known_yet(text, bytes, findings));
        return;
    }
    // Owner, priority and status have rules of their own.
    if !is_language(text.place) {
        return;
    }
    let mut found: Vec<Range<usize>> =
        if is_bracketed(text) { iter::once(0..text.text.len()).collect() } else { marks(text) };
    found.sort_by_key(|bytes| bytes.start);
    found.dedup_by_key(|bytes| bytes.start);
    for bytes in found {
        let seen = &text.text[bytes.clone()];
        let message = format!(
            "{} is a placeholder.\nWhat is known so far? An estimate or an open question helps more.",
            quoted(seen)
        );
        findings.add_words(text.place, text.text, bytes, message);
    }
}

/// True where a time is asked for, or a day.
fn is_time(place: Place) -> bool {
    matches!(place.field, Field::Started | Field::Detected | Field::Resolved)
        || matches!(place.cell, Some(Cell::Time | Cell::Due))
}

fn not_known_yet(text: &Text<'_>, bytes: Range<usize>, findings: &mut Findings) {
    let question = match text.place.cell {
        Some(Cell::Due) => "Without a day nobody can ask for it. Which one can its owner promise?",
        _ => "Which log, page or message has the time? “about 14:00 UTC” helps more than a gap.",
    };
    let message = format!("{} is a placeholder.\n{question}", quoted(&text.text[bytes.clone()]));
    findings.add_words(text.place, text.text, bytes, message);
}

/// What stands in place of a time or of a part of one: `?`, `??:??`, `14:??`, `tbd`. `14:02?` is an estimate.
fn gap(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for part in text.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        if is_gap(word) {
            return Some(start..start + word.len());
        }
        start += part.len();
    }
    None
}

fn is_gap(word: &str) -> bool {
    let bare = word.trim_matches(|sign| "()<>~.,;".contains(sign)).to_ascii_lowercase();
    let is_signs = bare.chars().all(|sign| "?:-–".contains(sign));
    bare.contains("??")
        || is_signs && (bare.contains('?') || bare.contains("--:"))
        || matches!(bare.as_str(), "tbd" | "tba" | "tbc" | "todo" | "xx:xx" | "hh:mm")
}

/// `[describe what was slow]` and nothing else; no link, no footnote, no code.
fn is_bracketed(text: &Text<'_>) -> bool {
    let inside = text.text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inside.is_some_and(|inside| {
        inside.contains(char::is_alphabetic)
            && !inside.contains(['[', ']'])
            && !inside.starts_with('^')
            && text.spans.links.is_empty()
            && !matches!(inside, "x" | "X")
    })
}

/// `TBD`, `TODO:`, `???`, `<fill in>`, `lorem ipsum`.
fn marks(text: &Text<'_>) -> Vec<Range<usize>> {
    let words = &text.words;
    let is_mark = |(at, word): &(usize, &Word<'_>)| match word.text {
        "TBD" | "TBA" => true,
        // In a sentence these are nouns: "the TODO list".
        "TODO" | "FIXME" | "XXX" => {
            let is_first = word.gap == Gap::Stop || (word.gap == Gap::Pause && text.text[..word.start].ends_with('('));
            let next = words.get(at + 1);
            is_first && next.is_none_or(|next| next.gap >= Gap::Pause) || (*at > 0 && is_first && next.is_none())
        }
        _ => false,
    };
    let mut found: Vec<Range<usize>> =
        words.iter().enumerate().filter(is_mark).map(|(_, word)| word.start..word.end()).collect();
    let signs = ["???", "<fill in>", "<fill me>", "<insert", "orem ipsum"];
    // A search for one sign is far cheaper than one for several.
    let may_hold = |mark: &&&str| match mark.chars().next() {
        Some('?') => text.has_any("?"),
        Some('<') => text.has_any("<"),
        _ => text.text.contains(" ipsum"),
    };
    for mark in signs.iter().filter(may_hold) {
        let hits =
            text.text.match_indices(*mark).filter(|(at, _)| !text.spans.is_code(*at) && !is_admonition(text.text, *at));
        found.extend(hits.map(|(at, mark)| at..at + mark.len()));
    }
    found
}

/// True for `??? note "Title"` at the beginning of a line: MkDocs folds what follows.
fn is_admonition(text: &str, at: usize) -> bool {
    let opens = at == 0 || text[..at].ends_with('\n');
    let kind = text[at..].trim_start_matches(['?', '+']).strip_prefix(' ').unwrap_or_default();
    opens && kind.starts_with(|first: char| first.is_ascii_lowercase())
}
