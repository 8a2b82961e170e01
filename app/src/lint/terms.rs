//! What texts are about, compared by their words.

use super::digest::Gist;

/// The words that carry meaning in some texts, each once, whatever its ending.
pub(super) struct Terms<'a> {
    /// Sorted by stem.
    by_stem: Vec<(u64, &'a str)>,
    /// The stems in reading order.
    in_order: Vec<u64>,
}

impl<'a> Terms<'a> {
    pub fn of(gists: impl Iterator<Item = &'a Gist>) -> Terms<'a> {
        let (mut by_stem, mut in_order) = (Vec::new(), Vec::new());
        for gist in gists {
            in_order.extend(gist.terms.iter().map(|term| term.stem));
            by_stem.extend(gist.by_stem.iter().map(|term| (term.stem, gist.shown(term))));
        }
        // Stable, and quick where sorted lists follow one another.
        by_stem.sort_by_key(|(stem, _)| *stem);
        by_stem.dedup_by_key(|(stem, _)| *stem);
        Terms { by_stem, in_order }
    }

    /// How many different ones there are.
    pub fn len(&self) -> usize {
        self.by_stem.len()
    }

    /// As written, in reading order.
    pub fn words(&self) -> Vec<&'a str> {
        self.shared(self)
    }

    /// True when a word of `other` is here, too.
    pub fn meets(&self, other: &Terms<'_>) -> bool {
        other.by_stem.iter().any(|(stem, _)| self.has(*stem))
    }

    pub fn has(&self, stem: u64) -> bool {
        self.by_stem.binary_search_by_key(&stem, |(stem, _)| *stem).is_ok()
    }

    /// The words of `other` that are here, too, as written there, in its reading order.
    pub fn shared<'b>(&self, other: &Terms<'b>) -> Vec<&'b str> {
        let mut left: Vec<(u64, &'b str)> = other.by_stem.iter().filter(|(stem, _)| self.has(*stem)).copied().collect();
        let mut shared = Vec::new();
        for stem in &other.in_order {
            if let Ok(found) = left.binary_search_by_key(stem, |(stem, _)| *stem)
                && !left[found].1.is_empty()
            {
                shared.push(std::mem::take(&mut left[found].1));
            }
        }
        shared
    }
}

/// Words for a message: the first six, and how many more there are.
pub(super) fn listed(words: &[&str]) -> String {
    const SHOWN: usize = 6;
    let shown = words[..words.len().min(SHOWN)].join(", ");
    match words.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
