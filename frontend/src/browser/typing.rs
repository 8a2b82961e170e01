//! Changing the text of a box as typing does: the box tells of it and keeps its caret.

use std::ops::Range;

use leptos::prelude::document;
use postmortem::markdown::Rewrite;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, EventTarget, HtmlDocument, HtmlTextAreaElement};

/// A text area that is being typed into.
pub struct Area(HtmlTextAreaElement);

impl Area {
    /// The text area an event happened in.
    pub fn of(target: Option<EventTarget>) -> Option<Area> {
        target?.dyn_into().ok().map(Area)
    }

    /// The text area that has the focus.
    pub fn with_focus() -> Option<Area> {
        Area::of(document().active_element().map(Into::into))
    }

    /// All of its text.
    pub fn text(&self) -> String {
        self.0.value()
    }

    /// What is selected, in UTF-16 units.
    pub fn selection(&self) -> Range<usize> {
        let unit = |at: Result<Option<u32>, _>| at.ok().flatten().unwrap_or(0) as usize;
        unit(self.0.selection_start())..unit(self.0.selection_end())
    }

    /// Does what `rewrite` says.
    pub fn rewrite(&self, rewrite: &Rewrite) {
        self.select(&rewrite.replaced);
        // The one way to type from a program: deprecated, and without a successor.
        let typed = document().dyn_into::<HtmlDocument>().is_ok_and(|document| {
            document.exec_command_with_show_ui_and_value("insertText", false, &rewrite.text).unwrap_or(false)
        });
        if !typed {
            let range = &rewrite.replaced;
            let _ = self.0.set_range_text_with_start_and_end(&rewrite.text, unit(range.start), unit(range.end));
            if let Ok(event) = Event::new("input") {
                let _ = self.0.dispatch_event(&event);
            }
        }
        self.select(&rewrite.selected);
    }

    fn select(&self, range: &Range<usize>) {
        let _ = self.0.set_selection_range(unit(range.start), unit(range.end));
    }
}

/// The element id of what an event happened in.
pub fn id_of(target: Option<EventTarget>) -> Option<String> {
    Some(target?.dyn_into::<Element>().ok()?.id())
}

/// What is being pasted.
pub struct Clip {
    /// The words.
    pub text: String,
    /// The page that says the same; empty where there is none.
    pub page: String,
    /// True where a picture is all that there is.
    pub is_picture: bool,
}

/// What the clipboard gives to a box.
pub fn pasted(event: &Event) -> Option<Clip> {
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    let [text, page] = ["text/plain", "text/html"].map(|form| data.get_data(form).unwrap_or_default());
    let is_picture = text.is_empty() && page.is_empty() && data.files().is_some_and(|files| files.length() > 0);
    Some(Clip { text, page, is_picture })
}

fn unit(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
