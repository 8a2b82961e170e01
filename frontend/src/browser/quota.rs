//! How much room this page takes in the browser, and whether the browser will keep it.

use js_sys::futures::JsFuture;
use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CacheStorage, MessageChannel, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, StorageManager,
};

/// How long a service worker is waited for.
const PATIENCE_MS: i32 = 3_000;

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
    if let Some(workers) = property::<ServiceWorkerContainer>(&window().navigator(), "serviceWorker")
        && let Ok(registration) = JsFuture::from(workers.get_registration()).await
        && let Some(registration) = registration.dyn_ref::<ServiceWorkerRegistration>()
        && let Ok(done) = registration.unregister()
    {
        // It goes with the last page that is open.
        let _ = JsFuture::from(done).await;
        if let Some(worker) = registration.active() {
            stopped(&worker).await;
        }
    }
    if let Some(caches) = property::<CacheStorage>(&window(), "caches")
        && let Ok(names) = JsFuture::from(caches.keys()).await
    {
        for name in Array::from(&names).iter().filter_map(|name| name.as_string()) {
            let _ = JsFuture::from(caches.delete(&name)).await;
        }
    }
}

/// Has the worker keep nothing more, and waits until it says so: what it is just fetching would be there again. One of an
/// older version says nothing.
async fn stopped(worker: &ServiceWorker) {
    let Ok(channel) = MessageChannel::new() else { return };
    let says_so = Promise::new(&mut |resolve, _| {
        channel.port1().set_onmessage(Some(&resolve));
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PATIENCE_MS);
    });
    if worker.post_message_with_transferable(&JsValue::from_str("forget"), &Array::of1(&channel.port2())).is_ok() {
        let _ = JsFuture::from(says_so).await;
    }
}

/// Over plain http from another machine there is neither of these.
fn property<T: JsCast>(of: &Object, name: &str) -> Option<T> {
    Reflect::get(of, &JsValue::from_str(name)).ok()?.dyn_into().ok()
}

fn manager() -> Option<StorageManager> {
    property(&window().navigator(), "storage")
}
