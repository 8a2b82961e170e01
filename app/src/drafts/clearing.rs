//! What goes from a device: drafts that the server has, drafts nobody wants, and secrets.

use uuid::Uuid;

use super::aside;
use super::base;
use super::gather::is_in;
use super::key;
use super::redaction::Redaction;
use super::storage::Storage;
use super::stored;
use super::tabs::Seen;
use crate::redact::REDACTED;

/// Forgets the draft of `tab` and all that is in it, since the server has it: those of other tabs as well, as far
/// as `seen` says that they hold nothing more.
pub fn forget(storage: &mut dyn Storage, id: Uuid, tab: &str, seen: &Seen) {
    for (key, _) in stored::of_other_tabs(storage, id, tab).iter().filter(|(_, other)| is_in(seen, other)) {
        remove_draft(storage, key);
    }
    remove_draft(storage, &key::draft(id, tab));
    base::remove_unused(storage, id);
}

/// Removes all drafts of a report, also those of other tabs. Gives what stood under which key, so that it can be put
/// back: a draft after what it needs.
pub fn remove(storage: &mut dyn Storage, id: Uuid) -> Vec<(String, String)> {
    let drafts = stored::keys_of(storage, id).into_iter().flat_map(|key| [key::beside(&key), key]);
    let mut keys: Vec<String> = storage.keys(&key::bases_of(id)).into_iter().chain(drafts).collect();
    // Nothing stands beside what was typed before the program ran.
    keys.dedup();
    keys.push(key::redaction(id));
    let removed = keys.into_iter().filter_map(|key| storage.read(&key).map(|text| (key, text))).collect();
    stored::keys_of(storage, id).iter().for_each(|key| remove_draft(storage, key));
    base::remove_unused(storage, id);
    Redaction::clear_due(storage, id);
    removed
}

/// A draft goes before what stands beside it: a box alone is known to be a leftover.
fn remove_draft(storage: &mut dyn Storage, key: &str) {
    storage.remove(key);
    storage.remove(&key::beside(key));
}

/// Takes secrets out of what tabs other than `tab` left of a report, and out of what was set aside. What `tab`
/// keeps is written anew anyway, and a base is what the server has: it is forgotten with the next save.
pub fn redact(storage: &mut dyn Storage, id: Uuid, tab: &str, secrets: &[String]) {
    for (key, mut draft) in stored::of_other_tabs(storage, id, tab) {
        if draft.redact(secrets) {
            let sealed = key::sealed_under(&key, &draft);
            // A shorter text has room where the longer one had.
            let _ = storage.write(&sealed, &draft.sealed());
            storage.remove(&key::beside(&key));
            if sealed != key {
                storage.remove(&key);
            }
        }
    }
    for beside in storage.keys(&key::boxes_of(id)) {
        // Left by a tab that was stopped while it removed both.
        if !storage.has(&key::draft_of_beside(&beside)) {
            storage.remove(&beside);
        }
    }
    for (key, aside) in aside::read_all(storage) {
        if let Some(aside) = aside.without(secrets, REDACTED) {
            let _ = storage.write(&key, &aside::to_text(&aside));
        }
    }
}
