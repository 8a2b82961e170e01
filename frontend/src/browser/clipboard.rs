//! The clipboard, which browsers offer on secure pages only.

use js_sys::{Array, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, ClipboardItem};

/// Copies text; false where the browser does not allow it, as over plain http from another machine.
pub async fn copy(text: String) -> bool {
    is_there() && js_sys::futures::JsFuture::from(window().navigator().clipboard().write_text(&text)).await.is_ok()
}

/// Copies what wikis and mail paste with its headings, lists and tables, and `text` for everything else.
pub async fn copy_rich(html: &str, text: &str) -> bool {
    let Some(item) = item(&[("text/html", html), ("text/plain", text)]).filter(|_| is_there()) else { return false };
    let written = window().navigator().clipboard().write(&Array::of1(&item));
    js_sys::futures::JsFuture::from(written).await.is_ok()
}

fn is_there() -> bool {
    Reflect::has(&window().navigator(), &JsValue::from_str("clipboard")).unwrap_or(false)
        && window().is_secure_context()
}

fn item(forms: &[(&str, &str)]) -> Option<ClipboardItem> {
    let record = Object::new();
    for (media_type, text) in forms {
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        let parts = Array::of1(&JsValue::from_str(text));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
        Reflect::set(&record, &JsValue::from_str(media_type), &blob).ok()?;
    }
    ClipboardItem::new_with_record_from_str_to_blob_promise(&record).ok()
}
