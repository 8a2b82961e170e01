//! A modal dialog: the browser's own, which keeps the focus inside and closes on Escape.

use crate::words;
use leptos::html;
use leptos::prelude::*;

/// Shows `children` above the page until it is closed. `title` names the dialog.
#[component]
pub fn Dialog(title: &'static str, on_close: Callback<()>, children: Children) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get().filter(|dialog| !dialog.open()) {
            // Fails only for a dialog that is not on the page, which this one is.
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="dialog-title" on:close=move |_| on_close.run(())>
            <div class="dialog__head">
                <h2 id="dialog-title">{title}</h2>
                <button type="button" class="button button--quiet" on:click=move |_| on_close.run(())>
                    {words::CLOSE}
                </button>
            </div>
            {children()}
        </dialog>
    }
}
