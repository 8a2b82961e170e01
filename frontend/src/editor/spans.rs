//! The words of findings are underlined in the box that has the focus.

use leptos::ev;
use leptos::prelude::*;
use postmortem::lint::{Severity, Span};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::Editor;
use crate::browser::focus;
use crate::browser::mirror::Mirror;
use crate::later;

/// The element id of the form that the box with the focus belongs to.
pub const FORM: &str = "typing";

/// The underlines of an open editor.
#[derive(Clone, Copy)]
pub struct Spans(StoredValue<Option<Box<dyn Underlines>>, LocalStorage>);

/// The underlines of one box, which the later part draws.
pub trait Underlines {
    /// Somebody typed into it.
    fn follow(&mut self);
    /// Draws what the rules say by now.
    fn draw(&mut self);
}

impl Spans {
    /// With no underline, until the rules have looked.
    pub fn new() -> Spans {
        Spans(StoredValue::new_local(None))
    }

    /// Somebody typed into the box that has the focus.
    pub fn follow(self) {
        self.0.update_value(|underlines| underlines.iter_mut().for_each(|underlines| underlines.follow()));
    }

    /// Draws again in the box that has the focus.
    fn draw(self) {
        // The page may be gone by then.
        self.0.try_update_value(|underlines| underlines.iter_mut().for_each(|underlines| underlines.draw()));
    }

    /// `element` has the focus now.
    fn begin(self, editor: Editor, element: Option<Element>) {
        let begun = |element| untrack(later::parts).and_then(|parts| (parts.underlines)(editor, element));
        self.0.try_set_value(element.and_then(begun));
        self.draw();
    }
}

/// The underlines of a box, where `element` is one.
pub fn underlines(editor: Editor, element: Element) -> Option<Box<dyn Underlines>> {
    Some(Box::new(Drawn { editor, mirror: Mirror::over(element, FORM)? }))
}

struct Drawn {
    editor: Editor,
    mirror: Mirror,
}

impl Underlines for Drawn {
    fn follow(&mut self) {
        self.mirror.follow();
    }

    fn draw(&mut self) {
        self.mirror.underline(spans_in(self.editor, &self.mirror.id()));
    }
}

/// Follows the focus and the keys for as long as the page is open.
///
/// Rules run when the keys rest or the box is left, and never while an input method composes.
pub fn watch(editor: Editor) {
    let spans = editor.spans;
    let checked = editor.checked();
    let handles = [
        window_event_listener(ev::focusin, move |event| {
            spans.begin(editor, event.target().and_then(|target| target.dyn_into().ok()));
        }),
        window_event_listener(ev::focusout, move |_| {
            spans.0.set_value(None);
            checked.left();
        }),
    ];
    later::once_here(move |_| spans.begin(editor, focus::active().map(Into::into)));
    let compositions = [
        window_event_listener(ev::compositionstart, move |_| checked.composes(true)),
        window_event_listener(ev::compositionend, move |_| checked.composes(false)),
    ];
    let presses = [
        window_event_listener(ev::pointerdown, move |_| checked.presses(true)),
        window_event_listener(ev::pointerup, move |_| checked.presses(false)),
        window_event_listener(ev::pointercancel, move |_| checked.presses(false)),
    ];
    Effect::new(move || {
        checked.listed.track();
        // Also after a check that finds what was found before: what was typed may have put underlines away.
        checked.report.track();
        spans.draw();
    });
    on_cleanup(move || {
        handles.into_iter().for_each(|handle| handle.remove());
        presses.into_iter().for_each(|handle| handle.remove());
        compositions.into_iter().for_each(|handle| handle.remove());
        spans.0.try_set_value(None);
    });
}

fn spans_in(editor: Editor, id: &str) -> Vec<(Span, Severity)> {
    let Some(here) = editor.place_of(id) else { return Vec::new() };
    editor.checked().listed.with_untracked(|listed| {
        let here = listed.iter().map(|listed| &listed.finding).filter(|finding| finding.place == here);
        here.filter_map(|finding| Some((editor.in_box(finding.place, finding.span?)?, finding.severity))).collect()
    })
}
