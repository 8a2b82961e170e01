//! Pages that the server renders: complete without a script, one request each.

mod app;
mod not_found;
mod page;

pub use app::{app, file, healthz};
pub use not_found::not_found;
