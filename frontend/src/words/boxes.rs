//! What stands on the page of a report from the start: `frontend/split` writes these words into the page, with the
//! labels of the core, and the program says the same once it runs.

// The page and the line on top.

pub const POSTMORTEM: &str = "Postmortem";
pub const LIBRARY: &str = "Library";
pub const BREADCRUMB: &str = "Breadcrumb";
pub const SKIP_TO_CONTENT: &str = "Skip to content";

/// Of the page, for who does not see it.
pub fn editing(title: &str) -> String {
    format!("Editing {title}")
}

pub const SAVE_STATE: &str = "Save state";
pub const UNTOUCHED: &str = "Nothing to save yet";

/// `is_on_device` says whether this device has it, or nothing but the open tab.
pub fn here(is_on_device: bool) -> &'static str {
    if is_on_device { "Saved on this device" } else { "Only in this tab" }
}

/// While a report is being opened.
pub const OPENING_STATUS: &str = "Opening the report…";
pub const UNDO: &str = "Undo";
pub const UNDO_TIP: &str = "Undo (Ctrl+Z)";
pub const REDO: &str = "Redo";
pub const REDO_TIP: &str = "Redo (Ctrl+Shift+Z)";
/// The name of the palette and of its button.
pub const PALETTE: &str = "Command palette";
pub const PALETTE_TIP: &str = "Command palette (Ctrl+K)";
/// The name of the switch between writing and reading, and the two words on it.
pub const PREVIEW: &str = "Preview";
pub const EDIT: &str = "Edit";
pub const READ: &str = "Read";
pub const EXPORT: &str = "Export";
pub const SHARE: &str = "Share";

// Beside the text.

pub const PROGRESS: &str = "Progress";
pub const READINESS: &str = "Readiness";
pub const REQUIRED: &str = "Required fields filled in";
pub const SECTIONS: &str = "Sections";
pub const SIDE_PANEL: &str = "Side panel";
/// While guidance, or a part of the program, is being fetched.
pub const LOADING: &str = "Loading…";

// A field, and what is offered.

/// The prompt of a field that may stay empty.
pub fn optional(prompt: &str) -> String {
    format!("{prompt} (optional)")
}

/// The fold with examples and questions of a field.
pub const EXAMPLES: &str = "Examples";
/// The fold that shows a text as readers see it.
pub const AS_READ: &str = "As readers see it";

/// Behind the name of such a fold, for who does not see which field it belongs to.
pub fn for_field(field: &str) -> String {
    format!("for {field}")
}

pub const DETAILS: &str = "Details: severity, times, people (optional)";

pub fn add_optional(field: &str) -> String {
    format!("Add {field} (optional)")
}

pub const DEVICE_ONLY: &str = "Keep on this device only";
pub const CUSTOM_ADD: &str = "Add a custom section (optional)";
/// The fold below the causal chain.
pub const WHYS: &str = "Ask why, step by step";

// Rows.

/// `Action item 3`
pub fn numbered(item: &str, number: usize) -> String {
    format!("{item} {number}")
}

/// The entry and the button that add an item, such as `Add safeguard gap`.
pub fn add(item: &str) -> String {
    format!("Add {}", lower_first(item))
}

/// The choice that orders the rows of the action table.
pub const SORT: &str = "Sort rows by";

/// The button of a row that leads to all that can be done with it.
pub fn row_tools(row: &str) -> String {
    format!("{row} tools")
}

// Boxes of a row.

pub const DONE: &str = "Done";
pub const MORE_CELLS: &str = "Due date, ticket, category";
pub const ADDRESS_EXAMPLE: &str = "https://…";
pub const NO_KIND: &str = "No kind";

pub fn address_of(link: &str) -> String {
    format!("{link} address")
}

pub fn kind_of(link: &str) -> String {
    format!("{link} kind")
}

/// A label in the middle of a name, such as `Add safeguard gap`.
pub fn lower_first(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}
