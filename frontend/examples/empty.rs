//! The limit of what the browser fetches: a Leptos page with nothing but a text area that keeps its text, built as the
//! product is. `end2end/measure/bytes.mjs` counts its bytes.

use gloo_storage::{LocalStorage, Storage as _};
use leptos::prelude::*;

fn main() {
    let keep = |event| {
        let _ = LocalStorage::set("text", event_target_value(&event));
    };
    mount_to_body(move || view! { <textarea aria-label="Text" on:input=keep></textarea> });
}
