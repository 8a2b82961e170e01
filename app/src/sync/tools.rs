//! What synchronising needs beyond keeping words.

use std::collections::BTreeSet;

use crate::merge::{self, Change};
use crate::redact;
use crate::report::Report;

/// What a writer needs to send and to take in, and not to keep what is typed. A program that has it only later
/// than the first key begins without, and hands it over once it is there: until then nothing can be sent
/// unlooked at or taken in unmerged, because there is nothing to do it with.
#[derive(Clone, Copy, Debug)]
pub struct Tools {
    /// [`Report::normalize`].
    pub normalize: fn(Report) -> Report,
    /// [`merge::merge`].
    pub merge: fn(&Report, &Report, &Report) -> Report,
    /// [`merge::carry`].
    pub carry: fn(&Report, &Report, &Report) -> Report,
    /// [`merge::changes`].
    pub changes: fn(&Report, &Report) -> Vec<Change>,
    /// [`merge::moved_caret`].
    pub moved_caret: fn(&str, &str, usize) -> usize,
    /// [`redact::secrets`].
    pub secrets: for<'a> fn(&'a Report) -> BTreeSet<&'a str>,
    /// [`redact::new_secrets`].
    pub new_secrets: for<'a> fn(&'a Report, &Report) -> BTreeSet<&'a str>,
}

/// The tools themselves. Only what names this brings their code along.
pub static TOOLS: Tools = Tools {
    normalize: Report::normalize,
    merge: merge::merge,
    carry: merge::carry,
    changes: merge::changes,
    moved_caret: merge::moved_caret,
    secrets: redact::secrets,
    new_secrets: redact::new_secrets,
};
