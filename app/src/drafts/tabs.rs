//! Several tabs of one browser on one report: each puts what the others wrote into its own boxes.
//!
//! Every writing says how often each tab had written what is in it. So each tab knows which of its
//! former states the writer of the other had before them, and merges from there: half a word that
//! was taken over a moment ago is not taken for somebody else's.

use std::collections::VecDeque;

use crate::report::Report;
use crate::sync::Tools;

/// How often each tab had written what is in a text, by the tabs' names; under no name the revision
/// of the server that is in it.
pub type Seen = Vec<(String, u64)>;

/// Older states than the last so many are forgotten. Who is further behind merges from the revision.
const MOST: usize = 16;

/// What one tab has, or what another had when it wrote.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'a> {
    /// The name of the tab that wrote it, see [`Draft::tab`](super::Draft::tab).
    pub tab: &'a str,
    /// What is in it.
    pub seen: &'a Seen,
    /// What stood in its boxes, as typed.
    pub report: &'a Report,
}

/// The former states that others may go on from: of one tab, and as the others wrote them.
#[derive(Clone, Debug, Default)]
pub struct Tabs(VecDeque<(Seen, Report)>);

impl Tabs {
    /// Remembers what is in the boxes and in the writings that `seen` counts.
    pub fn remember(&mut self, seen: Seen, report: Report) {
        if self.0.len() == MOST {
            self.0.pop_front();
        }
        self.0.push_back((seen, report));
    }

    /// What the boxes of `mine` show once they hold `theirs`, too; none where they do already, or where
    /// nothing is known that both came from. `base` is the revision that both have, if that is known.
    pub fn join(
        &mut self,
        tools: &Tools,
        mine: Writing<'_>,
        theirs: Writing<'_>,
        base: Option<&Report>,
    ) -> Option<Report> {
        if count(mine.seen, theirs.tab) >= count(theirs.seen, theirs.tab) {
            return None;
        }
        let known = self.0.iter().rev().find(|(seen, _)| covers(theirs.seen, seen)).map(|(_, report)| report);
        let normalized = |report: &Report| (tools.normalize)(report.clone());
        let ancestor = normalized(known.or(base)?);
        let [typed, other] = [mine.report, theirs.report].map(normalized);
        // Both tabs come to the same, whoever hears of whom first.
        let ordered = |own: &Report| {
            if mine.tab < theirs.tab {
                (tools.merge)(&ancestor, own, &other)
            } else {
                (tools.merge)(&ancestor, &other, own)
            }
        };
        let written = self.0.back().map(|(_, report)| normalized(report)).unwrap_or_default();
        let shared = ordered(&written);
        let after = ordered(&typed);
        // What they wrote now is in what they write next, also while they have not heard of this tab.
        self.remember(theirs.seen.clone(), theirs.report.clone());
        self.remember(joined(mine.seen, theirs.seen), shared);
        Some((tools.carry)(mine.report, &typed, &after))
    }
}

/// The same with what `other` counts beyond it.
#[must_use]
pub fn joined(seen: &Seen, other: &Seen) -> Seen {
    let mut all = seen.clone();
    for (tab, count) in other {
        match all.iter_mut().find(|(known, _)| known == tab) {
            Some((_, known)) => *known = (*known).max(*count),
            None => all.push((tab.clone(), *count)),
        }
    }
    all
}

/// How often `tab` had written what is in it.
pub fn count(seen: &Seen, tab: &str) -> u64 {
    seen.iter().find(|(known, _)| known == tab).map_or(0, |(_, count)| *count)
}

fn covers(seen: &Seen, other: &Seen) -> bool {
    other.iter().all(|(tab, written)| count(seen, tab) >= *written)
}
