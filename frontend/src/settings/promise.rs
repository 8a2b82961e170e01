//! Whether the browser may clear what it keeps.

use js_sys::futures::spawn_local;
use leptos::prelude::*;

use crate::browser::quota;
use crate::shown::Shown;
use crate::words::settings;

/// Says what the browser promises, and asks it for more.
#[component]
pub fn Promise() -> impl IntoView {
    let is_kept = RwSignal::new(None);
    let is_refused = RwSignal::new(false);
    spawn_local(async move {
        let kept = quota::is_kept().await;
        let _ = is_kept.try_set(kept);
    });
    let ask = move |_| {
        spawn_local(async move {
            let kept = quota::ask().await;
            let _ = is_kept.try_set(Some(kept));
            let _ = is_refused.try_set(!kept);
        });
    };
    let words = move || match (is_kept.get(), is_refused.get()) {
        (Some(true), _) => settings::STAYS_PROMISED,
        (Some(false), false) => settings::STAYS_UNSURE,
        (Some(false), true) => settings::STAYS_REFUSED,
        (None, _) => settings::STAYS_UNKNOWN,
    };
    view! {
        <h2>{settings::STAYS}</h2>
        <p role="status">{words}</p>
        <Shown when=move || is_kept.get() == Some(false) && !is_refused.get()>
            <p>
                <button type="button" class="button" on:click=ask>{settings::STAYS_ASK}</button>
            </p>
        </Shown>
    }
}
