//! Addresses of the app's pages. Everything else is a page of the server.

use leptos::prelude::*;
use uuid::Uuid;

use crate::browser::page;

/// Before the id of an action item, behind `#` in the address of its report.
pub const ACTION: &str = "action-items-";

/// A page of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`
    Library,
    /// `/new`, which goes on to the editor at once.
    New,
    /// `/edit/{id}`
    Edit {
        /// The report that is edited.
        id: Uuid,
        /// Begun a moment ago in this tab, so that nobody else can know of it.
        is_new: bool,
    },
    /// `/actions`
    Actions,
    /// `/settings`
    Settings,
    /// An address that no page has.
    Unknown,
}

impl Route {
    fn of(path: &str) -> Route {
        match path {
            "/" => Route::Library,
            "/new" => Route::New,
            "/actions" => Route::Actions,
            "/settings" => Route::Settings,
            _ => path
                .strip_prefix("/edit/")
                .and_then(|id| id.parse().ok())
                .map_or(Route::Unknown, |id| Route::Edit { id, is_new: false }),
        }
    }

    /// Its address on this server.
    pub fn path(self) -> String {
        match self {
            Route::Library | Route::Unknown => "/".into(),
            Route::New => "/new".into(),
            Route::Actions => "/actions".into(),
            Route::Settings => "/settings".into(),
            Route::Edit { id, .. } => format!("/edit/{id}"),
        }
    }
}

/// The address bar. A crate for routing would cost more bytes than the five addresses are worth.
#[derive(Clone, Copy)]
pub struct Router {
    route: RwSignal<Route>,
}

impl Router {
    /// Reads the present address, and follows the back button and every link to a page of the app: the program
    /// stays, which is quicker and works without a server.
    pub fn new() -> Router {
        let route = RwSignal::new(Route::of(&page::path()));
        page::on_back(move || {
            let there = Route::of(&page::path());
            // A part of the same page is no other page: it stays as it is.
            if route.get_untracked().path() != there.path() {
                route.set(there);
            }
        });
        let router = Router { route };
        page::on_link(move |path| {
            let there = Route::of(path);
            let is_of_app = there != Route::Unknown;
            if is_of_app {
                router.go(there);
            }
            is_of_app
        });
        router
    }

    /// The page to show.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// Goes to another page of the app.
    pub fn go(self, route: Route) {
        page::push_path(&route.path());
        self.route.set(route);
        page::scroll_to_top();
    }

    /// Goes on without a step for the back button.
    pub fn replace(self, route: Route) {
        page::replace_path(&route.path());
        self.route.set(route);
    }
}
