//! Drafts: what this browser holds and the server does not have yet.
//!
//! One key per tab and report, so that no tab writes over another's words. What cannot be read, or
//! is older than another draft of the same report, is set aside and never thrown away.

use std::cell::{Cell, OnceCell};

use postmortem::Report;
use postmortem::redact::{self, REDACTED};
use postmortem::sync::{Base, Kept, Sent};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::browser::storage::{self, StorageTrouble};
use crate::browser::{clock, ids};

/// Version of [`Draft`] as it is kept.
const VERSION: u32 = 1;
const DRAFTS: &str = "postmortem:draft:";
const ASIDE: &str = "postmortem:aside:";
/// A revision that drafts go on from, beside them: it is written once and not with every key.
const BASES: &str = "postmortem:base:";

/// A report on this device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    version: u32,
    /// Of the report.
    pub id: Uuid,
    /// The server's revision it goes on from; 0 where the server does not know the report.
    pub revision: u64,
    /// When it was kept, in milliseconds since 1970.
    pub kept_at: f64,
    /// The writer does not want it on the server.
    pub device_only: bool,
    /// As typed, not normalised.
    pub report: Report,
    /// A save that was sent and not answered yet.
    pub sent: Option<Sent>,
}

/// A revision as the server had it, for merging. What is newer than the draft is of no use.
#[derive(Serialize, Deserialize)]
struct KeptBase {
    version: u32,
    report: Report,
}

/// Something that was set aside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aside {
    /// Why it was.
    pub reason: String,
    /// Of the report; empty where that could not be read.
    pub title: String,
    /// In milliseconds since 1970.
    pub at: f64,
    /// What was found: the written form of a report, or bytes that could not be read.
    pub text: String,
}

impl Draft {
    /// Keeps what a writer has, under this tab's key.
    pub fn keep(id: Uuid, kept: Kept) -> Result<(), StorageTrouble> {
        keep_base(id, &kept.base);
        let Kept { base, device_only, typed, sent } = kept;
        let revision = base.revision;
        let draft = Draft { version: VERSION, id, revision, kept_at: clock::now(), device_only, report: typed, sent };
        storage::keep(&key(id), &draft)
    }

    /// What a writer goes on with.
    pub fn into_kept(self) -> Kept {
        let read = || {
            let text = storage::read(&base_key(self.id, self.revision))?;
            serde_json::from_str::<KeptBase>(&text).ok().filter(|base| base.version <= VERSION)
        };
        let base = match self.revision {
            0 => Base::untouched(),
            revision => Base { revision, report: read().map(|base| base.report) },
        };
        Kept { base, device_only: self.device_only, typed: self.report, sent: self.sent }
    }
}

/// Keeps the base of a draft before the draft names it. The one before is forgotten, unless another
/// tab's draft may go on from it. Without room for it the draft is kept all the same.
fn keep_base(id: Uuid, base: &Base) {
    thread_local! {
        static WRITTEN: Cell<Option<(Uuid, u64)>> = const { Cell::new(None) };
    }
    let (Some(report), true) = (&base.report, base.revision > 0) else { return };
    let before = WRITTEN.get();
    if before == Some((id, base.revision)) {
        return;
    }
    let kept = KeptBase { version: VERSION, report: report.clone() };
    if storage::keep(&base_key(id, base.revision), &kept).is_ok() {
        WRITTEN.set(Some((id, base.revision)));
        if let Some((_, revision)) = before.filter(|(other, _)| *other == id && drafts_of(id).len() < 2) {
            storage::forget(&base_key(id, revision));
        }
    }
}

fn base_key(id: Uuid, revision: u64) -> String {
    format!("{BASES}{id}:{revision}")
}

fn drafts_of(id: Uuid) -> Vec<String> {
    storage::keys(&format!("{DRAFTS}{id}:"))
}

fn forget_unused_bases(id: Uuid) {
    if drafts_of(id).is_empty() {
        storage::keys(&format!("{BASES}{id}:")).iter().for_each(|key| storage::forget(key));
    }
}

/// Forgets this tab's draft of a report: the server has all of it.
pub fn forget(id: Uuid) {
    storage::forget(&key(id));
    forget_unused_bases(id);
}

/// Forgets all drafts of a report, also those of other tabs.
pub fn remove(id: Uuid) {
    drafts_of(id).iter().for_each(|key| storage::forget(key));
    forget_unused_bases(id);
}

/// The newest draft of a report, now this tab's own. Older ones that differ are set aside.
pub fn open(id: Uuid) -> Option<Draft> {
    let mut drafts = read_all(&format!("{DRAFTS}{id}:"));
    drafts.sort_by(|(_, a), (_, b)| a.kept_at.total_cmp(&b.kept_at));
    let (_, newest) = drafts.last()?.clone();
    let is_mine = storage::keep(&key(id), &newest).is_ok();
    for (key, draft) in drafts {
        let is_kept =
            draft.report == newest.report || set_aside("an older draft of the same report", &draft.report).is_ok();
        if is_mine && is_kept && key != self::key(id) {
            storage::forget(&key);
        }
    }
    Some(newest)
}

/// All drafts of this device, newest first, one for each report.
pub fn all() -> Vec<Draft> {
    let mut drafts: Vec<Draft> = read_all(DRAFTS).into_iter().map(|(_, draft)| draft).collect();
    drafts.sort_by(|a, b| a.id.cmp(&b.id).then(b.kept_at.total_cmp(&a.kept_at)));
    drafts.dedup_by_key(|draft| draft.id);
    drafts.sort_by(|a, b| b.kept_at.total_cmp(&a.kept_at));
    drafts
}

/// Sets a report aside under a reason.
pub fn set_aside(reason: &str, report: &Report) -> Result<(), StorageTrouble> {
    let report = report.clone().normalize();
    let text = postmortem::markdown::write(&report);
    keep_aside(Aside { reason: reason.into(), title: report.title, at: clock::now(), text })
}

/// What was set aside, newest first, with the keys to forget it by.
pub fn asides() -> Vec<(String, Aside)> {
    let mut asides: Vec<(String, Aside)> = storage::keys(ASIDE)
        .into_iter()
        .filter_map(|key| {
            let aside = serde_json::from_str(&storage::read(&key)?).ok()?;
            Some((key, aside))
        })
        .collect();
    asides.sort_by(|(_, a), (_, b)| b.at.total_cmp(&a.at));
    asides
}

fn keep_aside(aside: Aside) -> Result<(), StorageTrouble> {
    storage::keep(&format!("{ASIDE}{}", ids::token()), &aside)
}

/// Takes secrets out of what other tabs left of a report, and out of what was set aside. What this tab keeps
/// is written anew anyway, and a base is what the server has: it is forgotten with the next save.
pub fn redact(id: Uuid, secrets: &[String]) {
    for (key, mut draft) in read_all(&format!("{DRAFTS}{id}:")).into_iter().filter(|(key, _)| *key != self::key(id)) {
        secrets.iter().for_each(|secret| redact::redact(&mut draft.report, secret));
        // A shorter text has room where the longer one had.
        let _ = storage::keep(&key, &draft);
    }
    for (key, mut aside) in asides() {
        aside.text = secrets.iter().fold(aside.text, |text, secret| text.replace(secret, REDACTED));
        let _ = storage::keep(&key, &aside);
    }
}

/// Reads every draft under `prefix`; one that cannot be read is set aside.
fn read_all(prefix: &str) -> Vec<(String, Draft)> {
    let read = |key: String| {
        let text = storage::read(&key)?;
        match serde_json::from_str::<Draft>(&text) {
            Ok(draft) if draft.version <= VERSION => Some((key, draft)),
            _ => {
                let reason = "a draft that could not be read".to_owned();
                let aside = Aside { reason, title: String::new(), at: clock::now(), text };
                if keep_aside(aside).is_ok() {
                    storage::forget(&key);
                }
                None
            }
        }
    };
    storage::keys(prefix).into_iter().filter_map(read).collect()
}

fn key(id: Uuid) -> String {
    thread_local! {
        static TAB: OnceCell<String> = const { OnceCell::new() };
    }
    TAB.with(|tab| format!("{DRAFTS}{id}:{}", tab.get_or_init(ids::token)))
}
