//! What stands folded below the findings, so that it does not compete with them.

use leptos::prelude::*;

use crate::shown::Shown;

/// Under its name and the number of its lines; nothing while there are none.
#[component]
pub fn Fold(name: &'static str, count: Signal<usize>, children: ChildrenFn) -> impl IntoView {
    view! {
        <Shown when=move || count.get() != 0>
            <details class="panel__fold">
                <summary>{name} " " <span class="panel__count">{count}</span></summary>
                {children()}
            </details>
        </Shown>
    }
}
