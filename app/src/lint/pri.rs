//! Rules named `pri.*`.

mod rows;

pub(super) mod count;
pub(super) mod not_high;
pub(super) mod not_in_table;
pub(super) mod not_root;
