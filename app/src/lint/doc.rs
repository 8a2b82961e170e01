//! Rules named `doc.*`.

pub(super) mod merge_conflict;
pub(super) mod na_without_reason;
pub(super) mod section_duplicate;
pub(super) mod section_missing;
pub(super) mod unfilled;
