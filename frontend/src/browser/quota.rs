//! How much room this page takes in the browser, and whether the browser will keep it.

use js_sys::futures::JsFuture;
use js_sys::{Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CacheStorage, ServiceWorkerContainer, ServiceWorkerRegistration, StorageManager};

/// Bytes that the page takes, as far as the browser says so.
pub async fn taken() -> Option<f64> {
    let estimate = JsFuture::from(manager()?.estimate().ok()?).await.ok()?;
    Reflect::get(&estimate, &JsValue::from_str("usage")).ok()?.as_f64()
}

/// True when the browser has promised to clear nothing by itself. None where it makes no such promises.
pub async fn is_kept() -> Option<bool> {
    JsFuture::from(manager()?.persisted().ok()?).await.ok()?.as_bool()
}

/// Asks the browser for that promise; the reader may be asked in turn.
pub async fn ask() -> bool {
    let Some(asked) = manager().and_then(|manager| manager.persist().ok()) else { return false };
    JsFuture::from(asked).await.ok().and_then(|kept| kept.as_bool()).unwrap_or(false)
}

/// Takes the program off this browser: its files, and what keeps them.
pub async fn forget_program() {
    if let Some(caches) = property::<CacheStorage>(&window(), "caches")
        && let Ok(names) = JsFuture::from(caches.keys()).await
    {
        for name in js_sys::Array::from(&names).iter().filter_map(|name| name.as_string()) {
            let _ = JsFuture::from(caches.delete(&name)).await;
        }
    }
    if let Some(workers) = property::<ServiceWorkerContainer>(&window().navigator(), "serviceWorker")
        && let Ok(registration) = JsFuture::from(workers.get_registration()).await
        && let Some(registration) = registration.dyn_ref::<ServiceWorkerRegistration>()
        && let Ok(done) = registration.unregister()
    {
        // It goes with the last page that is open.
        let _ = JsFuture::from(done).await;
    }
}

/// Over plain http from another machine there is neither of these.
fn property<T: JsCast>(of: &Object, name: &str) -> Option<T> {
    Reflect::get(of, &JsValue::from_str(name)).ok()?.dyn_into().ok()
}

fn manager() -> Option<StorageManager> {
    property(&window().navigator(), "storage")
}
