//! What this device keeps, twice: in local storage at once, and in the browser's database, which
//! is on the disk when it says so. Neither is relied upon alone.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::futures::spawn_local;
use leptos::prelude::*;
use postmortem::drafts::{self, Draft, Plan, Storage, StorageError, Stored};

use crate::browser::clock;
use crate::browser::database::Database;
use crate::browser::storage::{self, StorageTrouble};

/// Both stores as one.
pub struct Store;

/// The second copy.
#[derive(Default)]
struct Second {
    database: Option<Database>,
    /// What is to be written, the latest text for each key; none removes it.
    waiting: Vec<(String, Option<String>)>,
    is_writing: bool,
    /// What local storage did not take.
    only_there: BTreeMap<String, String>,
}

impl Second {
    /// In the place of what waited under the same key.
    fn wait(&mut self, key: &str, text: Option<String>) {
        self.waiting.retain(|(waiting, _)| waiting != key);
        self.waiting.push((key.to_owned(), text));
    }
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
    let there = open_second().await.unwrap_or_default();
    for plan in drafts::recover(&Store, &there, clock::now()) {
        // What cannot be written now stays where it is.
        let _ = Plan::carry_out(plan, &mut Store);
    }
    // What another page keeps before its program runs is that page's: a second copy would outlive it.
    let is_early = |key: &String| key.starts_with(drafts::EARLY);
    for key in storage::keys(drafts::PREFIX).into_iter().filter(|key| !there.contains_key(key) && !is_early(key)) {
        let text = storage::read(&key);
        SECOND.with_borrow_mut(|second| {
            if second.waiting.iter().all(|(waiting, _)| *waiting != key) {
                second.waiting.push((key, text));
            }
        });
    }
    write_second();
}

/// Everything that the database has; none where it cannot be used.
async fn open_second() -> Option<BTreeMap<String, String>> {
    let database = Database::open().await.ok()?;
    let there = database.all().await.ok()?;
    SECOND.with_borrow_mut(|second| second.database = Some(database));
    if trouble().get_untracked().is_some() {
        tell(Some(StorageTrouble::Once));
    }
    Some(there.into_iter().collect())
}

/// Writes a draft that no tab has open.
pub fn persist(draft: &Draft) -> Result<(), StorageTrouble> {
    draft.persist(&mut Store).map_err(|StorageError| storage::check().err().unwrap_or(StorageTrouble::Full))
}

/// Removes everything, in both places; once this returns it is so.
pub async fn forget_all() {
    Store.keys(drafts::PREFIX).iter().for_each(|key| storage::forget(key));
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

impl Stored for Store {
    fn keys(&self, prefix: &str) -> Vec<String> {
        let mut keys = storage::keys(prefix);
        SECOND.with_borrow(|second| {
            keys.extend(second.only_there.keys().filter(|key| key.starts_with(prefix)).cloned());
        });
        keys.sort();
        keys.dedup();
        keys
    }

    fn read(&self, key: &str) -> Option<String> {
        SECOND.with_borrow(|second| second.only_there.get(key).cloned()).or_else(|| storage::read(key))
    }

    fn has(&self, key: &str) -> bool {
        SECOND.with_borrow(|second| second.only_there.contains_key(key)) || storage::has(key)
    }
}

impl Storage for Store {
    /// An error says that it is in local storage neither now nor later; the database may have it all the same.
    fn write(&mut self, key: &str, text: &str) -> Result<(), StorageError> {
        let kept = storage::keep(key, text);
        SECOND.with_borrow_mut(|second| {
            match kept {
                Ok(()) => second.only_there.remove(key),
                Err(_) => second.only_there.insert(key.to_owned(), text.to_owned()),
            };
            second.wait(key, Some(text.to_owned()));
        });
        match kept {
            Ok(()) => tell(None),
            Err(trouble) if !has_second() => tell(Some(trouble)),
            // What the database says will be told.
            Err(_) => {}
        }
        write_second();
        kept.map_err(|_| StorageError)
    }

    fn remove(&mut self, key: &str) {
        storage::forget(key);
        SECOND.with_borrow_mut(|second| {
            second.only_there.remove(key);
            second.wait(key, None);
        });
        write_second();
    }
}

/// Writes what waits without waiting for the batch before it, since the page goes: the database keeps their order.
pub fn flush() {
    let batch = SECOND.with_borrow_mut(|second| {
        let database = second.database.clone().filter(|_| !second.waiting.is_empty());
        database.map(|database| (database, std::mem::take(&mut second.waiting)))
    });
    if let Some((database, batch)) = batch {
        spawn_local(async move {
            // There is nobody left to tell.
            let _ = database.write(&batch).await;
        });
    }
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
