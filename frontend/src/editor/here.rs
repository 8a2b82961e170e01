//! Where the writer is: the field whose findings are unfolded, and the section that the list marks.

use gloo_timers::callback::Timeout;
use leptos::ev;
use leptos::prelude::*;
use postmortem::report::{Field, Section};

use super::findings::{Help, stay};
use super::{Editor, field_id};
use crate::browser::{focus, sight};

/// The marked section is the last one that begins above this part of the window's height.
const LINE: f64 = 0.25;

/// Follows focus and scrolling for as long as the page is open.
pub fn follow(editor: Editor) {
    let is_due = StoredValue::new(false);
    // What folds while a pointer is down would take the target of a click away.
    let look = move || {
        if is_due.try_set_value(false).is_none() && !editor.checked().is_pressed() {
            look(editor);
        }
    };
    let look_soon = move || {
        if is_due.try_get_value() == Some(false) {
            is_due.set_value(true);
            request_animation_frame(look);
        }
    };
    let handles = [
        window_event_listener(ev::focusin, move |_| look_soon()),
        // Behind the click that it ends.
        window_event_listener(ev::pointerup, move |_| drop(Timeout::new(0, look_soon).forget())),
        window_event_listener(ev::scroll, move |_| look_soon()),
        // The keyboard of a phone takes its part of the window after the box has got the focus.
        window_event_listener(ev::resize, move |_| stay(editor)),
    ];
    look_soon();
    on_cleanup(move || handles.into_iter().for_each(|handle| handle.remove()));
}

fn look(editor: Editor) {
    let help = editor.help();
    let written = focus::within(".field").and_then(|id| Field::ALL.into_iter().find(|field| field_id(*field) == id));
    if written.is_some() {
        unfold(help, written, focus::first_box_of_row());
    }
    // In the place of the boxes there is something else to read.
    if !sight::is_shown(&field_id(Field::Title)) {
        return;
    }
    let seen = written.filter(|field| sight::is_in_window(&field_id(*field))).map(Field::section);
    let here = seen.unwrap_or_else(|| {
        let begun = |section: &Section| *section == Section::Title || sight::begins_above(&heading_id(*section), LINE);
        // The last one may be too short to come so high.
        if sight::is_at_end() {
            return Section::RelatedLinks;
        }
        Section::ALL.into_iter().rfind(begun).unwrap_or(Section::Title)
    });
    let here = if here == Section::Details { Section::Title } else { here };
    if help.in_view.get_untracked() != Some(here) {
        help.in_view.set(Some(here));
        sight::reveal_in_strip(".sections__entry[aria-current]");
    }
}

/// Has the findings of a field say all they have to say, and of its rows those of the one whose first box is given.
pub fn unfold(help: Help, field: Option<Field>, row: Option<String>) {
    if help.unfolded.get_untracked() != field {
        help.unfolded.set(field);
    }
    if help.row.with_untracked(|at| *at != row) {
        help.row.set(row);
    }
}

/// The element id of what a section begins with.
fn heading_id(section: Section) -> String {
    match section {
        Section::Timeline => field_id(Field::Timeline),
        Section::Detection => field_id(Field::Detection),
        _ => format!("section-{}", section as usize),
    }
}
