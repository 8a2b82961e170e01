//! What this browser keeps.

pub const HEADING: &str = "What this browser keeps";
pub const NOWHERE_ELSE: &str = "None of this leaves your browser except to this server.";
pub const TWICE: &str = "Each is kept twice: in local storage while you type, and in the browser's database, from which it comes back after a crash.";
pub const ONCE: &str =
    "Each is kept once, in local storage: this browser does not open its database for a second copy.";

pub fn all_together(size: &str) -> String {
    format!("All of it together takes about {size}.")
}

// Drafts.

pub const DRAFTS: &str = "Drafts";
pub const DRAFTS_PROMISE: &str = "What you wrote that the server does not have yet, or should not have. A draft is removed once the server has every word of it.";
pub const DRAFTS_NONE: &str = "No drafts: the server has everything.";
pub const DRAFTS_DOWNLOAD: &str = "Download all drafts";
pub const DRAFTS_OPEN: &str = "Open a drafts file";
pub const REMOVE: &str = "Remove from this device";

pub fn no_drafts(file: &str) -> String {
    format!("{file} is not a drafts file; \u{201c}{DRAFTS_DOWNLOAD}\u{201d} makes one.")
}

pub fn taken(drafts: usize, lost: usize) -> String {
    let drafts = match drafts {
        1 => "One draft is on this device now".to_owned(),
        count => format!("{count} drafts are on this device now"),
    };
    match lost {
        0 => format!("{drafts}."),
        lost => format!("{drafts}; {lost} more could not be read or saved."),
    }
}

// The program and how long all this stays.

pub const PROGRAM: &str = "The program";
pub const PROGRAM_WHY: &str =
    "The program itself and the rule book, so that the page opens without a network, after the first visit.";
pub const STAYS: &str = "How long it stays";
pub const STAYS_PROMISED: &str = "The browser has promised to keep all this until you remove it.";
pub const STAYS_UNSURE: &str =
    "The browser may clear all this when the disk is nearly full, or after a long time without a visit.";
pub const STAYS_REFUSED: &str =
    "The browser has not promised it. Browsers decide by how often a page is used; a bookmark may help.";
pub const STAYS_UNKNOWN: &str = "This browser does not say how long it keeps all this.";
pub const STAYS_ASK: &str = "Ask the browser to keep it";

// Forgetting.

pub const FORGET: &str = "Forget this browser";
pub const FORGET_WHAT: &str =
    "Erases all of the above: for a computer that is not yours. Reports on the server stay where they are.";
pub const FORGOTTEN: &str = "Forgotten. Close the tab now: opening a page here stores the program again.";

/// `unsent` reports have words that the server does not have.
pub fn forget_question(unsent: usize) -> String {
    match unsent {
        0 => "Forget everything that this browser keeps for Postmortem?".to_owned(),
        1 => "Forget everything, including one report that the server does not have in full?".to_owned(),
        count => format!("Forget everything, including {count} reports that the server does not have in full?"),
    }
}
