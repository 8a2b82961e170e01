//! The lines of the history: sittings, and each save of those that are unfolded.

use postmortem::wire::RevisionSummary;

/// A revision that can be looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number.
    pub revision: u64,
    /// The first one of its sitting.
    pub sitting: u64,
    /// It is not the last one of its sitting, which stands for all of it.
    pub is_inner: bool,
    /// When its sitting began; the same as `saved_at` for one that is not the last.
    pub began_at: String,
    /// RFC 3339, UTC.
    pub saved_at: String,
    /// It is marked itself, and so it stays.
    pub is_kept: bool,
    /// It, or one that it stands for, is.
    pub has_kept: bool,
}

impl Entry {
    fn of_sitting(summary: RevisionSummary) -> Entry {
        let RevisionSummary { revision, first, began_at, saved_at, kept, last_kept } = summary;
        Entry { revision, sitting: first, is_inner: false, began_at, saved_at, is_kept: last_kept, has_kept: kept }
    }

    fn within(sitting: u64, summary: RevisionSummary) -> Entry {
        Entry { sitting, is_inner: true, ..Entry::of_sitting(summary) }
    }
}

/// Sittings as they are now, with the saves that were listed of them, last first.
pub fn joined(before: Option<Vec<Entry>>, sittings: Vec<RevisionSummary>) -> Vec<Entry> {
    let inner: Vec<Entry> = before.into_iter().flatten().filter(|entry| entry.is_inner).collect();
    let with_inner = |summary: RevisionSummary| {
        let last = Entry::of_sitting(summary);
        let inner = inner.iter().filter(|entry| entry.sitting == last.sitting && entry.revision < last.revision);
        let inner: Vec<Entry> = inner.cloned().collect();
        std::iter::once(last).chain(inner)
    };
    sittings.into_iter().flat_map(with_inner).collect()
}

/// Lists each save of a sitting below its last one; true where there are others.
pub fn unfold(entries: &mut Vec<Entry>, sitting: u64, saves: Vec<RevisionSummary>) -> bool {
    fold(entries, sitting);
    let Some(at) = entries.iter().position(|entry| entry.sitting == sitting) else { return false };
    let last = entries[at].revision;
    let inner: Vec<Entry> =
        saves.into_iter().filter(|save| save.revision < last).map(|save| Entry::within(sitting, save)).collect();
    let has_some = !inner.is_empty();
    entries.splice(at + 1..at + 1, inner);
    has_some
}

/// Lists only the last one of a sitting.
pub fn fold(entries: &mut Vec<Entry>, sitting: u64) {
    entries.retain(|entry| !(entry.is_inner && entry.sitting == sitting));
}

/// The revision to look at: the one that was, the last of its sitting where that is not listed, or the newest.
pub fn nearest(entries: &[Entry], revision: Option<u64>) -> Option<u64> {
    let listed = |revision: u64| {
        let same = entries.iter().find(|entry| entry.revision == revision);
        same.or_else(|| entries.iter().rfind(|entry| entry.revision >= revision))
    };
    revision.and_then(listed).or(entries.first()).map(|entry| entry.revision)
}

/// The revision before one, as far as they are listed: for a sitting the last one of the sitting before.
pub fn before(entries: &[Entry], revision: u64) -> Option<u64> {
    let at = entries.iter().position(|entry| entry.revision == revision)?;
    let is_inner = entries[at].is_inner;
    let older = entries[at + 1..].iter().find(|entry| is_inner || !entry.is_inner);
    older.map(|entry| entry.revision)
}
