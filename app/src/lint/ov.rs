//! Rules named `ov.*`.

pub(super) mod no_when;
pub(super) mod outage_word;
pub(super) mod scope_vague;
pub(super) mod title_generic;
