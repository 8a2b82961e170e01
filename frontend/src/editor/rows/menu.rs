//! What can be done with a row, behind its one button.

use leptos::prelude::*;
use web_sys::{FocusEvent, KeyboardEvent};

use super::{List, order};
use crate::browser::focus;
use crate::editor::box_id;
use crate::editor::draft_text::EditorRow;
use crate::words;

/// The menu of one row.
#[derive(Clone)]
pub struct RowMenu {
    pub(super) list: List,
    /// Counted from 0.
    pub(super) index: ReadSignal<usize>,
    pub(super) row: EditorRow,
    /// What the row is called, such as `User impact 2`.
    pub(super) name: Signal<String>,
    pub(super) is_open: RwSignal<bool>,
    /// Of an action item: whether it is a priority action.
    pub(super) star: Option<Memo<bool>>,
}

/// Its entries, of which the first has the focus. It closes once one is chosen, by Escape, and when the focus goes elsewhere.
pub fn menu(menu: RowMenu) -> AnyView {
    let RowMenu { list, index, row, name, is_open, star } = menu;
    let id = format!("menu-{}", box_id(list.field, &row.id, 0));
    let (menu_id, starred_id) = (id.clone(), id.clone());
    focus::focus_first_soon(id.clone());
    let (up, down, gone, starred) = (row.clone(), row.clone(), row.clone(), row);
    let last = list.rows.with_untracked(Vec::len).saturating_sub(1);
    let entry = move |named: &'static str, act: Box<dyn Fn() + Send + Sync>| {
        view! {
            <button
                type="button"
                class="button row__entry"
                role="menuitem"
                tabindex="-1"
                on:click=move |_| {
                    is_open.set(false);
                    act();
                }
            >
                {named} " " <span class="hidden">{move || words::lower_first(&name.get())}</span>
            </button>
        }
        .into_any()
    };
    let at = index.get_untracked();
    let priority = star.map(|star| {
        view! {
            <button
                type="button"
                class="button row__entry"
                role="menuitemcheckbox"
                tabindex="-1"
                aria-checked=move || star.get().to_string()
                on:click=move |_| {
                    focus::focus_before(&starred_id);
                    is_open.set(false);
                    order::turn_star(list.editor, &starred, star.get_untracked());
                }
            >
                {words::PRIORITY_ACTION}
            </button>
        }
    });
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            focus::focus_before(&menu_id);
            is_open.set(false);
        }
        "Tab" => is_open.set(false),
        _ => focus::walk(&event),
    };
    view! {
        <div
            class="row__menu"
            id=id
            role="menu"
            aria-label=move || words::row_tools(&name.get())
            // In some browsers a press would take the focus away, and the menu would be gone before the click.
            on:mousedown=|event| event.prevent_default()
            on:focusout=move |event: FocusEvent| {
                if !focus::is_in(event.related_target(), ".row__tools") {
                    // The row may be gone by then.
                    let _ = is_open.try_set(false);
                }
            }
            on:keydown=key
        >
            {(at > 0).then(|| entry(words::MOVE_UP, Box::new(move || list.move_by(&up, -1))))}
            {(at < last).then(|| entry(words::MOVE_DOWN, Box::new(move || list.move_by(&down, 1))))}
            {priority}
            {entry(words::REMOVE, Box::new(move || list.remove(&gone)))}
        </div>
    }
    .into_any()
}
