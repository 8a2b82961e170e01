//! The keys that mean something wherever the writer is.

use leptos::prelude::*;
use postmortem::markdown::{Formatting, toggle};
use postmortem::report::Shape;
use web_sys::KeyboardEvent;

use super::field::is_plain_enter;
use super::undo::Direction;
use super::{Editor, Sheet, Slot};
use crate::browser::typing::{self, Area};
use crate::browser::{focus, page};
use crate::later;

/// To the next finding, with Shift to the one before.
const F8: u32 = 119;

/// To the examples of the field, and back.
const F2: u32 = 113;

const ENTER: u32 = 13;

const ESCAPE: u32 = 27;

/// With Ctrl it pastes; with Shift, too, it pastes the words alone.
const V: u32 = 86;

/// Listens for as long as the editor is open.
pub fn listen(editor: Editor) {
    // One for all of them: each listener costs something with every key.
    let keys = page::on_key(move |event| {
        if is_writing(event) {
            return;
        }
        if event.key_code() == V {
            editor.paste_plainly(event.shift_key());
        }
        if save(editor, event) || (!event.default_prevented() && on_key(editor, event)) {
            event.prevent_default();
        }
    });
    // Menus of the browser undo without a key.
    let menu = page::on_native_undo(move |is_redo, event| {
        let direction = if is_redo { Direction::Redo } else { Direction::Undo };
        if focus::is_box(event.target()) && turn(editor, direction) {
            event.prevent_default();
        }
    });
    let paste = page::on_paste(move |event| {
        if !editor.is_pasting_plainly() && later::now().is_some_and(|parts| (parts.paste)(editor, event)) {
            event.prevent_default();
        }
        editor.paste_plainly(false);
    });
    let hash = page::on_hash(move || editor.go_to_address());
    let handles = StoredValue::new_local(Some([keys, menu, paste, hash]));
    on_cleanup(move || {
        handles.try_update_value(Option::take).flatten().into_iter().flatten().for_each(|handle| handle.remove());
    });
}

/// What is typed, nearly always: no more is asked of it. Numbers of keys are cheaper to ask for than names.
fn is_writing(event: &KeyboardEvent) -> bool {
    let is_plain = !event.ctrl_key() && !event.meta_key();
    is_plain && !matches!(event.key_code(), F2 | F8 | ENTER | ESCAPE) && event.key() != "?"
}

/// Ctrl+S means saving wherever the writer is, instead of the browser's own dialog.
fn save(editor: Editor, event: &KeyboardEvent) -> bool {
    let is_save = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && event.key().eq_ignore_ascii_case("s");
    if is_save {
        editor.saver().flush();
    }
    is_save
}

/// True when the key meant something.
fn on_key(editor: Editor, event: &KeyboardEvent) -> bool {
    let is_alone = !event.ctrl_key() && !event.alt_key() && !event.meta_key();
    if is_alone && matches!(event.key_code(), F2 | F8) {
        if let Some(parts) = later::now() {
            match event.key_code() {
                F8 => (parts.step)(editor, !event.shift_key()),
                _ => (parts.examples)(),
            }
        }
        return true;
    }
    // Other boxes, such as those of dialogs, have keys of their own.
    if event.alt_key() || event.is_composing() || focus::is_foreign_box(event.target()) {
        return false;
    }
    let key = event.key().to_ascii_lowercase();
    if key == "escape" && editor.has_sheet() {
        editor.close();
        return true;
    }
    if key == "escape" && editor.leave_preview() {
        return true;
    }
    if !(event.ctrl_key() || event.meta_key()) {
        return match key.as_str() {
            "enter" => is_in_line(editor, event),
            "?" if !focus::is_box(event.target()) => {
                editor.open(Sheet::Keys);
                true
            }
            _ => false,
        };
    }
    // Digits with Shift are other signs on each keyboard.
    let key = if event.shift_key() && event.code().starts_with("Digit") { event.code() } else { key };
    let kind = match (key.as_str(), event.shift_key()) {
        ("z", false) => return turn(editor, Direction::Undo),
        ("z", true) | ("y", false) => return turn(editor, Direction::Redo),
        ("k", false) => {
            editor.open(Sheet::Palette);
            return true;
        }
        ("b", false) => Formatting::Bold,
        ("i", false) => Formatting::Italic,
        ("e", false) => Formatting::Code,
        ("l", true) => Formatting::Link,
        ("Digit8", true) => Formatting::Bullets,
        ("Digit7", true) => Formatting::Numbers,
        _ => return false,
    };
    let Some(area) = Area::of(event.target()).filter(|_| focus::is_box(event.target())) else { return false };
    if let Some(parts) = later::now() {
        (parts.format)(editor, &area, kind);
    }
    true
}

/// False while that is not here: the browser undoes what was typed into the box.
fn turn(editor: Editor, direction: Direction) -> bool {
    later::now().map(|parts| (parts.turn)(editor, direction)).is_some()
}

/// True for Enter alone in a field of one line, which has none.
fn is_in_line(editor: Editor, event: &KeyboardEvent) -> bool {
    let slot = typing::id_of(event.target()).and_then(|id| Slot::named(&editor.content(), &id));
    is_plain_enter(event) && slot.is_some_and(|slot| slot.field.shape() == Shape::Line)
}

/// Makes what is selected bold, a link, a list and so on, or plain again.
pub fn format(editor: Editor, area: &Area, formatting: Formatting) {
    editor.rewrite(area, &toggle(&area.text(), area.selection(), formatting));
}
