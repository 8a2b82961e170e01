//! One stream: what it has still to tell, and what comes next.

use std::collections::VecDeque;
use std::sync::Arc;

use postmortem::wire::Event;
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::time::{Instant, Interval, MissedTickBehavior};
use uuid::Uuid;

use super::{EventId, Full, Item, Live};
use crate::store::News;

/// An event, and by what it is named where a stream can go on after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// None for what is no change.
    pub id: Option<EventId>,
    /// As it goes over the wire.
    pub event: Event,
}

/// Of one browser. What it has not told yet is bounded: one that cannot keep up begins anew.
#[derive(Debug)]
pub struct Stream {
    place: Place,
    browser: Option<Uuid>,
    heard: broadcast::Receiver<Item>,
    waiting: VecDeque<Item>,
    beats: Interval,
}

impl Stream {
    pub(super) fn open(live: Arc<Live>, browser: Option<Uuid>, after: Option<EventId>) -> Result<Stream, Full> {
        let place = Place::take(live)?;
        let (heard, waiting) = place.0.begin(browser, after);
        let beat = place.0.beat;
        let mut beats = tokio::time::interval_at(Instant::now() + beat, beat);
        beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Ok(Stream { place, browser, heard, waiting, beats })
    }

    /// The next event; `None` at the end, which comes when the server stops.
    pub async fn next(&mut self) -> Option<Told> {
        loop {
            while let Some(item) = self.waiting.pop_front() {
                if let Some(told) = self.told(item) {
                    return Some(told);
                }
            }
            // What a long list took is given back.
            self.waiting = VecDeque::new();
            tokio::select! {
                heard = self.heard.recv() => match heard {
                    Ok(item) => self.waiting.push_back(item),
                    Err(RecvError::Lagged(_)) => (self.heard, self.waiting) = self.place.0.begin(self.browser, None),
                    Err(RecvError::Closed) => return None,
                },
                _ = self.beats.tick() => return Some(Told { id: None, event: Event::Beat }),
            }
        }
    }

    /// Of who is there only what concerns this browser.
    fn told(&self, item: Item) -> Option<Told> {
        let live = &self.place.0;
        match item {
            Item::Change(number, news) => {
                Some(Told { id: Some(EventId { run: live.run, number }), event: event(news)? })
            }
            Item::Present(report) => {
                let others = live.presence().others(self.browser?, report)?;
                Some(Told { id: None, event: Event::Present { id: report.to_string(), others } })
            }
        }
    }
}

impl Live {
    fn begin(&self, browser: Option<Uuid>, after: Option<EventId>) -> (broadcast::Receiver<Item>, VecDeque<Item>) {
        let number = after.filter(|id| id.run == self.run).map(|id| id.number);
        let (heard, mut waiting) = self.history().after(number);
        if let Some(browser) = browser {
            waiting.extend(self.presence().open_in(browser).map(Item::Present));
        }
        (heard, waiting)
    }
}

/// `None` for what is no event of its own.
fn event(news: News) -> Option<Event> {
    Some(match news {
        News::Saved { id, revision } => Event::Revision { id: id.to_string(), revision },
        News::Shared { id } => Event::Share { id: id.to_string() },
        News::Deleted { id } => Event::Deleted { id: id.to_string() },
        News::Missed => Event::Missed,
        News::Here { .. } | News::Left { .. } => return None,
    })
}

/// A stream that is counted for as long as this is there.
#[derive(Debug)]
struct Place(Arc<Live>);

impl Place {
    fn take(live: Arc<Live>) -> Result<Place, Full> {
        if live.open.inc() >= i64::from(live.most) {
            live.open.dec();
            return Err(Full);
        }
        Ok(Place(live))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.open.dec();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::RECENT;
    use super::*;

    /// A test that waits for longer is told a beat, which it did not expect.
    const LONG: Duration = Duration::from_secs(30);

    fn live() -> Arc<Live> {
        Live::new(2, LONG, LONG)
    }

    fn saved(revision: u64) -> News {
        News::Saved { id: Uuid::nil(), revision }
    }

    async fn next(stream: &mut Stream) -> (Option<u64>, Event) {
        let Told { id, event } = stream.next().await.unwrap();
        (id.map(|id| id.number), event)
    }

    fn revision(number: u64) -> (Option<u64>, Event) {
        (Some(number), Event::Revision { id: Uuid::nil().to_string(), revision: number })
    }

    #[tokio::test]
    async fn a_stream_begins_with_missed_unless_it_goes_on() {
        let live = live();
        (1..=3).for_each(|number| live.hear(saved(number)));
        assert_eq!(next(&mut live.stream(None, None).unwrap()).await, (Some(3), Event::Missed));
        let id = |number| Some(EventId { run: live.run, number });
        let mut stream = live.stream(None, id(1)).unwrap();
        live.hear(saved(4));
        for number in 2..=4 {
            assert_eq!(next(&mut stream).await, revision(number));
        }
        // Of another process, or of the future.
        for after in [Some(EventId { run: live.run ^ 1, number: 1 }), id(5)] {
            assert_eq!(next(&mut live.stream(None, after).unwrap()).await, (Some(4), Event::Missed));
        }
    }

    #[tokio::test]
    async fn what_is_too_old_to_go_on_from_is_missed() {
        let (live, most) = (live(), RECENT as u64);
        (1..=most + 1).for_each(|number| live.hear(saved(number)));
        let id = |number| Some(EventId { run: live.run, number });
        assert_eq!(next(&mut live.stream(None, id(0)).unwrap()).await, (Some(most + 1), Event::Missed));
        assert_eq!(next(&mut live.stream(None, id(1)).unwrap()).await, revision(2));
        live.hear(News::Missed);
        assert_eq!(next(&mut live.stream(None, id(most + 1)).unwrap()).await, (Some(most + 2), Event::Missed));
    }

    #[tokio::test]
    async fn one_that_does_not_keep_up_is_told_to_ask_again_and_goes_on() {
        let (live, most) = (live(), RECENT as u64);
        let mut stream = live.stream(None, None).unwrap();
        assert_eq!(next(&mut stream).await, (Some(0), Event::Missed));
        (1..=most + 1).for_each(|number| live.hear(saved(number)));
        assert_eq!(next(&mut stream).await, (Some(most + 1), Event::Missed));
        live.hear(saved(most + 2));
        assert_eq!(next(&mut stream).await, revision(most + 2));
        live.end();
        assert_eq!(stream.next().await, None);
        assert_eq!(live.stream(None, None).unwrap().next().await.unwrap().event, Event::Missed);
    }

    #[tokio::test]
    async fn there_are_so_many_streams_and_one_that_ends_makes_room() {
        let live = live();
        let (one, _other) = (live.stream(None, None).unwrap(), live.stream(None, None).unwrap());
        assert!(matches!(live.stream(None, None), Err(Full)));
        assert_eq!(live.open().get(), 2);
        drop(one);
        assert!(live.stream(None, None).is_ok());
    }

    #[tokio::test]
    async fn only_who_has_a_report_open_hears_who_else_has() {
        let live = live();
        let [one, two, report] = [1, 2, 7].map(Uuid::from_u128);
        let (mut first, mut second) = (live.stream(Some(one), None).unwrap(), live.stream(Some(two), None).unwrap());
        let present = |others| (None, Event::Present { id: report.to_string(), others });
        for stream in [&mut first, &mut second] {
            assert_eq!(next(stream).await, (Some(0), Event::Missed));
        }
        live.hear(News::Here { browser: one, report });
        assert_eq!(next(&mut first).await, present(0));
        live.hear(News::Here { browser: two, report });
        assert_eq!(next(&mut first).await, present(1));
        // The number as it is by now, once for each time that it has changed.
        assert_eq!((next(&mut second).await, next(&mut second).await), (present(1), present(1)));
        live.hear(News::Left { browser: one, report });
        assert_eq!(next(&mut second).await, present(0));
        live.hear(saved(1));
        assert_eq!(next(&mut first).await, revision(1));
        drop(second);
        // One that comes back is told at once.
        let mut again = live.stream(Some(two), Some(EventId { run: live.run, number: 1 })).unwrap();
        assert_eq!(next(&mut again).await, present(0));
    }
}
