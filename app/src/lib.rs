//! The report itself: its model, its written form, its validation and what travels over the wire.
//!
//! This crate is pure: no clock, no files, no network, no browser. "Now" is always an argument.
//! The same code runs in the browser, on the server and on the command line.

pub mod report;

pub mod markdown;

pub mod lint;

pub mod merge;

pub mod sync;

pub mod drafts;

pub mod live;

pub mod undo;

pub mod progress;

pub mod review;

pub mod redact;

pub mod search;

pub mod utf16;

pub mod wire;

#[cfg(feature = "view")]
pub mod view;

pub use report::{Field, Report, Section};
