//! What the writer wants, done: it is told what happened, and what it answers is carried out.

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::Report;
use postmortem::drafts::{self, Input, Surroundings, Writer};
use postmortem::sync::{Event, Request, Shown};

use super::{Merge, SaveState, Saver, Store, listed, tools};
use crate::api;
use crate::browser::{clock, focus};

impl Saver {
    pub(super) fn take_in(&self, input: Input) {
        let effects = self.step(input);
        self.carry_out(effects);
        self.tell();
    }

    pub(super) fn step(&self, input: Input) -> Vec<drafts::Effect> {
        self.with_writer(|writer, around| writer.step(input, around))
    }

    pub(super) fn with_writer(
        &self,
        act: impl FnOnce(&mut Writer, &mut Surroundings<'_>) -> Vec<drafts::Effect>,
    ) -> Vec<drafts::Effect> {
        let work = &mut *self.work.borrow_mut();
        if work.is_over {
            return Vec::new();
        }
        let last = work.last.clone();
        let typed = || last.clone().unwrap_or_else(|| (self.boxes.read)());
        let (now, chance) = (clock::now(), clock::chance());
        act(&mut work.writer, &mut Surroundings { storage: &mut Store, now, chance, typed: &typed })
    }

    pub(super) fn carry_out(&self, effects: Vec<drafts::Effect>) {
        for effect in effects {
            match effect {
                drafts::Effect::Wake(timer, milliseconds) => self.wake(timer, milliseconds),
                drafts::Effect::Request(request) => self.ask(request),
                drafts::Effect::Show { typed, merge } => self.show(&typed, merge.as_deref()),
                drafts::Effect::Say(message) => {
                    if let Some(links) = &*self.links.borrow() {
                        links.say(&message);
                    }
                }
                drafts::Effect::Listed => listed().notify(),
            }
        }
    }

    fn ask(&self, request: Request) {
        let (saver, id, number) = (self.clone(), self.id(), request.number());
        spawn_local(async move {
            let answer = match request {
                Request::Put { revision, sent, is_last, .. } => api::save(id, revision, &sent, is_last).await,
                Request::Get { revision, .. } => api::news(id, revision).await,
            };
            saver.happened(Event::Answered { number, answer });
        });
    }

    /// What comes from elsewhere; whoever writes goes on writing.
    pub(super) fn show(&self, typed: &Report, merge: Option<&Shown>) {
        if let Some(last) = &mut self.work.borrow_mut().last {
            last.clone_from(typed);
            return;
        }
        let before = (self.boxes.read)();
        let tools = tools().get_untracked();
        if let Some((merge, tools)) = merge.zip(tools) {
            self.merges.update(|merges| merges.add(Merge::of(merge, tools)));
        }
        // Without tools nothing is put into a box that holds a caret.
        let moved_caret = tools.map_or((|_, _, at| at) as fn(&str, &str, usize) -> usize, |tools| tools.moved_caret);
        focus::keep_caret(moved_caret, || (self.boxes.show)(typed));
        let on_show = self.work.borrow().on_show.clone();
        on_show.iter().for_each(|then| then(&before, typed));
    }

    pub(super) fn tell(&self) {
        let Some(before) = self.state.try_get_untracked() else { return };
        let (state, device_only) = {
            let work = self.work.borrow();
            (SaveState::of(&work.writer, &before), work.writer.sync().is_device_only())
        };
        let state = match state {
            SaveState::NotSent { .. } => {
                SaveState::NotSent { changes: self.unsent().map(|unsent| unsent.len().max(1)) }
            }
            state => state,
        };
        if state != before {
            let _ = self.state.try_set(state);
        }
        if self.device_only.try_get_untracked().is_some_and(|before| before != device_only) {
            let _ = self.device_only.try_set(device_only);
        }
    }
}
