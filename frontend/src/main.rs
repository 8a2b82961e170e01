//! The single-page app: library, editor, drafts, sharing, import and export.

mod browser;

mod route;

mod saving;

mod live;

mod api;

mod editor;

mod library;

mod actions;

mod list;

mod header;

mod dialog;

mod settings;

mod share;

mod shown;

mod export;

mod import;

mod notice;

mod words;

mod later;

mod app;

use std::cell::Cell;

use browser::early;
use gloo_timers::callback::Timeout;
use js_sys::futures::spawn_local;

/// How long the page waits for the second copy of what was typed before it opens without.
const PATIENCE_MS: u32 = 1_000;

fn main() {
    // A release says nothing of its own: it ends at once, and `loader.js` tells the writer.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    // A database that does not answer must not keep anybody from writing.
    Timeout::new(PATIENCE_MS, mount).forget();
    spawn_local(async {
        saving::recover().await;
        mount();
    });
}

/// Shows the app, the first time it is called while nobody is in the middle of a word.
fn mount() {
    thread_local! {
        static IS_SHOWN: Cell<bool> = const { Cell::new(false) };
    }
    if early::is_composing() {
        return early::on_composed(mount);
    }
    if !IS_SHOWN.replace(true) {
        browser::page::opened();
        saving::take_early();
        // First, so that what the page asks for at once is fetched at once.
        later::fetch_when_idle();
        leptos::mount::mount_to_body(app::App);
    }
}
