//! What this device holds, for the pages that list it.

use leptos::prelude::*;
use postmortem::Report;
use postmortem::drafts::{self, Draft, FoundDraft, Listing, Storage, Taken};
use postmortem::sync::Sent;
use uuid::Uuid;

use super::store::{self, Store};
use super::tools;
use crate::browser::storage::StorageTrouble;
use crate::browser::{clock, early, ids};

/// Told when a draft has come or gone.
pub fn listed() -> ArcTrigger {
    thread_local! {
        static LISTED: ArcTrigger = ArcTrigger::new();
    }
    LISTED.with(Clone::clone)
}

/// What this device holds, kept up to date.
pub fn listing() -> Memo<Listing> {
    Memo::new(|_| {
        listed().track();
        listing_now()
    })
}

/// What this device holds at the moment.
pub fn listing_now() -> Listing {
    drafts::list(&Store)
}

/// What tabs have written of a report and the server does not have.
pub fn find(id: Uuid) -> Option<FoundDraft> {
    drafts::find(&Store, id, tools().get_untracked())
}

/// Keeps what stands in the boxes before the program has any, which then finds it there like all that this device
/// has. The page has done so already where the browser lets it; elsewhere it is kept in memory.
pub fn take_early() {
    if let Some((id, text)) = early::id().zip(early::text()) {
        // What cannot be kept is found in memory all the same.
        let _ = Store.write(&drafts::early_key(id), &text);
    }
}

/// Keeps a report on this device that nobody has open. `sent` is a save of it that was not answered.
pub fn keep(id: Uuid, report: Report, device_only: bool, sent: Option<Sent>) -> Result<(), StorageTrouble> {
    store::persist(&Draft::begun(id, ids::token(), report, device_only, sent, clock::now()))
}

/// Bytes that the drafts of a report take, nearly.
pub fn size_of(id: Uuid) -> usize {
    drafts::size_of(&Store, id)
}

/// The drafts of a report that were removed, in memory alone.
#[derive(Clone)]
pub struct Removed {
    texts: Vec<(String, String)>,
}

/// Removes all drafts of a report from this device.
pub fn remove(id: Uuid) -> Removed {
    let texts = drafts::remove(&mut Store, id);
    listed().notify();
    Removed { texts }
}

/// Puts back what was removed.
pub fn put_back(removed: &Removed) {
    for (key, text) in &removed.texts {
        // It had room a moment ago; what has none now is kept in memory, and the page says so.
        let _ = Store.write(key, text);
    }
    listed().notify();
}

/// Removes what was set aside under a key.
pub fn discard(key: &str) {
    Store.remove(key);
    listed().notify();
}

/// Everything of this device that is written nowhere else, as a file.
pub fn to_file() -> String {
    drafts::to_file(&Store)
}

/// Puts what such a file holds beside what is here. None where it is no such file.
pub fn take_file(text: &str) -> Option<Taken> {
    let taken = drafts::take_file(&mut Store, text);
    listed().notify();
    taken
}

/// Removes everything of this program from this browser.
pub async fn forget_all() {
    store::forget_all().await;
    listed().notify();
}
