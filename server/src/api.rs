//! The calls under `/api`: extract, authorise, call, answer.

mod actions;
mod bin;
mod csv;
mod history;
mod lint;
mod live;
mod openapi;
mod question;
mod reports;
mod settings;
mod shares;

pub use actions::{actions, actions_csv};
pub use bin::{bin, restore};
pub use history::{keep, let_go, purge, redact, revision, revisions};
pub use lint::lint;
pub use live::{events, present};
pub use openapi::openapi;
pub use reports::{create, delete, list, read, save};
pub use settings::settings;
pub use shares::{create_share, revoke_share, revoke_shares, shares};
