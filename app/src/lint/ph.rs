//! Rules named `ph.*`.

pub(super) mod exact;
