//! What happens when: a queue in simulated time, and what the network does to a message.

use std::collections::BTreeMap;

use postmortem::sync::{Answer, Request, Timer};

use crate::triples::Random;

/// Something that will happen. Writers are numbers; a page is one opening of a writer's page.
#[derive(Clone, Debug)]
pub enum Happening {
    Types { writer: usize },
    Reloads { writer: usize, is_crash: bool },
    Opens { writer: usize },
    Due { writer: usize, page: u64, timer: Timer, started: u64 },
    Arrives { writer: usize, page: u64, request: Box<Request>, is_double: bool },
    Answered { writer: usize, page: u64, number: u64, answer: Box<Answer> },
    GivesUp { writer: usize, page: u64, number: u64 },
    Parts { writer: usize },
    Meets { writer: usize },
    Restarts,
}

/// In order of time, and within one moment in the order they were planned.
#[derive(Default)]
pub struct Queue {
    planned: BTreeMap<(u64, u64), Happening>,
    count: u64,
}

impl Queue {
    pub fn plan(&mut self, at: u64, happening: Happening) {
        self.count += 1;
        self.planned.insert((at, self.count), happening);
    }

    pub fn next(&mut self) -> Option<(u64, Happening)> {
        self.planned.pop_first().map(|((at, _), happening)| (at, happening))
    }
}

/// How bad a network is.
#[derive(Clone, Copy)]
pub struct Weather {
    /// Of a hundred messages, how many never arrive.
    pub loss: usize,
    /// Of a hundred requests, how many arrive twice.
    pub doubles: usize,
    /// The longest a message is under way, in milliseconds.
    pub delay: usize,
}

impl Weather {
    pub const CALM: Weather = Weather { loss: 0, doubles: 0, delay: 20 };

    pub fn of(random: &mut Random) -> Weather {
        let delay = *random.pick(&[50, 400, 4_000, 40_000]);
        Weather { loss: *random.pick(&[0, 10, 30, 50]), doubles: *random.pick(&[0, 5, 30]), delay }
    }

    /// True once a run comes to its end.
    pub fn is_calm(self) -> bool {
        self.loss == 0 && self.doubles == 0 && self.delay == Weather::CALM.delay
    }

    /// When a message that leaves now arrives; none where it is lost.
    pub fn arrival(self, now: u64, random: &mut Random) -> Option<u64> {
        (!random.chance(self.loss)).then(|| now + 1 + random.below(self.delay) as u64)
    }
}
