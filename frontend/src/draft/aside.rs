//! What is in no report at the moment and yet not thrown away.

use postmortem::Report;
use serde::{Deserialize, Serialize};

use crate::browser::storage::StorageTrouble;
use crate::browser::{clock, ids};
use crate::device;
use crate::words;

pub const ASIDE: &str = "postmortem:aside:";

/// Something that was set aside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aside {
    /// Why it was.
    pub reason: String,
    /// Of the report; empty where that could not be read.
    pub title: String,
    /// In milliseconds since 1970.
    pub at: f64,
    /// What was found: the written form of a report, or bytes that could not be read.
    pub text: String,
}

/// Sets a report aside under a reason.
pub fn set_aside(reason: &str, report: &Report) -> Result<(), StorageTrouble> {
    let report = report.clone().normalize();
    keep(reason, report.title.clone(), postmortem::markdown::write(&report))
}

/// Sets a text aside that could not be read.
pub fn set_text_aside(text: String) -> Result<(), StorageTrouble> {
    keep(words::library::ASIDE_UNREADABLE, String::new(), text)
}

fn keep(reason: &str, title: String, text: String) -> Result<(), StorageTrouble> {
    let aside = Aside { reason: reason.into(), title, at: clock::now(), text };
    keep_again(&format!("{ASIDE}{}", ids::token()), &aside)
}

/// Keeps it in the place of what is under `key`.
pub fn keep_again(key: &str, aside: &Aside) -> Result<(), StorageTrouble> {
    // Plain strings and a number, which JSON always holds.
    device::keep(key, serde_json::to_string(aside).unwrap_or_default())
}

/// What was set aside, newest first, with the keys to forget it by.
pub fn asides() -> Vec<(String, Aside)> {
    let mut asides: Vec<(String, Aside)> = device::keys(ASIDE)
        .into_iter()
        .filter_map(|key| {
            let aside = serde_json::from_str(&device::read(&key)?).ok()?;
            Some((key, aside))
        })
        .collect();
    asides.sort_by(|(_, a), (_, b)| b.at.total_cmp(&a.at));
    asides
}
