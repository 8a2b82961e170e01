//! Rules named `act.*`.

mod lead;
mod unknown;

pub(super) mod dup;
pub(super) mod flat_priority;
pub(super) mod human_only;
pub(super) mod no_high;
pub(super) mod no_owner;
pub(super) mod no_prevent;
pub(super) mod priority_invalid;
pub(super) mod root_unaddressed;
pub(super) mod status_invalid;
pub(super) mod table;
pub(super) mod unbounded;
pub(super) mod vague_verb;
pub(super) mod verb;
