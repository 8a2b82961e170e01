//! Keeping, sending and asking: what a writer does once something is to be done.

use super::{Effects, Sync};
use crate::report::Report;
use crate::sync::{Effect, Kept, Reason, Request, Sent, State, StepInput, Tools};

impl Sync {
    pub(super) fn is_too_large(&self) -> bool {
        matches!(&self.state, State::Refused(refusal) if refusal.reason == Reason::TooLarge)
    }

    pub(super) fn keep_unkept(&mut self, input: &StepInput<'_>, effects: &mut Effects) {
        if !self.is_kept {
            self.keep((input.typed)(), effects);
        }
    }

    /// The device did not take what it was to keep. It is tried again with the next words, and when the page goes.
    pub fn not_kept(&mut self) {
        self.is_kept = false;
    }

    pub(super) fn keep(&mut self, typed: Report, effects: &mut Effects) {
        self.is_kept = true;
        let (base, sent, device_only) = (self.base.clone(), self.sent.clone(), self.device_only);
        effects.push(Effect::Keep(Box::new(Kept { base, device_only, typed, sent, is_sent_as_typed: false })));
    }

    /// Does the next thing there is to do, if none is under way.
    pub(super) fn proceed(&mut self, input: &StepInput<'_>, is_last: bool, effects: &mut Effects) {
        if self.may_ask() {
            match self.tools {
                Some(tools) => self.proceed_with(tools, (input.typed)(), is_last, effects),
                None => self.wait(),
            }
        }
    }

    /// What is to be done has to wait for the tools.
    pub(super) fn wait(&mut self) {
        if self.state != State::Saved {
            self.state = State::Waiting;
        }
    }

    /// The save that was not answered comes first, then what was typed since.
    pub(super) fn proceed_with(&mut self, tools: &Tools, typed: Report, is_last: bool, effects: &mut Effects) {
        if self.sent.is_some() {
            self.keep(typed, effects);
            return self.put(is_last, effects);
        }
        let Some(base) = &self.base.report else { return self.ask(effects) };
        let report = (tools.normalize)(typed.clone());
        if report == *base {
            return self.settle(effects);
        }
        if self.is_held(tools, &report) {
            self.state = State::Held;
            return self.keep(typed, effects);
        }
        self.saves += 1;
        self.first_unsent_key = None;
        self.sent = Some(Sent { save_id: format!("{}-{}", self.writer, self.saves), report });
        // A reload in the middle of a save must know of it, or it would take its own save for another's.
        self.keep(typed, effects);
        if let Some(Effect::Keep(kept)) = effects.last_mut() {
            kept.is_sent_as_typed = true;
        }
        self.put(is_last, effects);
    }

    pub(super) fn put(&mut self, is_last: bool, effects: &mut Effects) {
        self.state = State::Sending;
        let number = self.next_request();
        if let Some(sent) = self.sent.clone() {
            let revision = self.base.revision;
            effects.push(Effect::Request(Request::Put { number, revision, sent: Box::new(sent), is_last }));
        }
    }

    /// True for a secret that would reach the server for the first time, without the writer's word.
    pub(super) fn is_held(&self, tools: &Tools, report: &Report) -> bool {
        let found = match &self.base.report {
            Some(base) => (tools.new_secrets)(report, base),
            None => (tools.secrets)(report),
        };
        found.iter().any(|secret| self.allowed.iter().all(|allowed| allowed != secret))
    }

    pub(super) fn normalized(&self, sent: Sent) -> Sent {
        match self.tools {
            Some(tools) => Sent { report: (tools.normalize)(sent.report), ..sent },
            None => sent,
        }
    }

    pub(super) fn may_ask(&self) -> bool {
        self.request.is_none() && !self.device_only && self.sends
    }

    pub(super) fn ask(&mut self, effects: &mut Effects) {
        if self.may_ask() {
            if self.tools.is_none() {
                return self.wait();
            }
            self.state = State::Behind;
            let revision = if self.base.report.is_some() { self.base.revision } else { 0 };
            effects.push(Effect::Request(Request::Get { number: self.next_request(), revision }));
        }
    }

    pub(super) fn next_request(&mut self) -> u64 {
        self.requests += 1;
        self.request = Some(self.requests);
        self.requests
    }

    /// The server has all there is.
    pub(super) fn settle(&mut self, effects: &mut Effects) {
        self.is_kept = true;
        self.first_unsent_key = None;
        self.state = if self.base.revision == 0 { State::OnlyHere } else { State::Saved };
        effects.push(Effect::Forget);
    }
}
