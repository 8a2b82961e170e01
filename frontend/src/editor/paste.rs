//! What is pasted into a box: Markdown of a page, rows of a list, or a report that may be meant for the import.

use leptos::prelude::*;
use postmortem::markdown::{HtmlNode, Pasted, inserted, linked, pasted};
use postmortem::report::Row;
use web_sys::Event;

use super::findings::Done;
use super::{Editor, Slot};
use crate::browser::typing::{self, Area, Clip};
use crate::browser::{focus, web_page};
use crate::dialog::Dialog;
use crate::import::{Import, Outcome};
use crate::words;

/// An address over selected words becomes their link, a list becomes rows, a page Markdown. False where the browser
/// shall paste.
pub fn paste(editor: Editor, event: &Event) -> bool {
    pasted_otherwise(editor, event).is_some()
}

fn pasted_otherwise(editor: Editor, event: &Event) -> Option<()> {
    let content = editor.content();
    let slot = Slot::named(&content, &typing::id_of(event.target())?)?;
    let area = Area::of(event.target());
    let Clip { text, page, is_picture } = typing::pasted(event)?;
    if let Some(area) = &area
        && let Some(rewrite) = linked(&area.text(), area.selection(), &text)
    {
        editor.rewrite(area, &rewrite);
        return Some(());
    }
    let page = if is_picture { vec![picture()] } else { web_page::nodes(&page) };
    match (pasted(slot.field, slot.cell, &text, &page)?, area) {
        (Pasted::Rows(rows), _) => add_rows(editor, &slot, rows),
        (Pasted::Text(text), Some(area)) => write(editor, &area, &text),
        (Pasted::Report(text), Some(_)) => editor.ask_about_report(slot.id(), text),
        (_, None) => return None,
    }
    Some(())
}

fn picture() -> HtmlNode {
    HtmlNode::Element { name: "img".to_owned(), attributes: Vec::new(), children: Vec::new() }
}

/// Writes a text where the caret is.
fn write(editor: Editor, area: &Area, text: &str) {
    editor.rewrite(area, &inserted(&area.text(), area.selection(), text));
}

/// Says below the field how many there are, with the way back.
fn add_rows(editor: Editor, slot: &Slot, rows: Vec<Row>) {
    let content = editor.content();
    let (before, words) = (content.report().normalize(), words::rows_added(rows.len()));
    editor.insert_rows(slot, rows);
    editor.checked().check_now(&content);
    let after = content.report().normalize();
    editor.help().did(Done { field: slot.field, words, before, after });
}

/// Asks whether a report that was pasted into a box is to be imported.
#[component]
pub fn PastedReport(on_close: Callback<()>) -> impl IntoView {
    let editor = Editor::expect();
    let import = Import::new(Callback::new(|()| ()));
    let take = move |_| import.text(editor.pasted_report().1);
    let write_here = move |_| {
        let (box_id, text) = editor.pasted_report();
        editor.close();
        focus::show(&box_id, None);
        Area::with_focus().into_iter().for_each(|area| write(editor, &area, &text));
    };
    view! {
        <Dialog title=words::PASTED_REPORT on_close>
            <p>{words::PASTED_REPORT_WHY}</p>
            <p class="notice__ways">
                <button type="button" class="button button--primary" on:click=take>{words::PASTED_REPORT_IMPORT}</button>
                <button type="button" class="button" on:click=write_here>{words::PASTED_REPORT_HERE}</button>
            </p>
            <Outcome import />
        </Dialog>
    }
}
