//! Where words are, and what happened to them on their way.

use postmortem::merge::Happened;

pub use super::boxes::{UNTOUCHED, here};

/// The writer wants it nowhere else than on this device, which has it or not.
pub fn here_only(is_on_device: bool) -> &'static str {
    if is_on_device { "Saved on this device only" } else { "Only in this tab" }
}

pub fn saved(revision: u64) -> String {
    format!("Saved, revision {revision}")
}

pub fn saved_at(revision: u64, time: &str) -> String {
    format!("Saved, revision {revision}, {time}")
}

/// `changes` is not always known.
pub fn not_sent(changes: Option<usize>, is_on_device: bool) -> String {
    let here = here(is_on_device);
    match changes {
        None => format!("Changes not sent: offline. {here}"),
        Some(1) => format!("1 change not sent: offline. {here}"),
        Some(count) => format!("{count} changes not sent: offline. {here}"),
    }
}

pub fn refused(is_on_device: bool) -> String {
    format!("Not sent: refused. {}", here(is_on_device))
}

pub fn held(is_on_device: bool) -> String {
    format!("Not sent: possible secret. {}", here(is_on_device))
}

/// What a browser's storage does not do.
pub const BLOCKED: &str = "This browser does not let the page store anything on this device, so closing the tab loses what is not on the server yet.";
pub const FULL: &str =
    "This browser's storage for this page is full, so closing the tab loses what is not on the server yet.";
pub const ONCE: &str = "This browser keeps only one copy of what you type: its storage for this page is full or blocked. Download the text if it is not on the server.";
/// After a call without an answer.
pub const SERVER_AWAY: &str = "The server does not answer.";

// What is not sent yet.

pub const UNSENT_OPEN: &str = "View changes";
pub const UNSENT: &str = "Not sent yet";
pub const UNSENT_PROMISE: &str = "These changes are on this device and are sent as soon as the server accepts them.";
pub const UNSENT_NO_TEXT: &str = "No text changes, only resolved conflicts or dismissals.";
pub const UNSENT_UNKNOWN: &str = "What the server has is not known, so this may be the whole report.";

// What others changed.

pub const MERGED_OPEN: &str = "View others' changes";
/// What the line beside the save state is called that tells who else is there.
pub const ALSO_OPEN: &str = "Also open";

/// In so many other browsers than this one.
pub fn others(count: u64) -> String {
    if count == 1 { "Open in 1 other browser".to_owned() } else { format!("Open in {count} other browsers") }
}

pub const MERGED: &str = "What others changed";
pub const MERGED_PROMISE: &str =
    "Their changes were merged with yours. Where both changed the same words, both versions are shown below the text.";

pub fn in_revision(revision: u64) -> String {
    format!("In revision {revision}")
}

/// What others did at a place.
pub fn happened(place: &str, happened: Happened) -> String {
    match happened {
        Happened::Added => format!("{place} added"),
        Happened::Removed => format!("{place} removed"),
        Happened::Changed => format!("{place} changed"),
        Happened::Moved => format!("{place} moved"),
    }
}

// Places where two people changed the same.

pub const CONFLICT: &str = "Changed by two people";
pub const CONFLICT_MARK: &str = "Two versions";
pub const CONFLICT_REMOVED: &str = "One person removed this while another changed it, so it is still here.";
pub const CONFLICT_REWRITTEN: &str = "Two people changed this at the same time, and it has been rewritten since.";
pub const CONFLICT_WORDS: &str = "Two people changed the same words at the same time. Both versions are in the text.";
pub const CONFLICT_VALUE: &str = "Two people changed this at the same time.";
pub const KEEP_CURRENT: &str = "Keep current text";
pub const REMOVE_IT: &str = "Remove it";
pub const KEEP_IT: &str = "Keep it";

pub fn use_version(version: &str) -> String {
    format!("Use \u{201c}{version}\u{201d}")
}

// A secret waits for an answer.

pub const SECRET: &str = "Not sent yet: the text contains what looks like a password, key or token.";
pub const SECRET_WHY: &str = "Anyone who reads the report could use it, and earlier revisions keep it. Meanwhile, every word is kept on this device.";
pub const REDACT: &str = "Redact";
pub const SEND_ANYWAY: &str = "Send anyway";
pub const SHOW_SECRET: &str = "Show it";
pub const REDACTED: &str = "Redacted: it now says (redacted) and is gone from this device.";

// The browser is asked to keep what it has.

pub const KEEP_OFFER: &str = "What is not on the server yet is only on this device. The browser may clear it when the disk is nearly full, unless it is asked to keep it.";
pub const KEEP_ASK: &str = "Ask the browser";
pub const KEEP_NOT_NOW: &str = "Not now";

// What becomes of a redacted secret in the revisions that the server has.

/// Until they are seen to.
pub const REDACTION_WAITS: &str = "Redacted here. Revisions on the server still contain it until this text is saved; then it is \
    removed from them as well.";
/// The same while there is no connection.
pub const REDACTION_WAITS_OFFLINE: &str = "Redacted here. There is no connection: revisions on the server still contain it, and so \
    does this device's copy of the last one. It is removed from them once there is a connection, or, if you close this page \
    first, when you open the report again. Change the password or key anyway.";
/// Once they are seen to.
pub fn redaction_done(revisions: u64) -> String {
    let count = match revisions {
        0 => {
            return "Redacted here, and no saved revision contains it. If others could have read it, change the password \
                or key anyway."
                .to_owned();
        }
        1 => "1 saved revision".to_owned(),
        count => format!("{count} saved revisions"),
    };
    format!(
        "Redacted here and in {count}. Somebody may have read it there, and backups keep it: change the password or key \
         anyway."
    )
}

/// `detail` is what the server says.
pub fn redaction_refused(detail: &str) -> String {
    format!("Redacted here, but not in the revisions on the server: {detail}")
}

pub const CLOSE_REDACTION_NOTE: &str = "Close this note";
