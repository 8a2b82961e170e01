//! The action items of all reports.

pub const NAME: &str = "Actions";
pub const HEADING: &str = "Action items";
pub const EXPORT: &str = "Export CSV";
/// In the box for words while it is empty.
pub const SEARCH_WHERE: &str = "Actions and reports";
pub const LOADING: &str = "Loading the action items…";
pub const FAILED: &str = "The action items could not be loaded.";
pub const NOTHING: &str = "Nothing is left to do: no report has an action item that is not done.";
pub const NOTHING_FITS: &str = "No action item fits these filters.";
pub const MORE: &str = "Show more action items";

pub const NOT_DONE: &str = "Not done";
pub const OVERDUE: &str = "Overdue";
pub const NO_OWNER: &str = "No owner";
pub const DONE: &str = "Done";

/// Above items that are due at about the same time.
pub const SOON: &str = "Next 30 days";
pub const LATER: &str = "Later";
pub const UNDATED: &str = "No due date";

/// What stands above each column, and the order by it where that is called otherwise.
pub const ACTION: &str = "Action";
pub const ACTION_ORDER: &str = "Report";
pub const OWNER: &str = "Owner";
pub const PRIORITY: &str = "Priority";
pub const STATUS: &str = "Status";
pub const DUE: &str = "Due";
pub const DUE_ORDER: &str = "Due date";
pub const AGE: &str = "Age";
pub const AGE_ORDER: &str = "Age, oldest";
pub const TICKET: &str = "Ticket";

pub const ADD_OWNER: &str = "Add owner";

pub fn add_owner(item: &str) -> String {
    format!("Add owner of {item}")
}

pub fn status_of(item: &str) -> String {
    format!("Status of {item}")
}

pub fn age(days: i64) -> String {
    format!("{days} d")
}

/// How many days it is until an item is due.
pub fn far(days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2.. => format!("in {days} days"),
        -1 => "1 day late".to_owned(),
        _ => format!("{} days late", -days),
    }
}

/// Of a due day that nobody wrote.
pub fn by_policy(far: Option<&str>) -> String {
    far.map_or_else(|| "by policy".to_owned(), |far| format!("{far}, by policy"))
}

/// The same beside a due date that cannot be read.
pub fn by_policy_on(day: &str, far: Option<&str>) -> String {
    far.map_or_else(|| format!("{day} by policy"), |far| format!("{day} by policy, {far}"))
}

// Changing a status.

pub const CHANGING: &str = "Saving…";
pub const ITEM_GONE: &str = "The report no longer has this action item.";
pub const BUSY: &str = "Others keep saving this report. Try again in a moment.";

pub fn changed(revision: u64) -> String {
    format!("Saved, revision {revision}")
}

pub fn changed_by_others(theirs: &str, mine: &str) -> String {
    format!(
        "Somebody else chose \u{201c}{theirs}\u{201d} at the same time. The report keeps \u{201c}{mine}\u{201d} beside it until one is settled."
    )
}

pub fn not_changed(why: &str) -> String {
    format!("Not changed. {why}")
}
