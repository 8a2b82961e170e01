//! What a writer learns of other revisions than its own: by asking, by being told, from another tab.

use super::{Effects, Sync};
use crate::sync::{Base, FRESH_MS, State, StepInput};
use crate::wire::Saved;

impl Sync {
    pub(super) fn returned(&mut self, input: &StepInput<'_>, effects: &mut Effects) {
        let is_fresh = self.heard_at.is_some_and(|heard| input.now - heard < f64::from(FRESH_MS));
        match self.state {
            State::Offline => self.proceed(input, false, effects),
            State::OnlyHere | State::Saved | State::Held if self.base.revision > 0 && !is_fresh => self.ask(effects),
            State::OnlyHere
            | State::Waiting
            | State::Saved
            | State::Held
            | State::Sending
            | State::Behind
            | State::Refused(_) => {}
        }
    }

    /// The server tells of a revision, or that there may be another one.
    pub(super) fn told(&mut self, revision: Option<u64>, input: &StepInput<'_>, effects: &mut Effects) {
        self.told = self.told.max(revision.unwrap_or(u64::MAX));
        // Whoever tells can be reached.
        if self.state == State::Offline {
            self.proceed(input, false, effects);
        }
    }

    /// Asks for what the server has told of, unless the answer to a request may still bring it. Whoever is typing has
    /// it with the next save: nothing is merged into the middle of a word.
    pub(super) fn catch_up(&mut self, effects: &mut Effects) {
        let is_in_a_word = self.state == State::OnlyHere && self.has_unsent_keys();
        let may_be_news = self.told > self.base.revision && self.base.revision > 0 && !is_in_a_word;
        if may_be_news && self.may_ask() && matches!(self.state, State::OnlyHere | State::Saved | State::Held) {
            self.told = 0;
            self.ask(effects);
        }
    }

    /// The boxes came from what is saved now, so that it is what the next merge begins with.
    pub(super) fn heard(&mut self, saved: Saved, input: &StepInput<'_>, effects: &mut Effects) {
        let Some(tools) = self.tools.filter(|_| saved.revision > self.base.revision) else { return };
        self.base = Base::new(saved.revision, saved.report);
        self.heard_at = Some(input.now);
        if self.request.is_some() || self.device_only {
            return;
        }
        self.sent = None;
        if self.base.report.as_ref() == Some(&(tools.normalize)((input.typed)())) {
            return self.settle(effects);
        }
        self.state = State::OnlyHere;
        self.joined(input, effects);
    }
}
