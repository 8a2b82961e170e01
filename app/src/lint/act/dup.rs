//! `act.dup`: two rows that say the same.

use std::collections::HashMap;

use crate::lint::digest::{Gist, ReportDigest};
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Cell, Field};

pub(in crate::lint) const RULE: Rule =
    Rule::report("act.dup", "Duplicate action", Severity::Warning, check).of(&[Field::ActionItems]);

/// Rows with fewer words that carry meaning are compared whole.
const FEWEST: usize = 5;

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let mut rows: HashMap<u64, usize> = HashMap::new();
    for row in digest.written(Field::ActionItems).filter(|gist| gist.place.cell == Some(Cell::Item)) {
        let keys = keys(row);
        let Some(number) = row.place.item.filter(|_| !keys.is_empty()) else { continue };
        if let Some(first) = keys.iter().find_map(|key| rows.get(key)) {
            let message = format!(
                "Row {first} says nearly the same.\nAre they two steps, or is one of them left over? With one owner each, both wait \
                 for the other."
            );
            findings.add(row.place, message);
        }
        for key in keys {
            rows.entry(key).or_insert(number);
        }
    }
}

/// Numbers that two rows share whose words are the same, or differ in one: that of all words, and those of all
/// words but one. So rows are found without comparing each with each.
fn keys(row: &Gist) -> Vec<u64> {
    let mut stems: Vec<u64> = row.terms.iter().map(|term| term.stem).collect();
    stems.sort_unstable();
    stems.dedup();
    let all = stems.iter().fold(0, |all, stem| all ^ stem);
    let mut keys = Vec::new();
    if !stems.is_empty() {
        keys.push(all);
    }
    if stems.len() >= FEWEST {
        keys.extend(stems.iter().map(|stem| all ^ stem));
    }
    keys
}
