//! All drafts of a device as one file, and the way back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::draft::{Draft, Unsealed};
use super::envelope::hash;
use super::key;
use super::storage::{Storage, Stored};
use super::stored;

/// What a file of drafts holds: every text with its key, as it is kept.
#[derive(Serialize, Deserialize)]
struct File {
    postmortem_drafts: u32,
    kept: BTreeMap<String, String>,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Drafts that are on this device now.
    pub drafts: usize,
    /// Texts that could not be read, or not be kept.
    pub lost: usize,
}

/// Everything of this device that is written nowhere else.
pub fn to_file(stored: &dyn Stored) -> String {
    let keys = [key::DRAFTS, key::BASES, key::ASIDES].into_iter().flat_map(|prefix| stored.keys(prefix));
    let mut kept: BTreeMap<String, String> = keys.filter_map(|key| stored.read(&key).map(|text| (key, text))).collect();
    // Drafts with what was typed since they were written whole, and what was typed before the program ran.
    let drafts = stored::read_all(stored, stored::keys(stored));
    kept.extend(drafts.into_iter().map(|(key, draft)| (key::sealed_under(&key, &draft), draft.sealed())));
    // Plain strings, which JSON always holds.
    serde_json::to_string(&File { postmortem_drafts: 1, kept }).unwrap_or_default()
}

/// Puts what a file holds beside what is here; nothing here is replaced. None where it is no such file.
pub fn take_file(storage: &mut dyn Storage, text: &str) -> Option<Taken> {
    let file: File = serde_json::from_str(text).ok().filter(|file: &File| file.postmortem_drafts == 1)?;
    let mut taken = Taken::default();
    for (key, text) in file.kept {
        let is_draft = key.starts_with(key::DRAFTS);
        let is_known = is_draft || [key::BASES, key::ASIDES].iter().any(|prefix| key.starts_with(prefix));
        if !is_known || is_draft && matches!(Draft::unseal(&text), Unsealed::Damaged) {
            taken.lost += 1;
            continue;
        }
        let key = match storage.read(&key) {
            None => key,
            // Another state of it is merged when the report is opened.
            Some(here) if is_draft && here != text => format!("{}:{}", key.rsplit_once(':')?.0, hash(&text)),
            Some(_) => {
                taken.drafts += usize::from(is_draft);
                continue;
            }
        };
        match storage.write(&key, &text) {
            Ok(()) => taken.drafts += usize::from(is_draft),
            Err(_) => taken.lost += 1,
        }
    }
    Some(taken)
}
