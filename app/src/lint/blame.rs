//! Rules named `blame.*`.

pub(super) mod counterfactual;
pub(super) mod human_error;
