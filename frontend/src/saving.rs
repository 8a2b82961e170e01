//! Saving: the browser's side of the machine of synchronising.
//!
//! What is to be done and when is decided in `postmortem::sync`; here it is done.

mod alarm;
mod merged;
mod others;
mod state;

pub use merged::{Merge, Merges};
pub use state::SaveState;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::Report;
use postmortem::merge::{Change, changes};
use postmortem::redact::secrets;
use postmortem::sync::{Answer, Base, Effect, Event, Kept, Moment, Opened, State, Sync};
use uuid::Uuid;

use crate::api;
use crate::browser::storage::StorageTrouble;
use crate::browser::{clock, focus, ids};
use crate::device;
use crate::draft::{self, Draft, Journal};
use crate::editor::{DraftText, Slot};
use alarm::Alarm;
use others::Others;

/// The one owner of saving for one open report.
#[derive(Clone)]
pub struct Saver {
    content: DraftText,
    /// What the reader is told.
    pub state: RwSignal<SaveState>,
    /// Why this device keeps nothing, if so.
    pub trouble: RwSignal<Option<StorageTrouble>>,
    /// The writer keeps this report from the server.
    pub device_only: RwSignal<bool>,
    /// What others brought into the boxes and the writer has not looked at yet.
    pub merges: RwSignal<Merges>,
    work: Rc<RefCell<Work>>,
    /// Until the page goes.
    others: Rc<RefCell<Option<Rc<Others>>>>,
}

/// What is under way. Never borrowed across an await, nor while a signal is set.
struct Work {
    id: Uuid,
    sync: Sync,
    /// When the revision was saved, in milliseconds since 1970; none where it was so from the start.
    saved_at: Option<f64>,
    is_on_device: bool,
    journal: Journal,
    alarms: [Option<Alarm>; 2],
    /// The last words, once the page is gone and its signals with it.
    last: Option<Report>,
    /// The report goes on under another id: nothing of this one is kept or sent any more.
    is_over: bool,
    on_show: Option<OnShow>,
}

/// Told what stood in the boxes before a merge, and what stands there now.
type OnShow = Rc<dyn Fn(&Report, &Report)>;

impl Saver {
    /// For a report as it was opened.
    pub fn new(id: Uuid, content: DraftText, opened: Opened) -> Saver {
        let is_on_device = matches!(opened, Opened::Kept(_));
        let moment = Moment { now: clock::now(), chance: clock::chance(), typed: &|| content.report() };
        let (sync, effects) = Sync::open(ids::token(), opened, &moment);
        let device_only = RwSignal::new(sync.is_device_only());
        let alarms = [const { None }; 2];
        let work = Work {
            id,
            sync,
            saved_at: None,
            is_on_device,
            journal: Journal::default(),
            alarms,
            last: None,
            is_over: false,
            on_show: None,
        };
        let saver = Saver {
            content,
            state: RwSignal::new(SaveState::Untouched),
            trouble: RwSignal::from(device::trouble()),
            device_only,
            merges: RwSignal::new(Merges::default()),
            work: Rc::new(RefCell::new(work)),
            others: Rc::default(),
        };
        let others = Others::new(id, saver.revision(), saver.content.report(), &saver);
        saver.others.replace(Some(Rc::new(others)));
        saver.tell();
        saver.carry_out(effects);
        saver
    }

    /// Calls `then` whenever a merge has changed the boxes.
    pub fn on_show(&self, then: impl Fn(&Report, &Report) + 'static) {
        self.work.borrow_mut().on_show = Some(Rc::new(then));
    }

    /// The revision this page goes on from; 0 before the first save.
    pub fn revision(&self) -> u64 {
        self.work.borrow().sync.revision()
    }

    /// Somebody typed into a box.
    pub fn typed(&self, slot: &Slot) {
        let spot = slot.spot(&self.content);
        self.work.borrow_mut().journal.typed(spot);
        self.is_changed();
    }

    /// Something was ticked, added, moved, removed or mended.
    pub fn changed(&self) {
        self.work.borrow_mut().journal.changed();
        self.is_changed();
    }

    fn is_changed(&self) {
        // Nothing is told before it is so: the state changes once the words are kept.
        let effects = self.step(Event::Changed);
        self.carry_out(effects);
    }

    /// Something else happened.
    pub fn happened(&self, event: Event) {
        let effects = self.step(event);
        self.carry_out(effects);
        self.tell();
    }

    /// Keeps and sends everything now, as for Ctrl+S.
    pub fn flush(&self) {
        self.happened(Event::Flush);
        if let Some(others) = &*self.others.borrow() {
            others.ask_to_flush();
        }
    }

    /// The window is looked at again, or there may be a server again.
    pub fn returned(&self) {
        self.catch_up();
        if let Some(others) = &*self.others.borrow() {
            others.take_lock();
        }
        self.happened(Event::Returned);
    }

    /// Of the report.
    pub fn id(&self) -> Uuid {
        self.work.borrow().id
    }

    /// The secrets that the server has already.
    pub fn sent_secrets(&self) -> Vec<String> {
        let work = self.work.borrow();
        let base = work.sync.base().report.as_ref();
        base.map(|base| secrets(base).into_iter().map(str::to_owned).collect()).unwrap_or_default()
    }

    /// True where the server may have words of this report.
    pub fn may_be_sent(&self) -> bool {
        self.work.borrow().sync.may_be_sent()
    }

    /// Keeps the report from the server, or lets it go there.
    pub fn set_device_only(&self, device_only: bool) {
        self.device_only.set(device_only);
        self.happened(Event::KeepHere(device_only));
    }

    /// The page goes: keep the last words, and send them while the program still runs.
    pub fn close(&self) {
        let last = self.content.report();
        self.work.borrow_mut().last = Some(last);
        self.flush();
        // Who listens no longer can be forgotten; the lock is somebody else's.
        self.others.take();
    }

    /// Gives the report a new id, under which it is a draft that the server does not know.
    pub fn begin_anew(&self) -> Result<Uuid, StorageTrouble> {
        let id = Uuid::now_v7();
        let typed = self.content.report();
        Draft::keep(id, Kept { base: Base::untouched(), device_only: false, typed, sent: None })?;
        let mut work = self.work.borrow_mut();
        work.is_over = true;
        draft::forget(work.id);
        Ok(id)
    }

    /// What the server does not have yet, where it is known what it has.
    pub fn unsent(&self) -> Option<Vec<Change>> {
        let work = self.work.borrow();
        let typed = work.last.clone().unwrap_or_else(|| self.content.report());
        work.sync.base().report.as_ref().map(|base| changes(base, &typed.normalize()))
    }

    /// True when closing the tab now would lose words.
    pub fn would_lose(&self) -> bool {
        let is_saved = matches!(self.state.get_untracked(), SaveState::Untouched | SaveState::Saved { .. });
        self.trouble.get_untracked().is_some_and(StorageTrouble::loses)
            && (!is_saved || self.work.borrow().sync.has_unsent_keys())
    }

    fn step(&self, event: Event) -> Vec<Effect> {
        let mut work = self.work.borrow_mut();
        if work.is_over {
            return Vec::new();
        }
        let last = work.last.clone();
        let typed = || last.clone().unwrap_or_else(|| self.content.report());
        work.sync.step(event, &Moment { now: clock::now(), chance: clock::chance(), typed: &typed })
    }

    fn carry_out(&self, effects: Vec<Effect>) {
        let id = self.work.borrow().id;
        for effect in effects {
            match effect {
                Effect::Keep(kept) => self.keep(id, *kept),
                Effect::Forget => {
                    draft::forget(id);
                    let mut work = self.work.borrow_mut();
                    work.journal = Journal::default();
                    work.is_on_device = false;
                }
                Effect::Wake(timer, milliseconds) => self.wake(timer, milliseconds),
                Effect::Put { number, revision, sent, is_last } => {
                    self.ask(number, async move { api::save(id, revision, &sent, is_last).await });
                }
                Effect::Get { number, revision } => self.ask(number, async move { api::news(id, revision).await }),
                Effect::Show(shown) => self.show(Merge::of(&shown), &shown.typed),
            }
        }
    }

    fn keep(&self, id: Uuid, kept: Kept) {
        let draft = Draft::of(id, kept);
        let others = self.others.borrow().clone();
        let is_alone = others.as_ref().is_none_or(|others| others.is_alone());
        let mut journal = std::mem::take(&mut self.work.borrow_mut().journal);
        let whole = journal.keep(&draft, !is_alone);
        if let Some(others) = others {
            others.kept(draft.seen, draft.report, whole.as_deref());
        }
        let mut work = self.work.borrow_mut();
        (work.journal, work.is_on_device) = (journal, true);
    }

    fn ask(&self, number: u64, answer: impl Future<Output = Answer> + 'static) {
        let saver = self.clone();
        spawn_local(async move {
            let answer = answer.await;
            if let Answer::Saved(saved) = &answer {
                let id = {
                    let mut work = saver.work.borrow_mut();
                    work.saved_at = Some(clock::now());
                    work.id
                };
                draft::see_revision(id, saved.revision);
                if let Some(others) = &*saver.others.borrow() {
                    others.saved(id, saved);
                }
            }
            saver.happened(Event::Answered { number, answer });
        });
    }

    fn show(&self, merge: Merge, typed: &Report) {
        {
            let mut work = self.work.borrow_mut();
            if work.last.is_some() {
                work.last = Some(typed.clone());
                work.journal.changed();
                return;
            }
        }
        let before = self.content.report();
        self.merges.update(|merges| merges.add(merge));
        self.put_into_boxes(&before, typed);
    }

    /// What comes from elsewhere; whoever writes goes on writing.
    fn put_into_boxes(&self, before: &Report, typed: &Report) {
        self.work.borrow_mut().journal.changed();
        focus::keep_caret(|| self.content.show(typed));
        let on_show = self.work.borrow().on_show.clone();
        on_show.iter().for_each(|then| then(before, typed));
    }

    fn tell(&self) {
        let Some(before) = self.state.try_get_untracked() else { return };
        let state = {
            let work = self.work.borrow();
            let here = match (work.sync.is_device_only(), work.is_on_device) {
                (true, true) => SaveState::DeviceOnly,
                (false, true) => SaveState::Kept,
                (_, false) => SaveState::Untouched,
            };
            match work.sync.state() {
                State::Saved => SaveState::Saved { revision: work.sync.revision(), at: work.saved_at },
                // Asking what is current is no news to a reader whose words are all saved.
                State::Behind if matches!(before, SaveState::Saved { .. }) && !work.sync.has_unsent_keys() => {
                    before.clone()
                }
                State::OnlyHere => here,
                State::Sending | State::Behind => SaveState::Kept,
                State::Offline => SaveState::NotSent { changes: None },
                State::Refused(refusal) => SaveState::Refused(refusal.clone()),
                State::Held => SaveState::Held,
            }
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
    }
}
