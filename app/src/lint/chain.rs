//! Rules named `chain.*`.

pub(super) mod order;
pub(super) mod short;
pub(super) mod syntax;
