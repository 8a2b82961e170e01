//! What this device holds, for a list. Nothing here writes.

use uuid::Uuid;

use super::aside::{self, Aside};
use super::draft::{Draft, Unsealed};
use super::key;
use super::storage::Stored;
use super::stored;

/// What a device holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Drafts, newest first, one for each report.
    pub drafts: Vec<Draft>,
    /// What was set aside, newest first, with the keys to remove it by.
    pub asides: Vec<(String, Aside)>,
    /// A later version of this program left drafts, which this one cannot read.
    pub has_newer: bool,
}

/// Reads every draft and everything set aside; of several drafts of a report only the newest is listed.
pub fn list(stored: &dyn Stored) -> Listing {
    let mut listing = Listing { asides: aside::read_all(stored), ..Listing::default() };
    for key in stored::keys(stored) {
        match stored::read(stored, &key) {
            Some(Unsealed::Draft(draft)) => listing.drafts.push(*draft),
            Some(Unsealed::Newer) => listing.has_newer = true,
            Some(Unsealed::Damaged) | None => {}
        }
    }
    let drafts = &mut listing.drafts;
    drafts.sort_by(|a, b| a.id.cmp(&b.id).then(b.kept_at.total_cmp(&a.kept_at)));
    drafts.dedup_by_key(|draft| draft.id);
    drafts.sort_by(|a, b| b.kept_at.total_cmp(&a.kept_at));
    listing
}

/// Bytes of UTF-8 that the drafts of a report and what they go on from take.
pub fn size_of(stored: &dyn Stored, id: Uuid) -> usize {
    let drafts = stored::keys_of(stored, id).into_iter().flat_map(|key| [key::beside(&key), key]);
    // Nothing stands beside what was typed before the program ran: it is counted once.
    let mut keys: Vec<String> = drafts.chain(stored.keys(&key::bases_of(id))).collect();
    keys.dedup();
    keys.iter().filter_map(|key| stored.read(key)).map(|text| text.len()).sum()
}
