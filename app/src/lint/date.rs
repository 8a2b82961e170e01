//! Dates and weekdays as people write them.

use std::ops::Range;

use super::text::{Phrases, Word};
use crate::report::days_since_1970;

/// A date with its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    /// Since 1970.
    pub days: i64,
    /// The byte behind it.
    pub end: usize,
}

/// Months by their first letters, in the order of the year: English, German, French, Spanish.
const MONTHS: [&[&str]; 12] = [
    &["jan", "janv", "ene", "jän"],
    &["feb", "févr", "fév"],
    &["mar", "mär", "mrz"],
    &["apr", "avr", "abr"],
    &["may", "mai"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aoû", "ago"],
    &["sep"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "dez", "déc", "dic"],
];

/// Weekdays from Sunday on: English, the same in short, German, French, Spanish, in lower case.
const WEEKDAYS: [[&str; 5]; 7] = [
    ["sunday", "sun", "sonntag", "dimanche", "domingo"],
    ["monday", "mon", "montag", "lundi", "lunes"],
    ["tuesday", "tue", "dienstag", "mardi", "martes"],
    ["wednesday", "wed", "mittwoch", "mercredi", "miércoles"],
    ["thursday", "thu", "donnerstag", "jeudi", "jueves"],
    ["friday", "fri", "freitag", "vendredi", "viernes"],
    ["saturday", "sat", "samstag", "samedi", "sábado"],
];

/// The same, and other short forms.
static NAMES: Phrases = Phrases::of(
    "sunday, sun, sonntag, dimanche, domingo, monday, mon, montag, lundi, lunes, tuesday, tue, tues, dienstag, mardi, martes, \
     wednesday, wed, mittwoch, mercredi, thursday, thu, thur, thurs, donnerstag, jeudi, jueves, friday, fri, freitag, vendredi, \
     viernes, saturday, sat, samstag, sonnabend, samedi",
);

/// The longest date, in bytes.
const LONGEST: usize = 28;

/// The first date of a text.
pub(super) fn first(text: &str) -> Option<Date> {
    let begins = |at: &usize| !text[..*at].ends_with(|before: char| before.is_alphanumeric());
    let starts = text.char_indices().map(|(at, _)| at);
    starts.filter(begins).find_map(|at| at_start(text, at))
}

/// The date that begins at `at`: `2026-03-02`, `2 March 2026`, `March 2nd, 2026`, `2.3.2026`.
pub(super) fn at_start(text: &str, at: usize) -> Option<Date> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    let (year, month, day, length) =
        if first.is_ascii_digit() { numeric(rest).or_else(|| day_first(rest))? } else { month_first(rest)? };
    let is_over = !rest[length..].starts_with(|next: char| next.is_ascii_digit());
    let is_day = (1..=12).contains(&month) && day >= 1 && day <= length_of(year, month) && (1900..2200).contains(&year);
    (is_over && is_day).then(|| Date { days: days_since_1970(year, month, day), end: at + length })
}

/// `2026-03-02`, `2026/03/02`, `2026年3月2日`, `2.3.2026`: year, month, day and length.
fn numeric(text: &str) -> Option<(i64, i64, i64, usize)> {
    let (one, first) = number(text)?;
    let sign = text[first..].chars().next()?;
    let (two, second) = number(&text[first + sign.len_utf8()..])?;
    let next = first + sign.len_utf8() + second;
    let other = text[next..].chars().next()?;
    let (three, third) = number(&text[next + other.len_utf8()..])?;
    let end = next + other.len_utf8() + third;
    match (sign, other) {
        ('-', '-') | ('/', '/') | ('.', '.') if first == 4 && second <= 2 && third <= 2 => Some((one, two, three, end)),
        ('年', '月') => {
            Some((one, two, three, end + if text[end..].starts_with('日') { '日'.len_utf8() } else { 0 }))
        }
        // With points between, the day comes first; with slashes it depends on the country.
        ('.', '.') if third == 4 => Some((three, two, one, end)),
        _ => None,
    }
}

/// `2 March 2026`, `5th of March, 2026`
fn day_first(text: &str) -> Option<(i64, i64, i64, usize)> {
    let (day, mut at) = number(text).filter(|(_, length)| *length <= 2)?;
    at += ["st", "nd", "rd", "th", "."].iter().find(|end| text[at..].starts_with(**end)).map_or(0, |end| end.len());
    at += blank(&text[at..])?;
    at += if text[at..].starts_with("of ") { 3 } else { 0 };
    let (month, length) = month(&text[at..])?;
    at += length;
    at += blank(&text[at..])?;
    let (year, length) = number(&text[at..]).filter(|(_, length)| *length == 4)?;
    Some((year, month, day, at + length))
}

/// `March 2, 2026`
fn month_first(text: &str) -> Option<(i64, i64, i64, usize)> {
    let (month, mut at) = month(text)?;
    at += blank(&text[at..])?;
    let (day, length) = number(&text[at..]).filter(|(_, length)| *length <= 2)?;
    at += length;
    at += ["st", "nd", "rd", "th"].iter().find(|end| text[at..].starts_with(**end)).map_or(0, |end| end.len());
    at += blank(&text[at..])?;
    let (year, length) = number(&text[at..]).filter(|(_, length)| *length == 4)?;
    Some((year, month, day, at + length))
}

/// A number of at most four digits, and how many it has.
fn number(text: &str) -> Option<(i64, usize)> {
    let length = text.bytes().take(5).take_while(u8::is_ascii_digit).count();
    Some((text[..length].parse().ok().filter(|_| (1..=4).contains(&length))?, length))
}

/// How many bytes of blanks, commas and points stand at the beginning; none where a word follows at once.
fn blank(text: &str) -> Option<usize> {
    let length = text.bytes().take(3).take_while(|byte| b" ,.-".contains(byte)).count();
    (length > 0).then_some(length)
}

/// The month that a text begins with, and its bytes.
fn month(text: &str) -> Option<(i64, usize)> {
    let length = text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len());
    if !(3..=12).contains(&length) {
        return None;
    }
    let word = text[..length].to_lowercase();
    let month = MONTHS.iter().rposition(|names| names.iter().any(|name| word.starts_with(name)))?;
    Some((month as i64 + 1, length))
}

/// A weekday in a text, and the date beside it.
pub(super) struct DatedDay {
    /// Where the weekday stands.
    pub bytes: Range<usize>,
    /// Counts from Sunday, 0.
    pub weekday: usize,
    pub date: Date,
    /// Where the date stands.
    pub start: usize,
}

/// The weekdays that stand right before or behind a date: `Monday, 2026-03-02`, `2 March 2026 (Mon)`.
pub(super) fn dated_days(text: &str) -> Vec<DatedDay> {
    let mut found = Vec::new();
    let mut at = 0;
    for part in text.split_inclusive(|letter: char| !letter.is_alphabetic()) {
        let word = part.trim_end_matches(|letter: char| !letter.is_alphabetic());
        let bytes = at..at + word.len();
        at += part.len();
        // The shortest is `Sun`, the longest `Donnerstag`.
        if !(3..=11).contains(&word.len()) {
            continue;
        }
        let Some((weekday, _)) = weekday(word) else { continue };
        if let Some((start, date)) = date_behind(text, bytes.end).or_else(|| date_before(text, bytes.start)) {
            found.push(DatedDay { bytes, weekday, date, start });
        }
    }
    found
}

/// Which weekday a word names, and in which column of the table.
fn weekday(word: &str) -> Option<(usize, usize)> {
    // `sun` and `sat` are words.
    if word.len() < 5 && !word.starts_with(char::is_uppercase) {
        return None;
    }
    // Of each word this is asked: one look at its number tells nearly always.
    if !NAMES.has(Word::alone(word)) && word.is_ascii() {
        return None;
    }
    let lower = word.to_lowercase();
    let name = match lower.as_str() {
        "tues" => "tue",
        "thur" | "thurs" => "thu",
        "sonnabend" => "samstag",
        other => other,
    };
    WEEKDAYS.iter().enumerate().find_map(|(day, names)| Some((day, names.iter().position(|known| *known == name)?)))
}

fn date_behind(text: &str, end: usize) -> Option<(usize, Date)> {
    let rest = text[end..].trim_start_matches([' ', ',', '.', '(']);
    let rest = ["the ", "den ", "dem ", "le ", "el "].iter().find_map(|small| rest.strip_prefix(small)).unwrap_or(rest);
    let start = text.len() - rest.len();
    if start - end > 8 {
        return None;
    }
    at_start(text, start).map(|date| (start, date))
}

fn date_before(text: &str, start: usize) -> Option<(usize, Date)> {
    let bare = text[..start].trim_end_matches([' ', ',', '(']);
    if bare.len() == start || start - bare.len() > 3 {
        return None;
    }
    let first = bare.len().saturating_sub(LONGEST);
    let begins =
        |at: &usize| bare.is_char_boundary(*at) && !bare[..*at].ends_with(|before: char| before.is_alphanumeric());
    let dates = (first..bare.len()).filter(begins).filter_map(|at| Some((at, at_start(text, at)?)));
    dates.into_iter().find(|(_, date)| date.end == bare.len())
}

impl Date {
    /// Counts from Sunday, 0.
    pub fn weekday(self) -> usize {
        // The first of January 1970 was a Thursday.
        (self.days + 4).rem_euclid(7) as usize
    }
}

/// Another weekday in the language, the length and the case of `word`, which names one.
pub(super) fn called_like(word: &str, weekday_of_date: usize) -> Option<String> {
    let (_, column) = weekday(word)?;
    let mut letters = WEEKDAYS[weekday_of_date][column].chars();
    let first = letters.next()?;
    let is_large = word.starts_with(char::is_uppercase);
    let begin = if is_large { first.to_ascii_uppercase() } else { first };
    Some(format!("{begin}{}", letters.as_str()))
}

fn length_of(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in [
            "2026-03-02",
            "2026/03/02",
            "2026年3月2日",
            "2.3.2026",
            "2 March 2026",
            "2nd of March, 2026",
            "2 Mar 2026",
            "March 2, 2026",
            "Mar 2nd 2026",
            "2. März 2026",
            "2 mars 2026",
        ] {
            let date = at_start(text, 0).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((date.days, date.weekday(), date.end), (20_514, 1, text.len()), "{text}");
        }
        for text in [
            "2026-13-02",
            "2026-02-30",
            "1.2.3",
            "10.0.0.1",
            "2 of 3",
            "May",
            "March 2",
            "3/2/2026",
            "12026-03-02x",
            "é",
        ] {
            assert_eq!(at_start(text, 0), None, "{text}");
        }
    }

    #[test]
    fn a_weekday_belongs_to_the_date_beside_it() {
        let found = |text: &str| {
            dated_days(text)
                .into_iter()
                .map(|day| (text[day.bytes].to_owned(), day.weekday, day.date.weekday()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            found("On Tuesday, 2026-03-02 and 6 March 2026 (Fri)"),
            [("Tuesday".into(), 2, 1), ("Fri".into(), 5, 5)]
        );
        assert_eq!(found("It was noticed on Monday; the release of 2026-03-05"), []);
        assert_eq!(found("The sun rose on 2026-03-02"), []);
        assert_eq!(called_like("Fri", 1).as_deref(), Some("Mon"));
        assert_eq!(called_like("mardi", 1).as_deref(), Some("lundi"));
    }
}
