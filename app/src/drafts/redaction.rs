//! That secrets are still to be taken out of the server's revisions of a report. The secrets themselves are kept
//! nowhere for that: the server finds them.

use uuid::Uuid;

use super::key;
use super::storage::{Storage, Stored};

/// How far a redaction has come in the revisions that the server has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Redaction {
    /// No redaction of this report is waiting for the server.
    None,
    /// The server has still to make it, once the text without the secret is saved.
    Due,
    /// The server has made it: so many revisions held a secret.
    Done(u64),
    /// The server did not make it, in its own words.
    Refused(String),
}

impl Redaction {
    /// What was left to do when the report was last open.
    pub fn of(stored: &dyn Stored, id: Uuid) -> Redaction {
        if stored.has(&key::redaction(id)) { Redaction::Due } else { Redaction::None }
    }

    /// It is to be made when there is a connection, also after the page was closed. Without room for the mark
    /// the page that is open has it made all the same.
    pub fn mark_due(storage: &mut dyn Storage, id: Uuid) {
        let _ = storage.write(&key::redaction(id), "due");
    }

    /// It is made, or not wanted any more.
    pub fn clear_due(storage: &mut dyn Storage, id: Uuid) {
        storage.remove(&key::redaction(id));
    }
}
