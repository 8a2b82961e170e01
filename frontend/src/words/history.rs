//! What the report was before.

/// What it is called, in the palette, on the buttons that open it and as a heading.
pub const HISTORY: &str = "History";
pub const ENTRY: (&str, &str) = (HISTORY, "");
pub const BACK: &str = "Back to the text";
pub const PROMISE: &str = "Saves less than half an hour apart are one sitting. Every save of the last 30 days is here; of older sittings, the last one and those you keep.";

// Where there is none, or none yet.

pub const DEVICE_ONLY: &str = "This report is kept on this device only, so the server has no earlier revisions of it.";
pub const NEVER_SAVED: &str =
    "This report has not been saved on the server yet. Its history begins with the first save.";
pub const LOADING: &str = "Loading the history…";
/// `detail` is what went wrong.
pub fn not_loaded(detail: &str) -> String {
    format!("The history is on the server. {detail} This page keeps trying.")
}

// The list of revisions.

pub const REVISIONS: &str = "Revisions";
pub const CURRENT: &str = "Current";
pub const KEPT: &str = "Kept";
pub const ALL_SAVES: &str = "All saves";

/// Names the button for those who do not see what it stands beside.
pub fn each_of(revision: u64) -> String {
    format!("{ALL_SAVES} of the sitting up to revision {revision}")
}

/// What is said of a sitting of which no other save is left.
pub const FOLDED: &str = "Only the last save of this sitting is left.";

pub fn revision(number: u64) -> String {
    format!("Revision {number}")
}

pub fn revisions(first: u64, last: u64) -> String {
    if first == last { revision(last) } else { format!("Revisions {first}–{last}") }
}

/// Both with day and time, such as `2 Mar 2026, 14:02`.
pub fn from_until(from: &str, until: &str) -> String {
    match (from.rsplit_once(", "), until.rsplit_once(", ")) {
        _ if from == until => until.to_owned(),
        (Some((day, _)), Some((same, time))) if day == same => format!("{from}–{time}"),
        _ => format!("{from} – {until}"),
    }
}

pub fn revision_of(number: u64, time: &str) -> String {
    format!("Revision {number}, {time}")
}

// What is shown of one.

pub const SHOWN: &str = "Show";
pub const WHAT_CHANGED: &str = "What changed";
pub const AS_IT_WAS: &str = "The report as it was";
pub const COMPARED: &str = "Compared with";
pub const BEFORE: &str = "What was there before";
pub const NOW: &str = "The text as it is now";
pub const TEXT_LOADING: &str = "Loading the revision…";

/// What is compared, the earlier one first.
pub fn between(earlier: u64, later: u64) -> String {
    format!("From revision {earlier} to revision {later}")
}

pub fn until_now(earlier: u64) -> String {
    format!("From revision {earlier} to the text as it is now")
}

pub fn from_nothing(later: u64) -> String {
    format!("From an empty report to revision {later}")
}

pub fn changes(count: usize) -> String {
    match count {
        0 => "No text changes".to_owned(),
        1 => "1 change".to_owned(),
        _ => format!("{count} changes"),
    }
}

/// In the place of words that stand in both.
pub const LEFT_OUT: &str = "…";

// What can be done with one.

pub const RESTORE: &str = "Restore this revision";
pub const KEEP: &str = "Keep for good";
pub const IS_CURRENT: &str = "This is the current revision.";
pub const SAVING_FIRST: &str = "Your latest changes are saved first, so that the history has them.";
pub const SAVED_FIRST: &str =
    "Your latest changes are not saved on the server yet, so no revision has them. Restoring waits until they are.";
pub const IS_SAME: &str = "The text already says the same.";

pub fn restored(revision: u64) -> String {
    format!(
        "The text of revision {revision} is back and becomes a new revision. Undo reverses this; every revision stays."
    )
}

// A text is taken out of all revisions.

pub const PURGE: &str = "Remove text from all revisions";
pub const PURGE_WHY: &str = "For what should never have been written down, such as a name. Wherever it appears exactly as you write it here, it becomes (redacted). This cannot be undone.";
pub const PURGE_REACHES: &str = "It reaches this text, every revision on the server, what share links show, undo on this page, and drafts of this report in this browser.";
pub const PURGE_MISSES: &str = "It does not reach backups, files and pages that people already have, what is open in other tabs and browsers, or text that was spelled differently or half typed when it was saved.";
pub const PURGE_TEXT: &str = "The text to remove";
pub const PURGE_GO: &str = "Remove it everywhere";
pub const PURGE_SAVING: &str = "It is gone from the text. The revisions follow once that is saved.";
pub const PURGE_ASKING: &str = "Removing it from the revisions…";

pub fn purge_question(text: &str) -> String {
    format!("Remove “{text}” from the text and from every revision? This cannot be undone.")
}

pub fn too_short(least: usize) -> String {
    format!("Write at least {least} characters: shorter text occurs in too many words.")
}

pub fn purged(revisions: u64) -> String {
    let held = match revisions {
        0 => "No earlier revision contained it.".to_owned(),
        1 => "It is gone from 1 earlier revision.".to_owned(),
        count => format!("It is gone from {count} earlier revisions."),
    };
    format!("{held} Backups and copies that others have still contain it.")
}

/// `detail` is what the server says.
pub fn not_purged(detail: &str) -> String {
    format!("It is gone from the text, but not from the revisions yet. {detail} Try again.")
}
