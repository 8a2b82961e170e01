//! What the browser needs of the server's settings.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use postmortem::wire::Settings;

use crate::access::{Action, Object, Subject, authorize};
use crate::app::App;
use crate::problem::Problem;

/// What the browser needs of the server's settings
#[utoipa::path(get, path = "/api/settings", responses((status = 200, description = "The settings", body = Settings)))]
pub async fn settings(State(app): State<Arc<App>>, subject: Subject) -> Result<Json<Settings>, Problem> {
    authorize(subject, Action::Read, Object::Public)?;
    Ok(Json(app.settings()))
}
