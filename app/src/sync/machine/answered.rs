//! What an answer of the server means for a writer.

use super::{Effects, Sync};
use crate::report::Report;
use crate::sync::{
    Answer, Base, Effect, FIRST_RETRY_MS, LAST_RETRY_MS, PAUSE_MS, Shown, State, StepInput, Timer, Tools,
};
use crate::wire::Saved;

impl Sync {
    pub(super) fn answered(&mut self, answer: Answer, input: &StepInput<'_>, effects: &mut Effects) {
        // Nothing was asked without them.
        let Some(tools) = self.tools else { return };
        if answer != Answer::Nothing {
            (self.failures, self.heard_at) = (0, Some(input.now));
        }
        match answer {
            Answer::Saved(saved) if self.sent.is_some() => self.saved(tools, *saved, input, effects),
            Answer::Saved(current) | Answer::Stale(current) | Answer::Current(current) => {
                self.take(tools, *current, input, effects);
            }
            Answer::Unchanged if self.device_only => self.state = State::OnlyHere,
            Answer::Unchanged => self.proceed(input, false, effects),
            Answer::Refused(refusal) => {
                self.sent = None;
                self.state = if self.device_only { State::OnlyHere } else { State::Refused(refusal) };
                // What was saved may be on this device only from now on.
                self.keep((input.typed)(), effects);
            }
            Answer::Nothing => self.try_again_later(input, effects),
        }
    }

    fn try_again_later(&mut self, input: &StepInput<'_>, effects: &mut Effects) {
        self.keep_unkept(input, effects);
        if self.device_only {
            self.state = State::OnlyHere;
            return;
        }
        self.state = State::Offline;
        let wait = FIRST_RETRY_MS.saturating_mul(1 << self.failures.min(8)).min(LAST_RETRY_MS);
        self.failures += 1;
        effects.push(Effect::Wake(Timer::Send, (f64::from(wait) * (0.5 + input.chance)) as u32));
    }

    /// The server has what was sent. What was typed since is still to be sent.
    fn saved(&mut self, tools: &Tools, saved: Saved, input: &StepInput<'_>, effects: &mut Effects) {
        let Some(sent) = self.sent.take() else { return };
        // A newer server may normalise what it takes differently.
        let typed = self.adopt(tools, &sent.report, saved, (input.typed)(), effects);
        if self.base.report.as_ref() == Some(&(tools.normalize)(typed.clone())) {
            return self.settle(effects);
        }
        self.state = State::OnlyHere;
        self.keep(typed, effects);
        if !self.device_only {
            effects.push(Effect::Wake(Timer::Send, PAUSE_MS));
        }
    }

    /// The server has something else than the writer goes on from: both are merged.
    fn take(&mut self, tools: &Tools, current: Saved, input: &StepInput<'_>, effects: &mut Effects) {
        let typed = (input.typed)();
        let ancestor = self.ancestor(&current);
        self.sent = None;
        let typed = self.adopt(tools, &ancestor, current, typed, effects);
        if self.device_only {
            self.state = State::OnlyHere;
            self.keep(typed, effects);
        } else {
            self.proceed_with(tools, typed, false, effects);
        }
    }

    /// What both the writer and `current` came from.
    fn ancestor(&self, current: &Saved) -> Report {
        let had_arrived = self.sent.as_ref().is_some_and(|sent| sent.report == current.report);
        // A server that has lost revisions, as after restoring a backup, has taken nothing back on
        // purpose: what it does not have any more is the writer's own.
        let has_lost = current.revision < self.base.revision
            || current.revision == self.base.revision && self.base.report.as_ref() != Some(&current.report);
        if had_arrived || has_lost { current.report.clone() } else { self.base.report.clone().unwrap_or_default() }
    }

    /// Goes on from `current`; gives what the boxes then hold.
    fn adopt(
        &mut self,
        tools: &Tools,
        ancestor: &Report,
        current: Saved,
        typed: Report,
        effects: &mut Effects,
    ) -> Report {
        let mine = (tools.normalize)(typed.clone());
        let after = (tools.merge)(ancestor, &mine, &current.report);
        let revision = current.revision;
        self.base = Base::new(revision, current.report);
        if after == mine {
            return typed;
        }
        let typed = (tools.carry)(&typed, &mine, &after);
        // On the device first: what a merge made is a text like any other.
        self.keep(typed.clone(), effects);
        effects.push(Effect::Show(Box::new(Shown { typed: typed.clone(), before: mine, after, revision })));
        typed
    }
}
