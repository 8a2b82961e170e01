//! Local storage, which may be blocked, full or broken without the page breaking.

use crate::words::saving as words;
use gloo_storage::{LocalStorage, Storage};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Why something is not kept on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageTrouble {
    /// The browser does not let this page keep anything.
    Blocked,
    /// The browser took everything up to now, but not this.
    Full,
    /// The same, and yet the browser's database has it.
    Once,
}

impl StorageTrouble {
    /// What to tell the reader.
    pub const fn words(self) -> &'static str {
        match self {
            StorageTrouble::Blocked => words::BLOCKED,
            StorageTrouble::Full => words::FULL,
            StorageTrouble::Once => words::ONCE,
        }
    }

    /// True where a closed tab loses words.
    pub const fn loses(self) -> bool {
        matches!(self, StorageTrouble::Blocked | StorageTrouble::Full)
    }
}

/// Keeps `text` under `key`.
pub fn keep(key: &str, text: &str) -> Result<(), StorageTrouble> {
    check()?;
    LocalStorage::raw().set_item(key, text).map_err(|_| StorageTrouble::Full)
}

/// The text under `key` as it stands there.
pub fn read(key: &str) -> Option<String> {
    check().ok()?;
    LocalStorage::raw().get_item(key).ok()?
}

/// True where there is a text under `key`, which is not read.
pub fn has(key: &str) -> bool {
    check().is_ok() && Reflect::has(&LocalStorage::raw(), &JsValue::from_str(key)).unwrap_or(false)
}

/// Removes `key` with its text, if it is there.
pub fn forget(key: &str) {
    if check().is_ok() {
        LocalStorage::delete(key);
    }
}

/// All keys that begin with `prefix`, in order.
pub fn keys(prefix: &str) -> Vec<String> {
    if check().is_err() {
        return Vec::new();
    }
    let storage = LocalStorage::raw();
    let count = storage.length().unwrap_or(0);
    let mut keys: Vec<String> =
        (0..count).filter_map(|index| storage.key(index).ok()?).filter(|key| key.starts_with(prefix)).collect();
    keys.sort();
    keys
}

/// Asks without gloo-storage, which throws where storage is blocked.
pub fn check() -> Result<(), StorageTrouble> {
    match web_sys::window().map(|window| window.local_storage()) {
        Some(Ok(Some(_))) => Ok(()),
        _ => Err(StorageTrouble::Blocked),
    }
}
