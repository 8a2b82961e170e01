//! What headings and labels mean: by the words that published reports use, and by the words they are made of.

mod keys;
mod phrases;
mod translations;
mod words;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::report::Field;
use keys::KEYS;
use phrases::PHRASES;
use translations::{TRANSLATED_KEYS, TRANSLATIONS};

/// The tables of phrases, to look one up by its words.
type Lookup = LazyLock<BTreeMap<&'static str, Field>>;

static HEADINGS: Lookup = Lookup::new(|| lookup(&PHRASES, &TRANSLATIONS));
static DETAILS: Lookup = Lookup::new(|| lookup(&KEYS, &TRANSLATED_KEYS));

/// A phrase that stands twice means what it means first.
fn lookup(own: &[(Field, &[&'static str])], translated: &[(Field, &[&'static str])]) -> BTreeMap<&'static str, Field> {
    // The last of two that are the same stays in a map.
    let last_first = translated.iter().rev().chain(own.iter().rev());
    last_first.flat_map(|(field, phrases)| phrases.iter().map(|phrase| (*phrase, *field))).collect()
}

/// What follows a phrase without changing what it means.
const ENDINGS: [&str; 6] =
    [" of the incident", " of the outage", " of the issue", " of the problem", " of this incident", " the incident"];

/// What goes before a phrase without changing what it means.
const BEGINNINGS: [&str; 4] = ["the ", "incident ", "our ", "postmortem "];

/// The field that a heading or label names. `None` where it names none, or several in different sections.
pub(in crate::markdown) fn field(text: &str) -> Option<Field> {
    let plain = plain(text);
    known(&plain).or_else(|| {
        let parts: Vec<&str> = plain.split(" and ").flat_map(|part| part.split(['/', ','])).map(str::trim).collect();
        let fields: Vec<Field> = parts.iter().map(|part| known(part)).collect::<Option<_>>()?;
        let first = *fields.first()?;
        fields.iter().all(|field| field.section() == first.section()).then_some(first)
    })
}

/// The field of the front matter that a key, a label or a heading names.
pub(super) fn detail(text: &str) -> Option<Field> {
    DETAILS.get(plain(text).as_str()).copied()
}

fn known(plain: &str) -> Option<Field> {
    phrase(plain).or_else(|| words::by_words(plain))
}

fn phrase(plain: &str) -> Option<Field> {
    let known = |text: &str| HEADINGS.get(text).copied();
    let ending = |text: &'_ str| ENDINGS.iter().find_map(|ending| text.strip_suffix(ending)).and_then(known);
    known(plain).or_else(|| ending(plain)).or_else(|| {
        let rest = BEGINNINGS.iter().find_map(|beginning| plain.strip_prefix(beginning))?;
        known(rest).or_else(|| ending(rest))
    })
}

/// What a heading says after the word for the timeline: zones, dates, how exact it is.
pub(super) fn timeline_rest(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = text.get(8..).filter(|_| text[..8].eq_ignore_ascii_case("timeline"))?;
    (!rest.starts_with(char::is_alphanumeric)).then(|| rest.trim())
}

/// What the heading of a timeline says beside that it is one.
pub(super) fn beside_timeline(text: &str) -> &str {
    // `Chronology (UTC)`, `2. Timeline of events (UTC)`
    let bracket = text.find(['(', '（']).filter(|_| field(text) == Some(Field::Timeline));
    let rest = bracket.map(|at| &text[at..]).or_else(|| timeline_rest(text)).unwrap_or_default();
    rest.trim_end_matches(['*', '_', ' '])
}

/// A heading in lower case without numbers, emoji and marks around it, without what stands in brackets.
fn plain(text: &str) -> String {
    let text = without_shortcode(text);
    let mut plain = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for character in text.chars() {
        match character {
            '(' | '（' => depth += 1,
            ')' | '）' if depth > 0 => depth -= 1,
            '*' | '_' | '`' => {}
            _ if depth > 0 => {}
            '’' | '‘' => plain.push('\''),
            '&' | '+' => plain.push_str("and"),
            _ if character.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            _ if character.is_ascii() => plain.push(character.to_ascii_lowercase()),
            _ => plain.extend(character.to_lowercase()),
        }
    }
    let is_edge = |c: char| !c.is_alphanumeric();
    let text = plain.trim_matches(is_edge);
    without_number(text).trim_matches(is_edge).to_owned()
}

/// Without `:memo:` in front or behind, which stands for a picture.
fn without_shortcode(text: &str) -> &str {
    let code = text.trim_start().strip_prefix(':').and_then(|text| text.split_once(": "));
    let is_code = |code: &str| {
        !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+-".contains(&byte))
    };
    let text = code.filter(|(code, _)| is_code(code)).map_or(text, |(_, rest)| rest);
    let behind = text.trim_end().strip_suffix(':').and_then(|text| text.rsplit_once(" :"));
    behind.filter(|(_, code)| is_code(code)).map_or(text, |(rest, _)| rest)
}

/// Without `1.`, `2)`, `1.2`, `d.`, `iv.`, `section 3:` in front.
fn without_number(text: &str) -> &str {
    let named = ["section ", "part ", "step "].into_iter().find_map(|word| text.strip_prefix(word));
    let Some((number, rest)) = named.unwrap_or(text).split_once(' ') else { return text };
    let digits = number.trim_end_matches(['.', ')', ':']);
    let is_number =
        digits.chars().all(|c| c.is_ascii_digit() || c == '.') && (digits.len() < number.len() || digits.contains('.'));
    let is_letter = digits.len() == 1 || digits.chars().all(|c| "ivx".contains(c));
    let is_bare = named.is_some() && rest.starts_with(['-', '–', '—']) && digits.bytes().all(|b| b.is_ascii_digit());
    if is_number || is_bare || (is_letter && digits.len() < number.len()) { rest } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_in_other_words_are_known() {
        for (heading, meant) in [
            ("Root Causes", Field::RootCause),
            ("1. Summary:", Field::WhatHappened),
            ("🔥 Impact", Field::UserImpact),
            (":memo: Summary", Field::WhatHappened),
            ("Summary :memo:", Field::WhatHappened),
            ("Trigger(s)", Field::ImmediateCause),
            ("What didn’t go so well?", Field::WhatCouldBeImproved),
            ("Resolution & Recovery", Field::ImmediateFixes),
            ("**Incident Summary**", Field::WhatHappened),
            ("Root cause of the outage", Field::RootCause),
            ("根因分析（blameless）", Field::RootCause),
            ("Lessons learned and future improvements", Field::WhatCouldBeImproved),
            ("Action items & followups", Field::ActionItems),
            ("4) What went well?", Field::WhatWentWell),
            ("III. Root-cause analysis:", Field::RootCause),
            ("Section 3: Impact", Field::UserImpact),
            ("Step 5 - Action items", Field::ActionItems),
            ("Recommended actions", Field::ActionItems),
        ] {
            assert_eq!(field(heading), Some(meant), "{heading}");
        }
    }

    #[test]
    fn what_is_ambiguous_or_unknown_is_not() {
        for heading in
            ["Root cause and mitigation", "Detection & Response", "Stats", "Attendees", "", "5", "Q&A", "14:08"]
        {
            assert_eq!(field(heading), None, "{heading}");
        }
    }

    #[test]
    fn the_rest_of_a_timeline_heading_is_told() {
        assert_eq!(timeline_rest("Timeline (all times PST) 7/5"), Some("(all times PST) 7/5"));
        assert_eq!(timeline_rest("TIMELINE"), Some(""));
        assert_eq!(timeline_rest("Timelines"), None);
        for (heading, rest) in [
            ("Timeline (all times PST) 7/5", "(all times PST) 7/5"),
            ("Chronology (CEST)", "(CEST)"),
            ("**2. Timeline of events (UTC)**", "(UTC)"),
            ("Incident timeline (UTC)", "(UTC)"),
            ("Timeline - UTC", "- UTC"),
            ("Sequence of events", ""),
        ] {
            assert_eq!(beside_timeline(heading), rest, "{heading}");
        }
    }
}
