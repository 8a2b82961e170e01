//! Rules named `res.*`.

pub(super) mod future_tense;
pub(super) mod no_action;
pub(super) mod same;
