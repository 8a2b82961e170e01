//! `cause.whys-shallow`: a row of whys that stops early.

use super::whys;
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("cause.whys-shallow", "Whys that stop early", Severity::Hint, check).of(&[Field::RootCause]);

/// Three are fine if the last one can be changed.
const FEWEST: usize = 3;

fn check(text: &Text<'_>, findings: &mut Findings) {
    // Who explains without asking why aloud has not stopped early.
    let steps = whys::steps(text.text, &text.words);
    if !whys::are_asked(text.text, &text.words) || steps >= FEWEST {
        return;
    }
    let seen = if steps <= 1 { "one why" } else { "two whys" };
    let message = format!(
        "The whys stop after {seen}.\nWhy was that possible, and why that? Three to five answers usually end at something that \
         can be changed."
    );
    findings.add(text.place, message);
}
