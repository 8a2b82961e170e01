//! The app's own pages and files.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use super::not_found;
use crate::access::{Action, Object, Subject, authorize};
use crate::app::App;
use crate::problem::Problem;
use crate::request::IfNoneMatch;

/// `GET /`, `/new`, `/edit/{id}`: the app finds out by itself which page it is.
pub async fn app(
    State(app): State<Arc<App>>,
    subject: Subject,
    known: IfNoneMatch,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    authorize(subject, Action::Read, Object::Public)?;
    Ok(app.bundle.index(&headers, &known))
}

/// Every other address: a file of the app, or a page that says where to go.
pub async fn file(
    State(app): State<Arc<App>>,
    subject: Subject,
    known: IfNoneMatch,
    uri: Uri,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    authorize(subject, Action::Read, Object::Public)?;
    if !matches!(method, Method::GET | Method::HEAD) {
        return Err(Problem::NoSuchAddress);
    }
    if let Some(file) = app.bundle.file(uri.path(), &headers, &known) {
        return Ok(file);
    }
    // An old page that asks for a file of its time has to be told so, and not be given a page.
    let is_file = uri.path().rsplit('/').next().is_some_and(|name| name.contains('.'));
    if is_file { Ok(StatusCode::NOT_FOUND.into_response()) } else { Ok(not_found().await) }
}
