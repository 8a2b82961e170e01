//! `act.priority-invalid`: a priority that is none of the three.

use super::words_for;
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Cell, Field, Priority};

pub(in crate::lint) const RULE: Rule =
    Rule::text("act.priority-invalid", Severity::Error, check).of(&[Field::ActionItems]).any_language();

/// What people write instead, in lower case.
const MEANT: [(&str, Priority); 27] = [
    ("0", Priority::High),
    ("1", Priority::High),
    ("2", Priority::Medium),
    ("3", Priority::Low),
    ("4", Priority::Low),
    ("asap", Priority::High),
    ("blocker", Priority::High),
    ("critical", Priority::High),
    ("h", Priority::High),
    ("highest", Priority::High),
    ("hoch", Priority::High),
    ("l", Priority::Low),
    ("lowest", Priority::Low),
    ("m", Priority::Medium),
    ("major", Priority::High),
    ("med", Priority::Medium),
    ("mid", Priority::Medium),
    ("minor", Priority::Low),
    ("moderate", Priority::Medium),
    ("must", Priority::High),
    ("normal", Priority::Medium),
    ("p0", Priority::High),
    ("p1", Priority::High),
    ("p2", Priority::Medium),
    ("p3", Priority::Low),
    ("p4", Priority::Low),
    ("urgent", Priority::High),
];

fn check(text: &Text<'_>, findings: &mut Findings) {
    if text.place.cell != Some(Cell::Priority) || Priority::of(text.text).is_some() {
        return;
    }
    let message = format!("“{}” is not one of High, Medium and Low. Which of them comes closest?", text.text);
    let meant = words_for(text.text).find_map(|word| MEANT.iter().find(|(name, _)| *name == word));
    let finding = findings.add(text.place, message);
    let first = meant.map(|(_, priority)| *priority);
    let others = Priority::ALL.into_iter().filter(|priority| first.is_none_or(|first| first == *priority));
    for priority in others {
        finding.offer_text(priority.word(), priority.word());
    }
}
