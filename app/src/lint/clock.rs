//! Clock times, zones and durations as people write them.

use std::ops::Range;

use super::amount;
use super::text::{Gap, Phrases, Text, Word};
use crate::markdown::Stretch;
use crate::report::Field;

/// A time of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// Where it stands in its text, `am` or `pm` included.
    pub bytes: Range<usize>,
    /// Since midnight.
    pub seconds: u32,
    /// `14:02Z`, `14:02+01:00`.
    has_offset: bool,
}

/// Abbreviations of zones, which are written in capitals.
static ZONES: Phrases = Phrases::of(
    "acst, aedt, aest, akst, awst, brt, bst, cdt, cest, cet, cst, ct, edt, eest, eet, est, et, gmt, hkt, ist, jst, \
     kst, mdt, msk, mst, mt, nzdt, nzst, pdt, pst, pt, sast, sgt, utc, west, wet, wib, z",
);

static SPOKEN_ZONES: Phrases = Phrases::of(
    "local time, server time, their time, our time, my time, eastern, pacific, central time, mountain time, \
     central european, utc, gmt",
);

static SECONDS: Phrases = Phrases::of("s, sec, secs, second, seconds");
static MINUTES: Phrases = Phrases::of("min, mins, minute, minutes");
static HOURS: Phrases = Phrases::of("h, hr, hrs, hour, hours");
static DAYS: Phrases = Phrases::of("d, day, days, night, nights");
static WEEKS: Phrases = Phrases::of("week, weeks, weekend");
static SHORTER: Phrases = Phrases::of("ms, millisecond, milliseconds");

static DATES: Phrases = Phrases::of(
    "january, february, march, april, may, june, july, august, september, october, november, december, jan, feb, mar, \
     apr, jun, jul, aug, sep, sept, oct, nov, dec, monday, tuesday, wednesday, thursday, friday, saturday, sunday, \
     yesterday, midnight, noon, overnight",
);

/// A time of a day, as one of the times of an incident.
pub(super) struct DatedTime {
    /// `2026-03-02`
    date: String,
    seconds: u32,
    /// What is said beside date and time, which is the zone.
    zone: String,
}

impl DatedTime {
    /// The moment that stands in one of the fields for it, with its date.
    pub fn of(text: &Text<'_>, clocks: &[Clock]) -> Option<DatedTime> {
        let is_time = matches!(text.place.field, Field::Started | Field::Detected | Field::Resolved);
        let clock = clocks.first().filter(|_| is_time && clocks.len() == 1)?;
        let date = text.text.get(..10).filter(|date| {
            let is_sign =
                |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
            date.bytes().enumerate().all(is_sign)
        })?;
        let offset = text.text[clock.bytes.clone()].trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
        let zone = format!("{offset}{}", text.text[clock.bytes.end..].trim());
        Some(DatedTime { date: date.to_owned(), seconds: clock.seconds, zone })
    }

    /// True where that is sure: both are in one zone.
    pub fn is_before(&self, other: &DatedTime) -> bool {
        self.zone == other.zone && (&self.date, self.seconds) < (&other.date, other.seconds)
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
                    at = clock.bytes.end;
                    clocks.push(clock);
                }
                None => at += text.text.as_bytes()[at..bytes.end].iter().take_while(|b| b.is_ascii_digit()).count(),
            }
        }
    }
    clocks
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
    let (mut minutes, mut seconds) = (0, 0);
    let has_minutes = bytes.get(at) == Some(&b':');
    if has_minutes {
        minutes = number(at + 1).filter(|minutes| *minutes < 60)?;
        at += 3;
        if bytes.get(at) == Some(&b':') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            seconds = number(at + 1).filter(|seconds| *seconds < 60)?;
            at += 3;
        }
    }
    let (half, mut at) = half_of_day(bytes, at);
    let has_offset = match bytes.get(at..).unwrap_or_default() {
        [b'Z', rest @ ..] => !rest.first().is_some_and(u8::is_ascii_alphanumeric),
        [b'+', digit, ..] => digit.is_ascii_digit(),
        _ => false,
    };
    if has_offset {
        at += bytes[at..].iter().take_while(|b| b.is_ascii_digit() || b"Z+:".contains(b)).count();
    }
    let hours = if half == Some(12) && hours < 12 { hours + 12 } else { hours };
    let clock = Clock { bytes: start..at, seconds: (hours * 60 + minutes) * 60 + seconds, has_offset };
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

/// True for a text that names a zone anywhere: nobody writes it behind each time.
pub(super) fn names_zone(text: &str, clocks: &[Clock]) -> bool {
    let is_sign = |letter: char| !letter.is_alphanumeric();
    clocks.iter().any(|clock| clock.has_offset) || text.split(is_sign).any(|word| word.len() > 1 && is_zone_name(word))
}

/// True for a text that settles the zone of all times: `all times in UTC`.
pub(super) fn sets_zone(text: &str) -> bool {
    text.match_indices("ime").any(|(at, _)| {
        let behind = text[at + 3..].split(|letter: char| !letter.is_alphanumeric());
        behind.filter(|word| !word.is_empty() && *word != "s").take(4).any(is_zone_name)
    })
}

/// True for what settles a zone without a word for time: of the first row of a timeline `(CEST)`, `UTC` and
/// `(in UTC), 7 May`, of a heading `Chronology (CEST)`.
pub(super) fn heads_with_zone(text: &str, is_heading: bool) -> bool {
    let begins = |text: &str| {
        let mut words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.find(|word| *word != "in").is_some_and(is_zone_name)
    };
    let is_sign = |at: usize, sign: &str| if is_heading { sign == "(" } else { at == 0 };
    let mut signs = text.match_indices(['(', ':', '-', '–', '—']).filter(|(at, sign)| is_sign(*at, sign));
    is_zone_name(text) || signs.any(|(at, _)| begins(&text[at..]))
}

/// True for a zone that is said in words: `11 pm their time`.
pub(super) fn says_zone(words: &[Word<'_>]) -> bool {
    SPOKEN_ZONES.are_in(words)
}

/// True for a word that is a zone.
pub(super) fn is_zone(word: Word<'_>) -> bool {
    is_zone_name(word.text)
}

fn is_zone_name(word: &str) -> bool {
    word.len() < 5 && word.bytes().all(|byte| byte.is_ascii_uppercase()) && ZONES.has(Word::alone(word))
}

/// A duration at the beginning of `words`: how many words it takes, and its seconds.
pub(super) fn duration(words: &[Word<'_>]) -> Option<(usize, f64)> {
    let first = words.first()?;
    let digits = first.text.len() - first.text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    if digits > 0 && digits < first.text.len() {
        let unit = Word::alone(&first.text[digits..]);
        return Some((1, first.text[..digits].parse::<f64>().ok()? * unit_seconds(unit)?));
    }
    let count = amount::value(*first)?;
    let unit = words[1..].iter().take(3).position(|word| !word.is_any(&["a", "an", "of", "more", "full"]))? + 1;
    let is_joined = words[1..=unit].iter().all(|word| word.gap <= Gap::Hyphen);
    let seconds = unit_seconds(words[unit]).filter(|_| is_joined)?;
    Some((unit + 1, count * seconds))
}

fn unit_seconds(unit: Word<'_>) -> Option<f64> {
    let units = [(&SECONDS, 1.0), (&MINUTES, 60.0), (&HOURS, 3600.0), (&DAYS, 86400.0), (&WEEKS, 604_800.0)];
    let known = units.into_iter().find(|(names, _)| names.has(unit)).map(|(_, seconds)| seconds);
    known.or_else(|| SHORTER.has(unit).then_some(0.001))
}

/// How long an outage is said to have been.
pub(super) struct Lasted<'a> {
    /// `outage`
    pub what: Word<'a>,
    pub seconds: f64,
    /// Where it is said.
    pub bytes: Range<usize>,
}

/// `The outage lasted for 41 minutes`, `a 41-minute outage`, where a text says it once. Of `the second outage` and
/// `a partial outage` other times are true.
pub(super) fn lasted<'a>(words: &[Word<'a>]) -> Option<Lasted<'a>> {
    static OUTAGES: Phrases = Phrases::of("outage, incident, downtime, degradation, disruption, interruption");
    static ABOUT: Phrases = Phrases::of("for, about, approximately, around, roughly, nearly, almost");
    let is_whole = |at: usize| {
        words[at].gap >= Gap::Pause || at > 0 && words[at - 1].is_any(&["a", "an", "the", "this", "our", "total"])
    };
    let said = |at: usize| {
        let (what, from, first, next) = if OUTAGES.has(words[at]) && words.get(at + 1)?.is("lasted") {
            (words[at], at + 2, at, 0)
        } else if words[at].text.starts_with(|c: char| c.is_ascii_digit()) {
            (*words[at..].iter().take(6).find(|word| OUTAGES.has(**word))?, at, at, 1)
        } else {
            return None;
        };
        let from = from + words[from..].iter().take(2).take_while(|word| ABOUT.has(**word)).count();
        let (count, seconds) = whole_duration(&words[from..])?;
        let end = from + count;
        let is_joined =
            next == 0 || words.get(end).is_some_and(|word| word.start == what.start && word.gap <= Gap::Hyphen);
        (is_whole(first) && is_joined).then(|| {
            let last = words[end + next - 1];
            Lasted { what, seconds, bytes: words[first].start..last.end() }
        })
    };
    let mut all = (0..words.len()).filter_map(said);
    all.next().filter(|_| all.next().is_none())
}

/// `1 hour and 20 minutes`
fn whole_duration(words: &[Word<'_>]) -> Option<(usize, f64)> {
    let (first, seconds) = duration(words)?;
    let and = usize::from(words.get(first).is_some_and(|word| word.is("and")));
    let more = words.get(first + and..).and_then(duration).filter(|(_, more)| *more < seconds);
    Some(more.map_or((first, seconds), |(count, more)| (first + and + count, seconds + more)))
}

/// True for words that say how long something took.
pub(super) fn has_duration(words: &[Word<'_>]) -> bool {
    (0..words.len()).any(|at| duration(&words[at..]).is_some())
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
