//! Taking a report away: as a file, on the clipboard, on paper.

mod document;

pub use document::print_the_report;

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::Report;
use postmortem::markdown::write;

use crate::browser::{clipboard, file, page};
use crate::dialog::Dialog;
use document::{body_of, page_of};

/// Offers every form in which a report can leave this page.
#[component]
pub fn ExportDialog(
    /// Normalised.
    report: Report,
    on_close: Callback<()>,
) -> impl IntoView {
    let report = StoredValue::new(report);
    let message = RwSignal::new("");
    let download = move |extension: &str, media_type: &str, text: &str| {
        let name = report.with_value(|report| file::name_of(&report.title, extension));
        file::download(&name, media_type, text);
        message.set("The download has begun.");
    };
    let markdown = move |_| download("md", "text/markdown", &report.with_value(write));
    let html = move |_| download("html", "text/html", &report.with_value(page_of));
    let json = move |_| {
        // A report is plain strings and lists, which JSON always holds.
        let text = report.with_value(|report| serde_json::to_string_pretty(report).unwrap_or_default());
        download("json", "application/json", &text);
    };
    let tell = move |copied: bool, done: &'static str| {
        message.set(if copied {
            done
        } else {
            "This browser does not let the page use the clipboard here. Download the file instead."
        });
    };
    let copy_markdown = move |_| {
        let text = report.with_value(write);
        spawn_local(async move { tell(clipboard::copy(text).await, "Copied as Markdown.") });
    };
    let copy_rich = move |_| {
        let (html, text) = report.with_value(|report| (body_of(report), write(report)));
        spawn_local(async move { tell(clipboard::copy_rich(&html, &text).await, "Copied as rich text.") });
    };
    view! {
        <Dialog title="Export this report" on_close>
            <dl class="export">
                <dt>
                    <button type="button" class="button button--primary" on:click=markdown>"Download Markdown"</button>
                </dt>
                <dd>"The written form: everything, to keep in a repository and to import again."</dd>
                <dt>
                    <button type="button" class="button" on:click=html>"Download web page"</button>
                </dt>
                <dd>"One HTML file that opens anywhere and prints well."</dd>
                <dt>
                    <button type="button" class="button" on:click=json>"Download JSON"</button>
                </dt>
                <dd>"For programs: what the API takes and gives."</dd>
                <dt>
                    <button type="button" class="button" on:click=copy_markdown>"Copy as Markdown"</button>
                </dt>
                <dd>"To paste into a pull request or an editor."</dd>
                <dt>
                    <button type="button" class="button" on:click=copy_rich>"Copy as rich text"</button>
                </dt>
                <dd>"To paste into a wiki or a mail, with headings, lists and tables."</dd>
                <dt>
                    <button type="button" class="button" on:click=move |_| page::print()>"Print"</button>
                </dt>
                <dd>"As a document, without the editor around it."</dd>
            </dl>
            <p class="export__message" role="status">{message}</p>
        </Dialog>
    }
}
