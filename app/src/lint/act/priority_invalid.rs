//! `act.priority-invalid`: a priority that is none of the three.

use super::unknown::{self, Column};
use crate::lint::digest::ReportDigest;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Cell, Field, Priority};

pub(in crate::lint) const RULE: Rule =
    Rule::report("act.priority-invalid", "Unknown priority", Severity::Error, check).of(&[Field::ActionItems]);

/// What people write for High, Medium and Low, in lower case.
const MEANT: [&str; 3] = [
    "high, highest, 0, 1, p0, p1, h, asap, blocker, critical, crit, major, must, urgent, hoch, haute, alta, 高, 🔴",
    "medium, 2, p2, m, med, mid, moderate, normal, should, mittel, moyenne, media, 中, 🟡",
    "low, lowest, 3, 4, 5, p3, p4, p5, l, minor, trivial, could, niedrig, basse, baja, 低, 🟢",
];

const COLUMN: Column = Column {
    cell: Cell::Priority,
    name: "priority",
    words: [Priority::High.word(), Priority::Medium.word(), Priority::Low.word()],
    meant,
    is_known: |text| Priority::of(text).is_some(),
};

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    unknown::check(digest, &COLUMN, findings);
}

/// Which of the three a cell means, by its index.
pub(in crate::lint) fn meant(cell: &str) -> Option<usize> {
    unknown::first_of(MEANT, cell)
}
