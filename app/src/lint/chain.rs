//! Rules named `chain.*`.

pub(super) mod short;
