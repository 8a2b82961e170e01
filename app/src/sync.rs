//! Saving as a state machine: what happened goes in, what is to be done comes out.
//!
//! No clock, no browser, no randomness: they are arguments. One machine is one writer of one report.

mod event;
mod machine;
mod state;
mod tools;

pub use event::{Answer, Effect, Event, Kept, Request, Sent, Shown, StepInput, Timer};
pub use machine::{Opened, Sync};
pub use state::{Base, Reason, Refusal, State};
pub use tools::{TOOLS, Tools};

/// From the first key that is not kept on this device until it is, in milliseconds.
pub const JOURNAL_MS: u32 = 100;

/// From the last key until it is sent.
pub const PAUSE_MS: u32 = 1_000;

/// From the first unsent key until it is sent, however fast the next ones follow.
pub const LONGEST_MS: u32 = 3_000;

/// From the first failure until the next try; doubled with each further one, and varied by half, so
/// that not all writers come back in the same moment.
pub const FIRST_RETRY_MS: u32 = 1_000;

/// The longest wait between two tries, before it is varied.
pub const LAST_RETRY_MS: u32 = 20_000;

/// A writer who has not heard of the server for longer asks what is current before sending.
pub const SLEPT_MS: u32 = 60_000;

/// Coming back to the window sooner than this after an answer asks nothing.
pub const FRESH_MS: u32 = 2_000;
