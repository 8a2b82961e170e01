//! Rules named `chk.*`.

pub(super) mod not_question;
pub(super) mod unverifiable;
