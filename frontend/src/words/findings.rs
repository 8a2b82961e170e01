//! Around what the rules say: how far a report is, findings, dismissals, questions, pages of rules.

use postmortem::lint::Severity;

use super::boxes::lower_first;
pub use super::boxes::{READINESS, REQUIRED};

/// Leads to what is left to do first: a field or a row, and the cell of it that is meant.
pub fn next_step(place: &str, cell: Option<&str>) -> String {
    let place = lower_first(place);
    match cell {
        Some(cell) => format!("Next: {} of {place}", lower_first(cell)),
        None => format!("Next: {place}"),
    }
}

/// What keeps the report from being ready.
pub fn left(count: usize) -> String {
    match count {
        0 => "Ready to share".to_owned(),
        1 => "1 thing left".to_owned(),
        _ => format!("{count} things left"),
    }
}

/// Leads to the first of the warnings in a report that is ready.
pub fn worth_a_look(warnings: usize) -> String {
    if warnings == 1 { "1 warning to look at".to_owned() } else { format!("{warnings} warnings to look at") }
}

/// `12 of 17 required · 3 findings`
pub fn details(filled: usize, required: usize, findings: usize) -> String {
    match findings {
        0 => format!("{filled} of {required} required · no findings"),
        1 => format!("{filled} of {required} required · 1 finding"),
        _ => format!("{filled} of {required} required · {findings} findings"),
    }
}

/// So many findings of one kind.
pub fn tally(severity: Severity, count: usize) -> String {
    match (severity, count) {
        (Severity::Error, 1) => "1 error".to_owned(),
        (Severity::Error, _) => format!("{count} errors"),
        (Severity::Warning, 1) => "1 warning".to_owned(),
        (Severity::Warning, _) => format!("{count} warnings"),
        (Severity::Hint, 1) => "1 hint".to_owned(),
        (Severity::Hint, _) => format!("{count} hints"),
    }
}

pub const FINDINGS: &str = "Findings";
/// Of what is said to those who do not see the page.
pub const FINDING: &str = "Finding";
pub const ALL: &str = "All findings";
pub const NONE_YET: &str = "Nothing found. What is vague, missing or blaming shows up here while you write.";
pub const NONE: &str = "Nothing found.";
/// The buttons to the finding before and the next one, each with the tip that names its key.
pub const PREVIOUS: (&str, &str) = ("Previous", "Previous finding (Shift+F8)");
pub const NEXT: (&str, &str) = ("Next", "Next finding (F8)");
/// At the foot of the list; the parts are keys.
pub const KEYS: &str = "{0} next, {1} previous, {2} keys";
pub const STILL_TO_WRITE: &str = "Still to write";

/// Opens the list of them.
pub fn count(count: usize) -> String {
    match count {
        0 => "No findings".to_owned(),
        1 => "1 finding".to_owned(),
        _ => format!("{count} findings"),
    }
}

pub fn of_field(field: &str) -> String {
    format!("Findings in {field}")
}

pub fn more(count: usize) -> String {
    format!("Show {count} more")
}

/// `whole` findings, of which this is the one with `number`.
pub fn told(severity: &str, number: usize, whole: usize, place: &str, message: &str) -> String {
    format!("{severity} {number} of {whole}, {place}: {message}")
}

pub fn done(fix: &str) -> String {
    format!("Done: {fix}.")
}

/// Selects a placeholder, so that what is typed next replaces it.
pub const WRITE_OVER: &str = "Write over it";

pub const UNDONE: &str = "Undone.";

pub const DISMISS_OPEN: &str = "Dismiss\u{2026}";
pub const DISMISS_WHY: &str = "Why does this not apply here? The reason stays with the report.";
pub const DISMISS_EMPTY: &str = "A few words are enough.";
pub const DISMISS: &str = "Dismiss";
pub const DISMISS_CANCEL: &str = "Cancel";
pub const DISMISSED: &str = "Dismissed, with the reason.";
pub const DISMISSALS: &str = "Dismissed findings";
pub const RESTORE: &str = "Restore finding";
pub const RESTORED: &str = "Restored: the finding is shown again.";

/// Where a dismissed finding would be: in a field, and in one item of it.
pub fn dismissed_at(finding: &str, field: &str, item: &str) -> String {
    if item.is_empty() { format!("{finding}, {field}") } else { format!("{finding}, {field}: {item}") }
}

pub const DISMISSED_BEFORE: &str = "Dismissed";

pub const QUESTIONS: &str = "What a reviewer will ask";

/// Leads to the page of a rule.
pub const WHY: &str = "Why?";
pub const WHY_OPENING: &str = "Opening\u{2026}";
pub const WHY_FAILED: &str = "The page could not be loaded.";
pub const WHY_TAB: &str = "Open in a new tab";

pub fn why_link(rule: &str) -> String {
    format!("Why? About the rule {rule}")
}

pub fn why_page(rule: &str) -> String {
    format!("Why? {rule}")
}
