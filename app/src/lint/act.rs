//! Rules named `act.*`.

pub(super) mod no_owner;
pub(super) mod vague_verb;
