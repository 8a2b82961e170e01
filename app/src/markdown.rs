//! The written form of a report, and Markdown shown as HTML.
//!
//! Two laws hold for every normalised report `r` and every text `m` (item ids aside):
//! `parse(write(r)).report == r`, and `write(parse(write(parse(m))))` is `write(parse(m))`.
//! The writer puts one backslash before a line of prose that would otherwise read as structure;
//! the reader takes one away.
//!
//! Nothing outside this module reads or writes Markdown.

mod html;
mod link;
mod list;
mod read;
mod spans;
mod structure;
mod table;
mod write;

pub use html::{inline_html, to_html};
pub use read::{Parsed, SourceMap, parse};
pub(crate) use spans::{Piece, Spans, Target, spans};
pub use write::write;
