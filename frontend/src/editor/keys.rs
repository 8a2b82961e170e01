//! The keys that mean something wherever the writer is.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::Editor;
use super::undo::Direction;
use crate::browser::{focus, page};

/// Listens for as long as the editor is open.
pub fn listen(editor: Editor) {
    let keys = page::on_key(move |event| {
        if on_key(editor, event) {
            event.prevent_default();
        }
    });
    // Menus of the browser undo without a key.
    let menu = page::on_native_undo(move |is_redo, event| {
        if focus::is_box(event.target()) {
            event.prevent_default();
            editor.turn(if is_redo { Direction::Redo } else { Direction::Undo });
        }
    });
    let handles = StoredValue::new_local(Some([keys, menu]));
    on_cleanup(move || {
        handles.try_update_value(Option::take).flatten().into_iter().flatten().for_each(|key| key.remove())
    });
}

/// True when the key meant something.
fn on_key(editor: Editor, event: &KeyboardEvent) -> bool {
    let is_command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
    // Other boxes, such as those of dialogs, undo by themselves.
    if !is_command || focus::is_foreign_box(event.target()) {
        return false;
    }
    match event.key().to_ascii_lowercase().as_str() {
        "z" if event.shift_key() => editor.turn(Direction::Redo),
        "z" => editor.turn(Direction::Undo),
        "y" if !event.shift_key() => editor.turn(Direction::Redo),
        _ => return false,
    }
    true
}
