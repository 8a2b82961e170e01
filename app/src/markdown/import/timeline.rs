//! A timeline in any of the forms people write: tables, lists, one entry a line, sub-headings by time.
//!
//! What has more in one entry than one line can hold is no timeline for a table; it stays as it is.

use super::outline::Part;
use super::times::{day, has_clock, has_day, has_zone, split_time, zone};
use crate::markdown::list::{Line, marker};
use crate::markdown::structure::{Fenced, SEPARATOR};
use crate::markdown::table::{self, Block, Table};

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
}

pub(super) struct EventRow {
    pub(super) number: usize,
    pub(super) time: String,
    pub(super) event: String,
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
    rows.rows.iter().any(|row| !row.time.is_empty() && !row.event.is_empty()).then_some(rows)
}

impl Rows {
    fn read_part(&mut self, part: &Part<'_>) -> Option<()> {
        if let Some(day) = day(part.text) {
            self.begin_day(day, part.number);
            return self.read(&part.body);
        }
        let before = self.rows.len();
        match split_time(part.text) {
            Some((time, event)) => self.push(part.number, time, event),
            None => self.push(part.number, String::new(), part.text.to_owned()),
        }
        self.read(&part.body)?;
        // A paragraph below a time is what happened then.
        if self.rows.len() == before + 2 && self.rows[before + 1].time.is_empty() {
            let text = self.rows.remove(before + 1).event;
            let event = &mut self.rows[before].event;
            *event = if event.is_empty() { text } else { format!("{event}: {text}") };
        } else if self.rows.len() > before + 1 && self.rows[before + 1..].iter().all(|row| row.time.is_empty()) {
            return None;
        }
        Some(())
    }

    /// A day without rows is one itself.
    fn begin_day(&mut self, day: &str, number: usize) {
        self.end_day();
        self.day = Some((day.to_owned(), Some(number)));
    }

    fn end_day(&mut self) {
        if let Some((day, Some(number))) = self.day.take() {
            self.rows.push(EventRow { number, time: day, event: String::new() });
        }
    }

    /// Adds a row whose time gets the day and zone that were said above it.
    fn push(&mut self, number: usize, mut time: String, event: String) {
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
        self.rows.push(EventRow { number: line, time, event });
    }

    fn read(&mut self, lines: &[Line<'_>]) -> Option<()> {
        for block in table::blocks(lines) {
            match block {
                Block::Table(lines) => self.read_table(lines)?,
                Block::Text(lines) => self.read_text(lines)?,
            }
        }
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
            let is_nested = line.text.len() - line.text.trim_start().len() > 3;
            let bare = item.unwrap_or(text).trim_end().trim_end_matches('\\').trim_end();
            if let Some((time, event)) = split_time(bare).filter(|_| day(bare).is_none() && !is_number) {
                self.push(line.number, time, event);
                goes_on = true;
            } else if let Some(day) = day(bare) {
                self.begin_day(day, line.number);
                goes_on = false;
            } else if goes_on && item.is_none() {
                let event = &mut self.rows.last_mut()?.event;
                event.push_str(if event.is_empty() { "" } else { " " });
                event.push_str(bare);
            } else {
                // An item below an item, or a paragraph in one.
                (!is_nested && !line.text.starts_with([' ', '\t'])).then_some(())?;
                self.push(line.number, String::new(), bare.to_owned());
                goes_on = true;
            }
        }
        Some(())
    }

    fn read_table(&mut self, lines: &[Line<'_>]) -> Option<()> {
        let Table { head, rows } = Table::read(lines);
        let (head_line, head) = head?;
        let times: Vec<usize> = (0..head.len()).filter(|index| is_time(&head[*index])).collect();
        let event = (0..head.len()).find(|index| !times.contains(index) && is_event(&head[*index]))?;
        (!times.is_empty()).then_some(())?;
        let said = times.iter().find_map(|index| zone(&head[*index])).map(str::to_owned);
        let outer = self.zone.clone();
        self.zone = said.or(outer.clone());
        let is_used =
            |index: usize| rows.iter().any(|(_, cells)| cells.get(index).is_some_and(|cell| !cell.is_empty()));
        let is_other = |index: &usize| !times.contains(index) && *index != event;
        let is_left_out = |index: &usize| !is_other(index) || !is_used(*index);
        self.titles.push((head_line, (0..head.len()).filter(is_left_out).map(|index| head[index].clone()).collect()));
        for (number, cells) in rows {
            let at = |index: usize| cells.get(index).map(String::as_str).unwrap_or_default();
            let time: Vec<&str> = times.iter().map(|index| bare(at(*index))).filter(|text| !text.is_empty()).collect();
            let mut text = at(event).to_owned();
            for index in (0..cells.len()).filter(is_other).filter(|index| !at(*index).is_empty()) {
                let title = head.get(index).map(|title| format!("{}: ", bare(title))).unwrap_or_default();
                text.push_str(&format!(" ({title}{})", at(index)));
            }
            self.push(number, time.join(" "), text.trim().to_owned());
        }
        self.zone = outer;
        Some(())
    }
}

/// A cell without emphasis or code around all of it.
fn bare(cell: &str) -> &str {
    let marks = ["**", "__", "`", "*", "_"].into_iter();
    let inside = marks.clone().find_map(|mark| cell.strip_prefix(mark)?.strip_suffix(mark));
    inside.filter(|inside| !inside.is_empty()).unwrap_or(cell)
}

fn is_time(title: &str) -> bool {
    let title = bare(title).to_lowercase();
    ["time", "date", "when", "day", "timestamp", "tid", "时间"].iter().any(|word| title.starts_with(word))
}

fn is_event(title: &str) -> bool {
    let title = bare(title).to_lowercase();
    ["event", "what", "description", "action", "detail", "comment", "note", "hendelse", "事件"]
        .iter()
        .any(|word| title.starts_with(word))
}
