//! All drafts as one file, and the way back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DRAFTS, Found, aside, base, find, read_all};
use crate::browser::ids;
use crate::device;

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
pub fn to_file() -> String {
    let keys = [DRAFTS, base::BASES, aside::ASIDE].into_iter().flat_map(device::keys);
    let mut kept: BTreeMap<String, String> =
        keys.filter_map(|key| device::read(&key).map(|text| (key, text))).collect();
    // Drafts with what was typed since they were written whole.
    kept.extend(read_all(DRAFTS).into_iter().map(|(key, draft)| (key, draft.sealed())));
    // Plain strings, which JSON always holds.
    serde_json::to_string(&File { postmortem_drafts: 1, kept }).unwrap_or_default()
}

/// Puts what a file holds beside what is here; nothing here is replaced. None where it is no such file.
pub fn take_file(text: &str) -> Option<Taken> {
    let file: File = serde_json::from_str(text).ok().filter(|file: &File| file.postmortem_drafts == 1)?;
    let mut taken = Taken::default();
    for (key, text) in file.kept {
        let is_draft = key.starts_with(DRAFTS);
        let is_known = is_draft || [base::BASES, aside::ASIDE].iter().any(|prefix| key.starts_with(prefix));
        if !is_known || is_draft && matches!(find(&text), Found::Damaged) {
            taken.lost += 1;
            continue;
        }
        let key = match device::read(&key) {
            None => key,
            // Another state of it is merged when the report is opened.
            Some(here) if is_draft && here != text => format!("{}:{}", key.rsplit_once(':')?.0, ids::token()),
            Some(_) => {
                taken.drafts += usize::from(is_draft);
                continue;
            }
        };
        match device::keep(&key, text) {
            Ok(()) => taken.drafts += usize::from(is_draft),
            Err(_) => taken.lost += 1,
        }
    }
    Some(taken)
}
