//! Reports on their way in.

pub const TITLE: &str = "Import Markdown";
pub const PROMISE: &str = "Postmortems from any team and template: headings are recognised by their meaning, and what fits no field is kept under its own heading. No text is lost.";
pub const FILES: &str = "Markdown files";
pub const DROP: &str = "or drop them here";
pub const PASTE: &str = "Or paste the text";
pub const PASTE_SEND: &str = "Import the text";
pub const PROGRESS: &str = "Files done";

/// What a pasted text is called, which has no name.
pub const PASTED: &str = "Pasted text";

pub fn under_way(number: usize, total: usize) -> String {
    format!("Importing {number} of {total}…")
}

pub fn over(imported: usize, failed: usize) -> String {
    match failed {
        0 => format!("{imported} imported."),
        _ => format!("{imported} imported, {failed} not."),
    }
}

/// `{0}` is the name of a file and `{1}` the reason.
pub const FAILED: &str = "{0} was not imported: {1}";
pub const UNREADABLE: &str = "the browser could not read it";

pub fn not_kept(trouble: &str) -> String {
    format!("it could not be sent or kept here. {trouble}")
}

/// Why the server does not have a report.
pub const HERE_SECRET: &str =
    "On this device only: it contains what looks like a secret. Open it to redact that or send it anyway.";
pub const HERE_AWAY: &str = "On this device only, until the server answers.";

/// What a saved web page is called as a markup.
pub const WEB_PAGE: &str = "a web page";

pub fn read_as(markup: &str) -> String {
    format!("Read as {markup}.")
}

/// `names` are the `count` fields of the template that hold text, `optional` those beside it.
pub fn fields(count: usize, names: &str, optional: &str) -> String {
    let names = if names.is_empty() { "none" } else { names };
    let optional = if optional.is_empty() { String::new() } else { format!(" Optional fields: {optional}.") };
    format!("{count} of 20 fields have text: {names}.{optional}")
}

/// `{0}` are the headings that fit no field.
pub const CUSTOM: &str = "Kept under their own headings: {0}. In the editor each can be moved into a field.";

pub fn replaced(count: usize) -> String {
    match count {
        1 => "1 heading or label now uses the template's words".to_owned(),
        _ => format!("{count} headings and labels now use the template's words"),
    }
}

/// `{0}` is a line's number, `{1}` its words as a quotation, `{2}` the template's for them.
pub const REPLACED: &str = "Line {0}: {1} became {2}";
