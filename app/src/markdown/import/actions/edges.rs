//! What stands at the edges of a measure: who does it, how urgent it is, whether it is done.

use super::item::ListItem;
use crate::markdown::import::draft::{Draft, unescaped};
use crate::markdown::table::cell_named;
use crate::report::{ActionItem, Field};

/// Signs between a measure and what stands behind it.
const SIGNS: [char; 10] = ['-', '–', '—', ',', ':', ';', '|', '→', '>', ' '];

/// Words before a value in brackets that need no colon: `(owner Ann, due Friday)`.
const SPOKEN: [&str; 8] = ["owner", "assignee", "assigned to", "owned by", "dri", "due", "due by", "eta"];

/// Words for a state, and the template's word for it.
const STATES: [(&str, &str); 7] = [
    ("todo", "Open"),
    ("open", "Open"),
    ("done", "Done"),
    ("completed", "Done"),
    ("wip", "In Progress"),
    ("in progress", "In Progress"),
    ("doing", "In Progress"),
];

/// Signs for a state at the start of a measure.
const BOXES: [(char, &str); 8] = [
    ('☐', "Open"),
    ('⬜', "Open"),
    ('☑', "Done"),
    ('☒', "Done"),
    ('✅', "Done"),
    ('✔', "Done"),
    ('✓', "Done"),
    ('🚧', "In Progress"),
];

/// Takes them out of an item: `(@role) P1`, `@name will …`, `… @name`, `… (owner: Ann)`, `TODO …`, `… – Due: Friday`.
pub(super) fn take_edges(draft: &mut Draft<'_>, number: usize, row: &mut ActionItem) {
    let before = row.item.clone();
    take_state(draft, number, row);
    while take_last(draft, number, row) {}
    take_first(draft, number, row);
    if row.item != before {
        take_edges(draft, number, row);
    }
}

/// A priority or people at the start.
fn take_first(draft: &mut Draft<'_>, number: usize, row: &mut ActionItem) {
    let text = row.item.clone();
    let Some((first, rest)) = text.split_once(char::is_whitespace) else { return };
    let rest = rest.trim_start();
    if row.priority.is_empty() && is_priority(first) {
        row.priority = unwrapped(first).to_owned();
        row.item = rest.trim_start_matches(SIGNS).to_owned();
        return;
    }
    if !row.owner.is_empty() || !is_mention(unwrapped(first)) {
        return;
    }
    let mut people = vec![unwrapped(first)];
    let mut rest = rest;
    while let Some((next, behind)) = rest.split_once(char::is_whitespace) {
        if is_mention(unwrapped(next)) {
            people.push(unwrapped(next));
        } else if !(matches!(next, "&" | "+") && behind.starts_with('@')) {
            break;
        }
        rest = behind.trim_start();
    }
    row.owner = people.join(", ");
    let verb = ["will ", "to ", "should "].into_iter().find(|verb| rest.starts_with(verb));
    verb.into_iter().for_each(|verb| draft.note(number, verb, Field::ActionItems));
    let rest = verb.map_or(rest, |verb| &rest[verb.len()..]);
    row.item = rest.trim_start_matches([':', '-', '–', '—', ' ']).to_owned();
}

/// A state at the start: a box, a word in capitals, or a word in brackets.
fn take_state(draft: &mut Draft<'_>, number: usize, row: &mut ActionItem) {
    if !row.status.is_empty() {
        return;
    }
    let text = row.item.clone();
    if let Some((sign, state)) = BOXES.into_iter().find(|(sign, _)| text.starts_with(*sign)) {
        row.item = text[sign.len_utf8()..].trim_start_matches(['\u{fe0f}', ' ']).to_owned();
        row.status = state.to_owned();
        return;
    }
    for (word, state) in STATES {
        let rest = in_brackets_or_capitals(&text, word).map(|rest| rest.trim_start_matches([':', '-', '–', ' ']));
        if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
            draft.note(number, &text[..text.len() - rest.len()], Field::ActionItems);
            row.item = rest.to_owned();
            row.status = state.to_owned();
            return;
        }
    }
}

/// What stands behind `word` at the start, where it is in brackets, or in capitals as a word of its own.
fn in_brackets_or_capitals<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let head = |text: &'t str| text.get(..word.len()).zip(text.get(word.len()..));
    if let Some(inside) = text.strip_prefix(['[', '(']) {
        let (said, rest) = head(inside)?;
        let rest = rest.strip_prefix([']', ')']).filter(|rest| rest.starts_with([' ', ':']))?;
        return said.eq_ignore_ascii_case(word).then_some(rest);
    }
    let (said, rest) = head(text)?;
    (said == word.to_uppercase() && rest.starts_with([' ', ':'])).then_some(rest)
}

/// Takes what the item ends in, where it is a priority, a state, a person or pairs.
fn take_last(draft: &mut Draft<'_>, number: usize, row: &mut ActionItem) -> bool {
    let text = row.item.trim_end().to_owned();
    take_last_word(draft, number, row, &text) || take_pairs(draft, number, row, &text) || take_last_mention(row, &text)
}

/// Pairs in brackets or emphasis at the end, or behind a sign: `… (owner: Ann)`, `… – Owner: Ann, Due: Friday`.
fn take_pairs(draft: &mut Draft<'_>, number: usize, row: &mut ActionItem, text: &str) -> bool {
    let bracketed = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let bracketed = bracketed.map(|(before, inside)| (before, inside.trim_matches(['*', '_'])));
    let emphasised = ['*', '_'].into_iter().find_map(|mark| text.strip_suffix(mark)?.rsplit_once(mark));
    let emphasised = emphasised.filter(|(before, _)| before.ends_with(' '));
    let is_known = |inside: &str| inside.contains(':') || SPOKEN.iter().any(|word| spoken(inside, word).is_some());
    let behind_sign = || {
        let signs = [" - ", " – ", " — ", " | ", "; ", ", ", ". "];
        let mut ends: Vec<usize> =
            signs.iter().flat_map(|sign| text.match_indices(sign).map(|(at, sign)| at + sign.len())).collect();
        ends.sort_unstable();
        let tails = ends.into_iter().map(|at| (&text[..at], text[at..].trim_end_matches('.')));
        // A long text has no more than a few pairs at its end.
        tails.filter(|(_, tail)| tail.starts_with(char::is_uppercase) && tail.contains(':')).take(8)
    };
    let enclosed = bracketed.or(emphasised).filter(|(_, inside)| is_known(inside));
    let candidates = enclosed.into_iter().chain(behind_sign());
    for (before, inside) in candidates {
        let mut found = ListItem::default();
        let is_taken = found.take_cells(inside) || take_spoken(&mut found, inside);
        let is_free = is_taken && found.cells.iter().all(|(cell, _)| row.cell(*cell).is_empty());
        let rest = before.trim_end().trim_end_matches(SIGNS);
        if is_free && !rest.trim().is_empty() {
            found.keys.iter().for_each(|key| draft.note(number, key, Field::ActionItems));
            for (cell, value) in found.cells {
                let value = value.trim_end_matches('.');
                row.cell_mut(cell).into_iter().for_each(|text| *text = unescaped(value));
            }
            row.item = rest.to_owned();
            return true;
        }
    }
    false
}

/// The value behind a word that needs no colon.
fn spoken<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (said, value) = text.get(..word.len()).zip(text.get(word.len()..))?;
    (said.eq_ignore_ascii_case(word) && value.starts_with(' ')).then(|| value.trim()).filter(|value| !value.is_empty())
}

/// `owner Ann, due Friday`
fn take_spoken(found: &mut ListItem, inside: &str) -> bool {
    for part in inside.split([',', ';']).map(str::trim) {
        // The longer word first: "due by Friday" is no value "by Friday".
        let pair = SPOKEN.iter().rev().find_map(|word| Some((*word, spoken(part, word)?)));
        let Some((word, value)) = pair else { return false };
        let Some(cell) = cell_named(word).filter(|cell| found.cells.iter().all(|(taken, _)| taken != cell)) else {
            return false;
        };
        found.keys.push(part[..word.len()].to_owned());
        found.cells.push((cell, value.to_owned()));
    }
    !found.cells.is_empty()
}

/// A priority, or a state in brackets or bold.
fn take_last_word(draft: &mut Draft<'_>, number: usize, row: &mut ActionItem, text: &str) -> bool {
    let Some((before, last)) = text.rsplit_once(char::is_whitespace) else { return false };
    if row.priority.is_empty() && is_priority(last) {
        row.priority = unwrapped(last).to_owned();
        row.item = before.trim_end_matches(SIGNS).to_owned();
        return true;
    }
    let marks = [("(", ")"), ("[", "]"), ("**", "**")];
    let inside = marks.into_iter().find_map(|(open, close)| last.strip_prefix(open)?.strip_suffix(close));
    let state = inside.and_then(|inside| STATES.into_iter().find(|(word, _)| inside.eq_ignore_ascii_case(word)));
    let Some((_, state)) = state.filter(|_| row.status.is_empty()) else { return false };
    draft.note(number, last, Field::ActionItems);
    row.status = state.to_owned();
    row.item = before.trim_end_matches(SIGNS).to_owned();
    true
}

/// `… @Payments lead`
fn take_last_mention(row: &mut ActionItem, text: &str) -> bool {
    let mention = text.rfind('@').filter(|at| *at > 0 && row.owner.is_empty());
    let Some(at) = mention else { return false };
    let (before, name) = text.split_at(at);
    let (before, name) = match before.strip_suffix(['(', '[']) {
        Some(before) => match name.strip_suffix([')', ']']) {
            Some(name) => (before, name),
            None => return false,
        },
        None => (before, name),
    };
    let is_name = is_mention(name.split_whitespace().next().unwrap_or_default())
        && name.split_whitespace().count() <= 3
        && name[1..].chars().all(|c| c.is_alphanumeric() || " -_./'’".contains(c))
        && !name.ends_with('.');
    if !is_name || !before.ends_with(char::is_whitespace) || before.trim().is_empty() {
        return false;
    }
    row.owner = name.to_owned();
    row.item = before.trim_end_matches(SIGNS).to_owned();
    true
}

fn unwrapped(word: &str) -> &str {
    word.trim_matches(|c: char| "()[]:,*`".contains(c))
}

fn is_mention(word: &str) -> bool {
    word.strip_prefix('@').is_some_and(|name| name.starts_with(char::is_alphanumeric))
}

/// `P0` to `P5`, also in brackets.
fn is_priority(word: &str) -> bool {
    matches!(unwrapped(word).as_bytes(), [b'P' | b'p', b'0'..=b'5'])
}
