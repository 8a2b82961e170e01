//! `act.no-owner`: an action item that belongs to nobody.

use crate::lint::digest::ReportDigest;
use crate::lint::finding::quoted;
use crate::lint::text::is_template_text;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{ActionItem, Cell, Field, Place, Priority};

pub(in crate::lint) const RULE: Rule =
    Rule::report("act.no-owner", "Action without an owner", Severity::Warning, check)
        .of(&[Field::ActionItems])
        .up_to(Severity::Error);

/// What people write when they do not know yet, in lower case.
#[rustfmt::skip]
const NOBODY: [&str; 22] = [
    "anybody", "anyone", "assignee", "n/a", "name", "no one", "no owner", "nobody", "none", "not assigned", "owner",
    "somebody", "someone", "tba", "tbc", "tbd", "to be assigned", "to be decided", "to be defined",
    "to be determined", "todo", "unassigned",
];

/// So many owners of other rows are offered.
const MOST_OFFERED: usize = 2;

/// From so many rows without any owner on, one finding is said for all.
const MANY: usize = 3;

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let is_written = |text: &str| !is_template_text(Field::ActionItems, text);
    let rows =
        digest.report.action_items.iter().zip(1..).filter(|(row, _)| !row.item.is_empty() && is_written(&row.item));
    let rows: Vec<(&ActionItem, usize)> = rows.collect();
    let is_unowned = |(row, _): &&(&ActionItem, usize)| is_written(&row.owner) && is_nobody(&row.owner);
    let unowned: Vec<(&ActionItem, usize)> = rows.iter().filter(is_unowned).copied().collect();
    let is_high = |row: &ActionItem| Priority::of(&row.priority) == Some(Priority::High);
    let table = Place::field(Field::ActionItems);
    if unowned.len() >= MANY && unowned.len() == rows.len() {
        let message = format!(
            "None of the {} rows has an owner yet.\nWhat belongs to nobody is seldom done. Which person or role can say that each \
             is finished?",
            rows.len()
        );
        let finding = findings.add(table, message);
        if unowned.iter().any(|(row, _)| is_high(row)) {
            finding.severity = Severity::Error;
        }
        return;
    }
    let mut owners: Vec<&str> = rows.iter().map(|(row, _)| row.owner.as_str()).collect();
    owners.retain(|owner| is_written(owner) && !is_nobody(owner));
    owners.sort_unstable();
    owners.dedup();
    owners.truncate(MOST_OFFERED);
    for (row, number) in unowned {
        let seen = if row.owner.is_empty() { String::new() } else { format!(" {} names nobody.", quoted(&row.owner)) };
        let weight = if is_high(row) { " It is one of the most important." } else { "" };
        let message = format!(
            "This action has no owner yet.\nWhat belongs to nobody is seldom done.{seen}{weight} Which person or role can say that \
             it is finished?"
        );
        let finding = findings.add(table.item(number).cell(Cell::Owner), message);
        for owner in &owners {
            finding.offer_text(format!("Give it to {owner}"), *owner);
        }
        if is_high(row) {
            finding.severity = Severity::Error;
        }
    }
}

/// True for a cell that names nobody: `?`, `-`, `TBD`, `<owner>`, `[name]`.
pub(in crate::lint) fn is_nobody(owner: &str) -> bool {
    let is_sign = |letter: char| letter.is_whitespace() || letter.is_ascii_punctuation() || "–—…".contains(letter);
    let bare = owner.trim_matches(is_sign).to_ascii_lowercase();
    // Signs that stand inside, such as `[platform team](https://…)`, belong to a name.
    bare.is_empty() || NOBODY.contains(&bare.as_str())
}
