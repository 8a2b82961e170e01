//! A page for addresses that lead nowhere.

use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

use super::page::{Page, respond};
use super::trouble::trouble;
use crate::problem::Problem;
use crate::store::Resource;

/// 404, and where to go from here.
pub async fn not_found() -> Response {
    respond(StatusCode::NOT_FOUND, || {
        view! {
            <Page title="Nothing here">
                <h1>"There is no page here"</h1>
                <p>"The address may be incomplete, or what it showed has moved."</p>
                <p>
                    "All reports are in the " <a href="/">"library"</a> ", and the "
                    <a href="/rules">"rules"</a> " have pages of their own."
                </p>
            </Page>
        }
    })
    .await
}

/// 404 where there are shared reports and nothing else.
pub async fn no_share() -> Response {
    trouble(&Problem::NotFound(Resource::ShareLink)).await
}
