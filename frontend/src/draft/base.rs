//! The revisions that drafts go on from, beside them: one is written once and not with every key.

use std::cell::Cell;

use postmortem::Report;
use postmortem::sync::Base;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::envelope::{self, Content};
use crate::device;

pub const BASES: &str = "postmortem:base:";

/// A revision as the server had it, for merging.
#[derive(Serialize, Deserialize)]
struct KeptBase {
    report: Report,
}

/// Keeps the base of a draft before the draft names it. The one before is forgotten, unless another
/// tab's draft may go on from it. Without room for it the draft is kept all the same.
pub fn keep(id: Uuid, base: &Base) {
    thread_local! {
        static WRITTEN: Cell<Option<(Uuid, u64)>> = const { Cell::new(None) };
    }
    let (Some(report), true) = (&base.report, base.revision > 0) else { return };
    let before = WRITTEN.get();
    if before == Some((id, base.revision)) {
        return;
    }
    let json = serde_json::to_string(&KeptBase { report: report.clone() }).unwrap_or_default();
    if device::keep(&key(id, base.revision), envelope::seal(&json)).is_ok() {
        WRITTEN.set(Some((id, base.revision)));
        if let Some((_, revision)) = before.filter(|(other, _)| *other == id && super::keys_of(id).len() < 2) {
            device::forget(&key(id, revision));
        }
    }
}

/// The report at a revision, where it is kept.
pub fn read(id: Uuid, revision: u64) -> Option<Report> {
    if revision == 0 {
        return Some(Report::default());
    }
    let text = device::read(&key(id, revision))?;
    let (Content::Kept(json) | Content::First(json)) = envelope::open(&text) else { return None };
    serde_json::from_str::<KeptBase>(json).ok().map(|base| base.report)
}

/// Where the bases of a report are.
pub fn keys_of(id: Uuid) -> Vec<String> {
    device::keys(&format!("{BASES}{id}:"))
}

/// Forgets the bases of a report of which no tab has a draft any more.
pub fn forget_unused(id: Uuid) {
    if super::keys_of(id).is_empty() {
        keys_of(id).iter().for_each(|key| device::forget(key));
    }
}

fn key(id: Uuid, revision: u64) -> String {
    format!("{BASES}{id}:{revision}")
}
