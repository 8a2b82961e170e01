//! One writer of one report.

mod answered;
mod news;
mod sending;

use super::{
    Base, Effect, Event, JOURNAL_MS, Kept, LONGEST_MS, PAUSE_MS, SLEPT_MS, Sent, State, StepInput, Timer, Tools,
};

/// What a report was opened from.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "there is one, for as long as a report is being opened")]
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
    /// None while they are still to come.
    tools: Option<&'static Tools>,
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
    /// Nothing was ever typed.
    is_blank: bool,
    is_kept: bool,
    is_journal_due: bool,
    first_unsent_key: Option<f64>,
    /// When the server last answered.
    heard_at: Option<f64>,
    /// The newest revision that the server has told of and was not asked for yet; 0 for none.
    told: u64,
    /// Secrets that the writer lets go to the server.
    allowed: Vec<String>,
}

type Effects = Vec<Effect>;

impl Sync {
    /// For a report as it was opened. `writer` is a name no other writer has, at most 40 characters. `tools` may
    /// come later, by [`Sync::equip`].
    pub fn open(
        writer: String,
        opened: Opened,
        tools: Option<&'static Tools>,
        input: &StepInput<'_>,
    ) -> (Sync, Vec<Effect>) {
        let (is_blank, is_kept) = (opened == Opened::New, matches!(opened, Opened::Kept(_)));
        let (state, base, sent, device_only) = match opened {
            Opened::New => (State::OnlyHere, Base::untouched(), None, false),
            Opened::Saved(base) => (State::Saved, base, None, false),
            Opened::Kept(kept) => (State::OnlyHere, kept.base, kept.sent, kept.device_only),
        };
        let mut sync = Sync {
            writer,
            tools: None,
            heard_at: (state == State::Saved).then_some(input.now),
            state,
            base,
            sent,
            device_only,
            sends: true,
            request: None,
            requests: 0,
            saves: 0,
            failures: 0,
            is_blank,
            is_kept: true,
            is_journal_due: false,
            first_unsent_key: None,
            told: 0,
            allowed: Vec::new(),
        };
        let mut effects = Effects::new();
        if is_kept {
            sync.state = State::Waiting;
        }
        if let Some(tools) = tools {
            effects = sync.equip(tools, None, input);
        }
        (sync, effects)
    }

    /// From now on there are `tools`: what waited for them is done. `sent` is a save of this report by another tab
    /// that goes on from the same revision, which was not answered.
    pub fn equip(&mut self, tools: &'static Tools, sent: Option<Sent>, input: &StepInput<'_>) -> Vec<Effect> {
        let mut effects = Effects::new();
        self.tools = Some(tools);
        if self.sent.is_none() && sent.is_some() {
            (self.sent, self.state) = (sent, State::Waiting);
        }
        // A device holds them as they were typed.
        self.sent = self.sent.take().map(|sent| self.normalized(sent));
        self.base.report = self.base.report.take().map(tools.normalize);
        if self.state != State::Waiting {
            self.returned(input, &mut effects);
            return effects;
        }
        self.state = State::OnlyHere;
        // A draft may be old: what the server has by now is asked for before anything is sent, unless
        // a save was not answered, which is sent again as it was.
        if self.sent.is_none() && self.base.revision > 0 {
            self.ask(&mut effects);
        } else {
            self.proceed(input, false, &mut effects);
        }
        effects
    }

    /// True while the tools to send and to take in are still to come.
    pub fn is_unequipped(&self) -> bool {
        self.tools.is_none()
    }

    /// Where the words are.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What the writer goes on from.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// A save that was not answered yet.
    pub fn sent(&self) -> Option<&Sent> {
        self.sent.as_ref()
    }

    /// True unless another tab sends for all of this device.
    pub fn sends(&self) -> bool {
        self.sends
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
    pub fn step(&mut self, event: Event, input: &StepInput<'_>) -> Vec<Effect> {
        let mut effects = Effects::new();
        match event {
            Event::Changed => self.changed(input, &mut effects),
            Event::Due(Timer::Journal) => {
                self.is_journal_due = false;
                self.keep_unkept(input, &mut effects);
            }
            Event::Due(Timer::Send) => self.send_due(input, &mut effects),
            Event::Flush => {
                self.proceed(input, false, &mut effects);
                self.keep_unkept(input, &mut effects);
            }
            Event::Returned => self.returned(input, &mut effects),
            Event::Told(revision) => self.told(revision, input, &mut effects),
            Event::Left => {
                if self.state == State::OnlyHere {
                    self.proceed(input, true, &mut effects);
                }
                self.keep_unkept(input, &mut effects);
            }
            Event::Joined(sent) => {
                // Whoever is to send next sends that one again first, under its name.
                if !self.sends && self.request.is_none() {
                    self.sent = sent.map(|sent| self.normalized(*sent));
                }
                self.joined(input, &mut effects);
            }
            Event::Heard(saved) => self.heard(*saved, input, &mut effects),
            Event::Sends(sends) => {
                // Who sent already goes on in the middle of a word, and sends when that is done.
                let begins = !std::mem::replace(&mut self.sends, sends) && sends;
                match self.state {
                    State::OnlyHere | State::Offline if begins && self.has_unsent_keys() => {
                        self.send_due(input, &mut effects);
                    }
                    _ => self.returned(input, &mut effects),
                }
            }
            Event::KeepHere(here) => self.keep_here(here, input, &mut effects),
            Event::SendAnyway if self.state == State::Held => self.allow(input, &mut effects),
            Event::Answered { number, answer } if self.request == Some(number) => {
                self.request = None;
                self.answered(answer, input, &mut effects);
            }
            // An answer that comes twice, or to a request that was given up; a word that nobody waits for.
            Event::Answered { .. } | Event::SendAnyway => {}
        }
        self.catch_up(&mut effects);
        effects
    }

    /// Lets the secrets that are in the report now go to the server.
    fn allow(&mut self, input: &StepInput<'_>, effects: &mut Effects) {
        if let Some(tools) = self.tools {
            let report = (tools.normalize)((input.typed)());
            self.allowed.extend((tools.secrets)(&report).into_iter().map(str::to_owned));
        }
        self.proceed(input, false, effects);
    }

    fn changed(&mut self, input: &StepInput<'_>, effects: &mut Effects) {
        self.is_kept = false;
        if !self.is_journal_due {
            self.is_journal_due = true;
            effects.push(Effect::Wake(Timer::Journal, JOURNAL_MS));
        }
        self.joined(input, effects);
    }

    /// There is something in the boxes that the server does not have.
    fn joined(&mut self, input: &StepInput<'_>, effects: &mut Effects) {
        self.is_blank = false;
        let first = *self.first_unsent_key.get_or_insert(input.now);
        if self.state == State::Saved {
            self.state = State::OnlyHere;
        }
        let is_waiting = matches!(self.state, State::OnlyHere | State::Held) || self.is_too_large();
        if is_waiting && !self.device_only {
            let longest = (first + f64::from(LONGEST_MS) - input.now).max(0.0);
            effects.push(Effect::Wake(Timer::Send, f64::from(PAUSE_MS).min(longest) as u32));
        }
    }

    fn send_due(&mut self, input: &StepInput<'_>, effects: &mut Effects) {
        let has_slept = self.heard_at.is_some_and(|heard| input.now - heard > f64::from(SLEPT_MS));
        match self.state {
            State::OnlyHere if has_slept && self.sent.is_none() => self.ask(effects),
            State::OnlyHere | State::Offline | State::Held => self.proceed(input, false, effects),
            State::Refused(_) if self.is_too_large() => self.proceed(input, false, effects),
            State::Waiting | State::Saved | State::Sending | State::Behind | State::Refused(_) => {}
        }
    }

    fn keep_here(&mut self, here: bool, input: &StepInput<'_>, effects: &mut Effects) {
        self.device_only = here;
        // A wish about nothing need not be kept.
        let is_untouched = |tools: &Tools| (tools.normalize)((input.typed)()).is_untouched();
        self.is_kept = self.sent.is_none() && (self.is_blank || self.tools.is_some_and(is_untouched));
        if here && self.request.is_none() {
            self.state = State::OnlyHere;
        }
        self.proceed(input, false, effects);
        self.keep_unkept(input, effects);
    }
}
