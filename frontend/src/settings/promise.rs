//! Whether the browser may clear what it keeps.

use js_sys::futures::spawn_local;
use leptos::prelude::*;

use crate::browser::room;
use crate::shown::Shown;

/// Says what the browser promises, and asks it for more.
#[component]
pub fn Promise() -> impl IntoView {
    let is_kept = RwSignal::new(None);
    let is_refused = RwSignal::new(false);
    spawn_local(async move {
        let kept = room::is_kept().await;
        let _ = is_kept.try_set(kept);
    });
    let ask = move |_| {
        spawn_local(async move {
            let kept = room::ask().await;
            let _ = is_kept.try_set(Some(kept));
            let _ = is_refused.try_set(!kept);
        });
    };
    let words = move || match (is_kept.get(), is_refused.get()) {
        (Some(true), _) => "The browser has promised to keep all this until you remove it.",
        (Some(false), false) => {
            "The browser may clear all this when the disk is nearly full, or after a long time without a visit."
        }
        (Some(false), true) => {
            "The browser has not promised it. Browsers decide by how often a page is used; a bookmark may help."
        }
        (None, _) => "This browser does not say how long it keeps all this.",
    };
    view! {
        <h2>"How long it stays"</h2>
        <p role="status">{words}</p>
        <Shown when=move || is_kept.get() == Some(false) && !is_refused.get()>
            <p>
                <button type="button" class="button" on:click=ask>"Ask the browser to keep it"</button>
            </p>
        </Shown>
    }
}
