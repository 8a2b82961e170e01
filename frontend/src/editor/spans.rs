//! The words of findings are underlined in the box that has the focus.

use leptos::ev;
use leptos::prelude::*;
use postmortem::lint::{Severity, Span};

use super::Editor;
use crate::browser::mirror::{self, Mirror};

/// The element id of the form that the box with the focus belongs to.
pub const FORM: &str = "typing";

/// The underlines of an open editor.
#[derive(Clone, Copy)]
pub struct Spans(StoredValue<Option<Mirror>, LocalStorage>);

impl Spans {
    /// With no underline, until the rules have looked.
    pub fn new() -> Spans {
        Spans(StoredValue::new_local(None))
    }

    /// Somebody typed into the box that has the focus.
    pub fn follow(self) {
        self.0.update_value(|mirror| mirror.iter_mut().for_each(Mirror::follow));
    }
}

/// Follows the focus and the keys for as long as the page is open.
///
/// Rules run when the keys rest or the box is left, and never while an input method composes.
pub fn watch(editor: Editor) {
    let Spans(mirror) = editor.spans;
    let checked = editor.checked();
    let draw = move || {
        // The page may be gone by then.
        mirror.try_update_value(|mirror| {
            if let Some(mirror) = mirror {
                let spans = spans_in(editor, &mirror.id());
                mirror.underline(spans);
            }
        });
    };
    let handles = [
        window_event_listener(ev::focusin, move |event| {
            mirror.set_value(mirror::text_box(&event).and_then(|area| Mirror::over(area, FORM)));
            draw();
        }),
        window_event_listener(ev::focusout, move |_| {
            mirror.set_value(None);
            checked.left();
        }),
    ];
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
        draw();
    });
    on_cleanup(move || {
        handles.into_iter().for_each(|handle| handle.remove());
        presses.into_iter().for_each(|handle| handle.remove());
        compositions.into_iter().for_each(|handle| handle.remove());
        mirror.try_set_value(None);
    });
}

fn spans_in(editor: Editor, id: &str) -> Vec<(Span, Severity)> {
    let Some(here) = editor.place_of(id) else { return Vec::new() };
    editor.checked().listed.with_untracked(|listed| {
        let here = listed.iter().map(|listed| &listed.finding).filter(|finding| finding.place == here);
        here.filter_map(|finding| Some((editor.in_box(finding.place, finding.span?)?, finding.severity))).collect()
    })
}
