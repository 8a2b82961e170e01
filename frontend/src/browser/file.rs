//! Files that the reader takes away or brings.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, Url};

/// Offers `text` as a file to download. A browser that refuses leaves things as they are.
pub fn download(name: &str, media_type: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    let url = Blob::new_with_str_sequence_and_options(&parts, &options)
        .and_then(|blob| Url::create_object_url_with_blob(&blob));
    let anchor = leptos::prelude::document().create_element("a").map(JsCast::dyn_into::<HtmlAnchorElement>);
    if let (Ok(url), Ok(Ok(anchor))) = (url, anchor) {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
        // The browser has taken the address by now; keeping it would keep the text in memory.
        let _ = Url::revoke_object_url(&url);
    }
}

/// The files of a list, in its order.
pub fn all(list: Option<FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|index| list.get(index)).collect()).unwrap_or_default()
}

/// The bytes of a file; `None` where the browser cannot read it, as with a folder.
pub async fn bytes(file: &File) -> Option<Vec<u8>> {
    let buffer = js_sys::futures::JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
