//! How long something took, as people write it.

use std::ops::Range;

use super::amount;
use super::text::{Gap, Phrases, Word};

static SECONDS: Phrases = Phrases::of("s, sec, secs, second, seconds");
static MINUTES: Phrases = Phrases::of("min, mins, minute, minutes");
static HOURS: Phrases = Phrases::of("h, hr, hrs, hour, hours");
static DAYS: Phrases = Phrases::of("d, day, days, night, nights");
static WEEKS: Phrases = Phrases::of("week, weeks, weekend");
static SHORTER: Phrases = Phrases::of("ms, millisecond, milliseconds");

/// A duration at the beginning of `words`: how many words it takes, and its seconds.
pub(super) fn duration(words: &[Word<'_>]) -> Option<(usize, f64)> {
    let first = words.first()?;
    let digits = first.text.len() - first.text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    if digits > 0 && digits < first.text.len() {
        let unit = Word::alone(&first.text[digits..]);
        return Some((1, amount::decimal(&first.text[..digits])? * unit_seconds(unit)?));
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
