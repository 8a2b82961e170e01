//! Rules named `tone.*`.

pub(super) mod animated;
