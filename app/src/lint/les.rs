//! Rules named `les.*`.

pub(super) mod systemic_local;
