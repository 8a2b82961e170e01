//! What the columns of an action table mean, in the words people use for them.

use super::Table;
use crate::markdown::write::action_title;
use crate::report::{ActionItem, Cell};

/// Titles of columns in other words than ours, in lower case.
#[rustfmt::skip]
const TITLES: [(Cell, &[&str]); 7] = [
    (
        Cell::Item,
        &[
            "action item", "action", "actions", "item", "task", "what", "todo", "to do", "description", "follow-up",
            "aksjon", "行动项", "action item(s)", "measure", "follow-up item", "follow-up action", "work",
            "recommendation", "summary", "improvement", "措施", "改进措施", "maßnahme", "aufgabe", "tâche", "acción",
            "tarea", "ação", "tarefa", "actie",
        ],
    ),
    (
        Cell::Owner,
        &[
            "owner", "owners", "who", "assignee", "assigned to", "dri", "responsible", "owner/team", "team", "lead",
            "assigned", "owned by", "responsible person", "responsible team", "responsible party", "accountable",
            "point of contact", "poc", "verantwortlich", "zuständig", "responsable", "responsável", "eigenaar",
            "eier", "负责人",
        ],
    ),
    (Cell::Priority, &["priority", "prio", "urgency", "优先级", "priorität", "priorité", "prioridad", "prioridade", "prioriteit"]),
    (Cell::Status, &["status", "state", "状态", "statut", "état", "estado", "progress"]),
    (
        Cell::Due,
        &[
            "due", "due date", "due by", "deadline", "eta", "target", "target date", "by when", "by", "when", "date",
            "completion date", "target completion", "expected date", "due on", "scheduled", "fällig", "fällig am",
            "frist", "échéance", "date limite", "fecha límite", "plazo", "prazo", "截止日期", "完成时间", "期限",
        ],
    ),
    (
        Cell::Ticket,
        &[
            "key", "issue key", "ticket", "tickets", "issue", "bug", "bug #", "jira", "tracking", "tracking issue",
            "issue link", "referanse", "id", "jira ticket", "jira issue", "ticket id", "ticket link", "link", "issue #",
            "tracking link", "tracked in", "work item", "reference", "ref", "pr", "工单",
        ],
    ),
    (Cell::Category, &["category", "type", "kind"]),
];

/// What one column holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::markdown) enum Column {
    Cell(Cell),
    /// The numbers of the rows, which a table needs no words for.
    Number,
    /// Anything else: it is kept with the item, under its title.
    Other,
}

/// The columns that the head of a table names. `None` where none of them holds what is to be done.
pub(in crate::markdown) fn action_columns(table: &Table) -> Option<Vec<Column>> {
    columns_with(table, 2)
}

/// The same for a table below a heading for actions, where one column tells that the head is one.
pub(in crate::markdown) fn columns_below_heading(table: &Table) -> Option<Vec<Column>> {
    columns_with(table, 1)
}

/// Where `least` columns or more are about a measure, the first one in other words is the measure.
fn columns_with(table: &Table, least: usize) -> Option<Vec<Column>> {
    let (_, head) = table.head.as_ref()?;
    let mut columns: Vec<Column> = Vec::new();
    for title in head {
        let column = Some(column_of(title)).filter(|column| !columns.contains(column));
        columns.push(column.unwrap_or(Column::Other));
    }
    let item = Column::Cell(Cell::Item);
    let is_cell = |column: &&Column| matches!(column, Column::Cell(cell) if *cell != Cell::Category);
    if !columns.contains(&item) && columns.iter().filter(is_cell).count() >= least {
        let is_words = |index: &usize| columns[*index] == Column::Other && !head[*index].is_empty();
        let first = (0..columns.len()).find(is_words)?;
        columns[first] = item;
    }
    columns.contains(&item).then_some(columns)
}

/// The cell that a label names, other than what is to be done itself.
pub(in crate::markdown) fn cell_named(label: &str) -> Option<Cell> {
    match column_of(label) {
        Column::Cell(Cell::Item) => None,
        // The title that Jira gives a column; before a text it may be a key to anything.
        _ if label.eq_ignore_ascii_case("key") => None,
        Column::Cell(cell) => Some(cell),
        _ => None,
    }
}

fn column_of(title: &str) -> Column {
    let title = title.trim_matches(['*', '_', ':', ' ']);
    // "Type (Mitigate/ Prevent)" says what may stand in the column.
    let title = title.split('(').next().unwrap_or(title).trim().to_lowercase();
    if matches!(title.as_str(), "#" | "no" | "no." | "nr" | "nr.") {
        return Column::Number;
    }
    let named = TITLES.iter().find(|(_, titles)| titles.contains(&title.as_str()));
    named.map_or(Column::Other, |(cell, _)| Column::Cell(*cell))
}

/// The titles that are not written again: those in other words, those over nothing, and all of a
/// table that is not the first.
pub(in crate::markdown) fn left_out<'a>(table: &'a Table, columns: &[Column], has_head: bool) -> Vec<&'a str> {
    let Some((_, head)) = &table.head else { return Vec::new() };
    let is_used =
        |index: usize| table.rows.iter().any(|(_, cells)| cells.get(index).is_some_and(|cell| !cell.is_empty()));
    let is_left_out = |(index, column): (usize, &Column)| match column {
        Column::Cell(cell) => {
            has_head || head[index] != action_title(*cell) || !(is_used(index) || Cell::TEMPLATE.contains(cell))
        }
        Column::Number => true,
        Column::Other => !is_used(index),
    };
    let indexed = columns.iter().enumerate();
    indexed.filter(|column| is_left_out(*column)).map(|(index, _)| head[index].as_str()).collect()
}

/// One row, and the row number that was left out.
pub(in crate::markdown) fn action<'a>(
    table: &Table,
    columns: &[Column],
    cells: &'a [String],
    number: usize,
) -> (ActionItem, Option<&'a str>) {
    let mut row = ActionItem::default();
    let mut beside: Vec<(&str, &str)> = Vec::new();
    let mut dropped = None;
    let titles = table.head.as_ref().map(|(_, titles)| titles.as_slice()).unwrap_or_default();
    for (index, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
        match columns.get(index) {
            Some(Column::Cell(cell)) => row.cell_mut(*cell).into_iter().for_each(|cell| cell.clone_from(text)),
            Some(Column::Number) if text.trim_matches(['.', ')']) == number.to_string() => {
                dropped = Some(text.as_str())
            }
            _ => beside.push((titles.get(index).map(String::as_str).unwrap_or_default(), text)),
        }
    }
    for (title, text) in beside {
        let is_first = row.item.is_empty();
        row.item.push_str(&match (is_first, title) {
            (true, "") => text.to_owned(),
            (true, title) => format!("{text} ({title})"),
            (false, "") => format!(" ({text})"),
            (false, title) => format!(" ({title}: {text})"),
        });
    }
    (row, dropped)
}

/// A row of a table whose head says nothing: the template's columns from left to right. Cells beyond
/// them join the last.
pub(in crate::markdown) fn plain_action(cells: Vec<String>) -> ActionItem {
    let mut row = ActionItem::default();
    let mut cells = cells.into_iter();
    for cell in Cell::TEMPLATE {
        let text = cells.next().unwrap_or_default();
        row.cell_mut(cell).into_iter().for_each(|cell| cell.clone_from(&text));
    }
    for text in cells.filter(|text| !text.is_empty()) {
        let joint = if row.status.is_empty() { "" } else { " | " };
        row.status.push_str(joint);
        row.status.push_str(&text);
    }
    row
}
