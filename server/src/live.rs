//! What open pages hear of without asking: that a report was saved, shared or deleted, and how many have it open.
//!
//! One task hears the news of the store and tells all streams. What it told last is kept, so that a stream which was
//! cut off goes on where it was; whoever has missed more is told to ask again.

mod id;
mod presence;
mod stream;

pub use id::EventId;
pub use stream::{Stream, Told};

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use prometheus_client::metrics::gauge::Gauge;
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::time::{Instant, MissedTickBehavior};
use uuid::Uuid;

use crate::store::News;
use presence::Presence;

/// Events that a stream may be behind, and that one which comes back may have missed.
const RECENT: usize = 1024;

/// In how many parts the time is looked at after which a browser is forgotten.
const PARTS: u32 = 25;

/// All streams of a process, and what it knows of who is there.
#[derive(Debug)]
pub struct Live {
    /// Drawn anew by each process: ids of events mean nothing to another one.
    run: u64,
    most: u32,
    beat: Duration,
    lease: Duration,
    open: Gauge,
    history: Mutex<History>,
    presence: Mutex<Presence>,
}

/// What was told, in order.
#[derive(Debug)]
struct History {
    /// `None` once the server stops.
    sender: Option<broadcast::Sender<Item>>,
    recent: VecDeque<(u64, News)>,
    /// The number of the last event.
    last: u64,
    /// The number up to which events are not known any more.
    forgotten: u64,
}

/// What streams are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    /// With the number of the event.
    Change(u64, News),
    /// So many as have this report open now.
    Present(Uuid),
}

/// There is no room for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

impl Live {
    /// `most` streams, to each of which is said every `beat` that its connection lives; a browser that does not say
    /// what it has open is forgotten after `lease`.
    pub fn new(most: u32, beat: Duration, lease: Duration) -> Arc<Live> {
        let history =
            History { sender: Some(broadcast::channel(RECENT).0), recent: VecDeque::new(), last: 0, forgotten: 0 };
        Arc::new(Live {
            run: Uuid::new_v4().as_u64_pair().0,
            most,
            beat,
            lease,
            open: Gauge::default(),
            history: Mutex::new(history),
            presence: Mutex::default(),
        })
    }

    /// How many streams there may be.
    pub fn most(&self) -> u32 {
        self.most
    }

    /// How many streams are open.
    pub fn open(&self) -> &Gauge {
        &self.open
    }

    /// A stream for a browser, or for somebody who does not want to hear who else is there. It goes on `after` an event
    /// where that is known.
    pub fn stream(self: &Arc<Live>, browser: Option<Uuid>, after: Option<EventId>) -> Result<Stream, Full> {
        Stream::open(self.clone(), browser, after)
    }

    /// What others have to hear, since a browser has these reports open and no others.
    pub fn present(&self, browser: Uuid, open: &[Uuid]) -> Result<Vec<News>, Full> {
        self.presence().news(browser, open)
    }

    /// Hears news until there are no more, and forgets browsers that are gone.
    pub async fn listen(&self, mut news: broadcast::Receiver<News>) {
        let mut looks = tokio::time::interval(self.lease / PARTS);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                heard = news.recv() => match heard {
                    Ok(news) => self.hear(news),
                    Err(RecvError::Lagged(_)) => self.hear(News::Missed),
                    Err(RecvError::Closed) => return,
                },
                now = looks.tick() => {
                    let changed = self.presence().forget(now);
                    changed.into_iter().for_each(|report| self.history().tell(Item::Present(report)));
                }
            }
        }
    }

    /// Ends all streams, once they have told what was told them.
    pub fn end(&self) {
        self.history().sender = None;
    }

    fn hear(&self, news: News) {
        match news {
            News::Here { browser, report } => {
                if self.presence().here(browser, report, Instant::now() + self.lease) {
                    self.history().tell(Item::Present(report));
                }
            }
            News::Left { browser, report } => {
                if self.presence().left(browser, report) {
                    self.history().tell(Item::Present(report));
                }
            }
            News::Saved { .. } | News::Shared { .. } | News::Deleted { .. } | News::Missed => {
                self.history().change(news);
            }
        }
    }

    fn history(&self) -> MutexGuard<'_, History> {
        // Each change of it is whole.
        self.history.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn presence(&self) -> MutexGuard<'_, Presence> {
        // The same.
        self.presence.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl History {
    fn tell(&self, item: Item) {
        if let Some(sender) = &self.sender {
            // Nobody may be listening.
            let _ = sender.send(item);
        }
    }

    fn change(&mut self, news: News) {
        self.last += 1;
        if news == News::Missed {
            self.recent.clear();
            self.forgotten = self.last;
        } else {
            if self.recent.len() == RECENT
                && let Some((oldest, _)) = self.recent.pop_front()
            {
                self.forgotten = oldest;
            }
            self.recent.push_back((self.last, news));
        }
        self.tell(Item::Change(self.last, news));
    }

    /// What is told from now on, and before it what was told after the event of this number; where that is not known,
    /// that something was missed.
    fn after(&self, number: Option<u64>) -> (broadcast::Receiver<Item>, VecDeque<Item>) {
        // Of a server that stops: a stream that ends.
        let receiver = self.sender.as_ref().map_or_else(|| broadcast::channel(1).1, broadcast::Sender::subscribe);
        let known = number.filter(|number| (self.forgotten..=self.last).contains(number));
        let missed = match known {
            None => VecDeque::from([Item::Change(self.last, News::Missed)]),
            Some(known) => {
                let later = self.recent.iter().filter(|(number, _)| *number > known);
                later.map(|(number, news)| Item::Change(*number, *news)).collect()
            }
        };
        (receiver, missed)
    }
}
