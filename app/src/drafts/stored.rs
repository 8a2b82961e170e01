//! Drafts as they are read from a storage. Nothing here writes.

use uuid::Uuid;

use super::draft::{Draft, Unsealed};
use super::early;
use super::key;
use super::storage::Stored;
use super::typed::Typed;

/// The keys of all drafts of a device.
pub fn keys(stored: &dyn Stored) -> Vec<String> {
    [key::DRAFTS, key::EARLY].into_iter().flat_map(|prefix| stored.keys(prefix)).collect()
}

/// The keys of all drafts of a report.
pub fn keys_of(stored: &dyn Stored, id: Uuid) -> Vec<String> {
    let early = Some(key::early(id)).filter(|key| stored.has(key));
    stored.keys(&key::drafts_of(id)).into_iter().chain(early).collect()
}

/// The draft under `key` with the box that stands beside it. A box that does not fit is left out.
pub fn read(stored: &dyn Stored, key: &str) -> Option<Unsealed> {
    let text = stored.read(key)?;
    if key.starts_with(key::EARLY) {
        return Some(early::unseal(key, &text));
    }
    let mut found = Draft::unseal(&text);
    if let Unsealed::Draft(draft) = &mut found
        && let Some(typed) = stored.read(&key::beside(key)).as_deref().and_then(Typed::unseal)
    {
        typed.put_into(draft);
    }
    Some(found)
}

/// Every draft that can be read under one of `keys`, with its key.
pub fn read_all(stored: &dyn Stored, keys: Vec<String>) -> Vec<(String, Draft)> {
    let read = |key: String| match read(stored, &key)? {
        Unsealed::Draft(draft) => Some((key, *draft)),
        Unsealed::Newer | Unsealed::Damaged => None,
    };
    keys.into_iter().filter_map(read).collect()
}

/// The drafts that tabs other than `tab` have of a report, with their keys.
pub fn of_other_tabs(stored: &dyn Stored, id: Uuid, tab: &str) -> Vec<(String, Draft)> {
    let mine = key::draft(id, tab);
    read_all(stored, keys_of(stored, id)).into_iter().filter(|(key, _)| *key != mine).collect()
}
