//! The library, and the drafts that it and the page of settings list.

pub const PAGES: &str = "Pages";
pub const RULES: &str = "Rules";
pub const SETTINGS: &str = "Settings";

pub const NEWER_DRAFTS: &str =
    "A newer version of this page left drafts on this device that this one cannot read. They stay as they are.";
pub const NEWER_LOAD: &str = "Load the newer version";

// A first visit.

pub const EMPTY: &str = "Write postmortems people learn from, without blaming anyone";
pub const EMPTY_WHAT: &str = "One report for each incident: what happened, why it could happen, and what will change. Checked as you type, safe while you are offline, shared with one link.";
pub const EMPTY_WAYS: &str = "The example is a half-written report with slips to find; it stays on this device.";
/// How it goes, from the first word to the last reader.
pub const EMPTY_POINTS: [(&str, &str); 4] = [
    ("Write what happened", "About an hour, the morning after. Each field says what belongs there; begin anywhere."),
    (
        "See what is missing",
        "What is vague, missing or blaming shows up as you type, with words that could stand there instead.",
    ),
    ("Lose nothing", "Every word is kept on this device first, and saved on the server when there is a connection."),
    ("Share one link", "Readers need no account, and always see the latest saved text."),
];
/// Above a sentence and what the rules say of it.
pub const SAMPLE_CAPTION: &str = "This is how it looks. Try it:";
/// A root cause that the rules have a better sentence for.
pub const SAMPLE: &str = "The empty index should have been noticed before the swap.";
pub const EXAMPLE: &str = "Try it on an example";

// Reports of the server.

pub const ON_SERVER: &str = "On this server";
pub const LOADING: &str = "Loading the reports…";
pub const FAILED: &str = "The library could not be loaded.";
pub const FAILED_BUT: &str = "Drafts on this device are still here.";
pub const SEARCH: &str = "Search";
/// In the box while it is empty.
pub const SEARCH_WHERE: &str = "All text of every report";
/// `{0}` is [`NOT_FOUND_EXAMPLE`] as a quotation.
pub const NOT_FOUND: &str =
    "No report has all these words. Each may be the beginning of a word: {0} finds connection pools.";
pub const NOT_FOUND_EXAMPLE: &str = "conn pool";
pub const OLDER: &str = "Show older reports";
pub const DELETE: &str = "Delete";
/// Of a report that was deleted a moment ago.
pub const IN_THE_BIN: &str = "Deleted; it is in the bin";

pub fn saved(time: &str) -> String {
    format!("Saved {time}")
}

pub fn delete(title: &str) -> String {
    format!("Delete {title}")
}

pub fn delete_question(title: &str) -> String {
    format!(
        "Delete \u{201c}{title}\u{201d}? It stays in the bin for 30 days; its share links stop working at once and for good."
    )
}

pub fn undo_delete(title: &str) -> String {
    format!("Undo: delete {title}")
}

pub fn said_deleted(title: &str) -> String {
    format!("\u{201c}{title}\u{201d} is in the bin. Undo stands in its place in the list.")
}

pub fn said_restored(title: &str) -> String {
    format!("\u{201c}{title}\u{201d} is back. Its share links are not.")
}

pub fn not_deleted(title: &str, why: &str) -> String {
    format!("\u{201c}{title}\u{201d} was not deleted. {why}")
}

pub fn not_restored(title: &str, why: &str) -> String {
    format!("\u{201c}{title}\u{201d} was not restored. {why}")
}

// The bin.

pub const BIN_PROMISE: &str =
    "A restored report is as it was. Its share links do not come back: make new ones for those who should read it.";
pub const RESTORE: &str = "Restore";

pub fn bin(count: usize) -> String {
    format!("Bin ({count})")
}

pub fn deleted(time: &str, until: &str) -> String {
    format!("Deleted {time}, can be restored until {until}")
}

pub fn restore(title: &str) -> String {
    format!("Restore {title}")
}

// Drafts.

pub const ON_DEVICE: &str = "On this device";
/// Of a draft that was removed a moment ago.
pub const REMOVED: &str = "Removed from this device";

pub fn written(time: &str, is_device_only: bool) -> String {
    if is_device_only {
        format!("Written {time}, on this device only")
    } else {
        format!("Written {time}, not sent to the server yet")
    }
}

pub fn written_of_size(size: &str, time: &str, is_device_only: bool) -> String {
    if is_device_only {
        format!("{size}, written {time}, on this device only")
    } else {
        format!("{size}, written {time}, not sent to the server yet")
    }
}

pub fn remove(title: &str) -> String {
    format!("Remove {title} from this device")
}

pub fn remove_question(title: &str) -> String {
    format!("Remove \u{201c}{title}\u{201d} from this device? The server does not have this text.")
}

pub fn undo_remove(title: &str) -> String {
    format!("Undo: remove {title} from this device")
}

pub fn said_removed(title: &str) -> String {
    format!("\u{201c}{title}\u{201d} is removed from this device. Undo stands in its place in the list.")
}

pub fn said_back(title: &str) -> String {
    format!("\u{201c}{title}\u{201d} is back.")
}

// What was set aside.

pub const ASIDE: &str = "Set aside on this device";
pub const ASIDE_ADVICE: &str =
    "None of this is in a report at the moment. Download it, and discard it when you no longer need it.";
pub const DOWNLOAD: &str = "Download";
pub const DISCARD: &str = "Discard";
pub const DISCARD_QUESTION: &str = "Discard this text for good? Download it first if you may want it.";

/// Why something was set aside.
pub const ASIDE_OLDER: &str = "an older draft of the same report";
pub const ASIDE_UNREADABLE: &str = "a draft that could not be read";
pub const ASIDE_EARLIER: &str = "an earlier state of a draft";

pub fn set_aside(title: &str, reason: &str, time: &str) -> String {
    format!("{title}: {reason}, set aside {time}")
}
