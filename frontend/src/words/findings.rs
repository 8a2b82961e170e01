//! Around what the rules say: how far a report is, findings, dismissals, questions, pages of rules.

pub use super::boxes::{READINESS, REQUIRED};

/// Leads to the field where the next thing is left to do: it is empty, or something is found in it.
pub fn go_on(field: &str, is_empty: bool) -> String {
    if is_empty { format!("Write: {field}") } else { format!("Fix: {field}") }
}

pub fn left(count: usize) -> String {
    match count {
        0 => "Ready".to_owned(),
        1 => "1 thing left".to_owned(),
        _ => format!("{count} things left"),
    }
}

/// `12 of 20 required fields · 1 error · 2 warnings`; what there is none of is not named.
pub fn details(filled: usize, required: usize, errors: usize, warnings: usize) -> String {
    let errors = match errors {
        0 => "",
        1 => " · 1 error",
        count => &format!(" · {count} errors"),
    };
    let warnings = match warnings {
        0 => "",
        1 => " · 1 warning",
        count => &format!(" · {count} warnings"),
    };
    format!("{filled} of {required} required fields{errors}{warnings}")
}

pub const FINDINGS: &str = "Findings";
/// Of what is said to those who do not see the page.
pub const FINDING: &str = "Finding";
pub const ALL: &str = "All findings";
pub const NONE_YET: &str = "Nothing found. What is vague, missing or blaming shows up here while you write.";
pub const NONE: &str = "Nothing found.";
pub const PREVIOUS: &str = "Previous";
pub const NEXT: &str = "Next";
pub const STILL_TO_WRITE: &str = "Still to write";

pub fn heading(count: usize) -> String {
    if count == 0 { FINDINGS.to_owned() } else { format!("{FINDINGS} {count}") }
}

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

pub fn dismissed(count: usize) -> String {
    format!("Dismissed {count}")
}

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
