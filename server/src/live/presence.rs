//! Which browsers have which reports open, as far as they have said so lately. Memory of a bounded size.

use std::collections::{BTreeMap, BTreeSet};

use tokio::time::Instant;
use uuid::Uuid;

use super::Full;
use crate::store::News;

/// The most pairs of a browser and a report.
const MOST: usize = 10_000;

/// What browsers of all processes have said.
#[derive(Debug, Default)]
pub struct Presence {
    /// A browser, a report that it has open, and until when that is believed.
    open: BTreeMap<(Uuid, Uuid), Instant>,
    /// By report.
    counts: BTreeMap<Uuid, u64>,
}

impl Presence {
    /// A browser has a report open. True where that is new.
    pub fn here(&mut self, browser: Uuid, report: Uuid, until: Instant) -> bool {
        if let Some(known) = self.open.get_mut(&(browser, report)) {
            *known = until;
            return false;
        }
        if self.open.len() == MOST {
            return false;
        }
        self.open.insert((browser, report), until);
        *self.counts.entry(report).or_default() += 1;
        true
    }

    /// It has it open no longer. True where it had.
    pub fn left(&mut self, browser: Uuid, report: Uuid) -> bool {
        let had = self.open.remove(&(browser, report)).is_some();
        if had && let Some(count) = self.counts.get_mut(&report) {
            *count -= 1;
            if *count == 0 {
                self.counts.remove(&report);
            }
        }
        had
    }

    /// Forgets browsers that have said nothing in time, and gives the reports that they had open.
    pub fn forget(&mut self, now: Instant) -> BTreeSet<Uuid> {
        let gone: Vec<(Uuid, Uuid)> =
            self.open.iter().filter(|(_, until)| **until <= now).map(|(pair, _)| *pair).collect();
        gone.into_iter().filter(|(browser, report)| self.left(*browser, *report)).map(|(_, report)| report).collect()
    }

    /// How many others have a report open that this browser has open, too.
    pub fn others(&self, browser: Uuid, report: Uuid) -> Option<u64> {
        self.open.get(&(browser, report))?;
        self.counts.get(&report).map(|count| count - 1)
    }

    /// What a browser has open.
    pub fn open_in(&self, browser: Uuid) -> impl Iterator<Item = Uuid> {
        let all = (browser, Uuid::nil())..=(browser, Uuid::max());
        self.open.range(all).map(|((_, report), _)| *report)
    }

    /// What is to be told when a browser has these reports open and no others.
    pub fn news(&self, browser: Uuid, open: &[Uuid]) -> Result<Vec<News>, Full> {
        let open: BTreeSet<Uuid> = open.iter().copied().collect();
        let fresh = open.iter().filter(|report| !self.open.contains_key(&(browser, **report))).count();
        if self.open.len() + fresh > MOST {
            return Err(Full);
        }
        let closed = self.open_in(browser).filter(|report| !open.contains(report));
        let left = closed.map(|report| News::Left { browser, report });
        Ok(left.chain(open.iter().map(|report| News::Here { browser, report: *report })).collect())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    #[test]
    fn others_are_counted_and_forgotten() {
        let (mut presence, now) = (Presence::default(), Instant::now());
        let later = now + Duration::from_secs(1);
        assert!(presence.here(id(1), id(7), now) && presence.here(id(2), id(7), later));
        assert!(!presence.here(id(2), id(7), later));
        assert_eq!(presence.others(id(1), id(7)), Some(1));
        assert_eq!((presence.others(id(3), id(7)), presence.others(id(1), id(8))), (None, None));
        assert_eq!(presence.forget(now), BTreeSet::from([id(7)]));
        assert_eq!((presence.others(id(1), id(7)), presence.others(id(2), id(7))), (None, Some(0)));
        assert!(presence.left(id(2), id(7)) && !presence.left(id(2), id(7)));
        assert!(presence.open.is_empty() && presence.counts.is_empty());
    }

    #[test]
    fn what_is_closed_is_told_and_nothing_of_other_browsers() {
        let (mut presence, now) = (Presence::default(), Instant::now());
        for (browser, report) in [(1, 7), (1, 8), (2, 7), (2, 9)] {
            presence.here(id(browser), id(report), now);
        }
        let left = News::Left { browser: id(1), report: id(7) };
        let here = News::Here { browser: id(1), report: id(8) };
        assert_eq!(presence.news(id(1), &[id(8), id(8)]), Ok(vec![left, here]));
        assert_eq!(presence.open_in(id(2)).collect::<Vec<_>>(), [id(7), id(9)]);
    }

    #[test]
    fn there_is_room_for_so_many_and_the_others_are_refused() {
        let (mut presence, now) = (Presence::default(), Instant::now());
        for number in 0..MOST as u128 {
            assert!(presence.here(id(number), id(7), now));
        }
        assert!(!presence.here(id(1 << 64), id(7), now));
        assert_eq!(presence.news(id(1 << 64), &[id(7)]), Err(Full));
        assert!(presence.news(id(1), &[id(7)]).is_ok());
    }
}
