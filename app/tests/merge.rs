//! Merging: committed cases, and the laws on random triples.
//!
//! `MERGE_CASES` sets how many triples the laws are tried on.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

#[path = "merge/cases.rs"]
mod cases;
#[path = "merge/laws.rs"]
mod laws;
#[path = "merge/settling.rs"]
mod settling;
#[path = "merge/triples.rs"]
mod triples;
