//! What somebody reads who followed a link that does not work.

use axum::response::Response;
use leptos::prelude::*;

use super::page::{Page, respond};
use crate::problem::Problem;
use crate::store::Resource;

/// A problem as a page: what is the matter, and what to do.
pub async fn trouble(problem: &Problem) -> Response {
    let (heading, what_to_do) = match problem {
        Problem::Gone(_) => {
            ("This link no longer works", "It was revoked or has expired. Ask whoever sent it to you for a new one.")
        }
        Problem::NotFound(Resource::ShareLink) => (
            "There is no report at this address",
            "The link may be incomplete. Copy the whole link again, or ask whoever sent it to you.",
        ),
        Problem::NewerFormat => (
            "This report needs a newer version",
            "It was saved by a newer version of the program than the one here. Ask whoever runs this server to update it.",
        ),
        Problem::TooMany(_) => (
            "Too many requests from your address",
            "Others who share your address may have been reading a lot. Wait a minute and try again.",
        ),
        _ => ("This report cannot be shown right now", "It is not lost. Try again in a minute."),
    };
    let mut response = respond(problem.status(), move || {
        view! {
            <Page title=heading>
                <h1>{heading}</h1>
                <p>{what_to_do}</p>
            </Page>
        }
    })
    .await;
    response.headers_mut().extend(problem.retry_after());
    response
}
