//! The machine of synchronising: every event in every state, and what becomes of words.

#[path = "sync/table.rs"]
mod table;
#[path = "sync/waits.rs"]
mod waits;
#[path = "sync/words.rs"]
mod words;
#[path = "sync/writer.rs"]
mod writer;
