//! Drafts as they are read from a storage. Nothing here writes.

use uuid::Uuid;

use super::draft::{Draft, Unsealed};
use super::key;
use super::storage::Stored;
use super::typed::Typed;

/// The draft under `key` with the box that stands beside it. A box that does not fit is left out.
pub fn read(stored: &dyn Stored, key: &str) -> Option<Unsealed> {
    let mut found = Draft::unseal(&stored.read(key)?);
    if let Unsealed::Draft(draft) = &mut found
        && let Some(typed) = stored.read(&key::beside(key)).as_deref().and_then(Typed::unseal)
    {
        typed.put_into(draft);
    }
    Some(found)
}

/// Every draft that can be read under keys that begin with `prefix`, with its key.
pub fn read_all(stored: &dyn Stored, prefix: &str) -> Vec<(String, Draft)> {
    let read = |key: String| match read(stored, &key)? {
        Unsealed::Draft(draft) => Some((key, *draft)),
        Unsealed::Newer | Unsealed::Damaged => None,
    };
    stored.keys(prefix).into_iter().filter_map(read).collect()
}

/// The drafts that tabs other than `tab` have of a report, with their keys.
pub fn of_other_tabs(stored: &dyn Stored, id: Uuid, tab: &str) -> Vec<(String, Draft)> {
    let mine = key::draft(id, tab);
    read_all(stored, &key::drafts_of(id)).into_iter().filter(|(key, _)| *key != mine).collect()
}
