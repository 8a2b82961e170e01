//! What this browser keeps, in plain words, and how to get rid of it.

mod drafts;
mod offer;
mod promise;

use js_sys::futures::spawn_local;
use leptos::prelude::*;

use crate::browser::{page, quota};
use crate::header::PagesHeader;
use crate::route::Route;
use crate::saving;
use crate::words::{self, settings};
use drafts::Drafts;
pub use offer::KeepOffer;
use promise::Promise;

/// The page at `/settings`.
#[component]
pub fn SettingsPage() -> impl IntoView {
    page::set_title(words::library::SETTINGS);
    let taken = RwSignal::new(None);
    spawn_local(async move {
        let quota = quota::taken().await;
        let _ = taken.try_set(quota);
    });
    let all = move || taken.get().map(|bytes| view! { <p>{settings::all_together(&in_words(bytes))}</p> });
    let second = if saving::has_second() { settings::TWICE } else { settings::ONCE };
    let forgotten = RwSignal::new(false);
    let forget = move |_| {
        if page::confirm(&settings::forget_question(saving::listing_now().drafts.len())) {
            spawn_local(async move {
                saving::forget_all().await;
                quota::forget_program().await;
                forgotten.set(true);
            });
        }
    };
    view! {
        <PagesHeader current=Route::Settings />
        <main class="page settings">
            <h1>{settings::HEADING}</h1>
            <p>{settings::NOWHERE_ELSE}</p>
            <Drafts second />
            <h2>{settings::PROGRAM}</h2>
            <p>{settings::PROGRAM_WHY}</p>
            {all}
            <Promise />
            <h2>{settings::FORGET}</h2>
            <p>{settings::FORGET_WHAT}</p>
            <p>
                <button type="button" class="button" on:click=forget>{settings::FORGET}</button>
            </p>
            <p role="status">
                {move || forgotten.get().then_some(settings::FORGOTTEN)}
            </p>
        </main>
    }
}

/// Bytes as people say them.
fn in_words(bytes: f64) -> String {
    if bytes < 1e6 { format!("{:.0} KB", (bytes / 1e3).ceil()) } else { format!("{:.1} MB", bytes / 1e6) }
}
