//! Rules named `sec.*`.

pub(super) mod email;
pub(super) mod ip;
pub(super) mod secret;
