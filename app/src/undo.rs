//! Undo and redo over a whole report.
//!
//! States here are what stands in the boxes, as typed. What somebody else wrote meanwhile is never
//! undone: a step below it is taken out of the text by the merge that saving uses.

mod step;

pub use step::{Spot, Step};

use std::collections::VecDeque;

use crate::Report;
use crate::merge::{carry, merge};

/// The most bytes that both directions remember together.
const MOST_BYTES: usize = 1 << 20;

/// The most steps of one direction.
const MOST_STEPS: usize = 500;

/// What can be undone and redone.
#[derive(Debug, Default)]
pub struct History {
    back: Stack,
    forth: Stack,
}

/// A state that was gone back or forth to.
#[derive(Debug, PartialEq, Eq)]
pub struct Turned {
    /// What the boxes hold now.
    pub report: Report,
    /// The first box that changed, and the place behind the change in UTF-16 units.
    pub caret: Option<(Spot, usize)>,
}

/// Moves to states that lie in one direction, the nearest last.
#[derive(Debug, Default)]
struct Stack(VecDeque<Move>);

#[derive(Debug)]
struct Move {
    step: Step,
    /// Somebody else's: it is not a state to stop at.
    is_theirs: bool,
}

impl History {
    /// The writer has made `step`.
    pub fn record(&mut self, step: Step) {
        if step.is_empty() {
            return;
        }
        self.forth.0.clear();
        self.back.push(step.turned(), false);
        while self.bytes() > MOST_BYTES && self.back.0.len() > 1 {
            self.back.0.pop_front();
        }
    }

    /// Others have made `step`, which the boxes show now.
    pub fn record_theirs(&mut self, step: &Step) {
        for stack in [&mut self.back, &mut self.forth] {
            if !stack.0.is_empty() && !step.is_empty() {
                stack.push(step.turned(), true);
            }
        }
    }

    /// The state before the writer's last step.
    pub fn undo(&mut self, now: &Report) -> Option<Turned> {
        travel(&mut self.back, &mut self.forth, now)
    }

    /// The state before the last undo.
    pub fn redo(&mut self, now: &Report) -> Option<Turned> {
        travel(&mut self.forth, &mut self.back, now)
    }

    /// True when there is something to undo.
    pub fn can_undo(&self) -> bool {
        self.back.holds_own()
    }

    /// True when there is something to redo.
    pub fn can_redo(&self) -> bool {
        self.forth.holds_own()
    }

    /// Forgets every former text, as for a secret that was taken out.
    pub fn forget(&mut self) {
        *self = History::default();
    }

    fn bytes(&self) -> usize {
        [&self.back, &self.forth].into_iter().flat_map(|stack| &stack.0).map(|one| one.step.bytes()).sum()
    }
}

impl Stack {
    fn push(&mut self, step: Step, is_theirs: bool) {
        self.0.push_back(Move { step, is_theirs });
        if self.0.len() > MOST_STEPS {
            self.0.pop_front();
        }
    }

    fn holds_own(&self) -> bool {
        self.0.iter().any(|one| !one.is_theirs)
    }
}

/// Goes to the nearest own state in the direction of `from`; the way back is put on `onto`.
fn travel(from: &mut Stack, onto: &mut Stack, now: &Report) -> Option<Turned> {
    let mut base = now.clone();
    let mut is_shared = false;
    while let Some(Move { step, is_theirs }) = from.0.pop_back() {
        let Some(goal) = step.applied(&base) else {
            // The boxes were changed behind our back: no former state fits them.
            from.0.clear();
            onto.0.clear();
            return None;
        };
        if is_theirs {
            (base, is_shared) = (goal, true);
            continue;
        }
        let report = if is_shared { without(&base, &goal, now) } else { goal.clone() };
        let way = Step::between(now, &report);
        if way.is_empty() {
            // Others have rewritten all of it, so the step before is meant.
            (base, is_shared) = (goal, true);
            continue;
        }
        let rest = Step::between(&report, &goal);
        if !rest.is_empty() {
            from.push(rest, true);
        }
        let caret = way.caret(&report);
        onto.push(way.turned(), false);
        return Some(Turned { report, caret });
    }
    None
}

/// What is left of `now` once the difference between two former states is taken out of it. What
/// others have rewritten since stays as they wrote it.
fn without(base: &Report, goal: &Report, now: &Report) -> Report {
    let [base, goal, plain] = [base, goal, now].map(|report| report.clone().normalize());
    let merged = merge(&base, &goal, &plain);
    if merged.conflicts.len() > plain.conflicts.len() { now.clone() } else { carry(now, &plain, &merged) }
}
