//! The written form of a report, and Markdown shown as HTML.
//!
//! Three laws hold for every normalised report `r` and every text `m` (item ids aside):
//! `parse(write(r)).report == r`, `write(parse(write(parse(m))))` is `write(parse(m))`, and
//! `write(parse(m))` has every word of `m` that is not named in `imported`.
//! The writer puts one backslash before a line of prose that would otherwise read as structure;
//! the reader takes one away.
//!
//! Nothing outside this module reads or writes Markdown.

mod address;
mod breaks;
mod bytes;
mod faults;
pub(crate) mod front_matter;
mod html;
mod import;
mod link;
mod list;
mod moving;
mod outcome;
mod own;
mod paste;
mod read;
mod reading;
mod spans;
mod structure;
mod table;
mod typing;
mod web_page;
mod write;
mod yaml;

pub use address::is_safe_url;
pub use bytes::{NotText, decode};
pub use faults::{Fault, faults};
pub use html::{inline_html, to_html};
pub(crate) use list::item_text;
pub use outcome::Outcome;
pub use paste::{Pasted, pasted};
pub use read::{Imported, Parsed, SourceMap, parse};
pub(crate) use spans::{Spans, Stretch, Target, spans};
pub use typing::{Formatting, Rewrite, inserted, linked, toggle};
pub use web_page::{HTML_ATTRIBUTES, HtmlNode, MAX_HTML_DEPTH, from_html, is_web_page};
pub use write::{write, write_for_readers};
