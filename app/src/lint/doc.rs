//! Rules about the report as a document.

pub(super) mod unfilled;
