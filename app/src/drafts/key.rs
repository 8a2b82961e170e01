//! The keys that texts are kept under, as every released version of the program wrote them.

use uuid::Uuid;

use super::draft::Draft;

/// How every key of ours begins.
pub const PREFIX: &str = "postmortem:";

/// Drafts, one for each tab and report.
pub const DRAFTS: &str = "postmortem:draft:";

/// The one box that was typed into since the draft was written whole.
pub const TYPED: &str = "postmortem:typed:";

/// What was typed into a new report before the program ran, written by the page itself, one for each opening.
pub const EARLY: &str = "postmortem:early:";

/// Revisions of the server that drafts go on from.
pub const BASES: &str = "postmortem:base:";

/// What was set aside.
pub const ASIDES: &str = "postmortem:aside:";

/// Redactions that the server has still to make.
const REDACTIONS: &str = "postmortem:redact:";

/// The draft of one tab.
pub fn draft(id: Uuid, tab: &str) -> String {
    format!("{DRAFTS}{id}:{tab}")
}

/// What was typed into a report before the program ran.
pub fn early(id: Uuid) -> String {
    format!("{EARLY}{id}")
}

/// Where the draft that was read under `key` is kept once it is written by the program.
pub fn sealed_under(key: &str, read: &Draft) -> String {
    if key.starts_with(EARLY) { draft(read.id, &read.tab) } else { key.to_owned() }
}

/// How the keys of all drafts of a report begin.
pub fn drafts_of(id: Uuid) -> String {
    format!("{DRAFTS}{id}:")
}

/// How the keys of all boxes that stand beside drafts of a report begin.
pub fn boxes_of(id: Uuid) -> String {
    format!("{TYPED}{id}:")
}

/// What stands beside the draft under `key`.
pub fn beside(key: &str) -> String {
    key.replacen(DRAFTS, TYPED, 1)
}

/// The draft that `key` stands beside.
pub fn draft_of_beside(key: &str) -> String {
    key.replacen(TYPED, DRAFTS, 1)
}

/// A revision of a report.
pub fn base(id: Uuid, revision: u64) -> String {
    format!("{BASES}{id}:{revision}")
}

/// How the keys of all kept revisions of a report begin.
pub fn bases_of(id: Uuid) -> String {
    format!("{BASES}{id}:")
}

/// Something that was set aside. The same text has the same key, so that it is set aside once.
pub fn aside(hash: &str) -> String {
    format!("{ASIDES}{hash}")
}

/// A redaction that is still to be made in the server's revisions of a report.
pub fn redaction(id: Uuid) -> String {
    format!("{REDACTIONS}{id}")
}
