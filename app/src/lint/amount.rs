//! Numbers that say how much or how many.

use super::clock;
use super::text::{Gap, Phrases, Word};

/// Numbers in words, in the order of their values.
static NUMBERS: Phrases =
    Phrases::of("zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve");

static ROUND: Phrases = Phrases::of(
    "fifteen, twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety, hundred, hundreds, thousand, thousands, \
     million, millions, billion, billions, dozen, dozens, half, third, quarter, none, no, nobody, nothing, single, \
     both, twice, tenfold",
);

/// A number behind these is a name: `HTTP 502`, `release 418`.
static NAMED: Phrases = Phrases::of(
    "http, status, code, error, errors, version, release, build, issue, ticket, incident, port, with, a, an, v, php, \
     python, java, ruby, rails, postgres, layer",
);

/// A three-digit number before these is what a server answered.
static ANSWERS: Phrases = Phrases::of("http, error, errors, status, response, responses, page, pages, s, code, codes");

/// True for words that hold an amount.
pub(super) fn are_in(words: &[Word<'_>]) -> bool {
    (0..words.len()).any(|at| is_at(words, at))
}

/// True where `words[at]` is an amount: no date, no clock time, no status of HTTP, no version.
pub(super) fn is_at(words: &[Word<'_>], at: usize) -> bool {
    let word = words[at];
    if !word.text.starts_with(|first: char| first.is_ascii_digit()) {
        return NUMBERS.has(word) || ROUND.has(word);
    }
    let before = at.checked_sub(1).map(|index| words[index]).filter(|_| word.gap <= Gap::Hyphen);
    let after = words.get(at + 1).filter(|next| next.gap <= Gap::Hyphen);
    let is_date = is_year(word.text)
        || before.is_some_and(|before| is_year(before.text) || clock::is_date_name(before))
        || after.is_some_and(|after| is_year(after.text) || clock::is_date_name(*after))
        || (word.gap == Gap::Hyphen && at > 1 && is_year(words[at - 2].text));
    let is_status = word.text.len() == 3
        && word.text.starts_with(['4', '5'])
        && (before.is_some_and(|before| NAMED.has(before)) || after.is_some_and(|after| ANSWERS.has(*after)));
    let is_named =
        before.is_some_and(|before| NAMED.has(before) && !before.is_any(&["a", "an", "with", "error", "errors"]));
    let is_clock = word.text.contains(':');
    // `eu-west-1`
    let is_part = word.gap == Gap::Hyphen && at > 0 && !words[at - 1].text.starts_with(|c: char| c.is_ascii_digit());
    let has_other_letters = word.text.matches('.').count() > 1 || word.text.contains(['/', '_', '@']);
    !(is_date || is_status || is_named || is_clock || is_part || has_other_letters)
}

/// True for `2026`.
pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("19") || text.starts_with("20")) && text.bytes().all(|b| b.is_ascii_digit())
}

/// The value of a number in digits or words; `a` is one, as in `a minute`.
pub(super) fn value(word: Word<'_>) -> Option<f64> {
    if word.text.starts_with(|first: char| first.is_ascii_digit()) {
        return decimal(&word.text.replace(',', ""));
    }
    if word.is_any(&["a", "an"]) {
        return Some(1.0);
    }
    if word.is("half") {
        return Some(0.5);
    }
    if !NUMBERS.has(word) {
        return None;
    }
    NUMBERS.all().position(|name| word.is(name)).map(|value| value as f64)
}

/// The value of `41` and `3.5`; none for what is no number, or more than nine digits before or behind the point,
/// which nobody counts in. Rust's own reading of numbers brings tables of 15 KB for what nobody writes in a report.
pub(super) fn decimal(text: &str) -> Option<f64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let number = |digits: &str| match digits {
        "" => Some(0.0),
        _ => digits.parse::<u32>().ok().filter(|_| digits.len() < 10).map(f64::from),
    };
    let value = number(whole)? + number(part)? / 10_f64.powi(part.len() as i32);
    text.contains(|digit: char| digit.is_ascii_digit()).then_some(value)
}

/// A percentage below 100 in `words`, as its index: `12 %`, `12%`, `12 percent`.
pub(super) fn partial_percentage(text: &str, words: &[Word<'_>]) -> Option<usize> {
    (0..words.len()).find(|at| {
        let word = words[*at];
        let behind = text[word.end()..].trim_start_matches([' ', '\u{a0}']);
        let is_percent =
            behind.starts_with('%') || words.get(at + 1).is_some_and(|next| next.is_any(&["percent", "pct"]));
        is_percent && value(word).is_some_and(|value| value > 0.0 && value < 100.0)
    })
}
