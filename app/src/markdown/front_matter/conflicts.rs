//! `conflicts:`, what a merge could not decide.

use super::{entries, foreign, key, take, write_mapping};
use crate::markdown::yaml::read_mappings;
use crate::report::{Cell, Conflict, Field, ItemId, Report, Value};

/// The same as [`super::adopt`] for conflicts, which name items by number. Call it when items have ids.
pub(crate) fn adopt_conflicts(report: &mut Report) {
    if report.front_matter.is_empty() || !report.conflicts.is_empty() {
        return;
    }
    let lines: Vec<&str> = report.front_matter.split('\n').collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut conflicts: Vec<Conflict> = Vec::new();
    for entry in entries(&lines) {
        let read = if conflicts.is_empty() { read_conflicts(report, entry) } else { None };
        match read {
            Some(read) => conflicts = read,
            None => kept.extend(entry),
        }
    }
    if !conflicts.is_empty() {
        let kept = foreign(&kept);
        report.front_matter = kept;
        report.conflicts = conflicts;
    }
}

fn read_conflicts(report: &Report, entry: &[&str]) -> Option<Vec<Conflict>> {
    let (key, first) = key(entry[0])?;
    (key == "conflicts" && first.trim().is_empty()).then_some(())?;
    read_mappings(&entry[1..])?.into_iter().map(|mapping| conflict(report, mapping)).collect()
}

fn conflict(report: &Report, mut mapping: Vec<(String, String)>) -> Option<Conflict> {
    let field = Field::named(&take(&mut mapping, "field")?)?;
    let item = match (take(&mut mapping, "item"), report.value(field)) {
        (None, Value::Text(_)) => None,
        (Some(number), _) => Some(report.item_id(field, number.parse().ok()?)?.clone()),
        (None, _) => return None,
    };
    let cell = match take(&mut mapping, "cell") {
        Some(name) => {
            let mut cells = Cell::ACTION.into_iter().chain(Cell::EVENT).chain(Cell::SECTION);
            Some(cells.find(|cell| cell.label().to_ascii_lowercase() == name)?)
        }
        None => None,
    };
    let mine = take(&mut mapping, "mine").unwrap_or_default();
    let theirs = take(&mut mapping, "theirs").unwrap_or_default();
    mapping.is_empty().then_some(Conflict { field, item, cell, mine, theirs })
}

pub(super) fn write(out: &mut String, report: &Report) {
    if !report.conflicts.is_empty() {
        out.push_str("conflicts:\n");
    }
    for conflict in &report.conflicts {
        let number = |id: &ItemId| report.item_ids(conflict.field).position(|known| known == id);
        let item = conflict.item.as_ref().and_then(number).map(|index| (index + 1).to_string());
        let cell = conflict.cell.map(|cell| cell.label().to_ascii_lowercase());
        let field = conflict.field.name();
        let pairs = [
            ("field", Some(field.as_str())),
            ("item", item.as_deref()),
            ("cell", cell.as_deref()),
            ("mine", Some(conflict.mine.as_str())),
            ("theirs", Some(conflict.theirs.as_str())),
        ];
        write_mapping(out, &pairs);
    }
}
