//! Times as people write them, far enough to say how long something took.

use super::zone_minutes;

/// A time as it was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Days since 1970, where the day is said.
    day: Option<i64>,
    /// Since midnight.
    minutes: i64,
    /// From UTC, in minutes, where the zone is said.
    offset: Option<i64>,
}

impl Moment {
    /// Reads `2026-03-02 14:02 UTC`, `2026-03-02T14:02:11+01:00`, `14:02`; none for anything else.
    pub fn read(text: &str) -> Option<Moment> {
        let mut moment = Moment { day: None, minutes: -1, offset: None };
        let mut spaced = String::with_capacity(text.len() + 4);
        for letter in text.trim().chars() {
            // `2026-03-02T14:02:11Z`: what stands right behind a digit is a word of its own.
            let is_joint = spaced.ends_with(|last: char| last.is_ascii_digit()) && matches!(letter, 'T' | 'Z' | '+');
            if is_joint {
                spaced.push(' ');
            }
            if letter == ',' || (is_joint && letter == 'T') {
                spaced.push(' ');
            } else {
                spaced.push(letter);
            }
        }
        for word in spaced.split_whitespace() {
            moment.take(word)?;
        }
        (moment.minutes >= 0).then_some(moment)
    }

    fn take(&mut self, word: &str) -> Option<()> {
        let numbers = |text: &str, sign: char| text.split(sign).map(|part| part.parse::<i64>().ok()).collect();
        if let Some(Some(minutes)) = zone_minutes(word) {
            self.offset = Some(minutes);
        } else if let Some(rest) = word.strip_prefix(['+', '-', '−']).filter(|_| self.minutes >= 0) {
            let sign = if word.starts_with('+') { 1 } else { -1 };
            let digits = rest.replace(':', "");
            let number: i64 = digits.parse().ok()?;
            let minutes = if digits.len() > 2 { number / 100 * 60 + number % 100 } else { number * 60 };
            self.offset = Some(sign * minutes);
        } else if let Some((clock, offset)) = word.split_once('-').filter(|(clock, _)| clock.contains(':')) {
            self.take(clock)?;
            self.take(&format!("-{offset}"))?;
        } else if word.contains(':') {
            let whole = word.split('.').next()?;
            let [hours, minutes, ..] = Option::<Vec<i64>>::from_iter::<Vec<_>>(numbers(whole, ':'))?[..] else {
                return None;
            };
            self.minutes = (hours < 25 && minutes < 60).then_some(hours * 60 + minutes)?;
        } else {
            let [year, month, day] = Option::<Vec<i64>>::from_iter::<Vec<_>>(numbers(word, '-'))?[..] else {
                return None;
            };
            self.day = ((1..13).contains(&month) && (1..32).contains(&day)).then(|| days_since_1970(year, month, day));
            self.day?;
        }
        Some(())
    }

    /// Minutes since 1970 in UTC, where day and zone are said.
    pub fn in_utc(self) -> Option<i64> {
        Some(self.day? * 24 * 60 + self.minutes - self.offset?)
    }

    /// In UTC, where the zone is said and another: `2026-03-02 13:02 UTC`, without the day where none is said.
    pub fn utc_words(self) -> Option<String> {
        let offset = self.offset.filter(|offset| *offset != 0)?;
        let minutes = self.day.unwrap_or(0) * 24 * 60 + self.minutes - offset;
        let (day, minutes) = (minutes.div_euclid(24 * 60), minutes.rem_euclid(24 * 60));
        let day = self.day.map(|_| day_words(day) + " ").unwrap_or_default();
        Some(format!("{day}{:02}:{:02} UTC", minutes / 60, minutes % 60))
    }

    /// How many minutes `self` is after `earlier`. A zone or a day that only one of them says is meant for
    /// both; without days, midnight may lie between them. None for a time that is before the other.
    pub fn after(self, earlier: Moment) -> Option<i64> {
        let offset = self.offset.or(earlier.offset).unwrap_or(0) - earlier.offset.or(self.offset).unwrap_or(0);
        let days = match (self.day, earlier.day) {
            (Some(later), Some(earlier)) => later - earlier,
            _ => 0,
        };
        let minutes = days * 24 * 60 + self.minutes - earlier.minutes - offset;
        let is_next_day = minutes < 0 && (self.day.is_none() || earlier.day.is_none());
        Some(if is_next_day { minutes + 24 * 60 } else { minutes }).filter(|minutes| *minutes >= 0)
    }
}

/// `41 min`, `2 h 5 min`, `3 d 4 h`.
pub fn duration_words(minutes: i64) -> String {
    let parts = match minutes {
        ..60 => return format!("{minutes} min"),
        60..1440 => [(minutes / 60, "h"), (minutes % 60, "min")],
        _ => [(minutes / 1440, "d"), (minutes % 1440 / 60, "h")],
    };
    let said = parts.iter().filter(|(count, _)| *count > 0).map(|(count, unit)| format!("{count} {unit}"));
    said.collect::<Vec<_>>().join(" ")
}

/// Days from 1970-01-01 to a day of the Gregorian calendar (Howard Hinnant, `days_from_civil`).
pub(crate) const fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The day of the Gregorian calendar that is so many days after 1970-01-01, such as `2026-03-02` (Howard Hinnant,
/// `civil_from_days`).
pub fn day_words(days: i64) -> String {
    let days = days + 719_468;
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = days.div_euclid(146_097) * 400 + year_of_era + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, utc) in [
            ("2026-03-02 14:02 UTC", 29_541_002),
            ("2026-03-02T14:02:11Z", 29_541_002),
            ("2026-03-02T14:02:11.123+01:00", 29_540_942),
            ("2026-03-02 14:02 CET", 29_540_942),
            ("2026-03-02 14:02 +0100", 29_540_942),
            ("2026-03-02T14:02-05:00", 29_541_302),
            ("1970-01-01 00:00 UTC", 0),
        ] {
            assert_eq!(Moment::read(text).and_then(Moment::in_utc), Some(utc), "{text}");
        }
        for text in ["", "yesterday", "about 14:02", "2026-03-02", "14", "2026-13-02 14:02", "99:99", "14:02 IST"] {
            assert_eq!(Moment::read(text), None, "{text}");
        }
        assert_eq!(Moment::read("14:02 UTC").and_then(Moment::in_utc), None);
    }

    #[test]
    fn how_long_it_took_is_told_across_zones_and_midnight() {
        for (earlier, later, took) in [
            ("2026-03-02 14:02 UTC", "2026-03-02 14:43 UTC", Some("41 min")),
            ("2026-03-02 14:02 UTC", "2026-03-02 15:43 CET", Some("41 min")),
            ("2026-03-02 23:50 UTC", "2026-03-03 01:55 UTC", Some("2 h 5 min")),
            ("2026-03-02 14:02 UTC", "14:43", Some("41 min")),
            ("23:50", "00:10", Some("20 min")),
            ("2026-03-02 14:02 UTC", "2026-03-05 18:02 UTC", Some("3 d 4 h")),
            ("2026-03-02 14:02 UTC", "2026-03-02 13:02 UTC", None),
        ] {
            let [earlier, later] = [earlier, later].map(|text| Moment::read(text).unwrap());
            assert_eq!(later.after(earlier).map(duration_words).as_deref(), took, "{earlier:?} {later:?}");
        }
    }

    #[test]
    fn another_zone_is_said_in_utc() {
        for (text, utc) in [
            ("2026-03-02 14:02 UTC", None),
            ("2026-03-02 14:02", None),
            ("2026-03-02T14:02:11+01:00", Some("2026-03-02 13:02 UTC")),
            ("2026-03-01 00:30 CET", Some("2026-02-28 23:30 UTC")),
            ("2024-02-29 20:00 -05:00", Some("2024-03-01 01:00 UTC")),
            ("2026-12-31 22:15 -0500", Some("2027-01-01 03:15 UTC")),
            ("00:30 CET", Some("23:30 UTC")),
        ] {
            assert_eq!(Moment::read(text).and_then(Moment::utc_words).as_deref(), utc, "{text}");
        }
    }
}
