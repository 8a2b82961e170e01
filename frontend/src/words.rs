//! The words of the interface, in one place so that they can be said in another language.
//!
//! Here is the editor; the other pages and parts have a file each. What a report calls its parts stands
//! in `postmortem::report`, what rules say with the rules, and guidance in `guidance.md` beside the page;
//! `index.html` says what is to be said before or without the program.

pub mod actions;
mod boxes;
pub mod export;
pub mod findings;
pub mod history;
pub mod import;
pub mod library;
pub mod saving;
pub mod settings;
pub mod share;

pub use boxes::*;

// The command palette, and the keys.

/// Above the palette's box.
pub const PALETTE_BOX: &str = "An action, a field or text in this report";
/// Where nothing fits what was typed.
pub const PALETTE_NOTHING: &str = "No matching action, field or text.";
/// The name of the list of keys.
pub const KEYS: &str = "Keyboard shortcuts";
/// What an action of the palette is called, and its keys.
pub const UNDO_ENTRY: (&str, &str) = (UNDO, "Ctrl+Z");
pub const REDO_ENTRY: (&str, &str) = (REDO, "Ctrl+Shift+Z");
pub const SAVE_ENTRY: (&str, &str) = (SAVE_NOW, "Ctrl+S");
pub const PREVIEW_ENTRY: (&str, &str) = (PREVIEW, "");
pub const EXPORT_ENTRY: (&str, &str) = (EXPORT, "");
pub const NEXT_ENTRY: (&str, &str) = ("Next finding", "F8");
pub const PREVIOUS_ENTRY: (&str, &str) = ("Previous finding", "Shift+F8");
pub const SHARE_ENTRY: (&str, &str) = (SHARE, "");
pub const HELP_ENTRY: (&str, &str) = (KEYS, "?");
pub const LIBRARY_ENTRY: (&str, &str) = (GO_TO_THE_LIBRARY, "");
pub const NEW_ENTRY: (&str, &str) = (NEW, "");
pub const EXAMPLES_KEY: &str = "F2";
pub const COPY_LINK_ENTRY: (&str, &str) = ("Copy a link to this field", "");

/// The entry that leads to a field.
pub fn go_to(field: &str) -> String {
    format!("Go to {field}")
}

/// Every key that means something, and what.
pub const ALL_KEYS: [(&str, &str); 21] = [
    ("Ctrl+K", "Find an action, a field or text in this report"),
    ("?", "This list, outside text boxes"),
    ("Ctrl+Z", UNDO),
    ("Ctrl+Shift+Z or Ctrl+Y", REDO),
    ("Ctrl+S", SAVE_NOW),
    ("F8, Shift+F8", "Next or previous finding"),
    (EXAMPLES_KEY, "Examples for this field"),
    ("Enter", "In a list: the next item"),
    ("Shift+Enter", "In a list: a new line in the same item"),
    ("Backspace", "In an empty item: remove it"),
    ("Alt+↑, Alt+↓", "Move the item"),
    ("Ctrl+B", "Bold"),
    ("Ctrl+I", "Italic"),
    ("Ctrl+E", "Code"),
    ("Ctrl+Shift+L", "Link; or paste an address over text"),
    ("Ctrl+Shift+V", "Paste as plain text"),
    ("Ctrl+Shift+8", "Bulleted list"),
    ("Ctrl+Shift+7", "Numbered list"),
    ("Tab, Shift+Tab", "Next or previous box"),
    ("Esc", "Close what is open"),
    ("/", "In the library and the actions: search"),
];

// Examples, questions, and a field as it is read.

/// Before an example that says too little.
pub const VAGUE: &str = "Vague";
/// Before one that says it well.
pub const BETTER: &str = "Better";
/// Before a question worth asking.
pub const ASK: &str = "Ask";
/// In the place of a part that could not be.
pub const MISSING_PART: &str = "This part of the page did not load.";
/// Where it could not be.
pub const NO_GUIDANCE: &str = "The examples could not be loaded. Close and open this to try again.";
/// What it says of an empty text.
pub const NOTHING_YET: &str = "Nothing is written here yet.";

// Causes.

/// Before the first answer.
pub const WHYS_FIRST: &str = "What did people see first?";

/// Before the next answer.
pub fn whys_next(last_answer: &str) -> String {
    format!("Why “{last_answer}”? Which condition made it possible?")
}

/// Adds an answer to the chain.
pub const WHYS_ADD: &str = "Add the answer";
/// What to ask of a chain that is long enough.
pub const WHYS_ENOUGH: &str =
    "Three to five answers usually end at something that can be changed. Is the last one such a condition?";
/// Puts the last answer into the root cause.
pub const WHYS_TAKE: &str = "Use the last answer as the root cause";
/// The first node of the chain, on which nobody acts.
pub const SYMPTOM: &str = "Symptom";

/// A node below the first, with how many action items speak of it.
pub fn cause(is_root: bool, actions: usize) -> String {
    let rows = rows(actions);
    if is_root { format!("Root cause · {rows}") } else { format!("Cause · {rows}") }
}

/// What the picture of the chain says to those who do not see it: each node by its name and its text.
pub fn chain_told<'a>(nodes: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let nodes = nodes.map(|(name, text)| format!(". {name}: {text}"));
    std::iter::once("Causal chain, from the symptom to the root cause".to_owned()).chain(nodes).collect()
}

// Action items.

/// What the action items cover.
pub const COVERAGE: &str = "What the action items cover";
/// Of kinds of action.
pub const COVERAGE_KINDS: &str = "Kinds of action";
/// Above the causes, and the rows that speak of each.
pub const COVERAGE_CAUSES: &str = "Causes";

// Times.

/// `Detected 12 min after the start · Resolved 2 h after the start.`, of names of times and what they are after it.
pub fn after_start<'a>(times: impl Iterator<Item = (&'a str, String)>) -> Option<String> {
    let times: Vec<String> = times.map(|(name, duration)| format!("{name} {duration} after the start")).collect();
    (!times.is_empty()).then(|| format!("{}.", times.join(" · ")))
}

/// The report's times by their names, where the reader is.
pub fn where_you_are<'a>(times: impl Iterator<Item = (&'a str, String)>) -> Option<String> {
    let times: Vec<String> = times.map(|(name, time)| format!("{name} {time}")).collect();
    (!times.is_empty()).then(|| format!("In your local time: {}.", times.join(" · ")))
}

/// `3 rows`, or that there is none.
pub fn rows(count: usize) -> String {
    match count {
        0 => "no action item yet".to_owned(),
        1 => "1 action item".to_owned(),
        _ => format!("{count} action items"),
    }
}

// The app.

pub const NEW: &str = "New postmortem";

pub fn page_title(page: &str) -> String {
    format!("{page} · {POSTMORTEM}")
}

pub const NOT_FOUND: &str = "Not found";
pub const NOT_FOUND_HEADING: &str = "Page not found";
pub const NOT_FOUND_ADVICE: &str = "The address may be mistyped. Everything you wrote is in the library.";

// Dialogs.

pub const CLOSE: &str = "Close";

// The editor.

pub const OPENING_TITLE: &str = "Opening";
/// Of a report that this device does not have.
pub const NOT_HERE: &str = "Not on this device. Asking the server…";
pub const NOT_OPENED_TITLE: &str = "Could not open";
pub const NOT_OPENED_HEADING: &str = "The report could not be opened";
pub const TRY_AGAIN: &str = "Try again";
pub const GO_TO_THE_LIBRARY: &str = "Go to the library";

// The line on top.

pub const SAVE_NOW: &str = "Save now";
pub const DOWNLOAD_THE_TEXT: &str = "Download the text";
pub const REFUSED_TOO_LARGE: &str = "Shorten it and it will be sent; move long content to a linked document.";
pub const REFUSED_NEWER_FORMAT: &str = "Reload the page to get the newer version; your text stays.";
pub const REFUSED_GONE: &str = "Save it as a new report, or download it.";
pub const REFUSED_OTHER: &str = "Try again, or download it.";
pub const RELOAD: &str = "Reload the page";
pub const SAVE_AS_A_NEW_REPORT: &str = "Save as a new report";
pub const REFUSED: &str = "The server did not accept the report.";
pub const REFUSED_KEPT: &str = "The text is kept on this device.";

// Offered fields.

// Places.

/// What is said of one place among several.
pub fn in_place(place: &str, said: &str) -> String {
    format!("{place}: {said}")
}

// Rows.

pub const ROW_REMOVED: &str = "Row removed.";
/// The entries of the menu of a row; behind them stands which row it is, for who does not see it.
pub const MOVE_UP: &str = "Move up";
pub const MOVE_DOWN: &str = "Move down";
pub const REMOVE: &str = "Remove";
/// The entry that makes a row a priority action, and ends that.
pub const PRIORITY_ACTION: &str = "Priority action";

/// What pasting a list or a table did.
pub fn rows_added(count: usize) -> String {
    if count == 1 { "1 row added.".to_owned() } else { format!("{count} rows added.") }
}

/// The question about a whole report that was pasted into one box.
pub const PASTED_REPORT: &str = "Import this report?";
pub const PASTED_REPORT_WHY: &str = "The text has the headings of a whole report. Nothing has been pasted yet: it can become a new report with its text in the right fields, or go into this box as it is.";
pub const PASTED_REPORT_IMPORT: &str = "Import as a new report";
pub const PASTED_REPORT_HERE: &str = "Paste into this box";

// Boxes of a row.

pub const TIME_EXAMPLE: &str = "2026-03-02 14:02 UTC";

pub fn time_of(event: &str) -> String {
    format!("{event} time")
}

// Custom sections.

pub const CUSTOM_HEADING: &str = "Heading";
pub const CUSTOM_TEXT: &str = "Text";
pub const CUSTOM_INTO: &str = "Move the text into";
pub const CUSTOM_CHOOSE: &str = "Choose a field…";
pub const CUSTOM_AFTER: &str = "Place after";
pub const CUSTOM_REMOVE: &str = "Remove section";
pub const CUSTOM_REMOVED: &str = "Section removed.";

pub fn custom_section(number: usize) -> String {
    format!("Custom section {number}")
}

/// `hidden` is the section that became internal with a text that was.
pub fn custom_moved(field: &str, hidden: Option<&str>) -> String {
    match hidden {
        None => format!("Moved into {field}."),
        Some(section) => format!("Moved into {field}. All of {section} is internal now, as this text was."),
    }
}

// The list of sections.

pub const DOWNLOAD_BEGUN: &str = "The download has begun.";
