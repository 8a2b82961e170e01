//! `act.no-prevent`: a table that finds or repairs, and changes nothing.

use crate::lint::digest::ReportDigest;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Category, Cell, Field, Place};

pub(in crate::lint) const RULE: Rule =
    Rule::report("act.no-prevent", "Nothing prevents a recurrence", Severity::Warning, check)
        .of(&[Field::ActionItems])
        .english();

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let rows = digest.written(Field::ActionItems).filter(|gist| gist.place.cell == Some(Cell::Item));
    let mut kinds: Vec<Category> = Vec::new();
    for row in rows {
        let named = row.place.item.and_then(|number| digest.report.action_items.get(number - 1));
        let named = named.and_then(|row| Category::of(&row.category));
        // Of a row that nobody can classify nothing can be said.
        let Some(kind) = named.or(row.category) else { return };
        kinds.push(kind);
    }
    // A single row is a table that has just been begun.
    if kinds.len() < 2 || kinds.iter().any(|kind| kind.lasts()) {
        return;
    }
    let seen = match kinds[..] {
        [Category::Detect, ..] if kinds.iter().all(|kind| *kind == Category::Detect) => "make it visible sooner",
        [Category::Investigate, ..] if kinds.iter().all(|kind| *kind == Category::Investigate) => "look into it",
        _ => "look into it, show it sooner or repair it",
    };
    let message = format!(
        "No action keeps it from happening again.\nThe rows {seen}. What would have to refuse, limit or test it, so that it cannot?"
    );
    findings.add(Place::field(Field::ActionItems), message);
}
