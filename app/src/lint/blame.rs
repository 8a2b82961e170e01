//! Rules named `blame.*`.

pub(super) mod counterfactual;
pub(super) mod failed_to;
pub(super) mod human_error;
pub(super) mod judgement;
pub(super) mod person_named;
pub(super) mod punitive;
mod rewrite;
pub(super) mod role_did_it;
