//! `pri.not-in-table`: a priority action that is no row of the action table.

use crate::lint::reading::Reading;
use crate::lint::text::is_template_text;
use crate::lint::{Edit, Findings, Fix, Rule, Severity};
use crate::report::{Field, Place};

pub(in crate::lint) const RULE: Rule =
    Rule::report("pri.not-in-table", Severity::Error, check).of(&[Field::ActionItems, Field::PriorityActions]);

fn check(reading: &Reading<'_>, findings: &mut Findings) {
    let report = reading.report;
    let is_written = |field, text: &str| !is_template_text(field, text);
    let items = report.action_items.iter().map(|row| row.item.as_str());
    let rows = Rows::of(items.filter(|item| is_written(Field::ActionItems, item)));
    for (index, action) in report.priority_actions.iter().enumerate() {
        if !is_written(Field::PriorityActions, &action.text) || rows.may_hold(&action.text) {
            continue;
        }
        let message = if rows.all.is_empty() {
            "The action table has no row for this yet. A row gives it an owner and a status: add it to the table."
        } else {
            "No row of the action table says this, so its owner and status are unknown. Is it a row in other words? \
             Use the row's words, or add a row for it."
        };
        let finding = findings.add(Place::field(Field::PriorityActions).item(index + 1), message.into());
        let edit = Edit::NewAction(action.text.clone());
        finding.fixes.push(Fix { title: "Add it to the table".into(), edit });
    }
}

/// The rows' texts as [`key`]s, sorted.
struct Rows {
    all: Vec<String>,
    /// Without those that begin with another one.
    shortest: Vec<String>,
}

impl Rows {
    fn of<'a>(items: impl Iterator<Item = &'a str>) -> Rows {
        let mut all: Vec<String> = items.map(key).filter(|key| !key.is_empty()).collect();
        all.sort_unstable();
        let mut shortest: Vec<String> = Vec::new();
        for key in &all {
            if !shortest.last().is_some_and(|kept| key.starts_with(kept.as_str())) {
                shortest.push(key.clone());
            }
        }
        Rows { all, shortest }
    }

    /// False only where it is sure that no row is meant: where one text begins with the other, it is not.
    fn may_hold(&self, text: &str) -> bool {
        let label_and_text = text.split_once(": ").map(|(_, text)| text);
        std::iter::once(text).chain(label_and_text).map(key).any(|key| {
            let next = self.all.partition_point(|row| *row < key);
            let longer = self.all.get(next).is_some_and(|row| row.starts_with(&key));
            // Among texts of which none begins with another, only the last before `key` can begin it.
            let before = self.shortest.partition_point(|row| *row <= key);
            let shorter = self.shortest[..before].last().is_some_and(|row| key.starts_with(row.as_str()));
            longer || shorter
        })
    }
}

/// The words of `text` in lower case, a blank behind each: two keys begin alike where whole words do.
fn key(text: &str) -> String {
    let is_sign = |letter: char| !letter.is_alphanumeric();
    let words = text.split(is_sign).filter(|word| !word.is_empty());
    words.flat_map(|word| [word.to_lowercase(), " ".to_owned()]).collect()
}
