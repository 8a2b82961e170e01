//! Rules named `link.*`.

pub(super) mod scheme;
