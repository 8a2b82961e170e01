//! The one box that is being typed into, beside the draft it belongs to: so a few keys write a few words, and
//! not a whole report. It counts only beside the very draft that it goes on from.

use postmortem::report::Field;
use postmortem::sync::tabs::{count, joined};
use postmortem::undo::Spot;
use serde::{Deserialize, Serialize};

use super::envelope::{self, Content};
use super::{DRAFTS, Draft, key};
use crate::device;

pub const TYPED: &str = "postmortem:typed:";

/// What one box holds, in a draft that is otherwise as it was written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    /// How often the tab had written when it wrote the draft.
    after: u64,
    /// How often by now.
    writings: u64,
    /// When it was kept, in milliseconds since 1970.
    kept_at: f64,
    field: String,
    row: usize,
    cell: usize,
    text: String,
}

/// What is to be written of this tab's draft of one report.
#[derive(Debug, Default)]
pub struct Journal {
    /// The draft that stands whole in the storage.
    whole: Option<Whole>,
    /// Something stands beside it.
    is_beside: bool,
    since: Since,
}

/// What goes with the report in a draft, and its number.
#[derive(Debug, PartialEq)]
struct Whole {
    writings: u64,
    revision: u64,
    device_only: bool,
    save_id: Option<String>,
}

/// What has changed since then.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Since {
    #[default]
    Nothing,
    Box(Spot),
    More,
}

impl Journal {
    /// Somebody typed into a box.
    pub fn typed(&mut self, spot: Option<Spot>) {
        self.since = match (self.since, spot) {
            (Since::Nothing, Some(spot)) => Since::Box(spot),
            (Since::Box(before), Some(spot)) if before == spot => return,
            _ => Since::More,
        };
    }

    /// Anything else has changed.
    pub fn changed(&mut self) {
        self.since = Since::More;
    }

    /// Keeps a draft of this tab: one box of it, where that is all that is new and `whole` is not asked for. The
    /// text that is kept otherwise.
    pub fn keep(&mut self, draft: &Draft, whole: bool) -> Option<String> {
        if let (Since::Box(spot), Some(before), false) = (self.since, &self.whole, whole)
            && *before == (Whole { writings: before.writings, ..Whole::of(draft) })
            && device::has(&key(draft.id))
            && keep(draft, before.writings, spot).is_some()
        {
            self.is_beside = true;
            return None;
        }
        let text = draft.sealed();
        // What goes wrong is told by the device, and tried again with the next words.
        let is_kept = device::keep(&key(draft.id), text.clone()).is_ok();
        if self.is_beside || self.whole.is_none() {
            device::forget(&key_beside(&key(draft.id)));
        }
        *self = Journal { whole: is_kept.then(|| Whole::of(draft)), ..Journal::default() };
        Some(text)
    }
}

impl Whole {
    fn of(draft: &Draft) -> Whole {
        Whole {
            writings: count(&draft.seen, &draft.tab),
            revision: draft.revision,
            device_only: draft.device_only,
            save_id: draft.sent.as_ref().map(|sent| sent.save_id.clone()),
        }
    }
}

fn keep(draft: &Draft, after: u64, spot: Spot) -> Option<()> {
    let typed = Typed {
        after,
        writings: count(&draft.seen, &draft.tab),
        kept_at: draft.kept_at,
        field: spot.field.name(),
        row: spot.row,
        cell: spot.cell,
        text: spot.text_in(&draft.report)?,
    };
    let json = serde_json::to_string(&typed).ok()?;
    device::keep(&key_beside(&key(draft.id)), envelope::seal(&json)).ok()
}

/// The key beside the key of a draft.
pub fn key_beside(key: &str) -> String {
    key.replacen(DRAFTS, TYPED, 1)
}

/// Forgets a draft with what stands beside it.
pub fn forget(key: &str) {
    device::forget(key);
    device::forget(&key_beside(key));
}

/// Puts what stands beside a draft into it. False where that is newer than the draft and yet goes on from
/// another, or cannot be read.
pub fn put_into(draft: &mut Draft, beside: &str) -> bool {
    let Content::Kept(json) = envelope::open(beside) else { return false };
    let Ok(typed) = serde_json::from_str::<Typed>(json) else { return false };
    let written = count(&draft.seen, &draft.tab);
    if typed.writings <= written {
        return true;
    }
    let spot = Field::named(&typed.field).map(|field| Spot { field, row: typed.row, cell: typed.cell });
    let Some(spot) = spot.filter(|_| typed.after == written) else { return false };
    if spot.put(&mut draft.report, typed.text).is_none() {
        return false;
    }
    draft.seen = joined(&draft.seen, &vec![(draft.tab.clone(), typed.writings)]);
    draft.kept_at = typed.kept_at;
    true
}
