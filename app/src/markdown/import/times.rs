//! Times as entries of a timeline begin with them: clocks, dates, zones.

use crate::report::is_zone;

const NAMES: [&str; 19] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu",
    "fri", "sat", "sun",
];

/// The time that an entry begins with, and the rest of it.
pub(in crate::markdown) fn split_time(text: &str) -> Option<(String, String)> {
    let text = text.trim().trim_end_matches('\\').trim_end();
    // The whole line may be in bold.
    let whole = ["**", "__"].into_iter().find_map(|mark| text.strip_prefix(mark)?.strip_suffix(mark));
    let text = whole.filter(|inside| !inside.contains("**") && !inside.contains("__")).unwrap_or(text);
    let mark = ["**", "__", "*", "_", "`", "["].into_iter().find(|mark| text.starts_with(mark)).unwrap_or("");
    let is_edge = |c: char| c.is_whitespace() || ":-–—|,".contains(c);
    let inside = &text[mark.len()..];
    let (time, rest) = match mark {
        "" => inside.split_at(time_end(inside)),
        _ => {
            let (time, rest) = inside.split_once(if mark == "[" { "]" } else { mark })?;
            (time_end(time) == time.len()).then_some((time, rest))?
        }
    };
    let time = time.trim_matches(is_edge);
    let has_digit = time.contains(|c: char| c.is_ascii_digit());
    let has_sign = time.contains([':', '-', '/', '.']) || time.contains(' ');
    (has_digit && has_sign).then(|| (time.to_owned(), rest.trim_start_matches(is_edge).to_owned()))
}

/// The end of the words that are a time: clocks, dates, zones, names of days and months.
fn time_end(text: &str) -> usize {
    let mut end = 0;
    let mut is_after_name = false;
    let mut depth = 0_usize;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        // Two blanks in a row end nothing.
        if bare.is_empty() {
            end += word.len();
            continue;
        }
        let written = bare.trim_matches(|c: char| "()[]:,~≈-–—".contains(c));
        let core = written.to_lowercase();
        let has_digit = core.starts_with(|c: char| c.is_ascii_digit());
        let is_clock = has_digit
            && core.contains([':', '-', '/', '.', 'h'])
            && core
                .chars()
                .all(|c| c.is_ascii_digit() || ":-/.–+~thzampx".contains(c) || (c == ',' && core.contains(':')));
        let is_day = has_digit && core.chars().take_while(char::is_ascii_digit).count() <= 4 && {
            let ending = core.trim_start_matches(|c: char| c.is_ascii_digit());
            (["st", "nd", "rd", "th"].contains(&ending) || (ending.is_empty() && (is_after_name || core.len() == 4)))
                || matches!(ending, "am" | "pm")
        };
        let is_name = NAMES.iter().any(|name| core.starts_with(name)) && is_name(&core);
        let is_offset = bare.starts_with('+') && bare[1..].bytes().all(|b| b.is_ascii_digit() || b == b':');
        let is_behind = end > 0 && (is_offset || is_zone(written) || matches!(core.as_str(), "am" | "pm"));
        let is_joint = end > 0 && matches!(core.as_str(), "" | "to" | "ca." | "approx." | "of" | "in");
        if !(is_clock || is_day || is_name || is_behind || is_joint) {
            break;
        }
        depth = (depth + word.matches('(').count()).saturating_sub(word.matches(')').count());
        is_after_name = is_name;
        end += word.len();
        let is_end = bare.ends_with([':', ',']) || (bare.len() == 1 && "-–—".contains(bare)) && depth == 0 && !is_joint;
        if is_end && depth == 0 {
            break;
        }
    }
    // A joint is only one between times.
    let words = text[..end].trim_end();
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    if matches!(last.to_lowercase().as_str(), "to" | "of" | "in") { words.len() - last.len() } else { end }
}

/// True for the whole name of a day or month, or its first letters.
fn is_name(word: &str) -> bool {
    let whole = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "sept",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "tues",
        "thurs",
    ];
    word.trim_end_matches('.').len() == 3 || whole.contains(&word)
}

/// The text of a line that says a day and nothing else, without emphasis.
pub(super) fn day(text: &str) -> Option<&str> {
    let text =
        text.trim().trim_end_matches('\\').trim_matches(|c: char| c.is_whitespace() || "*_`:#()[]-–—|/".contains(c));
    let mut has_sign = false;
    let mut has_digit = false;
    for word in text.split_whitespace() {
        let core = word.trim_matches(|c: char| ",().".contains(c)).to_lowercase();
        let rest = core.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_number = rest.len() < core.len() && ["", "st", "nd", "rd", "th"].contains(&rest);
        let is_date = core.starts_with(|c: char| c.is_ascii_digit())
            && core.chars().all(|c| c.is_ascii_digit() || "-/.".contains(c))
            && core.matches(['-', '/', '.']).count() == 2;
        let is_named = NAMES.iter().any(|name| core.starts_with(name)) && is_name(&core);
        has_sign |= is_date || is_named;
        has_digit |= is_number || is_date;
        if !(is_number || is_date || is_named || core == "of") {
            return None;
        }
    }
    (has_sign && has_digit && text.len() <= 40).then_some(text)
}

/// True for a time that says its day.
pub(super) fn has_day(time: &str) -> bool {
    time.split_whitespace().any(|word| {
        let core = word.trim_matches(|c: char| ",()[]".contains(c)).to_lowercase();
        let is_date = core.starts_with(|c: char| c.is_ascii_digit()) && core.matches(['-', '/', '.']).count() > 1;
        is_date || (NAMES.iter().any(|name| core.starts_with(name)) && is_name(&core))
    })
}

/// True for a time with a clock.
pub(super) fn has_clock(time: &str) -> bool {
    time.contains(':')
        || time
            .to_lowercase()
            .split_whitespace()
            .any(|word| matches!(word, "am" | "pm") || word.ends_with("am") || word.ends_with("pm"))
}

/// The zone among some words, as it is written there.
pub(super) fn zone(text: &str) -> Option<&str> {
    let is_edge = |c: char| c.is_whitespace() || "()[]（）,:;/".contains(c);
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
        word.ends_with(['Z', 'z']) && word.len() > 1
            || word
                .rsplit_once(['+', '-'])
                .is_some_and(|(clock, rest)| clock.is_empty() || clock.contains(':') && rest.len() >= 2)
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
            ("Feb 21, 13:00", "Feb 21", "13:00"),
            ("14:02 msk - it failed", "14:02 msk", "it failed"),
            ("14:02 west coast traffic dropped", "14:02", "west coast traffic dropped"),
        ] {
            assert_eq!(split_time(entry), Some((time.to_owned(), event.to_owned())), "{entry}");
        }
        for entry in
            ["All times in UTC.", "3 users complained", "A user notified us", "", "May be wrong", "1st wave: 1071900"]
        {
            assert_eq!(split_time(entry), None, "{entry}");
        }
    }
}
