//! Sharing a report.

pub const TITLE: &str = "Share this report";
pub const PROMISE: &str = "Anyone with the link can read the report. It always shows the latest saved version, unless you tie the link to one revision. Nobody can change anything through it.";
pub const NOT_YET_EMPTY: &str = "There is nothing to share yet: write something first.";
pub const NOT_YET_SAVED: &str = "Saving your latest changes…";
pub const SEEN: &str = "Readers will see";
pub const SEEN_ALL: &str = "All sections that are not internal, with their links.";
pub const SEEN_NO_REASONS: &str = "Dismissed findings and their reasons are hidden.";
pub const LABEL: &str = "For whom (only you see this)";
pub const EXPIRY: &str = "Works for";
/// Readers get it with the Markdown of the report.
pub const FRONT_MATTER: &str = "Include front matter from other programs in the Markdown";
pub const CREATE: &str = "Create link";
/// `{0}` and `{1}` are settings of the server.
pub const HERE_ONLY: &str =
    "Links open on this computer only. To share with others, start the server with {0} and {1}.";

/// Why there can be no link yet.
pub const NOT_YET_DEVICE_ONLY: &str =
    "This report is kept on this device only. Untick \u{201c}Keep on this device only\u{201d} to share it.";
pub const NOT_YET_AWAY: &str = "The server does not answer, so no link can be made now. Your text is safe; this continues once the server is back.";
pub const NOT_YET_REFUSED: &str =
    "The report is not saved on the server. Close this and deal with the message above the text first.";
pub const NOT_YET_SECRET: &str =
    "The text contains what looks like a secret. Close this and answer the question above the text first.";

/// How long a link works.
pub const EXPIRIES: [&str; 4] = ["Does not expire", "7 days", "30 days", "90 days"];

pub fn seen_owners(names: &str) -> String {
    format!("The owners of action items: {names}.")
}

pub fn seen_custom(headings: &str) -> String {
    format!("Custom sections: {headings}.")
}

pub fn seen_empty(fields: &str) -> String {
    format!("\u{201c}Not written yet\u{201d} for: {fields}.")
}

// Fields that are better looked at first.

pub fn noticed_conflicts(fields: &str) -> String {
    format!("Unresolved conflicts in: {fields}.")
}

pub fn noticed_secrets(fields: &str) -> String {
    format!("Possible passwords, keys or tokens in: {fields}.")
}

pub fn noticed_addresses(fields: &str) -> String {
    format!("E-mail addresses in: {fields}.")
}

// Links.

pub const CREATED: &str = "Copy this link now: it is shown only once.";
pub const ANOTHER: &str = "Make another link";
pub const COPY: &str = "Copy link";
pub const COPIED: &str = "Copied.";
pub const NOT_COPIED: &str = "This browser does not let the page copy: select the address and copy it by hand.";
pub const LINKS: &str = "Links to this report";
pub const LINKS_NONE: &str = "None yet.";
pub const UNNAMED: &str = "Link without a name";
pub const REVOKE: &str = "Revoke";
pub const REVOKE_ALL: &str = "Revoke all links";
pub const KEEP: &str = "Keep";
pub const REVOKE_ALL_QUESTION: &str = "Revoke all links? Everybody who opens one is told that it no longer works. This cannot be undone; you can make new links.";

pub fn pinned(revision: u64) -> String {
    format!("Always show revision {revision}, even when the report changes")
}

pub fn internal(count: usize, names: &str) -> String {
    let sections = if count == 1 { "1 internal section is" } else { &format!("{count} internal sections are") };
    format!("{sections} left out: {names}.")
}

pub fn revoke_question(name: &str) -> String {
    format!(
        "Revoke \u{201c}{name}\u{201d}? Whoever opens it is told that it no longer works. This cannot be undone; you can make a new link."
    )
}

pub fn shows_revision(revision: u64) -> String {
    format!("Shows revision {revision}.")
}

/// The day is the server's, in UTC.
pub fn opened(count: u64, day: Option<&str>) -> String {
    match (count, day) {
        (1, Some(day)) => format!("Opened once, on {day}."),
        (count, Some(day)) => format!("Opened {count} times, last on {day}."),
        (_, None) => "Not opened yet.".to_owned(),
    }
}

pub fn made_and_expired(made: &str, expired: &str) -> String {
    format!("made {made}, expired {expired}.")
}

pub fn made_and_revoked(made: &str, revoked: &str) -> String {
    format!("made {made}, revoked {revoked}.")
}

pub fn made_until(made: &str, until: &str) -> String {
    format!("made {made}, works until {until}.")
}

pub fn made_for_good(made: &str) -> String {
    format!("made {made}, does not expire.")
}
