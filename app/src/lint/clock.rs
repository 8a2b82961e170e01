//! Clock times as people write them.

use std::ops::Range;

use super::text::{Phrases, Text, Word};
use super::zone::{self, Zone};
use super::{amount, date};
use crate::markdown::Stretch;
use crate::report::Field;

/// A time of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// Where it stands in its text, `am` or `pm` and an offset that is joined to it included.
    pub bytes: Range<usize>,
    /// Since midnight; fractions are left out.
    pub seconds: u32,
    /// The zone that is said behind it, and the byte behind that.
    pub zone: Option<(Zone, usize)>,
}

impl Clock {
    /// The byte behind time and zone.
    pub fn end(&self) -> usize {
        self.zone.map_or(self.bytes.end, |(_, end)| end)
    }

    /// Where the name of its zone stands, if it has one that can stand behind another time as well.
    pub fn named_zone(&self, text: &str) -> Option<Range<usize>> {
        let end = self.end();
        let name = text[self.bytes.end..end].trim_start_matches([' ', '\u{a0}', '(', '[', '（']);
        // `heure de` is the beginning of one.
        let is_whole = name.starts_with(char::is_alphabetic) && name.ends_with(char::is_alphanumeric);
        is_whole.then(|| end - name.len()..end)
    }
}

static DATES: Phrases = Phrases::of(
    "january, february, march, april, may, june, july, august, september, october, november, december, jan, feb, mar, \
     apr, jun, jul, aug, sep, sept, oct, nov, dec, monday, tuesday, wednesday, thursday, friday, saturday, sunday, \
     yesterday, midnight, noon, overnight",
);

/// A time of a day, as one of the times of an incident.
pub(super) struct DatedTime {
    /// Since 1970.
    days: i64,
    seconds: u32,
    zone: Option<Zone>,
}

impl DatedTime {
    /// The moment that stands in one of the fields for it, with its date.
    pub fn of(text: &Text<'_>, clocks: &[Clock]) -> Option<DatedTime> {
        let is_time = matches!(text.place.field, Field::Started | Field::Detected | Field::Resolved);
        let clock = clocks.first().filter(|_| is_time && clocks.len() == 1)?;
        let date = date::first(text.text)?;
        Some(DatedTime { days: date.days, seconds: clock.seconds, zone: clock.zone.map(|(zone, _)| zone) })
    }

    /// True where that is sure: the zones are known, or the same.
    pub fn is_before(&self, other: &DatedTime) -> bool {
        let between = zone::between(self.zone, other.zone);
        let at = |time: &DatedTime| time.days * 86_400 + i64::from(time.seconds);
        between.is_some_and(|minutes| at(self) - minutes * 60 < at(other))
    }
}

/// The clock times of a text outside code and quotations, in reading order.
pub(super) fn clocks(text: &Text<'_>) -> Vec<Clock> {
    let mut clocks = Vec::new();
    if !text.has_any("0123456789") {
        return clocks;
    }
    for stretch in &text.spans.stretches {
        let Stretch::Words(bytes) = stretch else { continue };
        let mut at = bytes.start;
        while let Some(digit) = text.text.as_bytes()[at..bytes.end].iter().position(u8::is_ascii_digit) {
            at += digit;
            match clock_at(text.text, at, bytes.end) {
                Some(clock) => {
                    at = clock.end();
                    clocks.push(clock);
                }
                None => at += text.text.as_bytes()[at..bytes.end].iter().take_while(|b| b.is_ascii_digit()).count(),
            }
        }
    }
    clocks
}

/// True where a time or a date stands anywhere, in a quotation or in code as well: a callout is a quotation to Markdown.
pub(super) fn is_quoted(text: &str) -> bool {
    let starts = text.match_indices(|letter: char| letter.is_ascii_digit()).map(|(at, _)| at);
    starts.clone().any(|at| clock_at(text, at, text.len()).is_some()) || date::first(text).is_some()
}

fn clock_at(text: &str, start: usize, end: usize) -> Option<Clock> {
    let bytes = &text.as_bytes()[..end];
    let number = |at: usize| -> Option<u32> {
        let two = bytes.get(at..at + 2)?;
        two.iter().all(u8::is_ascii_digit).then(|| u32::from(two[0] - b'0') * 10 + u32::from(two[1] - b'0'))
    };
    let is_first = match text[..start].chars().next_back() {
        Some('T') => start >= 2 && bytes[start - 2].is_ascii_digit(),
        Some(before) => !before.is_alphanumeric() && !"./:_#=,$".contains(before),
        None => true,
    };
    let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    if !is_first || digits > 2 || text[..start].trim_end().ends_with("ratio of") {
        return None;
    }
    let hours: u32 = text[start..start + digits].parse().ok().filter(|hours| *hours <= 24)?;
    let mut at = start + digits;
    let (mut minutes, mut seconds, mut has_seconds) = (0, 0, false);
    let has_minutes = bytes.get(at) == Some(&b':');
    if has_minutes {
        minutes = number(at + 1).filter(|minutes| *minutes < 60)?;
        at += 3;
        if bytes.get(at) == Some(&b':') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            // A leap second is one.
            seconds = number(at + 1).filter(|seconds| *seconds <= 60)?;
            at += 3;
            has_seconds = true;
        }
    }
    // `14:02:11.482`, `14:02:11,482`
    let digits = |at: usize| bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    if has_seconds && matches!(bytes.get(at), Some(b'.' | b',')) && (1..=9).contains(&digits(at + 1)) {
        at += 1 + digits(at + 1);
    }
    let (half, at) = half_of_day(bytes, at);
    let is_exact = has_seconds || text[..start].ends_with('T');
    let zone = if has_minutes || half.is_some() { zone::behind(&text[..end], at, is_exact) } else { None };
    // What is joined to the digits is a part of the time.
    let at = zone.filter(|_| bytes.get(at).is_some_and(|next| b"Z+-".contains(next))).map_or(at, |(_, end)| end);
    let hours = if half == Some(12) && hours < 12 {
        hours + 12
    } else if half == Some(0) && hours == 12 {
        0
    } else {
        hours
    };
    let clock = Clock { bytes: start..at, seconds: (hours * 60 + minutes) * 60 + seconds, zone };
    (ends_at(text, at, end) && (has_minutes || half.is_some())).then_some(clock)
}

/// True where a time may end: `10:30s`, `10:30%` and `00:16:3e` are none.
fn ends_at(text: &str, at: usize, end: usize) -> bool {
    let mut next = text[at..end].chars();
    match next.next() {
        Some(':') => !next.next().is_some_and(char::is_alphanumeric),
        Some(sign) => !sign.is_alphanumeric() && !matches!(sign, '%' | '_'),
        None => true,
    }
}

/// The hours that `am` or `pm` adds, and the byte behind it.
fn half_of_day(bytes: &[u8], at: usize) -> (Option<u32>, usize) {
    let from = at + usize::from(bytes.get(at) == Some(&b' '));
    let hours = match bytes.get(from..from + 2) {
        Some([b'a' | b'A', b'm' | b'M']) => 0,
        Some([b'p' | b'P', b'm' | b'M']) => 12,
        _ => return (None, at),
    };
    if bytes.get(from + 2).is_some_and(u8::is_ascii_alphanumeric) { (None, at) } else { (Some(hours), from + 2) }
}

/// True for words that say when something was, the clock aside: a date, a day, `noon`.
pub(super) fn has_date(words: &[Word<'_>]) -> bool {
    let is_year = |word: &Word<'_>| amount::is_year(word.text);
    let is_date = |word: &Word<'_>| {
        word.text.split(['-', '/', '.']).filter(|part| part.len() <= 4).count() == 3
            && word.text.bytes().all(|byte| byte.is_ascii_digit() || b"-/.".contains(&byte))
    };
    // "May" and "march" are verbs, too.
    let is_named = |word: &Word<'_>| {
        DATES.has(*word) && word.text.starts_with(char::is_uppercase)
            || word.is_any(&["yesterday", "noon", "midnight", "overnight"])
    };
    words.iter().any(|word| is_year(word) || is_date(word) || is_named(word))
}

/// True for a month, a weekday, and the like.
pub(super) fn is_date_name(word: Word<'_>) -> bool {
    DATES.has(word)
}
