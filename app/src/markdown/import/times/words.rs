//! What one word of a time is: a clock, a date, a distance.

use super::names::is_name;

/// True for a clock, whatever else is in the word: `14:02`, `2:05pm`, `2pm`, `14:02:33.120Z`, `14h05`, `14.02`,
/// `14:xx`, `14:02–14:10`, `2026-03-02T14:02+01:00`, `14点05分`. `word` is in lower case.
pub(super) fn is_clock(word: &str) -> bool {
    let behind_date =
        ['t', '/', '_'].into_iter().filter_map(|sign| word.rsplit_once(sign)).find(|(date, _)| is_date(date));
    let clocks = behind_date.map_or(word, |(_, clocks)| clocks);
    let Some(length) = clock_length(clocks) else { return false };
    let rest = &clocks[length..];
    let behind = rest.trim_start_matches(['-', '–', '—', '/', '~', '→']);
    rest.is_empty() || (behind.len() < rest.len() && is_clock(behind))
}

/// The length of the clock that a word begins with.
fn clock_length(text: &str) -> Option<usize> {
    let hours = digits(text);
    let hour: u32 = text[..hours].parse().ok().filter(|_| hours <= 2)?;
    let after = &text[hours..];
    if let Some(half) = half_of_day(after).filter(|_| (1..=12).contains(&hour)) {
        return Some(hours + half);
    }
    let sign = after.chars().next().filter(|sign| ":：h.点點时時".contains(*sign) && hour <= 24)?;
    let mut end = hours + sign.len_utf8();
    let minutes = if text[end..].starts_with("xx") { 2 } else { digits(&text[end..]) };
    let is_minute = |digits: &str| digits == "xx" || digits.parse::<u32>().is_ok_and(|minute| minute < 60);
    (minutes == 2 && is_minute(&text[end..end + 2])).then_some(())?;
    end += 2;
    if let Some(rest) = text[end..].strip_prefix(':').filter(|rest| digits(rest) == 2) {
        end += 3;
        end += rest[2..].strip_prefix(['.', ',']).map(digits).filter(|count| *count > 0).map_or(0, |count| count + 1);
    }
    let tail = ["z", "h", "分", "m"].into_iter().find(|tail| text[end..] == **tail);
    end += tail.map_or(0, str::len);
    end += half_of_day(&text[end..]).unwrap_or(0);
    end += offset_length(&text[end..]);
    Some(end)
}

/// The length of `am` or `p.m.` at the start.
fn half_of_day(text: &str) -> Option<usize> {
    ["a.m.", "p.m.", "a.m", "p.m", "am", "pm"].into_iter().find(|half| text.starts_with(half)).map(str::len)
}

/// The length of `+01:00` or `-0500` at the start. Without a sign behind it `14:02-15` would be a range.
fn offset_length(text: &str) -> usize {
    let Some(rest) = text.strip_prefix(['+', '-']) else { return 0 };
    match (digits(rest), rest.get(2..3)) {
        (4, _) => 5,
        (2, Some(":")) if digits(&rest[3..]) == 2 && text.starts_with('+') => 6,
        (2, Some(":")) if digits(&rest[3..]) == 2 && matches!(&rest[3..5], "00" | "30" | "45") && rest.len() == 5 => 6,
        (1 | 2, _) if text.starts_with('+') => 1 + digits(rest),
        _ => 0,
    }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// True for a day in numbers, with or without the name of its month: `2026-03-02`, `02.03.2026`, `3/2/26`, `20260302`,
/// `02-mar-2026`, `2026年3月2日`, `3月2日`. `word` is in lower case.
pub(super) fn is_date(word: &str) -> bool {
    if word.contains(['月', '日']) {
        let is_sign = |c: char| c.is_ascii_digit() || "年月日号號".contains(c);
        return word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(is_sign);
    }
    if word.len() == 8 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return is_year(&word[..4]) && is_within(&word[4..6], 12) && is_within(&word[6..], 31);
    }
    let Some(sign) = ['-', '/', '.'].into_iter().find(|sign| word.contains(*sign)) else { return false };
    let groups: Vec<&str> = word.split(sign).collect();
    let is_day = |group: &str| is_within(group, 31);
    match groups[..] {
        [year, month, day] if is_year(year) => is_day(day) && (is_within(month, 12) || is_name(month)),
        [first, second, year] if is_year(year) || (year.len() == 2 && digits(year) == 2) => {
            // Two short numbers are a version rather than a day.
            let is_whole = is_year(year) || sign == '/' || (first.len() == 2 && second.len() == 2);
            is_whole && is_day(first) && (is_day(second) || is_name(second))
        }
        [year, month] if sign == '-' => {
            (is_year(year) && month.len() == 2 && is_within(month, 12))
                || (is_day(year) && is_name(month))
                || (is_name(year) && is_day(month))
        }
        _ => false,
    }
}

/// `7/5`: a day only where nothing else stands before it.
pub(super) fn is_short_date(word: &str) -> bool {
    let groups = word.split_once('/').or_else(|| word.strip_suffix('.').and_then(|word| word.split_once('.')));
    groups.is_some_and(|(first, second)| is_within(first, 31) && is_within(second, 31))
}

/// `15h`
pub(super) fn is_hour(word: &str) -> bool {
    word.strip_suffix('h').is_some_and(|hour| hour.len() <= 2 && hour.parse::<u32>().is_ok_and(|hour| hour <= 24))
}

/// `2026`
pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && digits(word) == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// `2nd`, `2.`, `2`
pub(super) fn is_day_of_month(word: &str) -> bool {
    let number = &word[..digits(word)];
    is_within(number, 31) && ["", ".", "st", "nd", "rd", "th", "º", "er"].contains(&&word[number.len()..])
}

fn is_within(word: &str, most: u32) -> bool {
    (1..=2).contains(&word.len())
        && digits(word) == word.len()
        && word.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number))
}

/// A distance from the start: `t+5m`, `t-00:10`, `+15min`. `word` is in lower case.
pub(super) fn is_distance(word: &str) -> bool {
    let rest = match word.strip_prefix('t') {
        Some(rest) => rest.strip_prefix(['+', '-', '−', '–']),
        None => word.strip_prefix('+'),
    };
    let Some(rest) = rest.filter(|rest| digits(rest) > 0) else { return false };
    let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit() || ":.hm".contains(c));
    ["", "s", "in", "ins", "r", "rs", "sec", "d", "days"].contains(&unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_and_dates_are_told_from_other_numbers() {
        for word in [
            "14:02",
            "2:05pm",
            "2pm",
            "14:02:33.120z",
            "14h05",
            "14.02",
            "14:xx",
            "14:02–14:10",
            "14:02-14:10",
            "14:02/14:10",
            "2026-03-02t14:02+01:00",
            "2026-03-02t14:02:11-05:00",
            "14:02+0100",
            "14点05分",
            "14：02",
            "2:09p.m.",
            "24:00",
            "2026-05-23/11:34",
            "14:02h",
        ] {
            assert!(is_clock(word), "{word}");
        }
        for word in [
            "502/503", "1.5", "1.2.3", "10.0.0.1", "3:2", "99:99", "14", "3h", "5xx", "99pm", "v1.20", "14:02x", "h05",
            "",
        ] {
            assert!(!is_clock(word), "{word}");
        }
        for word in [
            "2026-03-02",
            "2026/3/2",
            "02.03.2026",
            "3/2/26",
            "02.03.26",
            "20260302",
            "02-mar-2026",
            "2026-mar-02",
            "2026年3月2日",
            "3月2日",
            "2026-03",
            "2-mar",
        ] {
            assert!(is_date(word), "{word}");
        }
        for word in [
            "1.2.3",
            "1.12.3",
            "10.0.0.1",
            "502/503",
            "3/5",
            "2026",
            "99999999",
            "1-2",
            "a-b-c",
            "日",
            "2026-99-99",
            "",
        ] {
            assert!(!is_date(word), "{word}");
        }
        for word in ["t+5m", "t+0", "t-00:10", "+15min", "+2h", "t+1h30m", "t+30s"] {
            assert!(is_distance(word), "{word}");
        }
        for word in ["5m", "-5", "+x", "t5", "+15%", "t-shirt", "+5xx"] {
            assert!(!is_distance(word), "{word}");
        }
    }
}
