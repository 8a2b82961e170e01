//! Rules named `safe.*`.

pub(super) mod no_action;
