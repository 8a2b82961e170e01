//! What a heading means by the words it is made of: "what went not so well" is known without being in a list.
//!
//! A kind is named where a heading has a word of each of its groups and no word that the kind does not know.
//! One word too many, and the heading is somebody's own.

mod kinds;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::report::Field;
use kinds::{FILLERS, KINDS};

/// One kind of heading.
struct Kind {
    field: Field,
    /// One word of each group has to be there.
    needs: &'static [&'static [&'static str]],
    /// Words that may be there besides.
    may: &'static [&'static str],
}

const fn kind(field: Field, needs: &'static [&'static [&'static str]], may: &'static [&'static str]) -> Kind {
    Kind { field, needs, may }
}

/// Every word that some kind knows: most headings of somebody's own have one that is not among them.
static KNOWN: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let of_kinds = KINDS.iter().flat_map(|kind| kind.needs.iter().copied().flatten().chain(kind.may));
    of_kinds.chain(FILLERS).copied().collect()
});

/// The field of a heading in lower case without dress. `None` where a word is none of its kind's.
pub(super) fn by_words(plain: &str) -> Option<Field> {
    let words: Vec<&str> =
        plain.split([' ', '-', '/', '?', ':', ',', '!', '.', '"']).filter(|word| !word.is_empty()).collect();
    // Long headings are sentences.
    if words.is_empty() || words.len() > 10 {
        return None;
    }
    if !words.iter().all(|word| KNOWN.contains(word)) {
        return None;
    }
    KINDS.iter().find(|kind| kind.fits(&words)).map(|kind| kind.field)
}

impl Kind {
    fn fits(&self, words: &[&str]) -> bool {
        let is_known = |word: &&str| {
            self.needs.iter().any(|group| group.contains(word)) || self.may.contains(word) || FILLERS.contains(word)
        };
        self.needs.iter().all(|group| words.iter().any(|word| group.contains(word))) && words.iter().all(is_known)
    }
}
