//! A report on this device that the server does not have all of.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::envelope::{self, Sealed};
use super::key;
use super::storage::{Storage, StorageError};
use super::tabs::{Seen, count};
use crate::redact::redact;
use crate::report::Report;
use crate::sync::Sent;

/// What one tab has kept of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Only in drafts of the first version of the form, which had no envelope.
    #[serde(default, skip_serializing, rename = "version")]
    pub(super) _version: u32,
    /// The id of the report, made by the browser that began it.
    pub id: Uuid,
    /// The server's revision it goes on from; 0 where the server does not know the report.
    pub revision: u64,
    /// When it was kept, in milliseconds since 1970, by a clock that may be wrong.
    pub kept_at: f64,
    /// The name of the tab that wrote it; empty in drafts of the first programs.
    #[serde(default)]
    pub tab: String,
    /// How often each tab had written what is in it.
    #[serde(default)]
    pub seen: Seen,
    /// The writer does not want it on the server.
    pub device_only: bool,
    /// As typed, not normalised.
    #[serde(with = "crate::report::json")]
    pub report: Report,
    /// A save that was sent and not answered yet.
    pub sent: Option<Sent>,
}

/// What a text is that should be a draft.
#[derive(Debug)]
pub enum Unsealed {
    /// A draft of this or an earlier version of the form.
    Draft(Box<Draft>),
    /// A later version of this program wrote it: it stays as it is.
    Newer,
    /// It cannot be read.
    Damaged,
}

impl Draft {
    /// A draft of a report that the server does not know, by a tab that has not written of it before.
    pub fn begun(id: Uuid, tab: String, report: Report, device_only: bool, sent: Option<Sent>, now: f64) -> Draft {
        let seen = vec![(String::new(), 0), (tab.clone(), 1)];
        Draft { _version: 0, id, revision: 0, kept_at: now, tab, seen, device_only, report, sent }
    }

    /// Writes it whole, under the key of its tab.
    pub fn persist(&self, storage: &mut dyn Storage) -> Result<(), StorageError> {
        storage.write(&key::draft(self.id, &self.tab), &self.sealed())
    }

    /// The text that is kept.
    pub fn sealed(&self) -> String {
        // Plain strings, lists and numbers, which JSON always holds.
        envelope::seal(&serde_json::to_string(self).unwrap_or_default())
    }

    /// Reads what [`Draft::sealed`] and every released version of it wrote.
    pub fn unseal(text: &str) -> Unsealed {
        let json = match envelope::open(text) {
            Sealed::Kept(json) | Sealed::First(json) => json,
            Sealed::Newer => return Unsealed::Newer,
            Sealed::Damaged => return Unsealed::Damaged,
        };
        serde_json::from_str(json).map_or(Unsealed::Damaged, |draft| Unsealed::Draft(Box::new(draft)))
    }

    /// Takes secrets out of it, and out of the save that was not answered. True where it held one.
    pub(super) fn redact(&mut self, secrets: &[String]) -> bool {
        let before = self.clone();
        let sent = self.sent.as_mut().map(|sent| &mut sent.report);
        for report in sent.into_iter().chain([&mut self.report]) {
            secrets.iter().for_each(|secret| redact(report, secret));
        }
        *self != before
    }

    /// How often its tab had written by then.
    pub fn writings(&self) -> u64 {
        count(&self.seen, &self.tab)
    }
}
