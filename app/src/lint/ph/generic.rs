//! `ph.generic`: a placeholder of somebody's own.

use std::iter;
use std::ops::Range;

use crate::lint::finding::quoted;
use crate::lint::text::{Gap, Text, Word, is_language};
use crate::lint::{Findings, Rule, Severity};

pub(in crate::lint) const RULE: Rule =
    Rule::text("ph.generic", "Placeholder of your own", Severity::Warning, check).any_language();

fn check(text: &Text<'_>, findings: &mut Findings) {
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
