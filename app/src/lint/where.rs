//! Rules named `where.*`.

pub(super) mod no_component;
pub(super) mod no_symptom;
