//! Taking a report away: as a file, on the clipboard, on paper.

mod document;

pub use document::print_the_report;

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::markdown::write;

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
        file::download(&file::name_of(&report().title, extension), media_type, text);
        message.set(words::THE_DOWNLOAD_HAS_BEGUN);
    };
    let markdown = move |_| download("md", "text/markdown", &write(&report()));
    let html = move |_| download("html", "text/html", &page_of(&report()));
    let json = move |_| {
        // A report is plain strings and lists, which JSON always holds.
        let text = serde_json::to_string_pretty(&report()).unwrap_or_default();
        download("json", "application/json", &text);
    };
    let tell = move |copied: bool, done: &'static str| {
        message.set(if copied { done } else { words::THIS_BROWSER_DOES_NOT_LET });
    };
    let copy_markdown = move |_| {
        let text = write(&report());
        spawn_local(async move { tell(clipboard::copy(text).await, "Copied as Markdown.") });
    };
    let copy_rich = move |_| {
        let (html, text) = (body_of(&report()), write(&report()));
        spawn_local(async move { tell(clipboard::copy_rich(&html, &text).await, "Copied as rich text.") });
    };
    view! {
        <Dialog title=words::EXPORT_THIS_REPORT on_close>
            <dl class="export">
                <dt>
                    <button type="button" class="button button--primary" on:click=markdown>{words::DOWNLOAD_MARKDOWN}</button>
                </dt>
                <dd>{words::THE_WRITTEN_FORM_EVERYTHING_TO}</dd>
                <dt>
                    <button type="button" class="button" on:click=html>{words::DOWNLOAD_WEB_PAGE}</button>
                </dt>
                <dd>{words::ONE_HTML_FILE_THAT_OPENS}</dd>
                <dt>
                    <button type="button" class="button" on:click=json>{words::DOWNLOAD_JSON}</button>
                </dt>
                <dd>{words::FOR_PROGRAMS_WHAT_THE_API}</dd>
                <dt>
                    <button type="button" class="button" on:click=copy_markdown>{words::COPY_AS_MARKDOWN}</button>
                </dt>
                <dd>{words::TO_PASTE_INTO_A_PULL}</dd>
                <dt>
                    <button type="button" class="button" on:click=copy_rich>{words::COPY_AS_RICH_TEXT}</button>
                </dt>
                <dd>{words::TO_PASTE_INTO_A_WIKI}</dd>
                <dt>
                    <button type="button" class="button" on:click=move |_| page::print()>{words::PRINT}</button>
                </dt>
                <dd>{words::AS_A_DOCUMENT_WITHOUT_THE}</dd>
            </dl>
            <p class="export__message" role="status">{message}</p>
        </Dialog>
    }
}
