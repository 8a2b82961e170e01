//! What all tabs have written of a report, put together. Nothing here writes.

use uuid::Uuid;

use super::aside::{self, AsideReason};
use super::base;
use super::draft::Draft;
use super::key;
use super::storage::{Plan, Stored};
use super::stored;
use super::tabs::{Seen, count, joined};
use crate::sync::Tools;

/// A draft that was found when its report was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundDraft {
    /// What to go on with: the newest draft with all that could be put into it.
    pub draft: Draft,
    /// The drafts that are in it, which it takes the place of.
    pub(super) taken: Vec<String>,
    /// Drafts that could not be put into it.
    unmergeable: Vec<(String, Draft)>,
}

/// What tabs have written of a report and the server does not have. Without `tools` that is the newest draft
/// alone: the others stay where they are until there are tools.
pub fn find(stored: &dyn Stored, id: Uuid, tools: Option<&Tools>) -> Option<FoundDraft> {
    let mut drafts = stored::read_all(stored, stored::keys_of(stored, id));
    drafts.sort_by(|(_, a), (_, b)| a.kept_at.total_cmp(&b.kept_at));
    let (newest, draft) = drafts.pop()?;
    let mut found = FoundDraft { draft, taken: vec![newest], unmergeable: Vec::new() };
    if let Some(tools) = tools {
        drafts.reverse();
        found.gather(stored, drafts, tools);
    }
    Some(found)
}

impl FoundDraft {
    /// What is `draft` already, without any that is in it.
    pub(super) fn of(draft: Draft) -> FoundDraft {
        FoundDraft { draft, taken: Vec::new(), unmergeable: Vec::new() }
    }

    /// Puts `others` into it, in their order.
    pub(super) fn gather(&mut self, stored: &dyn Stored, others: Vec<(String, Draft)>, tools: &Tools) {
        for (key, other) in others {
            if merge_into(stored, &mut self.draft, &other, tools) {
                self.taken.push(key);
            } else {
                self.unmergeable.push((key, other));
            }
        }
    }

    /// Sets aside what could not be put into it, a plan for each.
    pub(super) fn asides(&self, now: f64) -> impl Iterator<Item = Plan> {
        self.unmergeable.iter().map(move |(key, draft)| {
            let plan = aside::set_draft_aside(Plan::default(), &AsideReason::Unmergeable, draft, now);
            plan.remove(key.clone()).remove(key::beside(key))
        })
    }

    /// Writes it under the key of `tab`, and removes the drafts that it takes the place of.
    pub(super) fn take_over(&self, tab: &str) -> Plan {
        let mine = key::draft(self.draft.id, tab);
        let mut plan = Plan::default().write(mine.clone(), self.draft.sealed()).remove(key::beside(&mine));
        for key in self.taken.iter().filter(|key| **key != mine) {
            plan = plan.remove(key.clone()).remove(key::beside(key));
        }
        plan
    }
}

/// Puts into `draft` what `other`, of another tab, has beyond it. False where what both came from is
/// not known; then nothing has changed.
fn merge_into(stored: &dyn Stored, draft: &mut Draft, other: &Draft, tools: &Tools) -> bool {
    if other.report == draft.report || is_in(&draft.seen, other) {
        return true;
    }
    let Some(ancestor) = base::read(stored, draft.id, draft.revision.min(other.revision)) else { return false };
    let before = (tools.normalize)(draft.report.clone());
    let after = (tools.merge)(&ancestor, &(tools.normalize)(other.report.clone()), &before);
    draft.report = (tools.carry)(&draft.report, &before, &after);
    draft.device_only |= other.device_only;
    if other.revision > draft.revision && base::read(stored, draft.id, other.revision).is_some() {
        // The later revision is in the words of the other: merged in again, they would be there twice. A save that
        // went on from the earlier one is in it, or comes too late.
        draft.revision = other.revision;
        draft.sent.clone_from(&other.sent);
    } else if draft.sent.is_none() && draft.revision == other.revision {
        draft.sent.clone_from(&other.sent);
    }
    draft.seen = joined(&draft.seen, &other.seen);
    true
}

/// True where all that `other` holds is in what has `seen`.
pub fn is_in(seen: &Seen, other: &Draft) -> bool {
    let written = other.writings();
    written > 0 && count(seen, &other.tab) >= written
}
