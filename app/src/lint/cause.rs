//! Rules named `cause.*`.

mod whys;

pub(super) mod person;
pub(super) mod restates_symptom;
pub(super) mod same_as_immediate;
pub(super) mod whys_shallow;
pub(super) mod whys_stop_at_person;
