//! Rules named `pri.*`.

pub(super) mod not_in_table;
