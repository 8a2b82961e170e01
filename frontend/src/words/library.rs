//! The library, and the drafts that it and the page of settings list.

pub const PAGES: &str = "Pages";
pub const RULES: &str = "Rules";
pub const SETTINGS: &str = "Settings";

pub const NEWER_DRAFTS: &str =
    "A newer version of this page left drafts on this device that this one cannot read. They stay as they are.";
pub const NEWER_LOAD: &str = "Load the newer version";

pub const EMPTY: &str = "Write postmortems people learn from, without blaming anyone";
pub const EMPTY_ADVICE: &str = "It takes about an hour, the morning after. Start with a new postmortem and what happened: each field says what belongs there, what is missing, vague or blaming shows up as you type, and every word is kept, also without a connection.";
pub const EXAMPLE: &str = "Try it on an example";

// Reports of the server.

pub const ON_SERVER: &str = "On this server";
pub const LOADING: &str = "Loading the reports…";
pub const FAILED: &str = "The library could not be loaded.";
pub const FAILED_BUT: &str = "Drafts on this device are still here.";
pub const SEARCH: &str = "Search";
/// `{0}` is [`NOT_FOUND_EXAMPLE`] as a quotation.
pub const NOT_FOUND: &str =
    "No report has all these words. Each may be the beginning of a word: {0} finds connection pools.";
pub const NOT_FOUND_EXAMPLE: &str = "conn pool";
pub const OLDER: &str = "Show older reports";
pub const DELETE: &str = "Delete";

pub fn saved(time: &str, revision: u64) -> String {
    format!("Saved {time}, revision {revision}")
}

pub fn delete(title: &str) -> String {
    format!("Delete {title}")
}

pub fn delete_question(title: &str) -> String {
    format!(
        "Delete \u{201c}{title}\u{201d}? It stays in the bin for 30 days; its share links stop working at once and for good."
    )
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
