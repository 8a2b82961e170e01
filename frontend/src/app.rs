//! The app: which page stands at which address.

use leptos::prelude::*;

use crate::browser::{early, ids, page};
use crate::editor::EditorPage;
use crate::route::{Route, Router};
use crate::{later, words};

/// Everything below the document's body.
#[component]
pub fn App() -> impl IntoView {
    let router = Router::new();
    provide_context(router);
    move || match router.route() {
        Route::New => {
            let id = early::id().unwrap_or_else(ids::report);
            router.replace(Route::Edit { id, is_new: true });
            ().into_any()
        }
        Route::Edit { id, is_new } => view! { <EditorPage id is_new /> }.into_any(),
        route @ (Route::Library | Route::Actions | Route::Settings) => later::show(move |parts| (parts.page)(route)),
        Route::Unknown => {
            page::set_title(words::NOT_FOUND);
            early::give_way_soon();
            view! {
                <main class="page">
                    <h1>{words::NOT_FOUND_HEADING}</h1>
                    <p>{words::NOT_FOUND_ADVICE}</p>
                    <a class="button" href="/">{words::GO_TO_THE_LIBRARY}</a>
                </main>
            }
            .into_any()
        }
    }
}
