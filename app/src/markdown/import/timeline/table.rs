//! A timeline that is a table, with titles in any words or with none.

use super::Rows;
use crate::markdown::import::times::{split_time, zone};
use crate::markdown::list::Line;
use crate::markdown::table::Table;
use crate::report::is_zone;

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
        let times: Vec<usize> = (0..head.len()).filter(|index| is_time(&head[*index])).collect();
        let is_free = |index: &usize| !times.contains(index);
        let named = (0..head.len()).find(|index| is_free(index) && is_event(&head[*index]));
        let event = named.or_else(|| (0..head.len()).find(is_free).filter(|_| head.len() == times.len() + 1))?;
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

    /// A table whose rows begin with a time and that has no titles.
    fn read_untitled(&mut self, table: Table, begins: impl Fn(&[String]) -> bool) -> Option<()> {
        let rows = table.all_rows().filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
        let rows: Vec<(usize, Vec<String>)> = rows.collect();
        rows.iter().all(|(_, cells)| begins(cells)).then_some(())?;
        for (number, cells) in rows {
            self.push(number, bare(&cells[0]).to_owned(), cells[1..].join(" | "));
        }
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
