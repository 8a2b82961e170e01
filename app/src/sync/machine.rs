//! One writer of one report.

mod answered;

use std::collections::BTreeSet;

use super::{
    Base, Effect, Event, FRESH_MS, JOURNAL_MS, Kept, LONGEST_MS, Moment, PAUSE_MS, Reason, SLEPT_MS, Sent, State, Timer,
};
use crate::redact::secrets;
use crate::report::Report;
use crate::wire::Saved;

/// What a report was opened from.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "there is one for a moment when a report is opened")]
pub enum Opened {
    /// It was begun just now.
    New,
    /// The server, as it is there.
    Saved(Base),
    /// What this device had kept.
    Kept(Box<Kept>),
}

/// One writer of one report.
#[derive(Clone, Debug)]
pub struct Sync {
    /// Makes the names of this writer's saves its own.
    writer: String,
    state: State,
    base: Base,
    sent: Option<Sent>,
    device_only: bool,
    /// Another tab of this device sends otherwise.
    sends: bool,
    /// The request that is under way.
    request: Option<u64>,
    requests: u64,
    saves: u64,
    /// How often in a row no answer came.
    failures: u32,
    is_kept: bool,
    is_journal_due: bool,
    first_unsent_key: Option<f64>,
    /// When the server last answered.
    heard_at: Option<f64>,
    /// Secrets that the writer lets go to the server.
    allowed: BTreeSet<String>,
}

type Effects = Vec<Effect>;

impl Sync {
    /// For a report as it was opened. `writer` is a name no other writer has, at most 40 characters.
    pub fn open(writer: String, opened: Opened, moment: &Moment<'_>) -> (Sync, Vec<Effect>) {
        let is_kept = matches!(opened, Opened::Kept(_));
        let (state, base, sent, device_only) = match opened {
            Opened::New => (State::OnlyHere, Base::untouched(), None, false),
            Opened::Saved(base) => (State::Saved, base, None, false),
            Opened::Kept(kept) => (State::OnlyHere, kept.base, kept.sent, kept.device_only),
        };
        let mut sync = Sync {
            writer,
            heard_at: (state == State::Saved).then_some(moment.now),
            state,
            base,
            sent,
            device_only,
            sends: true,
            request: None,
            requests: 0,
            saves: 0,
            failures: 0,
            is_kept: true,
            is_journal_due: false,
            first_unsent_key: None,
            allowed: BTreeSet::new(),
        };
        let mut effects = Effects::new();
        // A draft may be old: what the server has by now is asked for before anything is sent, unless
        // a save was not answered, which is sent again as it was.
        if is_kept && sync.sent.is_none() && sync.base.revision > 0 {
            sync.ask(&mut effects);
        } else if is_kept {
            sync.proceed(moment, false, &mut effects);
        }
        (sync, effects)
    }

    /// Where the words are.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What the writer goes on from.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// The revision the writer goes on from; 0 before the first save.
    pub fn revision(&self) -> u64 {
        self.base.revision
    }

    /// True where the server may have words of this report.
    pub fn may_be_sent(&self) -> bool {
        self.base.revision > 0 || self.sent.is_some()
    }

    /// True while the writer keeps the report from the server.
    pub fn is_device_only(&self) -> bool {
        self.device_only
    }

    /// True while something that was typed is not on its way or saved.
    pub fn has_unsent_keys(&self) -> bool {
        self.first_unsent_key.is_some()
    }

    /// Takes in what happened and says what to do.
    pub fn step(&mut self, event: Event, moment: &Moment<'_>) -> Vec<Effect> {
        let mut effects = Effects::new();
        match event {
            Event::Changed => self.changed(moment, &mut effects),
            Event::Due(Timer::Journal) => {
                self.is_journal_due = false;
                self.keep_unkept(moment, &mut effects);
            }
            Event::Due(Timer::Send) => self.send_due(moment, &mut effects),
            Event::Flush => {
                self.proceed(moment, false, &mut effects);
                self.keep_unkept(moment, &mut effects);
            }
            Event::Returned => self.returned(moment, &mut effects),
            Event::Left => {
                if self.state == State::OnlyHere {
                    self.proceed(moment, true, &mut effects);
                }
                self.keep_unkept(moment, &mut effects);
            }
            Event::Joined(sent) => {
                // Whoever is to send next sends that one again first, under its name.
                if !self.sends && self.request.is_none() {
                    self.sent = sent.map(|sent| *sent);
                }
                self.joined(moment, &mut effects);
            }
            Event::Heard(saved) => self.heard(*saved, moment, &mut effects),
            Event::Sends(sends) => {
                self.sends = sends;
                match self.state {
                    State::OnlyHere | State::Offline if self.has_unsent_keys() => self.send_due(moment, &mut effects),
                    _ => self.returned(moment, &mut effects),
                }
            }
            Event::KeepHere(here) => self.keep_here(here, moment, &mut effects),
            Event::SendAnyway if self.state == State::Held => {
                self.allowed.extend(secrets(&(moment.typed)().normalize()).into_iter().map(str::to_owned));
                self.proceed(moment, false, &mut effects);
            }
            Event::Answered { number, answer } if self.request == Some(number) => {
                self.request = None;
                self.answered(answer, moment, &mut effects);
            }
            // An answer that comes twice, or to a request that was given up; a word that nobody waits for.
            Event::Answered { .. } | Event::SendAnyway => {}
        }
        effects
    }

    fn changed(&mut self, moment: &Moment<'_>, effects: &mut Effects) {
        self.is_kept = false;
        if !self.is_journal_due {
            self.is_journal_due = true;
            effects.push(Effect::Wake(Timer::Journal, JOURNAL_MS));
        }
        self.joined(moment, effects);
    }

    /// There is something in the boxes that the server does not have.
    fn joined(&mut self, moment: &Moment<'_>, effects: &mut Effects) {
        let first = *self.first_unsent_key.get_or_insert(moment.now);
        if self.state == State::Saved {
            self.state = State::OnlyHere;
        }
        let is_waiting = matches!(self.state, State::OnlyHere | State::Held) || self.is_too_large();
        if is_waiting && !self.device_only {
            let longest = (first + f64::from(LONGEST_MS) - moment.now).max(0.0);
            effects.push(Effect::Wake(Timer::Send, f64::from(PAUSE_MS).min(longest) as u32));
        }
    }

    fn send_due(&mut self, moment: &Moment<'_>, effects: &mut Effects) {
        let has_slept = self.heard_at.is_some_and(|heard| moment.now - heard > f64::from(SLEPT_MS));
        match self.state {
            State::OnlyHere if has_slept && self.sent.is_none() => self.ask(effects),
            State::OnlyHere | State::Offline | State::Held => self.proceed(moment, false, effects),
            State::Refused(_) if self.is_too_large() => self.proceed(moment, false, effects),
            State::Saved | State::Sending | State::Behind | State::Refused(_) => {}
        }
    }

    fn returned(&mut self, moment: &Moment<'_>, effects: &mut Effects) {
        let is_fresh = self.heard_at.is_some_and(|heard| moment.now - heard < f64::from(FRESH_MS));
        match self.state {
            State::Offline => self.proceed(moment, false, effects),
            State::OnlyHere | State::Saved | State::Held if self.base.revision > 0 && !is_fresh => self.ask(effects),
            State::OnlyHere | State::Saved | State::Held | State::Sending | State::Behind | State::Refused(_) => {}
        }
    }

    /// The boxes came from what is saved now, so that it is what the next merge begins with.
    fn heard(&mut self, saved: Saved, moment: &Moment<'_>, effects: &mut Effects) {
        if saved.revision <= self.base.revision {
            return;
        }
        self.base = Base::new(saved.revision, saved.report);
        self.heard_at = Some(moment.now);
        if self.request.is_some() || self.device_only {
            return;
        }
        self.sent = None;
        if self.base.report.as_ref() == Some(&(moment.typed)().normalize()) {
            return self.settle(effects);
        }
        self.state = State::OnlyHere;
        self.joined(moment, effects);
    }

    fn keep_here(&mut self, here: bool, moment: &Moment<'_>, effects: &mut Effects) {
        self.device_only = here;
        // A wish about nothing need not be kept.
        self.is_kept = self.sent.is_none() && (moment.typed)().normalize().is_untouched();
        if here && self.request.is_none() {
            self.state = State::OnlyHere;
        }
        self.proceed(moment, false, effects);
        self.keep_unkept(moment, effects);
    }

    fn is_too_large(&self) -> bool {
        matches!(&self.state, State::Refused(refusal) if refusal.reason == Reason::TooLarge)
    }

    fn keep_unkept(&mut self, moment: &Moment<'_>, effects: &mut Effects) {
        if !self.is_kept {
            self.keep(&(moment.typed)(), effects);
        }
    }

    fn keep(&mut self, typed: &Report, effects: &mut Effects) {
        self.is_kept = true;
        let (base, sent) = (self.base.clone(), self.sent.clone());
        effects.push(Effect::Keep(Box::new(Kept { base, device_only: self.device_only, typed: typed.clone(), sent })));
    }

    /// Does the next thing there is to do, if none is under way.
    fn proceed(&mut self, moment: &Moment<'_>, is_last: bool, effects: &mut Effects) {
        if self.may_ask() {
            self.proceed_with(&(moment.typed)(), is_last, effects);
        }
    }

    /// The save that was not answered comes first, then what was typed since.
    fn proceed_with(&mut self, typed: &Report, is_last: bool, effects: &mut Effects) {
        if self.sent.is_none() {
            let Some(base) = &self.base.report else { return self.ask(effects) };
            let report = typed.clone().normalize();
            if report == *base {
                return self.settle(effects);
            }
            if self.is_held(&report) {
                self.state = State::Held;
                return self.keep(typed, effects);
            }
            self.saves += 1;
            self.first_unsent_key = None;
            self.sent = Some(Sent { save_id: format!("{}-{}", self.writer, self.saves), report });
        }
        // A reload in the middle of a save must know of it, or it would take its own save for another's.
        self.keep(typed, effects);
        self.state = State::Sending;
        let number = self.next_request();
        if let Some(sent) = self.sent.clone() {
            effects.push(Effect::Put { number, revision: self.base.revision, sent: Box::new(sent), is_last });
        }
    }

    /// True for a secret that would reach the server for the first time, without the writer's word.
    fn is_held(&self, report: &Report) -> bool {
        let mut found = secrets(report);
        found.retain(|secret| !self.allowed.contains(*secret));
        let is_there = |base: &Report| secrets(base).is_superset(&found);
        !found.is_empty() && !self.base.report.as_ref().is_some_and(is_there)
    }

    fn may_ask(&self) -> bool {
        self.request.is_none() && !self.device_only && self.sends
    }

    fn ask(&mut self, effects: &mut Effects) {
        if self.may_ask() {
            self.state = State::Behind;
            let revision = if self.base.report.is_some() { self.base.revision } else { 0 };
            effects.push(Effect::Get { number: self.next_request(), revision });
        }
    }

    fn next_request(&mut self) -> u64 {
        self.requests += 1;
        self.request = Some(self.requests);
        self.requests
    }

    /// The server has all there is.
    fn settle(&mut self, effects: &mut Effects) {
        self.is_kept = true;
        self.first_unsent_key = None;
        self.state = if self.base.revision == 0 { State::OnlyHere } else { State::Saved };
        effects.push(Effect::Forget);
    }
}
