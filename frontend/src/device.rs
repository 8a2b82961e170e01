//! What this device keeps, twice: in local storage at once, and in the browser's database, which
//! is on the disk when it says so. Neither is relied upon alone.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::futures::spawn_local;
use leptos::prelude::*;

use crate::browser::database::Database;
use crate::browser::storage::{self, StorageTrouble};
use crate::draft;

/// Everything of ours begins with it.
pub const OURS: &str = "postmortem:";

/// The second copy.
#[derive(Default)]
struct Second {
    database: Option<Database>,
    /// What is to be written, the latest text for each key; none forgets it.
    waiting: BTreeMap<String, Option<String>>,
    is_writing: bool,
    /// What local storage did not take.
    only_there: BTreeMap<String, String>,
}

thread_local! {
    static SECOND: RefCell<Second> = RefCell::default();
    static TROUBLE: ArcRwSignal<Option<StorageTrouble>> = ArcRwSignal::new(storage::check().err());
}

/// Why this device keeps less than it should, if so.
pub fn trouble() -> ArcRwSignal<Option<StorageTrouble>> {
    TROUBLE.with(Clone::clone)
}

/// True while there is a second copy.
pub fn has_second() -> bool {
    SECOND.with_borrow(|second| second.database.is_some())
}

/// Opens the second copy and puts right what only one of the two has, or has newer.
pub async fn recover() {
    let Ok(database) = Database::open().await else { return };
    let Ok(there) = database.all().await else { return };
    let there: BTreeMap<String, String> = there.into_iter().collect();
    SECOND.with_borrow_mut(|second| second.database = Some(database));
    if trouble().get_untracked().is_some() {
        tell(Some(StorageTrouble::Once));
    }
    for key in there.keys() {
        // Another tab may be writing: what is newer in local storage is its own affair.
        if let Some(text) = draft::goes_on(key, &there) {
            let _ = keep(key, text);
        }
    }
    for key in storage::keys(OURS).into_iter().filter(|key| !there.contains_key(key)) {
        let text = storage::read(&key);
        SECOND.with_borrow_mut(|second| second.waiting.insert(key, text));
    }
    write_second();
}

/// Keeps `text` under `key`. An error says that it is in local storage neither now nor later.
pub fn keep(key: &str, text: String) -> Result<(), StorageTrouble> {
    let kept = storage::keep(key, &text);
    SECOND.with_borrow_mut(|second| {
        match kept {
            Ok(()) => second.only_there.remove(key),
            Err(_) => second.only_there.insert(key.to_owned(), text.clone()),
        };
        second.waiting.insert(key.to_owned(), Some(text));
    });
    match kept {
        Ok(()) => tell(None),
        Err(trouble) if !has_second() => tell(Some(trouble)),
        // What the database says will be told.
        Err(_) => {}
    }
    write_second();
    kept
}

/// The text under `key`.
pub fn read(key: &str) -> Option<String> {
    SECOND.with_borrow(|second| second.only_there.get(key).cloned()).or_else(|| storage::read(key))
}

/// True where there is a text under `key`.
pub fn has(key: &str) -> bool {
    SECOND.with_borrow(|second| second.only_there.contains_key(key)) || storage::has(key)
}

/// Forgets `key`.
pub fn forget(key: &str) {
    storage::forget(key);
    SECOND.with_borrow_mut(|second| {
        second.only_there.remove(key);
        second.waiting.insert(key.to_owned(), None);
    });
    write_second();
}

/// Forgets everything, in both places; once this returns it is so.
pub async fn forget_all() {
    keys(OURS).iter().for_each(|key| storage::forget(key));
    let database = SECOND.with_borrow_mut(|second| {
        second.waiting.clear();
        second.only_there.clear();
        second.database.clone()
    });
    if let Some(database) = database {
        // A database that refuses to be emptied holds what it held; nothing more can be done here.
        let _ = database.clear().await;
    }
}

/// All keys that begin with `prefix`, in order.
pub fn keys(prefix: &str) -> Vec<String> {
    let mut keys = storage::keys(prefix);
    SECOND.with_borrow(|second| {
        keys.extend(second.only_there.keys().filter(|key| key.starts_with(prefix)).cloned());
    });
    keys.sort();
    keys.dedup();
    keys
}

/// Writes what waits, one batch after the other: while one is on its way to the disk, the next gathers.
fn write_second() {
    let next = || {
        SECOND.with_borrow_mut(|second| {
            let database = second.database.clone().filter(|_| !second.waiting.is_empty());
            second.is_writing = database.is_some();
            database.map(|database| (database, std::mem::take(&mut second.waiting)))
        })
    };
    if SECOND.with_borrow(|second| second.is_writing) {
        return;
    }
    spawn_local(async move {
        while let Some((database, batch)) = next() {
            let written = database.write(&batch).await;
            if written.is_err() {
                // Nothing more is asked of it; what it has may still be good.
                SECOND.with_borrow_mut(|second| second.database = None);
            }
            let is_only_there = SECOND.with_borrow(|second| !second.only_there.is_empty());
            if is_only_there {
                let trouble = storage::check().err().unwrap_or(StorageTrouble::Full);
                tell(Some(if written.is_ok() { StorageTrouble::Once } else { trouble }));
            }
        }
    });
}

fn tell(trouble: Option<StorageTrouble>) {
    let told = self::trouble();
    if told.get_untracked() != trouble {
        told.set(trouble);
    }
}
