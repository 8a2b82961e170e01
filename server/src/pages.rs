//! Pages that the server renders: complete without a script, one request each.

mod app;
mod not_found;
mod page;
mod rules;
mod shared;
mod trouble;

pub use app::{app, file, healthz};
pub use not_found::{no_share, not_found};
pub use rules::{rule, rules};
pub use shared::shared;
