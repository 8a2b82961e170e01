//! The library, and the drafts that it and the page of settings list.

use postmortem::report::Stage;
use postmortem::wire::Summary;

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

// The reports.

pub const REPORTS: &str = "Postmortems";
pub const LOADING: &str = "Loading the reports…";
pub const FAILED: &str = "The library could not be loaded.";
pub const FAILED_BUT: &str = "What is listed is what this device has.";
pub const SEARCH: &str = "Search";
/// In the box while it is empty.
pub const SEARCH_WHERE: &str = "All text of every report";
/// `{0}` is [`NOT_FOUND_EXAMPLE`] as a quotation.
pub const NOT_FOUND: &str =
    "No report has all these words. Each may be the beginning of a word: {0} finds connection pools.";
pub const NOT_FOUND_EXAMPLE: &str = "conn pool";
pub const NOTHING_FITS: &str = "No report fits these filters.";
pub const OLDER: &str = "Show more reports";

/// What the list can be narrowed down to.
pub const NARROW: &str = "Filters";
pub const ALL: &str = "All";
pub const DRAFT: &str = "Draft";
pub const STAGES: [(Stage, &str); 4] =
    [(Stage::Draft, DRAFT), (Stage::InReview, "In review"), (Stage::Final, "Final"), (Stage::Other, "Other status")];
pub const HERE_CHIP: &str = "On this device only";
pub const SERVICE: &str = "Service";
pub const TAG: &str = "Tag";
pub const OWNER: &str = "Owner";
/// Of a filter that is not used.
pub const ANY: &str = "any";

/// A value, and how many there are of it.
pub fn counted(value: &str, count: u64) -> String {
    format!("{value} ({count})")
}

/// What stands above each column, and the order by it where there is one.
pub const TITLE: &str = "Title";
pub const TITLE_ORDER: &str = "Title, A to Z";
pub const SEVERITY: &str = "Severity";
pub const SEVERITY_ORDER: &str = "Severity";
pub const STATUS: &str = "Status";
pub const INCIDENT: &str = "Incident";
pub const INCIDENT_ORDER: &str = "Incident date, newest";
pub const DURATION: &str = "Duration";
pub const DURATION_ORDER: &str = "Duration, longest";
pub const SERVICES: &str = "Services";
pub const ACTIONS: &str = "Open actions";
pub const ACTIONS_ORDER: &str = "Open actions, most";
pub const READINESS: &str = "Readiness";
pub const READINESS_ORDER: &str = "Readiness, least left";
pub const UPDATED: &str = "Updated";
pub const UPDATED_ORDER: &str = "Updated, newest";
/// Of what can be done with a report.
pub const MORE: &str = "More";
pub const SORT: &str = "Sort";

/// Where a report does not say it.
pub const NONE: &str = "–";
/// Of action items: those that are not done, and all.
pub const OPEN_OF: &str = "{0} of {1}";

/// As others write it, but beginning like a sentence.
pub fn status(written: &str) -> String {
    let mut letters = written.chars();
    letters.next().map_or_else(|| DRAFT.to_owned(), |first| first.to_uppercase().chain(letters).collect())
}

pub fn readiness(left: u32) -> String {
    if left == 0 { "Ready".to_owned() } else { format!("{left} left") }
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `12 Nov 2026` of `2026-11-12`; another text as it is.
pub fn day(written: &str) -> String {
    let mut parts = written.split('-');
    let mut words = || {
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let month = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
        Some(format!("{} {month} {year}", day.trim_start_matches('0')))
    };
    words().unwrap_or_else(|| written.to_owned())
}

/// When it was, as far as that is known.
pub fn incident(report: &Summary) -> String {
    match &report.incident_on {
        Some(on) => day(on),
        None if report.started.is_empty() => NONE.to_owned(),
        None => report.started.clone(),
    }
}

/// `Today, 12:03`, `Yesterday`, `24 Nov` of this year, `24 Nov 2025`: a time in the reader's zone, of days such as
/// `2026-11-24`.
pub fn updated(on: &str, time: &str, today: &str, yesterday: &str) -> String {
    if on == today {
        return format!("Today, {time}");
    }
    if on == yesterday {
        return "Yesterday".to_owned();
    }
    let (words, this_year) = (day(on), today.split('-').next().unwrap_or_default());
    words.strip_suffix(this_year).map_or(words.as_str(), str::trim_end).to_owned()
}

/// Where the words of a report are that the server does not have.
pub const HERE_ONLY: &str = "On this device only, not on the server";
pub const HERE_YET: &str = "On this device only, not sent to the server yet";
pub const HERE_CHANGES: &str = "Changes on this device, not sent to the server yet";

/// How many there are on the server and here.
pub fn sum(there: u64, here: u64) -> String {
    let all = postmortems(there + here);
    match (there, here) {
        (_, 0) => format!("{all} on this server"),
        (0, _) => format!("{all} on this device only"),
        _ => format!("{all}, {there} on this server and {here} on this device only"),
    }
}

/// How many are left of all by the filters.
pub fn matching(count: u64) -> String {
    format!("{} {} the filters", postmortems(count), if count == 1 { "matches" } else { "match" })
}

/// How many hold the words that are looked for.
pub fn found(count: u64, words: &str) -> String {
    let verb = if count == 1 { "contains" } else { "contain" };
    format!("{} {verb} \u{201c}{words}\u{201d}", postmortems(count))
}

fn postmortems(count: u64) -> String {
    if count == 1 { "1 postmortem".to_owned() } else { format!("{count} postmortems") }
}

// What can be done with one.

/// The menu of a report, and the button that opens it.
pub fn ways(title: &str) -> String {
    format!("More for {title}")
}

pub const OPEN: &str = "Open";
pub const DUPLICATE: &str = "Duplicate as a new report";
pub const DELETE: &str = "Delete";
pub const REMOVE: &str = "Remove from this device";
/// Of a report that was deleted a moment ago.
pub const IN_THE_BIN: &str = "Deleted; it is in the bin for 30 days. Its share links no longer work.";

pub fn duplicate_of(title: &str) -> String {
    format!("{title} (copy)")
}

pub fn not_duplicated(title: &str, why: &str) -> String {
    format!("\u{201c}{title}\u{201d} was not duplicated. {why}")
}

pub fn undo_delete(title: &str) -> String {
    format!("Undo: delete {title}")
}

pub fn said_deleted(title: &str) -> String {
    format!("\u{201c}{title}\u{201d} is in the bin. Undo is in its place in the list.")
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

/// Of a draft that was removed a moment ago.
pub const REMOVED: &str = "Removed from this device";

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
    format!("\u{201c}{title}\u{201d} is removed from this device. Undo is in its place in the list.")
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
