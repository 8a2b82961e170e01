//! The report itself.
