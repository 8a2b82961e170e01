//! The action items as far as they are listed.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::wire::{ActionCounts, ActionLine, Count};

use crate::api::{self, Failure};
use crate::browser::page;
use crate::list::{SORT, View, WORDS};
use crate::words::actions;

/// What the address calls how far items are; those that are not done where it says nothing.
pub const STATE: &str = "state";
/// What it calls who does them.
pub const OWNER: &str = "owner";
/// What it calls how urgent they are.
pub const PRIORITY: &str = "priority";
/// What it calls what was affected.
pub const SERVICE: &str = "service";

/// What the server calls items that are not done.
const NOT_DONE: &str = "not-done";

/// A state in the address, in words, and how many there are.
pub type StateChip = (&'static str, &'static str, fn(&ActionCounts) -> u64);

/// How many there are of each value of a kind.
pub type Kind = fn(&ActionCounts) -> &Vec<Count>;

/// What can be asked for, one at a time.
pub const STATES: [StateChip; 4] = [
    ("", actions::NOT_DONE, |counts| counts.not_done),
    ("overdue", actions::OVERDUE, |counts| counts.overdue),
    ("no-owner", actions::NO_OWNER, |counts| counts.no_owner),
    ("done", actions::DONE, |counts| counts.done),
];

/// How far the list is.
#[derive(Clone, PartialEq)]
pub enum BoardState {
    /// The server was asked.
    Loading,
    /// It has answered.
    Listed,
    /// It has not.
    Failed(Failure),
}

/// What the server gave at once, at most 100 items.
#[derive(Clone)]
pub struct Page {
    /// Which question it answers, and which part of the answer it is.
    key: (u32, usize),
    /// In the server's order.
    pub lines: Arc<Vec<ActionLine>>,
    /// The last item of the page before it.
    pub behind: Option<ActionLine>,
}

impl Page {
    /// Names it among all that were ever listed.
    pub fn key(&self) -> String {
        format!("{} {}", self.key.0, self.key.1)
    }
}

/// The action items as far as they are listed.
#[derive(Clone, Copy)]
pub struct Board {
    /// What somebody wants to see.
    pub view: View,
    /// In their order.
    pub pages: RwSignal<Vec<Page>>,
    /// Where the next page begins, if there is one.
    pub next: RwSignal<Option<String>>,
    /// How far the list is.
    pub state: RwSignal<BoardState>,
    /// How many there are of each kind, once the server has said so.
    pub counts: RwSignal<Option<ActionCounts>>,
    /// How far down somebody was who comes back, until that is reached.
    pub way_down: RwSignal<Option<f64>>,
    /// Counts the questions, so that a late answer does not replace a later one.
    asked: StoredValue<u32>,
}

impl Board {
    /// Asks the server for the first page.
    pub fn new() -> Board {
        let board = Board {
            view: View::of_address(&[WORDS, OWNER, PRIORITY, SERVICE, STATE, SORT], "due"),
            pages: RwSignal::new(Vec::new()),
            next: RwSignal::new(None),
            state: RwSignal::new(BoardState::Loading),
            counts: RwSignal::new(None),
            way_down: RwSignal::new(page::remembered_scroll()),
            asked: StoredValue::new(0),
        };
        board.view.on_change(move || {
            board.way_down.set(None);
            spawn_local(board.list(None));
        });
        spawn_local(board.list(None));
        board
    }

    /// What is asked for, as a question to the server.
    pub fn query(self) -> String {
        let state = Some(self.view.get(STATE)).filter(|state| !state.is_empty()).unwrap_or_else(|| NOT_DONE.to_owned());
        format!("?state={state}{}", self.view.query(STATE).replacen('?', "&", 1))
    }

    /// True where items stand below when they are due.
    pub fn is_grouped(self) -> bool {
        self.view.order() == "due" && self.view.get(STATE) != "done"
    }

    /// Lists the next page below what is listed, or anew where that is not known.
    pub fn go_on(self) {
        if self.state.get_untracked() != BoardState::Loading {
            spawn_local(self.list(self.next.get_untracked()));
        }
    }

    async fn list(self, mut cursor: Option<String>) {
        loop {
            let is_first = cursor.is_none();
            // The page may be gone by now.
            let Some(asked) = self.asked.try_get_value().map(|asked| asked + u32::from(is_first)) else { return };
            self.asked.set_value(asked);
            self.state.set(BoardState::Loading);
            let answer = api::actions(&untrack(|| self.query()), cursor).await;
            // So it may now, or something else be asked for.
            if self.asked.try_get_value() != Some(asked) {
                return;
            }
            let part = match answer {
                Ok(part) => part,
                Err(failure) => return self.state.set(BoardState::Failed(failure)),
            };
            self.pages.update(|pages| {
                if is_first {
                    pages.clear();
                }
                let behind = pages.last().and_then(|page| page.lines.last().cloned());
                pages.push(Page { key: (asked, pages.len()), lines: Arc::new(part.actions), behind });
            });
            if is_first {
                self.counts.set(part.counts);
            }
            self.next.set(part.next);
            self.state.set(BoardState::Listed);
            let Some(down) = self.way_down.try_get_untracked().flatten() else { return };
            leptos::task::tick().await;
            cursor = self.next.try_get_untracked().flatten();
            if page::scroll_down_to(down) || cursor.is_none() {
                let _ = self.way_down.try_set(None);
                return;
            }
        }
    }

    /// Asks how many there are of each kind now. What is listed stays, also where it would be elsewhere now.
    pub fn count(self) {
        let query = untrack(|| self.query());
        spawn_local(async move {
            if let Ok(part) = api::actions(&query, None).await {
                // The page may be gone by now.
                let _ = self.counts.try_set(part.counts);
            }
        });
    }
}
