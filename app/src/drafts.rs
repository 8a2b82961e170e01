//! What a browser keeps of reports, and how it is recovered, put together and told to other tabs.
//!
//! Pure: storage is a trait, time and the text in the boxes are arguments, and everything else that is to be
//! done comes out as data. [`Writer`] is the whole of it for one report that is open in one tab.

mod storage;

mod envelope;

mod key;

mod aside;

mod base;

mod redaction;

mod draft;

mod typed;

mod early;

mod stored;

mod journal;

mod tabs;

mod message;

mod gather;

mod listing;

mod recovery;

mod clearing;

mod file;

mod writer;

pub use aside::{Aside, AsideReason};
pub use clearing::{forget, redact, remove};
pub use draft::Draft;
pub use file::{Taken, take_file, to_file};
pub use gather::{FoundDraft, find};
pub use key::{EARLY, PREFIX, early as early_key};
pub use listing::{Listing, list, size_of};
pub use message::Message;
pub use recovery::recover;
pub use redaction::Redaction;
pub use storage::{Plan, Storage, StorageError, Stored};
pub use tabs::{Seen, Tabs, Writing, count, joined};
pub use writer::{Effect, Input, OpenedFrom, Surroundings, Writer};
