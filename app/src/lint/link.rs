//! Rules named `link.*`.

pub(super) mod credentials;
pub(super) mod dummy;
pub(super) mod invalid;
pub(super) mod scheme;
