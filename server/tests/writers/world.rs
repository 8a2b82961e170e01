//! One simulated run: writers, their network, the server and the ledger of words.

use std::collections::BTreeSet;
use std::fmt;

use postmortem::Report;
use postmortem::sync::{Answer, Base, Effect, Event, Opened, Request, Sent, State};

use crate::backend::Backend;
use crate::network::{Happening, Queue, Weather};
use crate::triples::{Maker, Random, Vocabulary, occurrences};
use crate::writer::{Writer, all_words, timer_name};

/// A request without an answer is given up after this long.
const TIMEOUT_MS: u64 = 30_000;

/// Of a hundred saves, so many have a result that nobody knows.
const UNKNOWN: usize = 12;

/// A run that takes longer than this in simulated time never ends.
const END_MS: u64 = 100 * 3_600_000;

/// What happened in a run.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    requests: u64,
    saves: u64,
    unknown: u64,
    lost: u64,
    doubled: u64,
    merges: u64,
    crashes: u64,
    restarts: u64,
    words: u64,
    conflicts: u64,
}

impl Tally {
    /// Of a hundred saves that arrived, how many had a result that nobody knows.
    pub fn unknown_saves(&self) -> u64 {
        self.unknown * 100 / self.saves.max(1)
    }

    pub fn add(&mut self, other: &Tally) {
        self.requests += other.requests;
        self.saves += other.saves;
        self.unknown += other.unknown;
        self.lost += other.lost;
        self.doubled += other.doubled;
        self.merges += other.merges;
        self.crashes += other.crashes;
        self.restarts += other.restarts;
        self.words += other.words;
        self.conflicts += other.conflicts;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} requests, {} saves arrived, {} of them with a result that nobody knows, {} messages lost, {} doubled, {} merges seen by writers, {} crashes, {} server restarts, \
             {} words written, {} conflicts open at the end",
            self.requests,
            self.saves,
            self.unknown,
            self.lost,
            self.doubled,
            self.merges,
            self.crashes,
            self.restarts,
            self.words,
            self.conflicts
        )
    }
}

pub struct World {
    pub backend: Backend,
    pub tally: Tally,
    id: String,
    maker: Maker,
    weather: Weather,
    queue: Queue,
    writers: Vec<Writer>,
    now: u64,
    runs: u64,
    /// Every word that somebody wrote and a device or the server has had.
    written: BTreeSet<String>,
    /// Words that somebody removed, or that went with a page before the device had them.
    removed: BTreeSet<String>,
}

impl World {
    pub fn new(seed: u64, backend: Backend) -> World {
        let mut random = Random::new(seed);
        let weather = Weather::of(&mut random);
        let count = 2 + random.below(7);
        let mut queue = Queue::default();
        for writer in 0..count {
            queue.plan(random.below(2_000) as u64, Happening::Opens { writer });
            for _ in 0..3 + random.below(8) {
                queue.plan(2_000 + random.below(60_000) as u64, Happening::Types { writer });
            }
            if random.chance(40) {
                let is_crash = random.chance(50);
                queue.plan(random.below(60_000) as u64, Happening::Reloads { writer, is_crash });
            }
            if random.chance(40) {
                let begin = random.below(50_000) as u64;
                queue.plan(begin, Happening::Parts { writer });
                queue.plan(begin + random.below(90_000) as u64, Happening::Meets { writer });
            }
        }
        if random.chance(50) {
            queue.plan(random.below(60_000) as u64, Happening::Restarts);
        }
        World {
            backend,
            tally: Tally::default(),
            id: format!("0198c1f5-7a3e-7c55-9c0a-{:012x}", random.next() & 0xffff_ffff_ffff),
            maker: Maker::new(random, Vocabulary::Unique),
            weather,
            queue,
            writers: (0..count).map(Writer::new).collect(),
            now: 0,
            runs: 0,
            written: BTreeSet::new(),
            removed: BTreeSet::new(),
        }
    }

    /// Plays the run to its end, and says what is wrong with it.
    pub async fn play(&mut self) -> Result<(), String> {
        self.run().await?;
        // At last the network is good and everybody looks twice: once to send, once to see the others.
        self.weather = Weather::CALM;
        for _ in 0..3 {
            for writer in 0..self.writers.len() {
                self.writers[writer].is_parted = false;
                let is_blank = |page: &crate::writer::Page| {
                    page.sync.revision() == 0 && page.typed.clone().normalize().is_untouched()
                };
                if self.writers[writer].page.as_ref().is_some_and(is_blank) {
                    // Begun before anybody had saved, and never used: it is opened anew.
                    self.writers[writer].page = None;
                }
                if self.writers[writer].page.is_none() {
                    self.queue.plan(self.now + 1, Happening::Opens { writer });
                }
                self.run().await?;
                self.now += 10_000;
                self.happen(writer, Event::Returned);
                self.run().await?;
            }
        }
        self.judge().await
    }

    async fn run(&mut self) -> Result<(), String> {
        while let Some((at, happening)) = self.queue.next() {
            self.now = self.now.max(at);
            if self.now > END_MS {
                return Err(format!("it never ends: {happening:?}"));
            }
            self.take_place(happening).await;
        }
        Ok(())
    }

    async fn take_place(&mut self, happening: Happening) {
        match happening {
            Happening::Types { writer } => self.types(writer),
            Happening::Reloads { writer, is_crash } => self.goes(writer, is_crash),
            Happening::Opens { writer } => self.opens(writer).await,
            Happening::Due { writer, page, timer, started } => {
                let counts = |open: &crate::writer::Page| open.timers.get(timer_name(timer)) == Some(&started);
                if self.writers[writer].pages == page && self.writers[writer].page.as_ref().is_some_and(counts) {
                    self.happen(writer, Event::Due(timer));
                }
            }
            Happening::Arrives { writer, page, request, is_double } => {
                self.arrives(writer, page, &request, is_double).await
            }
            Happening::Answered { writer, page, number, answer } => self.answered(writer, page, number, *answer),
            Happening::GivesUp { writer, page, number } => self.answered(writer, page, number, Answer::Nothing),
            Happening::Parts { writer } => self.writers[writer].is_parted = true,
            Happening::Meets { writer } => {
                self.writers[writer].is_parted = false;
                self.happen(writer, Event::Returned);
            }
            Happening::Restarts => {
                self.tally.restarts += 1;
                self.backend.restart().await;
            }
        }
    }

    fn types(&mut self, writer: usize) {
        let name = self.writers[writer].name.clone();
        let Some(page) = &mut self.writers[writer].page else { return };
        let before = page.typed.clone().normalize();
        let mut after = before.clone();
        let conflict = after.conflicts.first().cloned();
        match conflict.filter(|_| self.maker.random.chance(15)) {
            Some(conflict) => {
                let choices = postmortem::merge::choices(&after, &conflict);
                let choice = *self.maker.random.pick(&choices);
                after = postmortem::merge::settle(&after, &conflict, choice);
            }
            None => self.maker.change(&mut after, &name),
        }
        page.typed = after.clone();
        let after = after.normalize();
        // A word that was taken out of a text is removed, also while a conflict still shows it.
        let texts = |report: &Report| occurrences(report).into_iter().collect::<BTreeSet<_>>();
        self.removed.extend(texts(&before).difference(&texts(&after)).cloned());
        let (old, new) = (all_words(&before), all_words(&after));
        self.removed.extend(old.difference(&new).cloned());
        self.written.extend(new.difference(&old).cloned());
        self.happen(writer, Event::Changed);
    }

    /// The page goes, and comes back a little later. After a crash the device has what was kept.
    fn goes(&mut self, writer: usize, is_crash: bool) {
        if !is_crash {
            self.happen(writer, Event::Left);
        }
        self.tally.crashes += u64::from(is_crash);
        let kept = self.writers[writer].kept.as_ref().map(|kept| all_words(&kept.typed));
        if let Some(page) = self.writers[writer].page.take() {
            let base = page.sync.base().report.as_ref().map(all_words).unwrap_or_default();
            let known = kept.unwrap_or(base);
            self.removed.extend(all_words(&page.typed).difference(&known).cloned());
        }
        self.queue.plan(self.now + 200, Happening::Opens { writer });
    }

    async fn opens(&mut self, writer: usize) {
        if self.writers[writer].page.is_some() {
            return;
        }
        let opened = match self.backend.report(&self.id).await {
            Some((revision, report)) => Opened::Saved(Base::new(revision, report)),
            None => Opened::New,
        };
        let effects = self.writers[writer].open(opened, self.now);
        self.do_all(writer, effects);
    }

    fn happen(&mut self, writer: usize, event: Event) {
        let chance = self.maker.random.below(1_000) as f64 / 1_000.0;
        let effects = self.writers[writer].step(event, self.now, chance);
        self.do_all(writer, effects);
    }

    fn do_all(&mut self, writer: usize, effects: Vec<Effect>) {
        let page = self.writers[writer].pages;
        for effect in effects {
            match &effect {
                Effect::Wake(timer, milliseconds) => {
                    self.runs += 1;
                    if let Some(open) = &mut self.writers[writer].page {
                        open.timers.insert(timer_name(*timer), self.runs);
                    }
                    let due = Happening::Due { writer, page, timer: *timer, started: self.runs };
                    self.queue.plan(self.now + u64::from(*milliseconds), due);
                }
                Effect::Request(request) => {
                    let number = request.number();
                    self.queue.plan(self.now + TIMEOUT_MS, Happening::GivesUp { writer, page, number });
                    self.leave(writer, page, request);
                }
                Effect::Show(_) => self.tally.merges += 1,
                Effect::Keep(_) | Effect::Forget => {}
            }
        }
    }

    /// A request leaves for the server: it may be lost, and it may arrive twice.
    fn leave(&mut self, writer: usize, page: u64, request: &Request) {
        self.tally.requests += 1;
        let copies = 1 + usize::from(self.maker.random.chance(self.weather.doubles));
        self.tally.doubled += copies as u64 - 1;
        for copy in 0..copies {
            match self.weather.arrival(self.now, &mut self.maker.random) {
                Some(at) if !self.writers[writer].is_parted => {
                    let request = Box::new(request.clone());
                    self.queue.plan(at, Happening::Arrives { writer, page, request, is_double: copy > 0 });
                }
                _ => self.tally.lost += 1,
            }
        }
    }

    async fn arrives(&mut self, writer: usize, page: u64, request: &Request, is_double: bool) {
        let (number, answer) = match request {
            Request::Put { number, revision, sent, .. } => (number, self.put(*revision, sent).await),
            Request::Get { number, revision } => (number, self.backend.get(&self.id, *revision).await),
        };
        match self.weather.arrival(self.now, &mut self.maker.random) {
            Some(at) if !self.writers[writer].is_parted && !is_double => {
                let answer = Box::new(answer);
                self.queue.plan(at, Happening::Answered { writer, page, number: *number, answer });
            }
            _ => self.tally.lost += 1,
        }
    }

    /// Saves, unless the result is one that nobody knows: the answer is lost with the connection to the
    /// database, and whether it stored the save or not, only the name of the save can tell.
    async fn put(&mut self, revision: u64, sent: &Sent) -> Answer {
        self.tally.saves += 1;
        if !self.maker.random.chance(UNKNOWN) || self.weather.is_calm() {
            return self.backend.put(&self.id, revision, sent).await;
        }
        self.tally.unknown += 1;
        if self.maker.random.chance(50) {
            self.backend.put(&self.id, revision, sent).await;
        }
        Answer::Nothing
    }

    fn answered(&mut self, writer: usize, page: u64, number: u64, answer: Answer) {
        if self.writers[writer].pages == page {
            self.happen(writer, Event::Answered { number, answer });
        }
    }

    async fn judge(&mut self) -> Result<(), String> {
        let Some((revision, report)) = self.backend.report(&self.id).await else {
            return if self.written.is_empty() { Ok(()) } else { Err("nothing was saved".into()) };
        };
        for writer in &self.writers {
            let page = writer.page.as_ref().ok_or("a page did not open")?;
            if page.typed.clone().normalize() != report || page.sync.base().revision != revision {
                return Err(format!("{} does not see revision {revision}: {:?}", writer.name, page.sync.state()));
            }
            if *page.sync.state() != State::Saved || writer.kept.is_some() {
                return Err(format!("{} is {:?}", writer.name, page.sync.state()));
            }
        }
        let present = all_words(&report);
        if let Some(word) = self.written.difference(&self.removed).find(|word| !present.contains(*word)) {
            return Err(format!("{word} is lost"));
        }
        self.tally.words = self.written.len() as u64;
        self.tally.conflicts = report.conflicts.len() as u64;
        no_text_twice(&report)
    }
}

fn no_text_twice(report: &Report) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    match occurrences(report).into_iter().find(|word| !seen.insert(word.clone())) {
        Some(word) => Err(format!("{word} stands twice")),
        None => Ok(()),
    }
}
