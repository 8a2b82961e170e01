//! What somebody sees who comes to a library with nothing in it: what this is for, and the ways in.

mod sample;

use leptos::prelude::*;

use crate::words::{self, import, library};
use sample::Sample;

/// In the place of the library while the server and this device hold nothing.
#[component]
pub fn FirstVisit(
    /// Begins a report.
    on_new: Callback<()>,
    /// Opens the example.
    on_example: Callback<()>,
    /// Opens the import.
    on_import: Callback<()>,
) -> impl IntoView {
    let point = |(head, text): (&'static str, &'static str)| {
        view! {
            <li class="first-visit__point">
                <h2>{head}</h2>
                <p>{text}</p>
            </li>
        }
    };
    view! {
        <div class="first-visit">
            <div class="first-visit__text">
                <h1>{library::EMPTY}</h1>
                <p class="first-visit__lead">{library::EMPTY_WHAT}</p>
                <p class="first-visit__ways">
                    <button type="button" class="button button--primary" on:click=move |_| on_new.run(())>
                        {words::NEW}
                    </button>
                    <button type="button" class="button" on:click=move |_| on_example.run(())>
                        {library::EXAMPLE}
                    </button>
                    <button type="button" class="button" id=super::IMPORT on:click=move |_| on_import.run(())>
                        {import::TITLE}
                    </button>
                </p>
                <p class="first-visit__aside">{library::EMPTY_WAYS}</p>
            </div>
            <Sample />
            <ul class="first-visit__points">{library::EMPTY_POINTS.map(point).into_iter().collect_view()}</ul>
        </div>
    }
}
