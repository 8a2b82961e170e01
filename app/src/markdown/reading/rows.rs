//! Action items and events: tables, and lists where others write tables.

use super::ReportBuilder;
use crate::markdown::list::{Line, checkbox, flat_items, read_items};
use crate::markdown::table::{self, Table};
use crate::markdown::write::EVENT_TITLES;
use crate::report::{ActionItem, Cell, Field, ItemId, TimelineEvent};

impl ReportBuilder {
    /// Action rows from tables and from the text beside them.
    pub(in crate::markdown) fn actions(&mut self, lines: &[Line<'_>]) {
        let guidance = Field::ActionItems.placeholders()[0];
        for block in table::blocks(lines) {
            match block {
                table::Block::Table(lines) => self.action_table(lines),
                table::Block::Text(lines) => {
                    let mut text = Vec::new();
                    for line in lines {
                        if line.text.trim() == guidance {
                            self.note(line.number, guidance, Field::ActionItems);
                        } else {
                            text.push(*line);
                        }
                    }
                    self.text_actions(&text);
                }
            }
        }
    }

    fn action_table(&mut self, lines: &[Line<'_>]) {
        let table = Table::read(lines);
        let Some(columns) = table::columns_below_heading(&table) else {
            for (number, cells) in table.all_rows() {
                self.action(number, table::plain_action(cells));
            }
            return;
        };
        for title in table::left_out(&table, &columns, self.has_action_head) {
            self.note(table.head_line(), title, Field::ActionItems);
        }
        self.has_action_head = true;
        for (index, (number, cells)) in table.rows.iter().enumerate() {
            let (row, dropped) = table::action(&table, &columns, cells, index + 1);
            self.action(*number, row);
            if let Some(dropped) = dropped {
                self.note(*number, dropped, Field::ActionItems);
            }
        }
    }

    /// Text beside the table: each item of a list, also inside another, is a row.
    fn text_actions(&mut self, lines: &[Line<'_>]) {
        for read in read_items(lines) {
            for (offset, text) in flat_items(&read.text) {
                let number = read.number + offset;
                let (done, rest) = checkbox(&text);
                let is_box = rest.len() < text.len();
                let status = match (is_box, done) {
                    (true, true) => "Done",
                    (true, false) => "Open",
                    (false, _) => "",
                };
                if done {
                    self.note(number, &text[..3], Field::ActionItems);
                }
                let item = rest.trim().to_owned();
                if !item.is_empty() {
                    self.action(number, ActionItem { item, status: status.to_owned(), ..ActionItem::default() });
                }
            }
        }
    }

    pub(in crate::markdown) fn action(&mut self, number: usize, row: ActionItem) {
        if Cell::ACTION.iter().any(|cell| !row.cell(*cell).is_empty()) {
            self.report.action_items.push(row);
            self.map_item(Field::ActionItems, self.report.action_items.len(), number);
        }
    }

    /// Notes the titles of a table of events as far as they are not written.
    pub(in crate::markdown) fn event_titles(&mut self, line: usize, titles: &[String]) {
        let is_left_out = |title: &&String| self.has_event_head || !EVENT_TITLES.contains(&title.as_str());
        let left_out: Vec<&String> = titles.iter().filter(is_left_out).collect();
        left_out.into_iter().for_each(|title| self.note(line, title, Field::Timeline));
        self.has_event_head = true;
    }

    /// The timeline as it is written: a table. Text beside it is an event without a time.
    pub(super) fn event_table(&mut self, lines: &[Line<'_>]) {
        for block in table::blocks(lines) {
            match block {
                table::Block::Table(lines) => {
                    let table = Table::read(lines);
                    let is_ours = table.head.as_ref().is_some_and(|(_, head)| *head == EVENT_TITLES);
                    let rows: Vec<_> = if is_ours { table.rows } else { table.all_rows().collect() };
                    for (number, cells) in rows {
                        let mut cells = cells.into_iter();
                        let time = cells.next().unwrap_or_default();
                        self.event(number, time, cells.collect::<Vec<_>>().join(" | "));
                    }
                }
                table::Block::Text(lines) => {
                    for read in read_items(lines) {
                        self.event(read.number, String::new(), read.text);
                    }
                }
            }
        }
    }

    pub(in crate::markdown) fn event(&mut self, number: usize, time: String, event: String) {
        if !time.is_empty() || !event.is_empty() {
            self.report.timeline.push(TimelineEvent { id: ItemId::default(), time, event });
            self.map_item(Field::Timeline, self.report.timeline.len(), number);
        }
    }
}
