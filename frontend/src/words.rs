//! The words of the interface, in one place so that they can be said in another language.
//!
//! What a report calls its parts stands in `postmortem::report`, what rules say with the rules, and
//! guidance in `guidance.md` beside the page.

/// The name of the palette and of its button.
pub const PALETTE: &str = "Find and do";
/// Above the palette's box.
pub const PALETTE_BOX: &str = "An action, a field, or words of this report";
/// Where nothing fits what was typed.
pub const PALETTE_NOTHING: &str = "Nothing is called so, and no text of this report has these words.";
/// The name of the list of keys.
pub const KEYS: &str = "Keys";
/// What an action of the palette is called, and its keys.
pub const UNDO_ENTRY: (&str, &str) = ("Undo", "Ctrl+Z");
pub const REDO_ENTRY: (&str, &str) = ("Redo", "Ctrl+Shift+Z");
pub const SAVE_ENTRY: (&str, &str) = ("Save now", "Ctrl+S");
pub const PREVIEW_ENTRY: (&str, &str) = ("Preview", "");
pub const EXPORT_ENTRY: (&str, &str) = ("Export", "");
pub const NEXT_ENTRY: (&str, &str) = ("Next finding", "F8");
pub const BEFORE_ENTRY: (&str, &str) = ("Finding before", "Shift+F8");
pub const SHARE_ENTRY: (&str, &str) = ("Share", "");
pub const HELP_ENTRY: (&str, &str) = ("Keys", "?");
pub const LIBRARY_ENTRY: (&str, &str) = ("To the library", "");
pub const NEW_ENTRY: (&str, &str) = ("New postmortem", "");
pub const COPY_LINK_ENTRY: (&str, &str) = ("Copy a link to this field", "");
/// Before the name of a field that an entry leads to.
pub const GO_TO: &str = "Go to ";
/// Before what one item is called.
pub const ADD: &str = "Add ";

/// Every key that means something, and what.
pub const ALL_KEYS: [(&str, &str); 18] = [
    ("Ctrl+K", "Find an action, a field or words of this report"),
    ("?", "These keys, outside of text boxes"),
    ("Ctrl+Z", "Undo"),
    ("Ctrl+Shift+Z or Ctrl+Y", "Redo"),
    ("Ctrl+S", "Save now"),
    ("F8, Shift+F8", "To the next finding, or the one before"),
    ("Enter", "In a list: the next item"),
    ("Shift+Enter", "In a list: a new line in the same item"),
    ("Backspace", "In an empty item: remove it"),
    ("Alt+↑, Alt+↓", "Move the item"),
    ("Ctrl+B", "Bold"),
    ("Ctrl+I", "Italic"),
    ("Ctrl+E", "Code"),
    ("Ctrl+Shift+L", "Link; or paste an address over the words"),
    ("Ctrl+Shift+8", "List with dots"),
    ("Ctrl+Shift+7", "List with numbers"),
    ("Tab, Shift+Tab", "To the next or the previous box"),
    ("Esc", "Close what is open"),
];

/// The fold with examples and questions of a field.
pub const EXAMPLES: &str = "Examples";
/// Joins such a name and the field it belongs to, for who does not see where it stands.
pub const FOR: &str = " for ";
/// Before an example that says too little.
pub const VAGUE: &str = "Vague";
/// Before one that says it well.
pub const BETTER: &str = "Better";
/// Before a question worth asking.
pub const ASK: &str = "Ask";
/// While guidance is being fetched.
pub const LOADING: &str = "Loading…";
/// Where it could not be.
pub const NO_GUIDANCE: &str = "The examples could not be loaded. Close and open this to try again.";
/// The fold that shows a text as readers see it.
pub const AS_READ: &str = "As readers see it";
/// What it says of an empty text.
pub const NOTHING_YET: &str = "Nothing is written here yet.";

/// The fold below the causal chain.
pub const WHYS: &str = "Ask why, step by step";
/// Before the first answer.
pub const WHYS_FIRST: &str = "What did people see first?";
/// Between these two stands the last answer.
pub const WHY: (&str, &str) = ("Why “", "”? Which condition made it possible?");
/// Adds an answer to the chain.
pub const WHYS_ADD: &str = "Add the answer";
/// What to ask of a chain that is long enough.
pub const WHYS_ENOUGH: &str =
    "Three to five answers usually end at something that can be changed. Is the last one such a condition?";
/// Puts the last answer into the root cause.
pub const WHYS_TAKE: &str = "Take the last answer as the root cause";
/// The first node, the last one, and those between them.
pub const ENDS: [&str; 3] = ["Symptom", "Root cause", "Cause"];
/// What a node says of the rows that speak of it.
pub const NO_ACTION: &str = "no action item yet";
/// The name of the picture of the chain.
pub const CHAIN_PICTURE: &str = "Causal chain, from the symptom to the root cause";

/// What the action items answer.
pub const COVERAGE: &str = "What the action items answer";
/// Of kinds of action.
pub const COVERAGE_KINDS: &str = "Kinds of action";
/// Of causes.
pub const COVERAGE_CAUSES: &str = "Causes";
/// The choice that orders the rows of the action table.
pub const SORT: &str = "Sort rows by";
/// The button that makes a row a priority action, and ends that.
pub const PRIORITY_ACTION: &str = "Priority action";

/// How long after the start.
pub const AFTER_START: &str = " after the start";
/// Before the reader's own time.
pub const HERE: &str = "Where you are: ";

/// `3 rows`, or that there is none.
pub fn rows(count: usize) -> String {
    match count {
        0 => NO_ACTION.to_owned(),
        1 => "1 action item".to_owned(),
        _ => format!("{count} action items"),
    }
}

// The app.

pub const LIBRARY: &str = "Library";
pub const NOT_FOUND: &str = "Not found";
pub const THERE_IS_NO_SUCH_PAGE: &str = "There is no such page";
pub const THE_ADDRESS_MAY_BE_MISTYPED: &str = "The address may be mistyped. Everything you wrote is in the ";

// Dialogs.

pub const CLOSE: &str = "Close";

// The editor.

pub const OPENING: &str = "Opening";
pub const OPENING_THE_REPORT: &str = "Opening the report…";
pub const COULD_NOT_OPEN: &str = "Could not open";
pub const THE_REPORT_COULD_NOT_BE: &str = "The report could not be opened";
pub const TRY_AGAIN: &str = "Try again";
pub const TO_THE_LIBRARY: &str = "To the library";
pub const TO_THE_TEXT: &str = "To the text";
pub const PROGRESS: &str = "Progress";
pub const BESIDE_THE_TEXT: &str = "Beside the text";
pub const PREVIEW: &str = "Preview";
pub const UNTITLED: &str = "Untitled";
pub const KEEP_ON_THIS_DEVICE_ONLY: &str = "Keep on this device only";

// The line on top.

pub const POSTMORTEM: &str = "Postmortem";
pub const BREADCRUMB: &str = "Breadcrumb";
pub const EXPORT: &str = "Export";
pub const SHARE: &str = "Share";
pub const SAVE_STATE: &str = "Save state";
pub const DOWNLOAD_THE_TEXT: &str = "Download the text";
pub const SHORTEN_IT_AND_IT_IS: &str =
    "Shorten it, and it is sent by itself; what is long fits into a linked document.";
pub const LOAD_THE_PAGE_AGAIN_TO: &str = "Load the page again to get the newer program; your text comes back with it.";
pub const SAVE_IT_AS_A_NEW: &str = "Save it as a new report, or download it.";
pub const TRY_AGAIN_OR_DOWNLOAD_IT: &str = "Try again, or download it.";
pub const LOAD_THE_PAGE_AGAIN: &str = "Load the page again";
pub const SAVE_AS_A_NEW_REPORT: &str = "Save as a new report";
pub const THE_SERVER_DID_NOT_TAKE: &str = "The server did not take the report. ";
pub const THE_TEXT_IS_KEPT_ON: &str = " The text is kept on this device. ";

// Offered fields.

pub const DETAILS_SEVERITY_TIMES_PEOPLE_OPTIONAL: &str = "Details: severity, times, people (optional)";

// Rows.

pub const ROW_REMOVED: &str = "Row removed. ";
pub const UNDO: &str = "Undo";
pub const MOVE_UP_ALT: &str = "Move up (Alt+↑)";
pub const MOVE_DOWN_ALT: &str = "Move down (Alt+↓)";
pub const REMOVE: &str = "Remove";

// Boxes of a row.

pub const DONE: &str = "Done";
pub const DUE_DATE_TICKET_CATEGORY: &str = "Due date, ticket, category";

// Custom sections.

pub const ADD_A_SECTION_OF_YOUR: &str = "Add a section of your own (optional)";
pub const HEADING: &str = "Heading";
pub const TEXT: &str = "Text";
pub const MOVE_THE_TEXT_INTO: &str = "Move the text into";
pub const CHOOSE_A_FIELD: &str = "Choose a field…";
pub const STANDS_AFTER: &str = "Stands after";
pub const REMOVE_SECTION: &str = "Remove section";

// The list of sections.

pub const SECTIONS: &str = "Sections";

// Export.

pub const THE_DOWNLOAD_HAS_BEGUN: &str = "The download has begun.";
pub const THIS_BROWSER_DOES_NOT_LET: &str =
    "This browser does not let the page use the clipboard here. Download the file instead.";
pub const EXPORT_THIS_REPORT: &str = "Export this report";
pub const DOWNLOAD_MARKDOWN: &str = "Download Markdown";
pub const THE_WRITTEN_FORM_EVERYTHING_TO: &str =
    "The written form: everything, to keep in a repository and to import again.";
pub const DOWNLOAD_WEB_PAGE: &str = "Download web page";
pub const ONE_HTML_FILE_THAT_OPENS: &str = "One HTML file that opens anywhere and prints well.";
pub const DOWNLOAD_JSON: &str = "Download JSON";
pub const FOR_PROGRAMS_WHAT_THE_API: &str = "For programs: what the API takes and gives.";
pub const COPY_AS_MARKDOWN: &str = "Copy as Markdown";
pub const TO_PASTE_INTO_A_PULL: &str = "To paste into a pull request or an editor.";
pub const COPY_AS_RICH_TEXT: &str = "Copy as rich text";
pub const TO_PASTE_INTO_A_WIKI: &str = "To paste into a wiki or a mail, with headings, lists and tables.";
pub const PRINT: &str = "Print";
pub const AS_A_DOCUMENT_WITHOUT_THE: &str = "As a document, without the editor around it.";

// Import.

pub const IMPORT_MARKDOWN: &str = "Import Markdown";
pub const POSTMORTEMS_OF_ANY_TEAM_AND: &str = "Postmortems of any team and template: headings are recognised by their meaning, and what fits no field is kept under its own heading. Nothing of a text is lost.";
pub const MARKDOWN_FILES: &str = "Markdown files";
pub const OR_DROP_THEM_HERE: &str = "or drop them here";
pub const OR_PASTE_THE_TEXT: &str = "Or paste the text";
pub const IMPORT_THE_TEXT: &str = "Import the text";
pub const FILES_THAT_ARE_DONE: &str = "Files that are done";

// Sharing.

pub const SHARE_THIS_REPORT: &str = "Share this report";
pub const WHOEVER_HAS_THE_LINK_READS: &str =
    "Whoever has the link reads the report as it is saved at that moment. Nobody can change anything through it.";
pub const THERE_IS_NOTHING_TO_SHARE: &str = "There is nothing to share yet: write something first.";
pub const SAVING_THE_LAST_WORDS: &str = "Saving the last words…";
pub const READERS_WILL_SEE: &str = "Readers will see";
pub const ALL_SECTIONS_OF_THE_REPORT: &str = "All sections of the report, with its links.";
pub const NOTHING_OF_WHAT_WAS_DISMISSED: &str = "Nothing of what was dismissed, and no reasons.";
pub const FOR_WHOM_ONLY_YOU_SEE: &str = "For whom (only you see this)";
pub const WORKS_FOR: &str = "Works for";
pub const CREATE_LINK: &str = "Create link";
pub const LINKS_OPEN_ON_THIS_COMPUTER: &str =
    "Links open on this computer only. To share with others, start the server with ";

/// After redacting what the server may have, until its revisions are seen to.
pub const PAST_WAITS: &str = "Redacted here. Revisions on the server still hold it until this text is saved; then it is \
    taken out of them, too.";
/// The same while there is no connection.
pub const PAST_WAITS_OFFLINE: &str = "Redacted here. There is no connection: revisions on the server still hold it, and so \
    does the copy of the last one on this device. It is taken out of them once there is a connection; should this page be \
    closed before, when the report is opened again. Change the password or key all the same.";
/// Around how many revisions held it: the beginning, the end for one, the end for several.
pub const PAST_CLEAN: [&str; 3] = [
    "Redacted here and in ",
    " saved revision. Somebody may have read it there, and backups keep it: change the password or key all the same.",
    " saved revisions. Somebody may have read it there, and backups keep it: change the password or key all the same.",
];
pub const PAST_HAD_NONE: &str = "Redacted here, and no saved revision holds it. If others could read it meanwhile, change the \
    password or key all the same.";
/// Before what the server says.
pub const PAST_REFUSED: &str = "Redacted here, but not in the revisions on the server: ";
pub const PAST_READ: &str = "Close this note";
