//! The revisions that drafts go on from, beside them: one is written once and not with every key.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::envelope::{self, Sealed};
use super::key;
use super::storage::{Storage, StorageError, Stored};
use crate::report::Report;

/// A revision as the server had it, for merging.
#[derive(Serialize, Deserialize)]
struct KeptBase {
    #[serde(with = "crate::report::json")]
    report: Report,
}

/// Keeps a revision beside the drafts that go on from it, in the place of what was kept of it.
pub fn write(storage: &mut dyn Storage, id: Uuid, revision: u64, report: &Report) -> Result<(), StorageError> {
    // Plain strings and lists, which JSON always holds.
    let json = serde_json::to_string(&KeptBase { report: report.clone() }).unwrap_or_default();
    storage.write(&key::base(id, revision), &envelope::seal(&json))
}

/// The report at a revision, where it is kept. Before the first revision every report is untouched.
pub fn read(stored: &dyn Stored, id: Uuid, revision: u64) -> Option<Report> {
    if revision == 0 {
        return Some(Report::default());
    }
    let text = stored.read(&key::base(id, revision))?;
    let (Sealed::Kept(json) | Sealed::First(json)) = envelope::open(&text) else { return None };
    serde_json::from_str::<KeptBase>(json).ok().map(|base| base.report)
}

/// Removes a revision that this tab's draft does not go on from any more, unless another tab's may.
pub fn remove_replaced(storage: &mut dyn Storage, id: Uuid, revision: u64) {
    if storage.keys(&key::drafts_of(id)).len() < 2 {
        storage.remove(&key::base(id, revision));
    }
}

/// Removes the revisions of a report of which no tab has a draft any more.
pub fn remove_unused(storage: &mut dyn Storage, id: Uuid) {
    if storage.keys(&key::drafts_of(id)).is_empty() {
        storage.keys(&key::bases_of(id)).iter().for_each(|key| storage.remove(key));
    }
}
