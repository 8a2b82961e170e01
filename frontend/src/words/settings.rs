//! What this browser keeps.

pub const HEADING: &str = "What this browser keeps";
pub const NOWHERE_ELSE: &str = "Nothing of this is sent anywhere but to this server.";
pub const TWICE: &str = "Each is kept twice: in local storage while you type, and in the browser's database, from which it comes back after a crash.";
pub const ONCE: &str =
    "Each is kept once, in local storage: this browser does not open its database for a second copy.";

pub fn all_together(size: &str) -> String {
    format!("All of it together takes about {size} here.")
}

// Drafts.

pub const DRAFTS: &str = "Drafts";
pub const DRAFTS_PROMISE: &str = "What you wrote and the server does not have yet, or must not have. A draft goes once the server has every word of it.";
pub const DRAFTS_NONE: &str = "There are none: nothing is written here and nowhere else.";
pub const DRAFTS_DOWNLOAD: &str = "Download all drafts";
pub const DRAFTS_OPEN: &str = "Open a file of drafts";
pub const REMOVE: &str = "Remove from this device";

pub fn no_drafts(file: &str) -> String {
    format!("{file} is no file of drafts; one comes from \u{201c}{DRAFTS_DOWNLOAD}\u{201d}.")
}

pub fn taken(drafts: usize, lost: usize) -> String {
    let drafts = match drafts {
        1 => "One draft is on this device now".to_owned(),
        count => format!("{count} drafts are on this device now"),
    };
    match lost {
        0 => format!("{drafts}."),
        lost => format!("{drafts}; of {lost} more texts nothing could be read or kept."),
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
    "Takes away all of the above: for a computer that is not yours. Reports on the server stay where they are.";
pub const FORGOTTEN: &str = "Forgotten. Close the tab now: opening a page here keeps the program again.";

/// `unsent` reports have words that the server does not have.
pub fn forget_question(unsent: usize) -> String {
    match unsent {
        0 => "Forget everything that this browser keeps of Postmortem?".to_owned(),
        1 => "Forget everything, with one report that the server does not have all of?".to_owned(),
        count => format!("Forget everything, with {count} reports that the server does not have all of?"),
    }
}
