//! Rules named `ph.*`.

pub(super) mod exact;
pub(super) mod examples_left;
pub(super) mod generic;
pub(super) mod guidance_left;
