//! Pages that the server renders: complete without a script, one request each.

mod app;
mod health;
mod not_found;
mod page;
mod rendered;
mod rules;
mod shared;
mod trouble;

pub use app::{app, file};
pub use health::{healthz, metrics, readyz};
pub use not_found::{no_share, not_found};
pub use rendered::RenderedPages;
pub use rules::{rule, rules};
pub use shared::shared;
pub use trouble::trouble;
