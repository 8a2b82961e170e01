//! The single-page app: library, editor, drafts, sharing, import and export.

mod browser;

mod route;

mod draft;

mod saving;

mod api;

mod editor;

mod library;

mod dialog;

mod share;

mod shown;

mod export;

mod import;

mod notice;

mod words;

mod app;

fn main() {
    browser::panic::install();
    browser::page::opened();
    leptos::mount::mount_to_body(app::App);
}
