//! How far a time goes at the start of an entry.

use super::core;
use super::names::{is_joint, is_name};
use super::words::{is_clock, is_date, is_day_of_month, is_distance, is_hour, is_short_date, is_year};
use crate::report::is_zone;

/// The end of the words that are a time: clocks, dates, zones, names of days and months.
pub(super) fn time_end(text: &str) -> usize {
    let mut end = 0;
    let mut depth = 0_usize;
    let mut seen = Seen::default();
    let mut words = text.split_inclusive(char::is_whitespace).peekable();
    while let Some(word) = words.next() {
        let bare = word.trim_end();
        // Two blanks in a row end nothing.
        if bare.is_empty() {
            end += word.len();
            continue;
        }
        let next = words.clone().map(core).find(|next| !next.is_empty()).unwrap_or_default();
        if !seen.takes(bare, &next, end > 0) {
            break;
        }
        depth = (depth + word.matches('(').count()).saturating_sub(word.matches(')').count());
        end += word.len();
        let is_colon = bare.ends_with(':') && bare.len() > 1 && (seen.clock || !is_clock(&next));
        let is_comma = bare.ends_with(',') && !seen.is_completed_by(&next);
        if (is_colon || is_comma) && depth == 0 {
            break;
        }
    }
    // Brackets that go on are no part of it.
    if let Some(open) = text[..end].rfind('(').filter(|open| depth > 0 && *open > 0) {
        end = open;
    }
    // A joint is only one between times.
    let mut words = text[..end].trim_end();
    loop {
        let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
        let word = core(last);
        let is_left = is_between(&word) || (is_about(&word) && !word.ends_with('.'));
        if !is_left || !last.contains(char::is_alphabetic) {
            return if words.len() < text[..end].trim_end().len() { words.len() } else { end };
        }
        words = words[..words.len() - last.len()].trim_end();
    }
}

/// What has come of a time.
#[derive(Default)]
struct Seen {
    clock: bool,
    day: bool,
    /// The last word was the name of a day or month.
    name: bool,
    distance: bool,
}

impl Seen {
    /// Takes a word, where it goes on with the time. `next` is the word behind it, and `is_behind` says that one stands
    /// before it.
    fn takes(&mut self, bare: &str, next: &str, is_behind: bool) -> bool {
        let core = core(bare);
        let was_name = std::mem::take(&mut self.name);
        let number = core.trim_end_matches('.');
        let is_number = is_day_of_month(&core)
            && (was_name || is_name(next) || is_joint(next) || (core != number && self.day))
            || is_year(number) && (was_name || self.day);
        if is_clock(&core) || (!is_behind && (is_hour(&core) || is_military(&core, next))) {
            self.clock = true;
        } else if is_date(core.trim_end_matches('.')) || is_number || (is_short_date(&core) && (was_name || !is_behind))
        {
            self.day = true;
            // `2 March`, `March 2, 2026`
            self.name = is_number && !is_year(number) && was_name;
        } else if is_name(&core)
            && (!is_behind
                || was_name
                || self.day
                || bare.ends_with([':', ',', ')'])
                || bare.len() > 5
                || is_of_date(next))
        {
            self.name = true;
        } else if !is_behind {
            self.distance = is_distance(&core_of_distance(bare));
            return self.distance || is_about(&core) && (is_clock(next) || is_date(next));
        } else {
            let is_offset = bare.starts_with('+') && bare[1..].bytes().all(|b| b.is_ascii_digit() || b == b':');
            let is_unit = self.distance && ["m", "min", "mins", "minutes", "h", "hours", "s"].contains(&core.as_str());
            let written = bare.trim_matches(|sign: char| "()[]:,~≈-–—".contains(sign));
            let is_zone = is_zone(written) || is_half_of_day(&core) || matches!(core.as_str(), "uhr" | "hrs" | "hours");
            return is_offset || is_unit || is_zone || is_between(&core) || is_about(&core);
        }
        true
    }

    /// True where a word behind a comma says what is not said yet.
    fn is_completed_by(&self, next: &str) -> bool {
        (!self.clock && is_clock(next))
            || (self.name && is_year(next))
            || (self.clock && !self.day && (is_date(next) || is_name(next)))
    }
}

/// True for what stands beside the name of a month or day.
fn is_of_date(word: &str) -> bool {
    is_day_of_month(word) || is_year(word) || is_name(word) || is_clock(word)
}

/// A distance keeps its sign.
fn core_of_distance(word: &str) -> String {
    word.trim_matches(|sign: char| "()[]:,*_`".contains(sign)).to_lowercase()
}

pub(super) fn is_half_of_day(word: &str) -> bool {
    matches!(word, "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m")
}

/// `1402Z`, or `1402` before a zone.
pub(super) fn is_military(word: &str, next: &str) -> bool {
    let digits = word.trim_end_matches('z');
    let is_clock = digits.len() == 4
        && digits.parse::<u32>().is_ok_and(|number| number / 100 < 25 && number % 100 < 60)
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_clock && (digits.len() < word.len() || next == "hrs" || next == "uhr" || (next.len() > 2 && is_zone(next)))
}

/// Words between the parts of a time.
fn is_between(word: &str) -> bool {
    is_joint(word) || matches!(word, "" | "to" | "in" | "at" | "um" | "à" | "kl" | "kl." | "bis" | "until" | "till")
}

/// Words that say that a time is not exact.
fn is_about(word: &str) -> bool {
    matches!(
        word,
        "ca." | "ca" | "circa" | "approx." | "approx" | "about" | "around" | "approximately" | "gegen" | "vers"
    )
}
