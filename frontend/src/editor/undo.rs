//! Undo and redo in the editor: keys that follow each other closely are one step.

use leptos::prelude::*;
use postmortem::Report;
use postmortem::report::Field;
use postmortem::undo::{History, Spot, Step, Turned};

use super::draft_text::{DraftText, Slot};
use crate::browser::clock;

/// Keys with a longer rest between them are two steps.
const PAUSE_MS: f64 = 1000.0;

/// So are keys that are so far apart, however fast they follow each other.
const LONGEST_MS: f64 = 5000.0;

/// Which way to go.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// One step back.
    Undo,
    /// One step forth again, until something else is changed.
    Redo,
}

/// What can be undone and redone in an open editor.
#[derive(Clone, Copy)]
pub struct Undo {
    state: StoredValue<State, LocalStorage>,
    /// True while there is something to undo.
    pub can_undo: RwSignal<bool>,
    /// True while there is something to redo.
    pub can_redo: RwSignal<bool>,
}

#[derive(Default)]
struct State {
    history: History,
    typing: Option<Typing>,
}

/// Typing that goes on. What the boxes held before is compared once, when it ends.
struct Typing {
    begun: f64,
    last: f64,
    /// The box that is typed into first, then those that follow it.
    boxes: Vec<(Spot, ArcRwSignal<String>, String)>,
}

impl Undo {
    /// Knows no former state.
    pub fn new() -> Undo {
        let state = StoredValue::new_local(State::default());
        Undo { state, can_undo: RwSignal::new(false), can_redo: RwSignal::new(false) }
    }

    /// A key is about to change a box.
    pub fn type_into(self, content: &DraftText, slot: &Slot) {
        let now = clock::now();
        self.state.update_value(|state| {
            if let Some(typing) = &mut state.typing
                && typing.boxes.first().is_some_and(|(_, text, _)| *text == slot.text)
                && now - typing.last < PAUSE_MS
                && now - typing.begun < LONGEST_MS
            {
                typing.last = now;
                return;
            }
            state.settle();
            let spot = slot.spot(content);
            let boxes = spot.into_iter().chain(followers(content, slot)).filter_map(|spot| {
                let text = content.at(spot)?;
                let before = text.get_untracked();
                Some((spot, text, before))
            });
            state.typing = Some(Typing { begun: now, last: now, boxes: boxes.collect() });
        });
        self.tell();
    }

    /// Ends the typing that goes on: what follows is another step.
    pub fn settle(self) {
        self.state.update_value(State::settle);
    }

    /// Something else is about to change: what `fields` hold now.
    pub fn begin(self, content: &DraftText, fields: &[Field]) -> Report {
        self.settle();
        content.report_of(fields)
    }

    /// Makes a step of a change that was not typed, so that it can be undone by itself.
    pub fn record(self, before: &Report, after: &Report) {
        self.state.update_value(|state| state.history.record(Step::between(before, after)));
        self.tell();
    }

    /// A merge has brought what others wrote.
    pub fn record_theirs(self, before: &Report, after: &Report) {
        // The page may be gone by then.
        let _ = self.state.try_update_value(|state| {
            if let Some(Typing { boxes, .. }) = state.typing.take() {
                // The boxes show the merged text already: what was typed ends at what they held before it.
                let mut step = Step::default();
                for (spot, _, old) in boxes {
                    step.add_text(spot, &old, &spot.text_in(before).unwrap_or_default());
                }
                state.history.record(step);
            }
            state.history.record_theirs(&Step::between(before, after));
        });
    }

    /// The state that lies in one direction.
    pub fn turn(self, content: &DraftText, direction: Direction) -> Option<Turned> {
        let now = self.begin(content, &Field::ALL);
        let turned = self.state.try_update_value(|state| match direction {
            Direction::Undo => state.history.undo(&now),
            Direction::Redo => state.history.redo(&now),
        });
        self.tell();
        turned.flatten()
    }

    /// Forgets every former text, as for a secret that was taken out of the report.
    pub fn forget(self) {
        self.state.set_value(State::default());
        self.tell();
    }

    /// Signals are set only where they change: this runs with every key.
    fn tell(self) {
        let (undo, redo) = self.state.with_value(|state| {
            let is_typing = state.typing.is_some();
            (is_typing || state.history.can_undo(), !is_typing && state.history.can_redo())
        });
        for (signal, is) in [(self.can_undo, undo), (self.can_redo, redo)] {
            if signal.get_untracked() != is {
                signal.set(is);
            }
        }
    }
}

impl State {
    /// Ends the typing that goes on: it becomes a step.
    fn settle(&mut self) {
        let Some(Typing { boxes, .. }) = self.typing.take() else { return };
        let mut step = Step::default();
        for (spot, text, old) in boxes {
            text.with_untracked(|new| step.add_text(spot, &old, new));
        }
        self.history.record(step);
    }
}

/// The boxes that typing into `slot` may change, too: priority actions follow the row that they name.
fn followers(content: &DraftText, slot: &Slot) -> Vec<Spot> {
    let follows = slot.field == Field::ActionItems && slot.cell == 0;
    let rows = content.rows(Field::PriorityActions).filter(|_| follows);
    let count = rows.map_or(0, |rows| rows.with_untracked(Vec::len));
    (0..count).map(|row| Spot { field: Field::PriorityActions, row, cell: 0 }).collect()
}
