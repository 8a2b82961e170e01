//! A timeline in any of the forms people write: tables, lists, one entry a line, sub-headings by time.
//!
//! What has more in one entry than one line can hold is no timeline for a table; it stays as it is.

mod table;

use super::outline::Part;
use super::times::{day, has_clock, has_day, has_zone, lead, split_time, zone};
use crate::markdown::list::{Line, checkbox, marker};
use crate::markdown::structure::{Fenced, SEPARATOR};
use crate::markdown::table::{self as tables, Block};

/// The longest event, in bytes, that is made of an entry and the items below it.
const MAX_EVENT: usize = 800;

/// Rows of a timeline, and the titles above them that stand for our own, each with its line.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) rows: Vec<EventRow>,
    pub(super) titles: Vec<(usize, Vec<String>)>,
    /// Headings that say more than a day, and words beside a zone.
    pub(super) notes: Vec<(usize, String)>,
    /// The day of the rows that come, and its line until a row has it.
    day: Option<(String, Option<usize>)>,
    zone: Option<String>,
    /// Items below the last row, which become a part of it.
    below: Vec<String>,
}

pub(super) struct EventRow {
    pub(super) number: usize,
    pub(super) time: String,
    pub(super) event: String,
    has_items: bool,
}

/// The rows of a section and the parts below it; `beside` is what its heading says beside that it is a timeline.
/// `None` where it stays as it is.
pub(super) fn rows(lines: &[Line<'_>], below: &[Part<'_>], beside: &str) -> Option<Rows> {
    let mut rows = Rows { zone: zone(beside).map(str::to_owned), ..Rows::default() };
    let words = beside.split(['(', ')', '（', '）', ',']).map(str::trim);
    rows.day = words.filter_map(day).next().map(|day| (day.to_owned(), None));
    rows.read(lines)?;
    for part in below {
        rows.read_part(part)?;
    }
    rows.end_day();
    rows.rows.iter().all(|row| row.event.len() <= MAX_EVENT || !row.has_items).then_some(())?;
    rows.rows.iter().any(|row| !row.time.is_empty() && !row.event.is_empty()).then_some(rows)
}

impl Rows {
    fn read_part(&mut self, part: &Part<'_>) -> Option<()> {
        if let Some((day, beside)) = day_alone(part.text) {
            self.begin_day(day, part.number);
            self.begin_zone(beside, part.number);
            return self.read(&part.body);
        }
        let before = self.rows.len();
        match split_time(part.text) {
            Some((time, event)) => self.push(part.number, time, event),
            None => self.push(part.number, String::new(), part.text.to_owned()),
        }
        self.read(&part.body)?;
        // Paragraphs and items below a time are what happened then.
        let is_below = self.rows[before + 1..].iter().all(|row| row.time.is_empty());
        if !is_below || self.rows.len() == before + 1 {
            return Some(());
        }
        (self.rows.len() == before + 2 || !self.rows[before].time.is_empty()).then_some(())?;
        let texts: Vec<String> = self.rows.drain(before + 1..).map(|row| row.event).collect();
        let row = &mut self.rows[before];
        match &texts[..] {
            [text] if row.event.is_empty() => row.event.clone_from(text),
            [text] => row.event = format!("{}: {text}", row.event),
            _ => {
                self.below = texts;
                self.end_row();
            }
        }
        Some(())
    }

    /// A day without rows is one itself.
    fn begin_day(&mut self, day: &str, number: usize) {
        self.end_day();
        self.day = Some((day.to_owned(), Some(number)));
    }

    /// Takes the zone out of what stands beside a day.
    fn begin_zone(&mut self, beside: &str, number: usize) {
        self.zone = zone(beside).map(str::to_owned).or(self.zone.take());
        if !beside.is_empty() {
            self.notes.push((number, beside.to_owned()));
        }
    }

    fn end_day(&mut self) {
        self.end_row();
        if let Some((day, Some(number))) = self.day.take() {
            self.rows.push(EventRow { number, time: day, event: String::new(), has_items: false });
        }
    }

    /// Puts the items below the last row into it.
    fn end_row(&mut self) {
        let below = std::mem::take(&mut self.below);
        if let Some(row) = self.rows.last_mut().filter(|_| !below.is_empty()) {
            let below = joined(&below);
            row.event = if row.event.is_empty() { below } else { format!("{} ({below})", row.event) };
            row.has_items = true;
        }
    }

    /// Adds a row whose time gets the day and zone that were said above it.
    fn push(&mut self, number: usize, mut time: String, event: String) {
        self.end_row();
        let mut line = number;
        if let Some((day, unused)) = self.day.as_mut().filter(|_| !has_day(&time)) {
            // Without a clock the row's words are those of the day's line.
            if time.is_empty() {
                line = unused.unwrap_or(number);
            }
            let is_said = !time.is_empty() || unused.is_some();
            if is_said {
                time = format!("{day} {time}").trim_end().to_owned();
                *unused = None;
            }
        }
        if let Some(zone) = self.zone.as_ref().filter(|_| has_clock(&time) && !has_zone(&time)) {
            time = format!("{time} {zone}");
        }
        self.rows.push(EventRow { number: line, time, event, has_items: false });
    }

    fn read(&mut self, lines: &[Line<'_>]) -> Option<()> {
        for block in tables::blocks(lines) {
            match block {
                Block::Table(lines) => self.read_table(lines)?,
                Block::Text(lines) => self.read_text(lines)?,
            }
        }
        self.end_row();
        Some(())
    }

    /// A row for each line that begins with a time, and for each item or paragraph that does not.
    fn read_text(&mut self, lines: &[Line<'_>]) -> Option<()> {
        let mut goes_on = false;
        for line in lines {
            (line.fenced == Fenced::Outside).then_some(())?;
            let text = line.text.trim_start_matches(['>', ' ', '\t']);
            if text.is_empty() || text.trim_end() == SEPARATOR {
                goes_on = false;
                continue;
            }
            // A number at the start of a quoted line is a word, as the quote is no list.
            let is_quoted = line.text.trim_start().starts_with('>');
            let is_number = is_quoted && marker(text).is_some() && text.starts_with(|c: char| c.is_ascii_digit());
            let item = marker(text).map(|(_, text)| text).filter(|_| !is_number);
            let is_indented = line.text.starts_with([' ', '\t']);
            let bare = item.unwrap_or(text).trim_end().trim_end_matches('\\').trim_end();
            let (is_done, unticked) = checkbox(bare);
            if is_done {
                self.notes.push((line.number, bare[..3].to_owned()));
            }
            let bare = unticked.trim_start();
            if is_comment(bare) {
                self.notes.push((line.number, bare.to_owned()));
                continue;
            }
            let day = day_alone(bare);
            let is_plain = day.is_none() && !is_number;
            let led = lead(bare).filter(|_| is_plain);
            led.into_iter().for_each(|(word, _)| self.notes.push((line.number, word.to_owned())));
            let bare = led.map_or(bare, |(_, rest)| rest);
            if let Some((time, event)) = split_time(bare).filter(|_| is_plain) {
                self.push(line.number, time, event);
                goes_on = true;
            } else if let Some((day, beside)) = day {
                self.begin_day(day, line.number);
                self.begin_zone(beside, line.number);
                goes_on = false;
            } else if goes_on && item.is_none() {
                self.go_on(bare)?;
            } else if is_indented {
                // An item below an entry, or a paragraph in one.
                self.rows.last().filter(|row| !row.time.is_empty())?;
                self.below.push(bare.to_owned());
                goes_on = true;
            } else if let Some(zone) = said_zone(bare).filter(|_| self.rows.is_empty()) {
                self.zone.get_or_insert(zone.to_owned());
                self.notes.push((line.number, bare.to_owned()));
                goes_on = false;
            } else {
                self.push(line.number, String::new(), bare.to_owned());
                goes_on = true;
            }
        }
        Some(())
    }

    /// Adds words to the entry, or to the last item below it.
    fn go_on(&mut self, words: &str) -> Option<()> {
        let text = match self.below.last_mut() {
            Some(item) => item,
            None => &mut self.rows.last_mut()?.event,
        };
        text.push_str(if text.is_empty() { "" } else { " " });
        text.push_str(words);
        Some(())
    }
}

/// A day that is all of a line, and what stands beside it: a zone in brackets, `2026-03-02 (all times UTC)`, or the word
/// for it, `Date: 2026-03-02`.
fn day_alone(text: &str) -> Option<(&str, &str)> {
    let labelled = text.split_once(':').map(|(label, day)| (label.trim_matches(['*', '_', ' ']), day));
    if let Some((label, date)) = labelled.filter(|(label, _)| ["Date", "Day", "Datum"].contains(label)) {
        return day(date).map(|day| (day, label));
    }
    let is_about_times =
        |word: &str| ["all", "times", "time", "are", "in", "timestamps", "alle", "zeiten"].contains(&word);
    let is_said = |word: &str| zone(word).is_some() || is_about_times(&word.to_lowercase());
    let brackets = text.trim_end_matches(['*', '_', ':', ' ']).strip_suffix(')').and_then(|text| text.split_once('('));
    let brackets = brackets.map(|(day, inside)| (day, inside.trim_matches(['*', '_', ' '])));
    let zoned = brackets.filter(|(_, inside)| zone(inside).is_some() && inside.split_whitespace().all(is_said));
    let (before, inside) = zoned.unwrap_or((text, ""));
    day(before).map(|day| (day, inside))
}

/// Items one after the other, and sentences as sentences.
fn joined(texts: &[String]) -> String {
    texts.iter().fold(String::new(), |mut all, text| {
        let is_ended = all.is_empty() || all.ends_with(['.', '!', '?', ':', ')']);
        all.push_str(if all.is_empty() {
            ""
        } else if is_ended {
            " "
        } else {
            "; "
        });
        all + text
    })
}

/// A hint of a template, which no reader sees.
fn is_comment(text: &str) -> bool {
    text.strip_prefix("<!--").and_then(|text| text.strip_suffix("-->")).is_some_and(|text| !text.contains("-->"))
}

/// The zone in a sentence above the rows: `All times are in UTC.`
fn said_zone(text: &str) -> Option<&str> {
    let words = || text.split(|sign: char| !sign.is_alphanumeric()).map(str::to_lowercase);
    let is_about_times =
        words().any(|word| matches!(word.as_str(), "time" | "times" | "timestamps" | "zeiten" | "heures"));
    zone(text).filter(|_| is_about_times && words().count() <= 12 && !has_clock(text))
}
