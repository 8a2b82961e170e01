//! Time zones as people write them.

use super::text::{Gap, Phrases, Word};
use crate::report::{SPOKEN, zone_minutes};

/// A zone that is said beside a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// Minutes from UTC.
    Offset(i64),
    /// One whose distance depends on the day, or on who says it: `Europe/Oslo`, `IST`. By the number of its name.
    Named(u32),
}

/// Where names of places begin that the time zone database of IANA keeps.
const CONTINENTS: [&str; 11] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
    "Etc",
];

/// What zones that are said in words begin with, where their distance depends on the day or on who says it. Those that mean
/// one distance are in [`SPOKEN`].
const SPOKEN_OF_PLACES: [&str; 22] = [
    "heure de ",
    "heure d'",
    "heure locale",
    "heures locales",
    "hora de ",
    "hora local",
    "ora di ",
    "ora locale",
    "ora italiana",
    "ortszeit",
    "deutscher zeit",
    "mitteleuropäische",
    "norsk tid",
    "lokal tid",
    "svensk tid",
    "dansk tid",
    "lokale tijd",
    "nederlandse tijd",
    "czasu polskiego",
    "czasu lokalnego",
    "horário de ",
    "hora do ",
];

static SPOKEN_IN_ENGLISH: Phrases = Phrases::of(
    "local time, server time, their time, our time, my time, eastern, pacific, central time, mountain time, \
     central european, utc, gmt",
);

/// The zone behind a time that ends at `at`, and the byte behind it. `is_exact` for a time with seconds or behind a `T`: only
/// there, a minus that is joined to it means no range.
pub(super) fn behind(text: &str, at: usize, is_exact: bool) -> Option<(Zone, usize)> {
    let rest = &text[at..];
    let bare = rest.trim_start_matches([' ', '\u{a0}']);
    let bare = bare.strip_prefix(['(', '[', '（']).unwrap_or(bare);
    let from = text.len() - bare.len();
    let gap = from - at;
    // A zone stands beside its time.
    if gap > 4 {
        return None;
    }
    let is_minus = bare.starts_with(['-', '−']);
    if bare.starts_with('+') || is_minus && (gap > 0 || is_exact) {
        let (minutes, length) = offset(bare)?;
        return Some((Zone::Offset(minutes), from + length));
    }
    let length = bare.find(|letter: char| !letter.is_alphanumeric() && !"/_".contains(letter)).unwrap_or(bare.len());
    let word = &bare[..length];
    if matches!(word, "UTC" | "GMT") {
        // `UTC+1`, `GMT -5`
        let tail = bare[length..].trim_start_matches(' ');
        let start = bare.len() - tail.len();
        let (minutes, count) = offset(tail).filter(|_| start - length <= 1).unwrap_or((0, 0));
        return Some((Zone::Offset(minutes), from + if count > 0 { start + count } else { length }));
    }
    named(word).map(|zone| (zone, from + length)).or_else(|| {
        let (spoken, minutes) = spoken_at(bare)?;
        Some((minutes.map_or(Zone::Named(Word::alone(spoken).hash), Zone::Offset), from + spoken.len()))
    })
}

/// `+01:00`, `-0500`, `+5`: minutes, and how many bytes it takes.
fn offset(text: &str) -> Option<(i64, usize)> {
    let sign = text.chars().next().filter(|sign| "+-−".contains(*sign))?;
    let digits = &text[sign.len_utf8()..];
    let hours_length = digits.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let (hours, minutes, length) = match hours_length {
        1 | 2 if digits[hours_length..].starts_with(':') => {
            let minutes = digits.get(hours_length + 1..hours_length + 3)?;
            (digits[..hours_length].parse::<i64>().ok()?, minutes.parse::<i64>().ok()?, hours_length + 3)
        }
        1 | 2 => (digits[..hours_length].parse().ok()?, 0, hours_length),
        4 => (digits[..2].parse().ok()?, digits[2..4].parse().ok()?, 4),
        _ => return None,
    };
    let is_over = !digits[length..].starts_with(|next: char| next.is_alphanumeric() || next == ':');
    let total = if sign == '+' { hours * 60 + minutes } else { -(hours * 60 + minutes) };
    (is_over && hours <= 14 && minutes < 60).then_some((total, sign.len_utf8() + length))
}

/// The zone that one word names: `UTC`, `MESZ`, `Europe/Oslo`.
pub(super) fn named(word: &str) -> Option<Zone> {
    const LONGEST: usize = 5;
    if let Some((continent, place)) = word.split_once('/') {
        let is_place = CONTINENTS.contains(&continent) && place.starts_with(char::is_uppercase);
        let zone = if matches!(place, "UTC" | "GMT") { Zone::Offset(0) } else { Zone::Named(Word::alone(word).hash) };
        return is_place.then_some(zone);
    }
    if word.chars().count() > LONGEST || !word.starts_with(char::is_uppercase) {
        return None;
    }
    zone_minutes(word).map(|minutes| minutes.map_or_else(|| Zone::Named(Word::alone(word).hash), Zone::Offset))
}

/// Every zone that is said in words, with its minutes from UTC where that is one distance.
fn spoken() -> impl Iterator<Item = (&'static str, Option<i64>)> {
    let exact = SPOKEN.into_iter().map(|(name, minutes)| (name, Some(minutes)));
    exact.chain(SPOKEN_OF_PLACES.into_iter().map(|name| (name, None)))
}

/// What `text` begins with, if it is a zone in words.
fn spoken_at(text: &str) -> Option<(&'static str, Option<i64>)> {
    let begins = |name: &str| text.get(..name.len()).is_some_and(|begin| begin == name || begin.to_lowercase() == name);
    spoken().find(|(name, _)| begins(name))
}

/// How many minutes later a clock of the first zone shows than one of the second; a zone that only one of the two times has
/// is meant for both. None where that depends on the day.
pub(super) fn between(first: Option<Zone>, second: Option<Zone>) -> Option<i64> {
    match (first.or(second), second.or(first)) {
        (Some(Zone::Offset(first)), Some(Zone::Offset(second))) => Some(first - second),
        (first, second) => (first == second).then_some(0),
    }
}

/// True for a text that names a zone anywhere: nobody writes it behind each time.
pub(super) fn is_in(text: &str) -> bool {
    let is_sign = |letter: char| !letter.is_alphanumeric() && !"/_".contains(letter);
    let is_zone = |word: &str| word.len() > 1 && word.split('/').any(|_| named(word).is_some());
    text.split(is_sign).any(is_zone) || says(text)
}

/// True for a text that says a zone in words of another language.
fn says(text: &str) -> bool {
    // Most texts hold none of the words for time.
    let lower = || text.to_lowercase();
    let may = ["eure", "ora ", "ora", "zeit", "tid", "ijd", "czas", "时间", "時間", "시간", "врем", "моск"]
        .iter()
        .any(|part| text.contains(part));
    may && {
        let lower = lower();
        spoken().any(|(name, _)| lower.contains(name))
    }
}

/// True for a zone that is said in English words: `11 pm their time`.
pub(super) fn is_said(words: &[Word<'_>]) -> bool {
    SPOKEN_IN_ENGLISH.are_in(words)
}

/// True for a text that settles the zone of all times: `all times in UTC`, `Alle Zeiten in MEZ`, `时间均为北京时间`.
pub(super) fn settles(text: &str) -> bool {
    let is_near = |behind: &str| {
        let mut words = behind.split(|letter: char| !letter.is_alphanumeric() && !"/_".contains(letter));
        words
            .by_ref()
            .filter(|word| !word.is_empty() && !matches!(*word, "s" | "n" | "es"))
            .take(5)
            .any(|word| named(word).is_some())
    };
    let is_time = |at: usize, three: &[u8]| match three {
        b"ime" => true,
        b"eit" | b"ure" | b"ora" | b"Ora" | b"tid" | b"Tid" | b"tij" | b"Tij" | b"zas" => is_time_elsewhere(text, at),
        _ => false,
    };
    // One walk: every text is asked.
    let mut threes = text.as_bytes().windows(3).enumerate();
    threes.any(|(at, three)| is_time(at, three) && is_near(&text[at + 3..]))
        || !text.is_ascii()
            && ["时间均为", "时间为", "時間は", "时区", "タイムゾーン"].iter().any(|said| text.contains(said))
}

/// True where a word for time of another language stands around `at`, which is within it.
fn is_time_elsewhere(text: &str, at: usize) -> bool {
    static TIMES: Phrases = Phrases::of(
        "zeit, zeiten, uhrzeit, uhrzeiten, heure, heures, hora, horas, ora, tid, tider, tijd, tijden, czas, czasy",
    );
    const LONGEST: usize = 10;
    let bytes = text.as_bytes();
    let is_inner = |byte: &&u8| byte.is_ascii_alphabetic();
    let start = at - bytes[..at].iter().rev().take(LONGEST).take_while(is_inner).count();
    let end = at + bytes[at..].iter().take(LONGEST).take_while(is_inner).count();
    TIMES.has(Word::alone(&text[start..end]))
}

/// True for what settles a zone without a word for time: of the first row of a timeline `(CEST)`, `UTC` and
/// `(in UTC), 7 May`, of a heading `Chronology (CEST)`.
pub(super) fn heads(text: &str, is_heading: bool) -> bool {
    let begins = |text: &str| {
        let mut words = text
            .split(|letter: char| !letter.is_alphanumeric() && !"/_".contains(letter))
            .filter(|word| !word.is_empty());
        words.find(|word| !matches!(*word, "in" | "All" | "all" | "times")).is_some_and(|word| named(word).is_some())
            || says(text)
    };
    let is_sign =
        |at: usize, sign: &str| if is_heading { !matches!(sign, "-") || text[..at].ends_with(' ') } else { at == 0 };
    let mut signs = text.match_indices(['(', '（', ':', '-', '–', '—', ',']).filter(|(at, sign)| is_sign(*at, sign));
    named(text).is_some() || signs.any(|(at, sign)| begins(&text[at + sign.len()..]))
}

/// True for a word that is a zone.
pub(super) fn is_zone(word: Word<'_>) -> bool {
    word.gap <= Gap::Stop && named(word.text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_read_behind_a_time() {
        for (text, minutes) in [
            ("Z", 0),
            ("+01:00", 60),
            (" +0100", 60),
            (" -05:00", -300),
            (" UTC", 0),
            (" UTC+1", 60),
            (" (GMT-5)", -300),
            (" UTC +5:30", 330),
            (" CEST", 120),
            (" MEZ", 60),
            ("(北京时间)", 480),
            (" МСК", 180),
            (" UTC.", 0),
        ] {
            assert_eq!(behind(text, 0, false).map(|(zone, _)| zone), Some(Zone::Offset(minutes)), "{text}");
        }
        for text in [" Europe/Oslo", " America/Argentina/Buenos_Aires", " IST", " heure de Paris"] {
            assert!(matches!(behind(text, 0, false), Some((Zone::Named(_), _))), "{text}");
        }
        for text in ["", " and", " At", "-15:43", " - 15:43", " to 15:43 UTC", " and/or", " Zoo"] {
            assert_eq!(behind(text, 0, false), None, "{text}");
        }
        assert_eq!(behind("-05:00", 0, true).map(|(zone, _)| zone), Some(Zone::Offset(-300)));
    }

    #[test]
    fn one_sentence_settles_all_times() {
        for text in [
            "All times are in CET.",
            "Times (Europe/Oslo)",
            "Alle Zeiten in MESZ",
            "Heures en UTC",
            "时间均为北京时间",
            "Tider i CET",
        ] {
            assert!(settles(text), "{text}");
        }
        for text in [
            "The storage failed at 14:02 UTC",
            "Either at 14:02 UTC",
            "Three times we restarted it.",
            "At that time the node was full.",
            "Timeline",
        ] {
            assert!(!settles(text), "{text}");
        }
    }
}
