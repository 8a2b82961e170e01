//! What others brought into the boxes while the page was open.

use postmortem::merge::Change;
use postmortem::sync::{Shown, Tools};

/// Older merges than the last so many are not remembered.
const MOST: usize = 20;

/// What one revision of the server brought into the boxes.
#[derive(Clone, Debug, PartialEq)]
pub struct Merge {
    /// The revision that brought it.
    pub revision: u64,
    /// What it changed in the boxes.
    pub changes: Vec<Change>,
}

impl Merge {
    /// What the writer sees change.
    pub fn of(shown: &Shown, tools: &Tools) -> Merge {
        Merge { revision: shown.revision, changes: (tools.changes)(&shown.before, &shown.after) }
    }
}

/// Merges that the writer has not looked at yet, the newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merges(pub Vec<Merge>);

impl Merges {
    /// Puts a merge behind those that were not looked at yet.
    pub fn add(&mut self, merge: Merge) {
        if !merge.changes.is_empty() {
            self.0.insert(0, merge);
            self.0.truncate(MOST);
        }
    }
}
