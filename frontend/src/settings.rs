//! What this browser keeps, in plain words, and how to get rid of it.

mod drafts;
mod offer;
mod promise;

use js_sys::futures::spawn_local;
use leptos::prelude::*;

use crate::browser::{page, room};
use crate::device;
use crate::draft;
use drafts::Drafts;
pub use offer::KeepOffer;
use promise::Promise;

/// The page at `/settings`.
#[component]
pub fn SettingsPage() -> impl IntoView {
    page::set_title("Settings");
    let taken = RwSignal::new(None);
    spawn_local(async move {
        let room = room::taken().await;
        let _ = taken.try_set(room);
    });
    let all = move || {
        taken.get().map(|bytes| view! { <p>{format!("All of it together takes about {} here.", in_words(bytes))}</p> })
    };
    let second = if device::has_second() {
        "Each is kept twice: in local storage while you type, and in the browser's database, from which it comes back after a crash."
    } else {
        "Each is kept once, in local storage: this browser does not open its database for a second copy."
    };
    let forgotten = RwSignal::new(false);
    let forget = move |_| {
        let question = match draft::all().len() {
            0 => "Forget everything that this browser keeps of Postmortem?".to_owned(),
            1 => "Forget everything, with one report that the server does not have all of?".to_owned(),
            count => format!("Forget everything, with {count} reports that the server does not have all of?"),
        };
        if page::confirm(&question) {
            spawn_local(async move {
                device::forget_all().await;
                room::forget_program().await;
                draft::listed().notify();
                forgotten.set(true);
            });
        }
    };
    view! {
        <header class="header header--library">
            <a class="header__brand" href="/">"Postmortem"</a>
            <nav class="header__path" aria-label="Pages">
                <a href="/">"Library"</a>
                " \u{b7} "
                <a href="/rules">"Rules"</a>
            </nav>
        </header>
        <main class="page settings">
            <h1>"What this browser keeps"</h1>
            <p>"Nothing of this is sent anywhere but to this server."</p>
            <Drafts second />
            <h2>"The program"</h2>
            <p>"The program itself and the rule book, so that the page opens without a network, after the first visit."</p>
            {all}
            <Promise />
            <h2>"Forget this browser"</h2>
            <p>"Takes away all of the above: for a computer that is not yours. Reports on the server stay where they are."</p>
            <p>
                <button type="button" class="button" on:click=forget>"Forget this browser"</button>
            </p>
            <p role="status">
                {move || forgotten.get().then_some("Forgotten. Close the tab now: opening a page here keeps the program again.")}
            </p>
        </main>
    }
}

/// Bytes as people say them.
fn in_words(bytes: f64) -> String {
    if bytes < 1e6 { format!("{:.0} KB", (bytes / 1e3).ceil()) } else { format!("{:.1} MB", bytes / 1e6) }
}
