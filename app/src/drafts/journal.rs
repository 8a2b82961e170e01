//! What is to be written of one tab's draft: the whole of it, or the one box that has changed.

use super::draft::Draft;
use super::key;
use super::storage::Storage;
use super::typed::{SentBox, Typed};
use crate::undo::Spot;

/// What the storage has of one tab's draft, and what has changed since.
#[derive(Debug, Default)]
pub struct Journal {
    /// The draft that stands whole in the storage.
    whole: Option<Whole>,
    /// A save that was sent since then.
    sent: Option<SentBox>,
    /// Something stands beside the draft.
    has_beside: bool,
    since: Since,
}

/// What goes with the report in a draft, and its number.
#[derive(Clone, Debug, PartialEq)]
struct Whole {
    writings: u64,
    revision: u64,
    device_only: bool,
    save_id: Option<String>,
}

/// What has changed since the draft was written whole.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Since {
    #[default]
    Nothing,
    Box(Spot),
    More,
}

impl Journal {
    /// Somebody typed into the box at `spot`; none for a box that is gone.
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

    /// Writes a draft of this tab: one box of it, where that is all that is new and `whole` is not asked for.
    /// `is_sent_as_typed` says that the draft's save was made of its report just now. False where the storage did not
    /// take it.
    pub fn write(&mut self, draft: &Draft, is_sent_as_typed: bool, whole: bool, storage: &mut dyn Storage) -> bool {
        (!whole && self.write_box(draft, is_sent_as_typed, storage).is_some()) || self.write_whole(draft, storage)
    }

    fn write_box(&mut self, draft: &Draft, is_sent_as_typed: bool, storage: &mut dyn Storage) -> Option<()> {
        let (Since::Box(spot), Some(whole)) = (self.since, &self.whole) else { return None };
        let key = key::draft(draft.id, &draft.tab);
        let sent = match &draft.sent {
            None => None,
            Some(sent) if is_sent_as_typed => {
                Some(SentBox { save_id: sent.save_id.clone(), text: spot.text_in(&draft.report) })
            }
            Some(sent) => self.sent.clone().filter(|known| known.save_id == sent.save_id),
        };
        let save_id = draft.sent.as_ref().map(|sent| sent.save_id.clone()).filter(|_| sent.is_none());
        let is_known = *whole == Whole { writings: whole.writings, save_id, ..Whole::of(draft) };
        if !is_known || !storage.has(&key) {
            return None;
        }
        let typed = Typed::of(draft, whole.writings, spot, sent.as_ref())?;
        storage.write(&key::beside(&key), &typed.sealed()).ok()?;
        (self.sent, self.has_beside) = (sent, true);
        Some(())
    }

    fn write_whole(&mut self, draft: &Draft, storage: &mut dyn Storage) -> bool {
        let key = key::draft(draft.id, &draft.tab);
        let is_kept = storage.write(&key, &draft.sealed()).is_ok();
        if is_kept && (self.has_beside || self.whole.is_none()) {
            storage.remove(&key::beside(&key));
        }
        if is_kept {
            *self = Journal { whole: Some(Whole::of(draft)), ..Journal::default() };
        } else {
            // What stands there is older than what stands beside it, and stays the last that is known.
            (self.whole, self.since) = (None, Since::More);
        }
        is_kept
    }
}

impl Whole {
    fn of(draft: &Draft) -> Whole {
        Whole {
            writings: draft.writings(),
            revision: draft.revision,
            device_only: draft.device_only,
            save_id: draft.sent.as_ref().map(|sent| sent.save_id.clone()),
        }
    }
}
