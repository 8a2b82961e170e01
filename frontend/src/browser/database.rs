//! The browser's database, which keeps texts under keys and says when they are on the disk.

use js_sys::futures::JsFuture;
use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget, IdbDatabase, IdbRequest, IdbTransaction, IdbTransactionMode};

const NAME: &str = "postmortem";
const STORE: &str = "kept";

#[wasm_bindgen]
extern "C" {
    /// web-sys counts the options of a transaction as unstable.
    #[derive(Clone)]
    #[wasm_bindgen(extends = IdbDatabase)]
    type Opened;
    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn begin(this: &Opened, store: &str, mode: &str, options: &Object) -> Result<IdbTransaction, JsValue>;
}

/// The database of this origin, opened in the version of this program.
#[derive(Clone)]
pub struct Database {
    opened: Opened,
    /// What makes a transaction one that is done once it is on the disk.
    strict: Object,
}

/// The browser did not do it, for whatever reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

impl From<JsValue> for Refused {
    fn from(_: JsValue) -> Refused {
        Refused
    }
}

impl Database {
    /// Opens it. Some browsers never answer: the caller waits no longer than it wants to.
    pub async fn open() -> Result<Database, Refused> {
        let request = window().indexed_db()?.ok_or(Refused)?.open_with_u32(NAME, 1)?;
        let made = request.clone();
        let upgrade = Closure::once(move |_: Event| {
            if let Ok(database) = made.result() {
                // Without the store the first reading fails, and with it the opening.
                let _ = database.unchecked_into::<IdbDatabase>().create_object_store(STORE);
            }
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        happens(&request, "success", &["error", "blocked"]).await?;
        let strict = Object::new();
        Reflect::set(&strict, &JsValue::from_str("durability"), &JsValue::from_str("strict"))?;
        Ok(Database { opened: request.result()?.unchecked_into(), strict })
    }

    /// All keys with their texts.
    pub async fn all(&self) -> Result<Vec<(String, String)>, Refused> {
        let transaction = self.opened.transaction_with_str(STORE)?;
        let store = transaction.object_store(STORE)?;
        let (keys, texts) = (store.get_all_keys()?, store.get_all()?);
        wait_done(&transaction).await?;
        let strings = |request: IdbRequest| -> Result<Vec<String>, Refused> {
            let all: Array = request.result()?.unchecked_into();
            Ok(all.iter().map(|value| value.as_string().unwrap_or_default()).collect())
        };
        let (keys, texts) = (strings(keys)?, strings(texts)?);
        Ok(keys.into_iter().zip(texts).collect())
    }

    /// Keeps the texts under their keys, and forgets keys that have none; once this returns, it
    /// outlives a crash of the browser.
    pub async fn write(&self, batch: &[(String, Option<String>)]) -> Result<(), Refused> {
        let transaction = self.opened.begin(STORE, "readwrite", &self.strict)?;
        let store = transaction.object_store(STORE)?;
        for (key, text) in batch {
            let key = JsValue::from_str(key);
            match text {
                Some(text) => store.put_with_key(&JsValue::from_str(text), &key)?,
                None => store.delete(&key)?,
            };
        }
        // Said at once: a page that goes hears of nothing any more, and what is not committed goes with it.
        #[expect(deprecated, reason = "web-sys calls it so, without a word; the standard and every browser have it")]
        transaction.commit()?;
        wait_done(&transaction).await
    }

    /// Removes every text, of all reports.
    pub async fn clear(&self) -> Result<(), Refused> {
        let transaction = self.opened.transaction_with_str_and_mode(STORE, IdbTransactionMode::Readwrite)?;
        transaction.object_store(STORE)?.clear()?;
        wait_done(&transaction).await
    }
}

async fn wait_done(transaction: &IdbTransaction) -> Result<(), Refused> {
    happens(transaction, "complete", &["error", "abort"]).await
}

/// Waits for the one event or for one of the others, which are failures.
async fn happens(target: &EventTarget, done: &str, failed: &[&str]) -> Result<(), Refused> {
    let promise = Promise::new(&mut |resolve, reject| {
        // Adding a listener cannot fail.
        let _ = target.add_event_listener_with_callback(done, resolve.unchecked_ref());
        for event in failed {
            let _ = target.add_event_listener_with_callback(event, reject.unchecked_ref());
        }
    });
    JsFuture::from(promise).await?;
    Ok(())
}
