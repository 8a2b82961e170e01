//! Taking a report away: as a file, on the clipboard, on paper.

mod document;

pub use document::print_the_report;

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::Report;
use postmortem::markdown::{write, write_for_readers};
use postmortem::report::file_stem;

use crate::browser::{clipboard, file, page};
use crate::dialog::Dialog;
use crate::editor::Editor;
use crate::words;
use document::{body_of, page_of};

/// Offers every form in which a report can leave this page.
#[component]
pub fn ExportDialog(on_close: Callback<()>) -> impl IntoView {
    let editor = Editor::expect();
    // As it is when a button is pressed: the writer may go on while this is open.
    let report = move || editor.content().report().normalize();
    let message = RwSignal::new("");
    let download = move |extension: &str, media_type: &str, text: &str| {
        file::download(&format!("{}.{extension}", file_stem(&report().title)), media_type, text);
        message.set(words::DOWNLOAD_BEGUN);
    };
    let markdown = move |_| download("md", "text/markdown", &write(&report()));
    let html = move |_| download("html", "text/html", &page_of(&report()));
    let json = move |_| {
        // A report is plain strings and lists, which JSON always holds.
        let text = serde_json::to_string_pretty(&report()).unwrap_or_default();
        download("json", "application/json", &text);
    };
    let tell = move |copied: bool, done: &'static str| {
        message.set(if copied { done } else { words::export::NO_CLIPBOARD });
    };
    let copy_markdown = move |_| {
        let text = write(&report());
        spawn_local(async move { tell(clipboard::copy(text).await, words::export::COPIED_MARKDOWN) });
    };
    let copy_rich = move |_| {
        // What is pasted where no rich text is taken says no more than the rich text.
        let shown = Report { front_matter: String::new(), ..report() };
        let (html, text) = (body_of(&shown), write_for_readers(&shown));
        spawn_local(async move { tell(clipboard::copy_rich(&html, &text).await, words::export::COPIED_RICH) });
    };
    view! {
        <Dialog title=words::export::TITLE on_close>
            <dl class="export">
                <dt>
                    <button type="button" class="button button--primary" on:click=markdown>{words::export::MARKDOWN}</button>
                </dt>
                <dd>{words::export::MARKDOWN_HINT}</dd>
                <dt>
                    <button type="button" class="button" on:click=html>{words::export::WEB_PAGE}</button>
                </dt>
                <dd>{words::export::WEB_PAGE_HINT}</dd>
                <dt>
                    <button type="button" class="button" on:click=json>{words::export::JSON}</button>
                </dt>
                <dd>{words::export::JSON_HINT}</dd>
                <dt>
                    <button type="button" class="button" on:click=copy_markdown>{words::export::COPY_MARKDOWN}</button>
                </dt>
                <dd>{words::export::COPY_MARKDOWN_HINT}</dd>
                <dt>
                    <button type="button" class="button" on:click=copy_rich>{words::export::COPY_RICH}</button>
                </dt>
                <dd>{words::export::COPY_RICH_HINT}</dd>
                <dt>
                    <button type="button" class="button" on:click=move |_| page::print()>{words::export::PRINT}</button>
                </dt>
                <dd>{words::export::PRINT_HINT}</dd>
            </dl>
            <p class="export__message" role="status">{message}</p>
        </Dialog>
    }
}
