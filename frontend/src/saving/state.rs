//! What the reader is told about saving: facts only.

use postmortem::drafts::Writer;
use postmortem::sync::{Refusal, State};

use crate::browser::clock;
use crate::browser::storage::StorageTrouble;
use crate::words::saving as words;

/// Where the words of the open report are.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveState {
    /// Nothing was written yet.
    Untouched,
    /// On this device, and on its way.
    Kept,
    /// On this device, where the writer wants it to stay.
    DeviceOnly,
    /// On the server, all of it.
    Saved {
        /// The revision that holds it.
        revision: u64,
        /// When this page learned it; `None` where it was so from the start.
        at: Option<f64>,
    },
    /// On this device; the server does not answer.
    NotSent {
        /// Fields that differ from the last revision, where that is known.
        changes: Option<usize>,
    },
    /// On this device; the server does not take it.
    Refused(Refusal),
    /// On this device: it may hold a secret, and waits for the writer's word.
    Held,
}

impl SaveState {
    /// Where a writer's words are. `before` is what the reader was told last.
    pub fn of(writer: &Writer, before: &SaveState) -> SaveState {
        let sync = writer.sync();
        let here = match (sync.is_device_only(), writer.is_on_device()) {
            (true, true) => SaveState::DeviceOnly,
            (false, true) => SaveState::Kept,
            (_, false) => SaveState::Untouched,
        };
        match sync.state() {
            State::Saved => SaveState::Saved { revision: sync.revision(), at: writer.saved_at() },
            // Asking what is current is no news to a reader whose words are all saved.
            State::Behind if matches!(before, SaveState::Saved { .. }) && !sync.has_unsent_keys() => before.clone(),
            State::OnlyHere | State::Waiting => here,
            State::Sending | State::Behind => SaveState::Kept,
            State::Offline => SaveState::NotSent { changes: None },
            State::Refused(refusal) => SaveState::Refused(refusal.clone()),
            State::Held => SaveState::Held,
        }
    }

    /// In words. `trouble` says whether this device keeps anything at all.
    pub fn words(&self, trouble: Option<StorageTrouble>) -> String {
        let is_on_device = !trouble.is_some_and(StorageTrouble::loses);
        match self {
            SaveState::Untouched => words::UNTOUCHED.into(),
            SaveState::Kept => words::here(is_on_device).into(),
            SaveState::DeviceOnly => words::here_only(is_on_device).into(),
            SaveState::Saved { revision, at: None } => words::saved(*revision),
            SaveState::Saved { revision, at: Some(at) } => words::saved_at(*revision, &clock::time_of_day(*at)),
            SaveState::NotSent { changes } => words::not_sent(*changes, is_on_device),
            SaveState::Refused(_) => words::refused(is_on_device),
            SaveState::Held => words::held(is_on_device),
        }
    }

    /// The mark before the words: done, waiting, or in need of attention.
    pub const fn mark(&self) -> &'static str {
        match self {
            SaveState::Saved { .. } => "✓",
            SaveState::Untouched | SaveState::Kept | SaveState::DeviceOnly => "○",
            SaveState::NotSent { .. } | SaveState::Refused(_) | SaveState::Held => "!",
        }
    }

    /// True when something needs attention.
    pub const fn is_trouble(&self) -> bool {
        matches!(self, SaveState::NotSent { .. } | SaveState::Refused(_) | SaveState::Held)
    }
}
