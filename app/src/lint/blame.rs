//! Rules named `blame.*`.

mod people;

pub(super) mod counterfactual;
pub(super) mod human_error;
