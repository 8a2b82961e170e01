//! Rules named `time.*`.

pub(super) mod inconsistent;
pub(super) mod no_zone;
pub(super) mod weekday;
