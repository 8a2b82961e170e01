//! Times as entries of a timeline begin with them: clocks, dates, zones.

mod length;
mod names;
mod words;

use crate::report::is_zone;
use length::{is_half_of_day, is_military, time_end};
use names::{is_joint, is_name};
use words::{is_clock, is_date, is_day_of_month, is_distance, is_hour, is_short_date, is_year};

/// The time that an entry begins with, and the rest of it.
pub(in crate::markdown) fn split_time(text: &str) -> Option<(String, String)> {
    let text = text.trim().trim_end_matches('\\').trim_end();
    // The whole line may be in bold.
    let whole = ["**", "__"].into_iter().find_map(|mark| text.strip_prefix(mark)?.strip_suffix(mark));
    let text = whole.filter(|inside| !inside.contains("**") && !inside.contains("__")).unwrap_or(text);
    let marks = ["***", "**_", "__*", "**", "__", "*", "_", "`", "[", "<"].into_iter();
    let mark = marks.clone().find(|mark| text.starts_with(mark)).unwrap_or("");
    let inside = &text[mark.len()..];
    let closing = match mark {
        "[" => "]".to_owned(),
        "<" => ">".to_owned(),
        _ => mark.chars().rev().collect(),
    };
    let (time, rest) = match mark {
        "" => inside.split_at(time_end(inside)),
        _ => {
            let (time, rest) = inside.split_once(&closing)?;
            (time_end(time) == time.len()).then_some((time, rest))?
        }
    };
    let is_parted = rest.is_empty() || rest.trim_start().starts_with(SIGNS) || time.trim_end().ends_with(SIGNS);
    let time = time.trim_matches(is_edge);
    let bracketed = time.strip_prefix('(').and_then(|time| time.strip_suffix(')')).filter(|time| !time.contains('('));
    let time = bracketed.unwrap_or(time);
    let rest = rest.trim_start_matches(is_edge).trim_start_matches(['>', '=']).trim_start_matches(is_edge);
    is_time(time, is_parted || !mark.is_empty()).then(|| (time.to_owned(), rest.to_owned()))
}

/// Signs between a time and what happened then.
const SIGNS: [char; 7] = [':', '-', '–', '—', '|', ',', '→'];

fn is_edge(sign: char) -> bool {
    sign.is_whitespace() || SIGNS.contains(&sign)
}

/// True for words that are more than a number. `15h` and `7/5` count only where a sign parts them from the rest.
fn is_time(time: &str, is_parted: bool) -> bool {
    let mut words = time.split_whitespace().map(core);
    let is_bare = |word: &str| is_clock(word) || is_date(word) || is_distance(word) || is_military(word, "");
    let has_digit = time.contains(|sign: char| sign.is_ascii_digit());
    has_digit
        && (time.contains(' ')
            || words.any(|word| is_bare(&word) || (is_parted && (is_hour(&word) || is_short_date(&word)))))
}

/// A word in lower case without the signs around it.
fn core(word: &str) -> String {
    word.trim_matches(|sign: char| sign.is_whitespace() || "()[]:,~≈-–—*_`".contains(sign)).to_lowercase()
}

/// The word before a time that says nothing: `At 14:02 the first error`.
pub(super) fn lead(text: &str) -> Option<(&str, &str)> {
    let (word, rest) = text.split_once(' ')?;
    let is_lead = ["at", "from", "on", "um", "à", "le", "am"].contains(&word.to_lowercase().as_str());
    (is_lead && split_time(rest).is_some()).then_some((word, rest))
}

/// The text of a line that says a day and nothing else, without emphasis.
pub(super) fn day(text: &str) -> Option<&str> {
    let text =
        text.trim().trim_end_matches('\\').trim_matches(|c: char| c.is_whitespace() || "*_`:#()[]-–—|/".contains(c));
    let (mut has_sign, mut has_digit) = (false, false);
    for word in text.split_whitespace() {
        let core = word.trim_matches(|c: char| ",()".contains(c)).to_lowercase();
        let is_number = is_day_of_month(&core) || is_year(core.trim_end_matches('.'));
        let is_date = is_date(core.trim_end_matches('.'));
        has_sign |= is_date || is_name(&core);
        has_digit |= is_number || is_date;
        if !(is_number || is_date || is_name(&core) || is_joint(&core) || core == "-") {
            return None;
        }
    }
    (has_sign && has_digit && text.len() <= 40).then_some(text)
}

/// True for a time that says its day.
pub(super) fn has_day(time: &str) -> bool {
    time.split_whitespace().map(core).any(|word| {
        let date = word.split_once('t').map_or(word.as_str(), |(date, _)| date);
        is_date(date) || is_name(&word)
    })
}

/// True for a time with a clock.
pub(super) fn has_clock(time: &str) -> bool {
    // `--:--` stands where nobody knows it.
    time.contains(':')
        || time.split_whitespace().map(core).any(|word| is_clock(&word) || is_half_of_day(&word) || is_hour(&word))
}

/// The zone among some words, as it is written there.
pub(super) fn zone(text: &str) -> Option<&str> {
    let is_edge = |c: char| c.is_whitespace() || "()[]（）,:;/".contains(c);
    let text = text.trim_end_matches('.');
    let is_named = |word: &&str| {
        let name = word.split(['+', '-', '±']).next().unwrap_or_default();
        // Two small letters may be any word.
        let is_clear = name.chars().count() > 2 || name == *word && word.bytes().all(|byte| byte.is_ascii_uppercase());
        is_clear && is_zone(name)
    };
    text.split(is_edge).filter(|word| !word.is_empty()).find(is_named)
}

/// True for a time that says its zone: by name, by an offset or by `Z`.
pub(super) fn has_zone(time: &str) -> bool {
    let is_offset = |word: &str| {
        let parts = |sign: char| word.rsplit_once(sign).filter(|(_, rest)| rest.len() >= 2);
        let is_behind = parts('+').is_some_and(|(clock, _)| clock.is_empty() || clock.contains(':'));
        // Without seconds or a day before it `14:02-15:00` is a span.
        let is_before = parts('-')
            .is_some_and(|(clock, _)| clock.is_empty() || clock.matches(':').count() > 1 || clock.contains("T"));
        word.ends_with(['Z', 'z']) && word.len() > 1 || is_behind || (is_before && word.contains(':'))
    };
    zone(time).is_some() || time.split_whitespace().any(is_offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_a_zone_are_known() {
        for (text, expected) in [
            ("*April 20, 2026*", Some("April 20, 2026")),
            ("2026-08-25", Some("2026-08-25")),
            ("**Tuesday 3rd of March**", Some("Tuesday 3rd of March")),
            ("(7/5/2026)", Some("7/5/2026")),
            ("14:02", None),
            ("3 users", None),
            ("May be", None),
            ("2026", None),
        ] {
            assert_eq!(day(text), expected, "{text}");
        }
        assert_eq!(zone("(all times in PDT)"), Some("PDT"));
        assert_eq!(zone("（北京时间）"), Some("北京时间"));
        assert_eq!(zone("Time (UTC+2)"), Some("UTC+2"));
        assert_eq!(zone("and what they meant"), None);
        assert!(
            has_zone("14:02Z") && has_zone("14:02+01:00") && has_zone("2:02 PM PT") && !has_zone("2026-03-02 14:02")
        );
    }

    #[test]
    fn the_time_of_an_entry_is_told_from_what_happened() {
        for (entry, time, event) in [
            ("12:48 (6:48 PDT): The last block", "12:48 (6:48 PDT)", "The last block"),
            ("12:45 PM PST Saturday Oct 30th: First wave", "12:45 PM PST Saturday Oct 30th", "First wave"),
            ("**11:11** We deployed", "11:11", "We deployed"),
            ("*17:35* We got an alert", "17:35", "We got an alert"),
            ("08:33 Start the deployment", "08:33", "Start the deployment"),
            ("7:32 PM - The chain stalled", "7:32 PM", "The chain stalled"),
            ("01-31-2024 - The fix was added", "01-31-2024", "The fix was added"),
            ("21:00 - Team alerted", "21:00", "Team alerted"),
            ("2018-07-08 ca. 18:30", "2018-07-08 ca. 18:30", ""),
            ("02:22 UTC - OBS is back", "02:22 UTC", "OBS is back"),
            ("09:02 OBS is back", "09:02", "OBS is back"),
            ("**14:02 UTC – it failed**", "14:02 UTC", "it failed"),
            ("`14:02` it failed\\", "14:02", "it failed"),
            ("Feb 21, 13:00", "Feb 21, 13:00", ""),
            ("1/29/24: 1:15pm UTC The mail is seen", "1/29/24: 1:15pm UTC", "The mail is seen"),
            ("06:15 AM PST, Sep 08, 2025: First mail", "06:15 AM PST, Sep 08, 2025", "First mail"),
            ("19. April, 11:00", "19. April, 11:00", ""),
            ("14:02 msk - it failed", "14:02 msk", "it failed"),
            ("14:02 west coast traffic dropped", "14:02", "west coast traffic dropped"),
            ("2:05pm - first error", "2:05pm", "first error"),
            ("2:09 p.m. – page sent", "2:09 p.m.", "page sent"),
            ("14h05 : première erreur", "14h05", "première erreur"),
            ("15h : retour", "15h", "retour"),
            ("[14:05:33Z] page sent", "14:05:33Z", "page sent"),
            ("14:02–14:10: errors rise", "14:02–14:10", "errors rise"),
            ("14:10 - 14:20: rollback runs", "14:10 - 14:20", "rollback runs"),
            ("14:45 → all clear", "14:45", "all clear"),
            ("14:02 - 502/503 errors rise", "14:02", "502/503 errors rise"),
            ("14:02 1.2.3 is rolled out", "14:02", "1.2.3 is rolled out"),
            ("14:02 1200 users are affected", "14:02", "1200 users are affected"),
            ("14:02 Uhr: erster Fehler", "14:02 Uhr", "erster Fehler"),
            ("2. März 2026, 14:02: erster Fehler", "2. März 2026, 14:02", "erster Fehler"),
            ("3 de marzo de 2026 14:02 error", "3 de marzo de 2026 14:02", "error"),
            ("March 2, 2026 at 14:02 UTC: it failed", "March 2, 2026 at 14:02 UTC", "it failed"),
            ("***14:02*** – it failed", "14:02", "it failed"),
            ("T+5m: first error", "T+5m", "first error"),
            ("+15 min all clear", "+15 min", "all clear"),
            ("1402Z first error", "1402Z", "first error"),
            ("around 14:02 it failed", "around 14:02", "it failed"),
            ("3月2日 14:02 首次报警", "3月2日 14:02", "首次报警"),
        ] {
            assert_eq!(split_time(entry), Some((time.to_owned(), event.to_owned())), "{entry}");
        }
        for entry in [
            "All times in UTC.",
            "3 users complained",
            "A user notified us",
            "",
            "May be wrong",
            "1st wave: 1071900",
            "502/503 errors",
            "1.5 million users",
            "3h outage",
            "3/5 pods",
            "1200 users",
            "10.0.0.1 is down",
            "2026 was fine",
        ] {
            assert_eq!(split_time(entry), None, "{entry}");
        }
    }
}
