//! Every route, on one screen.

use std::sync::Arc;

use axum::extract::Request;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, delete, get, post, put};
use axum::{Extension, Router};
use tower_http::compression::CompressionLayer;

use crate::access::Subject;
use crate::app::App;
use crate::problem::Problem;
use crate::{api, guard, pages};

/// What the editor's address serves.
pub fn editor(app: Arc<App>) -> Router {
    let api = Router::new()
        .route("/api/reports", get(api::list).post(api::create))
        .route("/api/reports/{id}", get(api::read).put(api::save).delete(api::delete))
        .route("/api/reports/{id}/restore", post(api::restore))
        .route("/api/reports/{id}/redact", post(api::redact))
        .route("/api/reports/{id}/purge", post(api::purge))
        .route("/api/reports/{id}/revisions", get(api::revisions))
        .route("/api/reports/{id}/revisions/{n}", get(api::revision))
        .route("/api/reports/{id}/revisions/{n}/kept", put(api::keep).delete(api::let_go))
        .route("/api/reports/{id}/shares", get(api::shares).post(api::create_share).delete(api::revoke_shares))
        .route("/api/reports/{id}/shares/{share_id}", delete(api::revoke_share))
        .route("/api/bin", get(api::bin))
        .route("/api/actions", get(api::actions))
        .route("/api/actions.csv", get(api::actions_csv))
        .route("/api/lint", post(api::lint))
        .route("/api/events", get(api::events))
        .route("/api/settings", get(api::settings))
        .route("/api/openapi.json", get(api::openapi))
        .route("/api", any(no_such_call))
        .route("/api/", any(no_such_call))
        .route("/api/{*rest}", any(no_such_call))
        .layer(from_fn(guard::check_site))
        .layer(from_fn_with_state(app.clone(), guard::limit_rate));
    // Every browser says so every few seconds, which would use up the limit of an office behind one address.
    let presence = Router::new().route("/api/present/{browser}", put(api::present)).layer(from_fn(guard::check_site));
    let pages = Router::new()
        .route("/", get(pages::app))
        .route("/new", get(pages::app))
        .route("/edit/{id}", get(pages::app))
        .route("/actions", get(pages::app))
        .route("/settings", get(pages::app))
        .route("/r/{token}", get(pages::shared).layer(from_fn_with_state(app.clone(), guard::limit_rate)))
        .route("/rules", get(pages::rules))
        .route("/rules/{name}", get(pages::rule))
        .route("/healthz", get(pages::healthz))
        .route("/readyz", get(pages::readyz))
        .route("/metrics", get(pages::metrics))
        .fallback(pages::file);
    let router = api.merge(presence).merge(pages).method_not_allowed_fallback(async || Problem::MethodNotAllowed);
    guarded(router, app, Subject::Editor)
}

/// What the address of share links serves.
pub fn readers(app: Arc<App>) -> Router {
    let router = Router::new()
        .route("/r/{token}", get(pages::shared))
        .fallback(pages::no_share)
        .method_not_allowed_fallback(pages::no_share)
        .layer(from_fn_with_state(app.clone(), guard::limit_rate));
    guarded(router, app, Subject::Reader)
}

/// The layers of every listener; a request passes the last one first.
fn guarded(router: Router<Arc<App>>, app: Arc<App>, subject: Subject) -> Router {
    router
        .layer(from_fn_with_state(app.clone(), guard::check_host))
        .layer(Extension(subject))
        .layer(CompressionLayer::new().br(true))
        .layer(from_fn(guard::protect))
        .layer(from_fn_with_state(app.clone(), guard::log))
        .with_state(app)
}

async fn no_such_call(_: Request) -> Response {
    Problem::NoSuchAddress.into_response()
}
