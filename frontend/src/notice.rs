//! A message that stays until its reason is gone.

use leptos::prelude::*;

/// A box with a message. Errors are announced at once.
#[component]
pub fn Notice(is_error: bool, children: Children) -> impl IntoView {
    view! {
        <div
            class=if is_error { "notice notice--error" } else { "notice" }
            role=if is_error { "alert" } else { "note" }
        >
            {children()}
        </div>
    }
}
