//! A dialog that covers no text: it has its own place on the page, and what is written stays in sight.

use crate::browser::focus;
use crate::words;
use leptos::html;
use leptos::prelude::*;

/// Shows `children` where it stands until it is closed. `title` names the dialog. Whoever closes it
/// is back where they were. In the middle it stands over the text, for as long as it takes to choose.
#[component]
pub fn Dialog(
    title: &'static str,
    on_close: Callback<()>,
    #[prop(optional)] is_in_the_middle: bool,
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get().filter(|dialog| !dialog.open()) {
            if is_in_the_middle {
                dialog.show();
            } else {
                focus::show_beside(&dialog);
            }
        }
    });
    // The browser gives the focus back and says when it is done.
    let close = move || dialog.get_untracked().into_iter().for_each(|dialog| dialog.close());
    view! {
        <dialog
            class=if is_in_the_middle { "dialog dialog--middle" } else { "dialog" }
            node_ref=dialog
            aria-labelledby="dialog-title"
            on:close=move |_| on_close.run(())
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.prevent_default();
                    close();
                }
            }
        >
            <div class="dialog__head">
                <h2 id="dialog-title">{title}</h2>
                <button type="button" class="button button--quiet" on:click=move |_| close()>
                    {words::CLOSE}
                </button>
            </div>
            {children()}
        </dialog>
    }
}
