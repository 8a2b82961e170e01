//! The line on top of the pages beside the editor: where one is, and where one can go.

use leptos::prelude::*;

use crate::route::Route;
use crate::words::{self, library};

/// The pages it leads to. The rule book is a page of the server.
const PAGES: [(&str, &str); 4] = [
    ("/", words::LIBRARY),
    ("/actions", words::actions::NAME),
    ("/rules", library::RULES),
    ("/settings", library::SETTINGS),
];

/// `children` are what can be done on this page, at the end of the line.
#[component]
pub fn PagesHeader(current: Route, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    let current = current.path();
    let link = |(path, name): (&'static str, &'static str)| {
        let current = (path == current).then_some("page");
        view! { <a href=path aria-current=current>{name}</a> }
    };
    view! {
        <header class="header header--library">
            <a class="header__brand" href="/">{words::POSTMORTEM}</a>
            <nav class="pages" aria-label=library::PAGES>{PAGES.map(link).into_iter().collect_view()}</nav>
            {children.map(|children| children())}
        </header>
    }
}
