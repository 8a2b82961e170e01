//! Drafts: what this browser holds and the server does not have yet.
//!
//! One key per tab and report, so that no tab writes over another's words. What cannot be read, or
//! cannot be merged, is set aside and never thrown away.

mod aside;
mod base;
mod copies;
mod envelope;
mod file;
mod merged;
pub mod redaction;
mod typed;

pub use aside::{Aside, asides};
pub use base::read as base;
pub use copies::goes_on;
pub use file::{Taken, take_file, to_file};
pub use typed::Journal;

use std::cell::{OnceCell, RefCell};

use leptos::prelude::*;
use postmortem::Report;
use postmortem::redact::{self, REDACTED};
use postmortem::sync::tabs::{Seen, count, joined};
use postmortem::sync::{Base, Kept, Sent};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::browser::storage::StorageTrouble;
use crate::browser::{clock, ids};
use crate::device;
use crate::words;
use envelope::Content;

const DRAFTS: &str = "postmortem:draft:";

thread_local! {
    /// Of the reports that this tab has open or had.
    static SEEN: RefCell<Vec<(Uuid, Seen)>> = RefCell::default();
}

/// A report on this device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Only in drafts of the first version of the form, which had no envelope.
    #[serde(default, skip_serializing, rename = "version")]
    _version: u32,
    /// Of the report.
    pub id: Uuid,
    /// The server's revision it goes on from; 0 where the server does not know the report.
    pub revision: u64,
    /// When it was kept, in milliseconds since 1970.
    pub kept_at: f64,
    /// The name of the tab that wrote it.
    #[serde(default)]
    pub tab: String,
    /// How often each tab had written what is in it.
    #[serde(default)]
    pub seen: Seen,
    /// The writer does not want it on the server.
    pub device_only: bool,
    /// As typed, not normalised.
    pub report: Report,
    /// A save that was sent and not answered yet.
    pub sent: Option<Sent>,
}

impl Draft {
    /// What to call the report.
    pub fn title(&self) -> String {
        match self.report.title.trim() {
            "" => words::UNTITLED.to_owned(),
            title => title.to_owned(),
        }
    }

    /// What a writer has, as this tab's own, with its base kept.
    pub fn of(id: Uuid, kept: Kept) -> Draft {
        base::keep(id, &kept.base);
        let Kept { base, device_only, typed, sent } = kept;
        let (revision, kept_at, tab, seen) = (base.revision, clock::now(), tab(), count_writing(id, base.revision));
        Draft { _version: 0, id, revision, kept_at, tab, seen, device_only, report: typed, sent }
    }

    /// Keeps what a writer has, under this tab's key.
    pub fn keep(id: Uuid, kept: Kept) -> Result<(), StorageTrouble> {
        Draft::of(id, kept).write()
    }

    /// The text that is kept.
    pub fn sealed(&self) -> String {
        // Plain strings, lists and numbers, which JSON always holds.
        envelope::seal(&serde_json::to_string(self).unwrap_or_default())
    }

    /// What a writer goes on with.
    pub fn into_kept(self) -> Kept {
        let base = Base { revision: self.revision, report: base::read(self.id, self.revision) };
        Kept { base, device_only: self.device_only, typed: self.report, sent: self.sent }
    }

    fn write(&self) -> Result<(), StorageTrouble> {
        device::keep(&key(self.id), self.sealed())
    }
}

/// What stands under a key.
enum Found {
    Draft(Box<Draft>),
    /// A later version of this program wrote it: it stays as it is.
    Newer,
    Damaged,
}

fn find(text: &str) -> Found {
    let json = match envelope::open(text) {
        Content::Kept(json) | Content::First(json) => json,
        Content::Newer => return Found::Newer,
        Content::Damaged => return Found::Damaged,
    };
    serde_json::from_str(json).map_or(Found::Damaged, |draft| Found::Draft(Box::new(draft)))
}

/// The same with what stands beside it.
fn find_both(text: &str, beside: Option<&str>) -> Found {
    let mut found = find(text);
    if let (Found::Draft(draft), Some(beside)) = (&mut found, beside) {
        typed::put_into(draft, beside);
    }
    found
}

/// Forgets this tab's draft of a report and all that is in it: the server has it.
pub fn forget(id: Uuid) {
    let seen = seen(id);
    for other in of_other_tabs(id).iter().filter(|other| merged::is_in(&seen, other)) {
        typed::forget(&key_of(id, &other.tab));
    }
    typed::forget(&key(id));
    base::forget_unused(id);
    listed().notify();
}

/// Forgets all drafts of a report, also those of other tabs.
pub fn remove(id: Uuid) {
    keys_of(id).iter().for_each(|key| typed::forget(key));
    base::forget_unused(id);
    redaction::is_done(id);
    listed().notify();
}

/// Told when a draft has come or gone.
pub fn listed() -> ArcTrigger {
    thread_local! {
        static LISTED: ArcTrigger = ArcTrigger::new();
    }
    LISTED.with(Clone::clone)
}

/// [`all`], kept up to date.
pub fn listed_drafts() -> Memo<Vec<Draft>> {
    Memo::new(|_| {
        listed().track();
        all()
    })
}

/// Bytes that the drafts of a report and what they go on from take, nearly.
pub fn size(id: Uuid) -> usize {
    let keys = keys_of(id).into_iter().flat_map(|key| [typed::key_beside(&key), key]).chain(base::keys_of(id));
    keys.filter_map(|key| device::read(&key)).map(|text| text.len()).sum()
}

/// What all tabs have written of a report and the server does not have, now this tab's own.
pub fn open(id: Uuid) -> Option<Draft> {
    let mut drafts = read_all(&format!("{DRAFTS}{id}:"));
    drafts.sort_by(|(_, a), (_, b)| a.kept_at.total_cmp(&b.kept_at));
    let (newest_key, mut draft) = drafts.pop()?;
    let mut keys = vec![newest_key];
    for (key, other) in drafts.into_iter().rev() {
        if merged::merge_into(&mut draft, &other)
            || aside::set_aside(words::library::ASIDE_OLDER, &other.report).is_ok()
        {
            keys.push(key);
        }
    }
    see(id, std::mem::take(&mut draft.seen));
    (draft.tab, draft.seen) = (tab(), count_writing(id, draft.revision));
    let mine = key(id);
    if draft.write().is_ok() {
        keys.iter().filter(|key| **key != mine).for_each(|key| typed::forget(key));
        device::forget(&typed::key_beside(&mine));
    }
    Some(draft)
}

/// All drafts of this device, newest first, one for each report.
pub fn all() -> Vec<Draft> {
    let mut drafts: Vec<Draft> = read_all(DRAFTS).into_iter().map(|(_, draft)| draft).collect();
    drafts.sort_by(|a, b| a.id.cmp(&b.id).then(b.kept_at.total_cmp(&a.kept_at)));
    drafts.dedup_by_key(|draft| draft.id);
    drafts.sort_by(|a, b| b.kept_at.total_cmp(&a.kept_at));
    drafts
}

/// True where a later version of this program left drafts, which this one cannot read.
pub fn has_newer() -> bool {
    device::keys(DRAFTS)
        .iter()
        .any(|key| device::read(key).is_some_and(|text| matches!(envelope::open(&text), Content::Newer)))
}

/// Takes secrets out of what other tabs left of a report, and out of what was set aside. What this tab keeps
/// is written anew anyway, and a base is what the server has: it is forgotten with the next save.
pub fn redact(id: Uuid, secrets: &[String]) {
    for (key, mut draft) in read_all(&format!("{DRAFTS}{id}:")).into_iter().filter(|(key, _)| *key != self::key(id)) {
        let before = draft.report.clone();
        secrets.iter().for_each(|secret| redact::redact(&mut draft.report, secret));
        if draft.report != before {
            // A shorter text has room where the longer one had.
            let _ = device::keep(&key, draft.sealed());
            device::forget(&typed::key_beside(&key));
        }
    }
    for (key, mut aside) in asides() {
        aside.text = secrets.iter().fold(aside.text, |text, secret| text.replace(secret, REDACTED));
        let _ = aside::keep_again(&key, &aside);
    }
}

/// Reads every draft under `prefix`; one that cannot be read is set aside.
fn read_all(prefix: &str) -> Vec<(String, Draft)> {
    let read = |key: String| {
        let text = device::read(&key)?;
        match find(&text) {
            Found::Draft(mut draft) => {
                let beside = device::read(&typed::key_beside(&key));
                if let Some(beside) = beside.filter(|beside| !typed::put_into(&mut draft, beside))
                    && aside::set_text_aside(beside).is_ok()
                {
                    device::forget(&typed::key_beside(&key));
                }
                return Some((key, *draft));
            }
            Found::Newer => {}
            Found::Damaged => {
                if aside::set_text_aside(text).is_ok() {
                    device::forget(&key);
                }
            }
        }
        None
    };
    device::keys(prefix).into_iter().filter_map(read).collect()
}

/// The drafts that other tabs have of a report at the moment.
pub fn of_other_tabs(id: Uuid) -> Vec<Draft> {
    let drafts = read_all(&format!("{DRAFTS}{id}:")).into_iter();
    drafts.filter(|(other, _)| *other != key(id)).map(|(_, draft)| draft).collect()
}

/// A draft as it is kept; none where the text is something else.
pub fn read(text: &str) -> Option<Draft> {
    match find(text) {
        Found::Draft(draft) => Some(*draft),
        Found::Newer | Found::Damaged => None,
    }
}

/// This tab's draft of a report as it is kept, if there is one.
pub fn sealed(id: Uuid) -> Option<String> {
    read_all(&key(id)).pop().map(|(_, draft)| draft.sealed())
}

/// What this tab has taken in of a report.
pub fn seen(id: Uuid) -> Seen {
    SEEN.with_borrow(|all| all.iter().find(|(known, _)| *known == id).map(|(_, seen)| seen.clone())).unwrap_or_default()
}

/// What this tab has taken in of a report, from now on.
pub fn see(id: Uuid, seen: Seen) {
    SEEN.with_borrow_mut(|all| {
        all.retain(|(known, _)| *known != id);
        all.push((id, seen));
    });
}

/// This tab has taken in a revision.
pub fn see_revision(id: Uuid, revision: u64) -> Seen {
    let seen = joined(&seen(id), &vec![(String::new(), revision)]);
    see(id, seen.clone());
    seen
}

/// Counts one more writing of this tab, which the clock of the device may get wrong.
fn count_writing(id: Uuid, revision: u64) -> Seen {
    let seen = see_revision(id, revision);
    let seen = joined(&seen, &vec![(tab(), count(&seen, &tab()) + 1)]);
    see(id, seen.clone());
    seen
}

fn keys_of(id: Uuid) -> Vec<String> {
    device::keys(&format!("{DRAFTS}{id}:"))
}

fn key(id: Uuid) -> String {
    key_of(id, &tab())
}

fn key_of(id: Uuid, tab: &str) -> String {
    format!("{DRAFTS}{id}:{tab}")
}

/// The name of this tab among those of this browser.
pub fn tab() -> String {
    thread_local! {
        static TAB: OnceCell<String> = const { OnceCell::new() };
    }
    TAB.with(|tab| tab.get_or_init(ids::token).clone())
}
