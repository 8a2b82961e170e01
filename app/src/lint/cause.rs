//! Rules named `cause.*`.

pub(super) mod same_as_immediate;
