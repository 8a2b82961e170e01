//! Drafts of several tabs, made one.

use postmortem::merge::{carry, merge};
use postmortem::sync::tabs::{Seen, count, joined};

use super::{Draft, base};

/// Puts into `draft` what `other`, of another tab, has beyond it. False where what both came from is
/// not known; then nothing has changed.
pub fn merge_into(draft: &mut Draft, other: &Draft) -> bool {
    if other.report == draft.report || is_in(&draft.seen, other) {
        return true;
    }
    let Some(ancestor) = base::read(draft.id, draft.revision.min(other.revision)) else { return false };
    let before = draft.report.clone().normalize();
    let after = merge(&ancestor, &other.report.clone().normalize(), &before);
    draft.report = carry(&draft.report, &before, &after);
    draft.device_only |= other.device_only;
    if draft.sent.is_none() && draft.revision == other.revision {
        draft.sent.clone_from(&other.sent);
    }
    draft.seen = joined(&draft.seen, &other.seen);
    true
}

/// True where all that `other` holds is in what has `seen`, too.
pub fn is_in(seen: &Seen, other: &Draft) -> bool {
    let written = count(&other.seen, &other.tab);
    written > 0 && count(seen, &other.tab) >= written
}
