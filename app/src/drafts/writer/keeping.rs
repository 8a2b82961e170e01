//! What a writer keeps on its device, and in which order.

use super::{Effect, Surroundings, Writer};
use crate::drafts::base;
use crate::drafts::draft::Draft;
use crate::drafts::message::Message;
use crate::drafts::storage::Storage;
use crate::drafts::tabs::{Seen, count, joined};
use crate::sync::{Base, Kept};

impl Writer {
    pub(super) fn keep(&mut self, kept: Kept, around: &mut Surroundings<'_>, all: &mut Vec<Effect>) {
        self.keep_base(&kept.base, around.storage);
        let is_sent_as_typed = kept.is_sent_as_typed;
        let draft = self.next_draft(kept, around.now);
        if !self.journal.write(&draft, is_sent_as_typed, !self.is_alone, around.storage) {
            self.sync.not_kept();
        }
        self.is_on_device = true;
        if self.is_alone {
            // Nobody else is told of it, so that it need not be copied.
            return self.tabs.remember(draft.seen, draft.report);
        }
        self.tabs.remember(draft.seen.clone(), draft.report.clone());
        all.push(Effect::Say(Message::Kept(Box::new(draft))));
    }

    /// Keeps the base of a draft before the draft names it. The one before goes, unless another tab's draft may go
    /// on from it. Without room for it the draft is kept all the same.
    pub(super) fn keep_base(&mut self, base: &Base, storage: &mut dyn Storage) {
        let (Some(report), true) = (&base.report, base.revision > 0) else { return };
        let before = self.base_written;
        if before == Some(base.revision) || base::write(storage, self.id, base.revision, report).is_err() {
            return;
        }
        self.base_written = Some(base.revision);
        if let Some(revision) = before {
            base::remove_replaced(storage, self.id, revision);
        }
    }

    /// What is kept next, as one more writing of this tab, which the clock of the device may get wrong.
    pub(super) fn next_draft(&mut self, kept: Kept, now: f64) -> Draft {
        let Kept { base, device_only, typed, sent, .. } = kept;
        self.see_revision(base.revision);
        let writings = count(&self.seen, &self.tab) + 1;
        self.seen = joined(&self.seen, &vec![(self.tab.clone(), writings)]);
        Draft {
            _version: 0,
            id: self.id,
            revision: base.revision,
            kept_at: now,
            tab: self.tab.clone(),
            seen: self.seen.clone(),
            device_only,
            report: typed,
            sent,
        }
    }

    /// This tab has taken in a revision.
    pub(super) fn see_revision(&mut self, revision: u64) -> Seen {
        self.seen = joined(&self.seen, &vec![(String::new(), revision)]);
        self.seen.clone()
    }
}
