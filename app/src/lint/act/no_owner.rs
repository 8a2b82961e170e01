//! `act.no-owner`: an action item that belongs to nobody.

use crate::lint::reading::Reading;
use crate::lint::text::is_template_text;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Cell, Field, Place, Priority};

pub(in crate::lint) const RULE: Rule = Rule::report("act.no-owner", Severity::Warning, check).of(&[Field::ActionItems]);

/// What people write when they do not know yet, in lower case.
#[rustfmt::skip]
const NOBODY: [&str; 22] = [
    "anybody", "anyone", "assignee", "n/a", "name", "no one", "no owner", "nobody", "none", "not assigned", "owner",
    "somebody", "someone", "tba", "tbc", "tbd", "to be assigned", "to be decided", "to be defined",
    "to be determined", "todo", "unassigned",
];

fn check(reading: &Reading<'_>, findings: &mut Findings) {
    for (index, row) in reading.report.action_items.iter().enumerate() {
        let is_written = |text: &str| !is_template_text(Field::ActionItems, text);
        if row.item.is_empty() || !is_written(&row.item) || !is_written(&row.owner) || !is_nobody(&row.owner) {
            continue;
        }
        let number = index + 1;
        let seen = if row.owner.is_empty() { String::new() } else { format!(" (“{}”)", row.owner) };
        let is_high = Priority::of(&row.priority) == Some(Priority::High);
        let weight = if is_high { " It is one of the most important." } else { "" };
        let message = format!(
            "This has no owner yet{seen}.{weight} What belongs to nobody is seldom done: which person or role \
             can say that it is finished?"
        );
        let place = Place::field(Field::ActionItems).item(number).cell(Cell::Owner);
        let finding = findings.add(place, message);
        if is_high {
            finding.severity = Severity::Error;
        }
    }
}

/// True for a cell that names nobody: `?`, `-`, `TBD`, `<owner>`, `[name]`.
fn is_nobody(owner: &str) -> bool {
    let is_sign = |letter: char| letter.is_whitespace() || letter.is_ascii_punctuation() || "–—…".contains(letter);
    let bare = owner.trim_matches(is_sign).to_ascii_lowercase();
    // Signs that stand inside, such as `[platform team](https://…)`, belong to a name.
    bare.is_empty() || NOBODY.contains(&bare.as_str())
}
