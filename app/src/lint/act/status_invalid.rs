//! `act.status-invalid`: a status that is none of the three.

use super::words_for;
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Cell, Field, Status};

pub(in crate::lint) const RULE: Rule =
    Rule::text("act.status-invalid", Severity::Error, check).of(&[Field::ActionItems]).any_language();

/// What people write instead, in lower case.
const MEANT: [(&str, Status); 24] = [
    ("accepted", Status::Open),
    ("active", Status::InProgress),
    ("backlog", Status::Open),
    ("closed", Status::Done),
    ("complete", Status::Done),
    ("completed", Status::Done),
    ("deployed", Status::Done),
    ("doing", Status::InProgress),
    ("finished", Status::Done),
    ("fixed", Status::Done),
    ("inprogress", Status::InProgress),
    ("merged", Status::Done),
    ("new", Status::Open),
    ("ongoing", Status::InProgress),
    ("pending", Status::Open),
    ("planned", Status::Open),
    ("resolved", Status::Done),
    ("started", Status::InProgress),
    ("tbd", Status::Open),
    ("todo", Status::Open),
    ("underway", Status::InProgress),
    ("unstarted", Status::Open),
    ("wip", Status::InProgress),
    ("✅", Status::Done),
];

fn check(text: &Text<'_>, findings: &mut Findings) {
    if text.place.cell != Some(Cell::Status) || Status::of(text.text).is_some() {
        return;
    }
    let message = format!("“{}” is not one of Open, In Progress and Done. Which of them comes closest?", text.text);
    // "Not started" is not started.
    let is_denied = words_for(text.text).any(|word| word == "not");
    let meant = words_for(text.text).find_map(|word| MEANT.iter().find(|(name, _)| *name == word));
    let first = if is_denied { Some(Status::Open) } else { meant.map(|(_, status)| *status) };
    let finding = findings.add(text.place, message);
    for status in Status::ALL.into_iter().filter(|status| first.is_none_or(|first| first == *status)) {
        finding.offer_text(status.word(), status.word());
    }
}
