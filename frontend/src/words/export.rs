//! Taking a report away.

pub const NO_CLIPBOARD: &str = "This browser does not let the page use the clipboard here. Download the file instead.";
pub const TITLE: &str = "Export this report";
pub const MARKDOWN: &str = "Download Markdown";
pub const MARKDOWN_HINT: &str = "The whole report, to keep in a repository or import again.";
pub const WEB_PAGE: &str = "Download web page";
pub const WEB_PAGE_HINT: &str = "One HTML file that opens anywhere and prints well. Internal sections are left out.";
pub const JSON: &str = "Download JSON";
pub const JSON_HINT: &str = "For programs, as the API reads and writes it.";
pub const COPY_MARKDOWN: &str = "Copy as Markdown";
pub const COPY_MARKDOWN_HINT: &str = "To paste into a pull request or an editor.";
pub const COPY_RICH: &str = "Copy as rich text";
pub const COPY_RICH_HINT: &str =
    "To paste into a wiki or an e-mail, with headings, lists and tables. Internal sections are left out.";
pub const PRINT: &str = "Print";
pub const PRINT_HINT: &str = "As a document, without the editor around it. Internal sections are left out.";

/// Said once it is done.
pub const COPIED_MARKDOWN: &str = "Copied as Markdown.";
pub const COPIED_RICH: &str = "Copied as rich text.";
