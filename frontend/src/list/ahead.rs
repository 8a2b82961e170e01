//! The end of a list that goes on: the next page is fetched before anybody is there.

use leptos::html;
use leptos::prelude::*;

use crate::browser::sight::Approach;

/// Calls `on_near` when its reader comes near or presses it, perhaps more than once.
#[component]
pub fn Ahead(label: &'static str, on_near: Callback<()>) -> impl IntoView {
    let before = NodeRef::<html::Span>::new();
    let approach = StoredValue::new_local(None);
    Effect::new(move || {
        approach.set_value(before.get().map(|before| Approach::new(&before, move || on_near.run(()))));
    });
    view! {
        <p class="ahead">
            <span class="ahead__near" node_ref=before></span>
            <button type="button" class="button" on:click=move |_| on_near.run(())>{label}</button>
        </p>
    }
}
