//! Rules named `imp.*`.

pub(super) mod detection;
pub(super) mod no_duration;
pub(super) mod no_number;
pub(super) mod vague;
