//! The report as a document of its own: on paper, in a file, on the clipboard.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use postmortem::Report;
use postmortem::report::page_title;
use postmortem::view::ReportView;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::browser::page;
use crate::editor::Editor;

/// The style sheets that a report by itself needs, and the one that a release joins all into.
const STYLES: [&str; 4] = ["tokens-", "base-", "report-", "later-"];

/// The class of the element that is all that is printed; see `style/print.css`.
const SHEET: &str = "print-sheet";

/// The markup of a report.
pub fn body_of(report: &Report) -> String {
    markup(report, false)
}

fn markup(report: &Report, has_contents: bool) -> String {
    let Some(host) = element() else { return String::new() };
    let shown = show(&host, report, has_contents);
    // Rendering leaves empty comments where parts may change, which a document does not need.
    let html = host.inner_html().replace("<!---->", "");
    drop(shown);
    html
}

/// A whole page that needs nothing else: no script, no other file.
pub fn page_of(report: &Report) -> String {
    let title = page_title(&report.title).replace('&', "&amp;").replace('<', "&lt;");
    let (styles, body) = (page::styles(&STYLES), markup(report, true));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <style>\n{styles}</style>\n</head>\n<body>\n<main class=\"page\">{body}</main>\n</body>\n</html>\n"
    )
}

/// Has the browser print the report of the open editor instead of its boxes, also by its own menu
/// and keys.
pub fn print_the_report(editor: Editor) {
    let sheet = StoredValue::new_local(None);
    let begin = move || {
        let Some((host, body)) = element().zip(document().body()) else { return };
        host.set_class_name(SHEET);
        let shown = show(&host, &editor.content().report().normalize(), false);
        if body.append_child(&host).is_ok() {
            sheet.set_value(Some((host, shown)));
        }
    };
    let end = move || {
        if let Some((host, shown)) = sheet.try_update_value(Option::take).flatten() {
            drop(shown);
            host.remove();
        }
    };
    let handles = StoredValue::new_local(Some(page::on_print(begin, end)));
    on_cleanup(move || {
        end();
        handles.try_update_value(Option::take).flatten().into_iter().flatten().for_each(|handle| handle.remove());
    });
}

fn element() -> Option<HtmlElement> {
    document().create_element("div").ok()?.dyn_into().ok()
}

/// A document goes to others: it shows what readers of a share link are shown.
fn show(host: &HtmlElement, report: &Report, has_contents: bool) -> UnmountHandle<AnyViewState> {
    let report = report.for_readers();
    mount_to(host.clone(), move || view! { <ReportView report has_contents /> }.into_any())
}
