//! `act.status-invalid`: a status that is none of the three.

use super::unknown::{self, Column};
use crate::lint::digest::ReportDigest;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Cell, Field, Status};

pub(in crate::lint) const RULE: Rule =
    Rule::report("act.status-invalid", "Unknown status", Severity::Error, check).of(&[Field::ActionItems]);

/// What people write for Open, In Progress and Done, in lower case.
const MEANT: [&str; 3] = [
    "open, todo, to do, to-do, new, pending, planned, backlog, accepted, tbd, unstarted, queued, scheduled, proposed, ready, \
     reopened, assigned, waiting, offen, pendiente, à faire, à fazer, 待办, 未开始, ⬜, 🔲",
    "in progress, inprogress, wip, ongoing, active, started, doing, underway, under way, working, in review, review, in testing, \
     testing, in development, in dev, in flight, partially, partly, almost, half, in arbeit, en cours, en curso, 进行中, ⏳, 🚧",
    "done, closed, complete, completed, finished, fixed, resolved, merged, deployed, shipped, released, delivered, implemented, \
     verified, mitigated, rolled out, live, erledigt, fertig, terminé, fait, hecho, 已完成, ✅, ✓, ✔, ☑, ✔️, x",
];

/// What people write of an action that nobody is going to do.
const WILL_NOT: [&str; 8] = ["won't", "won’t", "wont", "cancelled", "canceled", "rejected", "declined", "dropped"];

const COLUMN: Column = Column {
    cell: Cell::Status,
    name: "status",
    words: [Status::Open.word(), Status::InProgress.word(), Status::Done.word()],
    meant,
    is_known: |text| Status::of(text).is_some(),
};

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    unknown::check(digest, &COLUMN, findings);
}

fn meant(cell: &str) -> Option<usize> {
    // "Not started" is not started, and what will not be done is none of the three.
    if has_word(cell, &WILL_NOT) {
        return None;
    }
    if has_word(cell, &["not", "nicht", "no", "pas"]) {
        return Some(0);
    }
    // "Almost finished" is in progress.
    let [open, progress, done] = MEANT;
    unknown::first_of([progress, done, open], cell).map(|index| [1, 2, 0][index])
}

/// True for what is done, and for what will not be done.
pub(in crate::lint) fn leaves_nothing(cell: &str) -> bool {
    meant(cell) == Some(2) || has_word(cell, &WILL_NOT)
}

fn has_word(cell: &str, known: &[&str]) -> bool {
    let lower = cell.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’');
    words.any(|word| known.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn everybodys_words_are_understood() {
        let words = |status| move |cell: &&str| meant(cell) == status;
        assert!(["To do", "TODO", "not yet started", "Backlog", "New", "not done", "offen"].iter().all(words(Some(0))));
        assert!(["WIP", "in review", "Started", "Ongoing (50 %)", "Almost finished"].iter().all(words(Some(1))));
        assert!(["Completed", "closed", "✅", "Done!", "fixed in 418", "x"].iter().all(words(Some(2))));
        assert!(["Purple", "won't do", "cancelled", ""].iter().all(words(None)));
    }
}
