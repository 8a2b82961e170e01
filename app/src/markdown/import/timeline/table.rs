//! A timeline that is a table, with titles in any words or with none.

use super::Rows;
use crate::markdown::import::times::{day, has_clock, has_zone, split_time, zone};
use crate::markdown::list::Line;
use crate::markdown::table::Table;
use crate::report::is_zone;

/// Titles of columns that say when something began.
const STARTS: [&str; 4] = ["start", "from", "begin", "started"];

/// Titles of columns that say how long it went on.
const ENDS: [&str; 5] = ["end", "to", "until", "till", "ended"];

impl Rows {
    pub(super) fn read_table(&mut self, lines: &[Line<'_>]) -> Option<()> {
        let table = Table::read(lines);
        let begins =
            |cells: &[String]| cells.len() > 1 && split_time(&cells[0]).is_some_and(|(_, rest)| rest.is_empty());
        let is_titled =
            table.head.as_ref().is_some_and(|(_, head)| !begins(head) && head.iter().any(|title| !title.is_empty()));
        if !is_titled {
            return self.read_untitled(table, begins);
        }
        let Table { head, rows } = table;
        let (head_line, head) = head?;
        let (times, event) = columns(&head, &rows)?;
        let is_used =
            |index: usize| rows.iter().any(|(_, cells)| cells.get(index).is_some_and(|cell| !cell.is_empty()));
        let said = times.iter().find_map(|index| zone(&head[*index])).map(str::to_owned);
        let outer = self.zone.clone();
        self.zone = said.or(outer.clone());
        let is_other = |index: &usize| !times.contains(index) && *index != event;
        let is_left_out = |index: &usize| !is_other(index) || !is_used(*index);
        self.titles.push((head_line, (0..head.len()).filter(is_left_out).map(|index| head[index].clone()).collect()));
        // A day that stands once is that of the rows below it.
        let mut last_day = String::new();
        for (number, cells) in &rows {
            if self.begins_day(*number, cells) {
                continue;
            }
            let at = |index: usize| cells.get(index).map(String::as_str).unwrap_or_default();
            let mut time = joined_time(&head, &times, at);
            match day(at(times[0])) {
                Some(day) if times.len() > 1 => day.clone_into(&mut last_day),
                None if at(times[0]).is_empty() && !last_day.is_empty() && !time.is_empty() => {
                    time.insert_str(0, &format!("{last_day} "));
                }
                _ => {}
            }
            let mut text = at(event).to_owned();
            for index in (0..cells.len()).filter(is_other).filter(|index| !at(*index).is_empty()) {
                let title = head.get(index).map(|title| format!("{}: ", bare(title))).unwrap_or_default();
                text.push_str(&format!(" ({title}{})", at(index)));
            }
            self.push(*number, time, text.trim().to_owned());
        }
        self.zone = outer;
        Some(())
    }

    /// True for a row that holds a day and nothing else.
    fn begins_day(&mut self, number: usize, cells: &[String]) -> bool {
        let mut filled = cells.iter().filter(|cell| !cell.is_empty());
        let day = filled.next().and_then(|cell| day(cell)).filter(|_| filled.next().is_none());
        day.into_iter().for_each(|day| self.begin_day(day, number));
        day.is_some()
    }

    /// A table whose rows begin with a time and that has no titles.
    fn read_untitled(&mut self, table: Table, begins: impl Fn(&[String]) -> bool) -> Option<()> {
        let rows = table.all_rows().filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
        let rows: Vec<(usize, Vec<String>)> = rows.collect();
        rows.iter().all(|(_, cells)| begins(cells)).then_some(())?;
        for (number, cells) in rows {
            if self.begins_day(number, &cells) {
                continue;
            }
            self.push(number, bare(&cells[0]).to_owned(), cells[1..].join(" | "));
        }
        Some(())
    }
}

/// The columns that hold times, and the one that says what happened.
fn columns(head: &[String], rows: &[(usize, Vec<String>)]) -> Option<(Vec<usize>, usize)> {
    let is_alone = |cell: &String| cell.is_empty() || split_time(cell).is_some_and(|(_, rest)| rest.is_empty());
    let holds_times = |index: usize| rows.iter().filter_map(|(_, cells)| cells.get(index)).all(is_alone);
    let is_edge = |index: usize| is_one_of(&head[index], &STARTS) || is_one_of(&head[index], &ENDS);
    let is_of_times = |index: &usize| is_time(&head[*index]) || (is_edge(*index) && holds_times(*index));
    let times: Vec<usize> = (0..head.len()).filter(is_of_times).collect();
    let is_free = |index: &usize| !times.contains(index);
    let named = (0..head.len()).find(|index| is_free(index) && is_event(&head[*index]));
    let event = named.or_else(|| (0..head.len()).find(is_free).filter(|_| head.len() == times.len() + 1))?;
    (!times.is_empty()).then_some((times, event))
}

/// The times of a row one after the other, each with its zone where every column has another.
fn joined_time<'c>(head: &[String], times: &[usize], at: impl Fn(usize) -> &'c str) -> String {
    let has_zones = times.iter().filter(|index| zone(&head[**index]).is_some()).count() > 1;
    let mut time = String::new();
    for index in times.iter().copied().filter(|index| !at(*index).is_empty()) {
        let cell = bare(at(index));
        let is_end = is_one_of(&head[index], &ENDS) && has_clock(cell);
        time.push_str(match (time.is_empty(), is_end) {
            (true, _) => "",
            (false, true) => " – ",
            (false, false) => " ",
        });
        time.push_str(cell);
        if let Some(zone) = zone(&head[index]).filter(|_| has_zones && has_clock(cell) && !has_zone(cell)) {
            time.push_str(&format!(" {zone}"));
        }
    }
    time
}

fn is_one_of(title: &str, words: &[&str]) -> bool {
    words.contains(&bare(title).to_lowercase().as_str())
}

/// A cell without emphasis or code around all of it.
fn bare(cell: &str) -> &str {
    let marks = ["**", "__", "`", "*", "_"].into_iter();
    let inside = marks.clone().find_map(|mark| cell.strip_prefix(mark)?.strip_suffix(mark));
    inside.filter(|inside| !inside.is_empty()).unwrap_or(cell)
}

fn is_time(title: &str) -> bool {
    let title = bare(title).to_lowercase();
    let words = [
        "time",
        "date",
        "when",
        "day",
        "timestamp",
        "tid",
        "时间",
        "zeit",
        "uhrzeit",
        "datum",
        "heure",
        "hora",
        "fecha",
    ];
    words.iter().any(|word| title.starts_with(word)) || is_zone(&title)
}

fn is_event(title: &str) -> bool {
    let title = bare(title).to_lowercase();
    let words = [
        "event",
        "what",
        "description",
        "action",
        "detail",
        "comment",
        "note",
        "hendelse",
        "事件",
        "entry",
        "activity",
        "update",
        "message",
        "ereignis",
        "événement",
        "evento",
    ];
    words.iter().any(|word| title.starts_with(word))
}
