//! Saving: first on this device, then on the server, by itself.
//!
//! What was typed is in local storage at most [`JOURNAL_MS`] after the first key that is not, and
//! on its way to the server [`PAUSE_MS`] after the last key or [`LONGEST_MS`] after the first.

mod stale;
mod state;

pub use state::SaveState;

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::wire::Saved;
use postmortem::{Field, Report};
use uuid::Uuid;

use crate::api::{self, Failure};
use crate::browser::storage::StorageTrouble;
use crate::browser::{clock, ids};
use crate::draft::{self, Draft, Sent};
use crate::editor::Content;

const JOURNAL_MS: u32 = 100;
const PAUSE_MS: u32 = 1_000;
const LONGEST_MS: f64 = 3_000.0;
const FIRST_RETRY_MS: u32 = 1_000;
const LAST_RETRY_MS: u32 = 15_000;

/// The one owner of saving for one open report.
#[derive(Clone)]
pub struct Saver {
    content: Content,
    /// What the reader is told.
    pub state: RwSignal<SaveState>,
    /// Why this device keeps nothing, if so.
    pub trouble: RwSignal<Option<StorageTrouble>>,
    /// The writer keeps this report from the server.
    pub device_only: RwSignal<bool>,
    work: Rc<RefCell<Work>>,
}

/// What is under way. Never borrowed across an await.
struct Work {
    id: Uuid,
    revision: u64,
    /// The report at `revision`; `None` where only a draft was opened.
    acknowledged: Option<Report>,
    /// When this page learned of the revision, in milliseconds since 1970.
    saved_at: Option<f64>,
    sent: Option<Sent>,
    is_sending: bool,
    is_journaled: bool,
    first_unsent_key: Option<f64>,
    failures: u32,
    journal_timer: Option<Timeout>,
    send_timer: Option<Timeout>,
    /// The last words, once the page is gone and its signals with it.
    last: Option<Report>,
    device_only: bool,
}

impl Saver {
    /// For a report as it was opened: from a draft, from the server (`acknowledged`), or new.
    pub fn new(id: Uuid, content: Content, draft: Option<&Draft>, saved: Option<&Saved>) -> Saver {
        let revision = draft.map(|draft| draft.revision).or(saved.map(|saved| saved.revision)).unwrap_or(0);
        let state = match (draft, saved) {
            (Some(draft), _) if draft.device_only => SaveState::DeviceOnly,
            (Some(_), _) => SaveState::Kept,
            (None, Some(saved)) => SaveState::Saved { revision: saved.revision, at: None },
            (None, None) => SaveState::Untouched,
        };
        let device_only = draft.is_some_and(|draft| draft.device_only);
        let work = Work {
            id,
            revision,
            acknowledged: saved.filter(|_| draft.is_none()).map(|saved| saved.report.clone()),
            saved_at: None,
            sent: draft.and_then(|draft| draft.sent.clone()),
            is_sending: false,
            is_journaled: true,
            first_unsent_key: None,
            failures: 0,
            journal_timer: None,
            send_timer: None,
            last: None,
            device_only,
        };
        let saver = Saver {
            content,
            state: RwSignal::new(state),
            trouble: RwSignal::new(crate::browser::storage::check().err()),
            device_only: RwSignal::new(device_only),
            work: Rc::new(RefCell::new(work)),
        };
        if draft.is_some() && !device_only {
            saver.send_in(0);
        }
        saver
    }

    /// The revision this page goes on from; 0 before the first save.
    pub fn revision(&self) -> u64 {
        self.work.borrow().revision
    }

    /// Something was typed, ticked, added, moved or removed.
    pub fn changed(&self) {
        let now = clock::now();
        let mut work = self.work.borrow_mut();
        let first = *work.first_unsent_key.get_or_insert(now);
        work.is_journaled = false;
        if work.journal_timer.is_none() {
            let saver = self.clone();
            work.journal_timer = Some(Timeout::new(JOURNAL_MS, move || saver.journal()));
        }
        let is_stale = matches!(self.state.get_untracked(), SaveState::Stale { .. });
        if is_stale || work.device_only || work.failures > 0 {
            return;
        }
        let pause = f64::from(PAUSE_MS).min((first + LONGEST_MS - now).max(0.0));
        drop(work);
        self.send_in(pause as u32);
    }

    /// Keeps what is not kept yet on this device, now.
    pub fn journal(&self) {
        let draft = {
            let mut work = self.work.borrow_mut();
            work.journal_timer = None;
            if work.is_journaled {
                return;
            }
            work.is_journaled = true;
            Draft::new(work.id, work.revision, work.device_only, self.report(&work), work.sent.clone())
        };
        let trouble = draft.keep().err();
        // The page, and its signals, may be gone already.
        let _ = self.trouble.try_set(trouble);
        if matches!(self.state.try_get_untracked(), Some(SaveState::Untouched | SaveState::Saved { .. })) {
            self.tell(if draft.device_only { SaveState::DeviceOnly } else { SaveState::Kept });
        }
    }

    /// Keeps and sends everything now, as for Ctrl+S or because there may be a server again.
    pub fn flush(&self) {
        self.journal();
        if !self.work.borrow().device_only && !matches!(self.state.get_untracked(), SaveState::Stale { .. }) {
            self.send_in(0);
        }
    }

    /// Keeps the report from the server, or lets it go there.
    pub fn set_device_only(&self, device_only: bool) {
        self.device_only.set(device_only);
        let mut work = self.work.borrow_mut();
        work.device_only = device_only;
        work.is_journaled = self.report(&work).normalize().is_untouched();
        drop(work);
        self.journal();
        if device_only {
            self.work.borrow_mut().send_timer = None;
            self.tell(SaveState::DeviceOnly);
        } else {
            self.tell(SaveState::Kept);
            self.send_in(0);
        }
    }

    /// The page goes: keep the last words, and send them while the program still runs.
    pub fn close(&self) {
        let last = self.report(&self.work.borrow());
        self.work.borrow_mut().last = Some(last);
        self.flush();
    }

    fn report(&self, work: &Work) -> Report {
        work.last.clone().unwrap_or_else(|| self.content.report())
    }

    fn tell(&self, state: SaveState) {
        let _ = self.state.try_set(state);
    }

    fn send_in(&self, milliseconds: u32) {
        let saver = self.clone();
        let timer = Timeout::new(milliseconds, move || saver.send());
        self.work.borrow_mut().send_timer = Some(timer);
    }

    fn send(&self) {
        let saver = self.clone();
        spawn_local(async move {
            let Some((id, revision, sent)) = saver.next_save() else { return };
            let answer = api::save(id, revision, &sent.save_id, &sent.report).await;
            saver.work.borrow_mut().is_sending = false;
            saver.answered(sent.report, answer);
        });
    }

    /// What to send: the save that was not answered, else what was typed since.
    fn next_save(&self) -> Option<(Uuid, u64, Sent)> {
        let mut work = self.work.borrow_mut();
        if work.is_sending {
            return None;
        }
        if work.sent.is_none() {
            let report = self.report(&work).normalize();
            let is_nothing = work.revision == 0 && report.is_untouched();
            if is_nothing || work.acknowledged.as_ref() == Some(&report) {
                drop(work);
                self.settle(report);
                return None;
            }
            work.first_unsent_key = None;
            work.sent = Some(Sent { save_id: ids::token(), report });
            work.is_journaled = false;
        }
        work.is_sending = true;
        let next = (work.id, work.revision, work.sent.clone()?);
        drop(work);
        // A reload in the middle of the save must know of it, or it would take its own save for another's.
        self.journal();
        Some(next)
    }

    /// The server has all there is: the draft is not needed any more.
    fn settle(&self, report: Report) {
        let mut work = self.work.borrow_mut();
        work.acknowledged = Some(report);
        work.is_journaled = true;
        work.first_unsent_key = None;
        let (id, revision, at) = (work.id, work.revision, work.saved_at);
        drop(work);
        draft::forget(id);
        self.tell(if revision == 0 { SaveState::Untouched } else { SaveState::Saved { revision, at } });
    }

    fn answered(&self, report: Report, answer: Result<Saved, Failure>) {
        match answer {
            Ok(saved) => self.acknowledge(saved.revision, report),
            Err(Failure::Away) => self.retry(),
            Err(Failure::Refused(problem)) => {
                self.work.borrow_mut().sent = None;
                match problem.current {
                    Some(current) if current.report == report => self.acknowledge(current.revision, report),
                    Some(current) => self.tell(SaveState::Stale { current }),
                    None => self.tell(SaveState::Refused { reason: problem.detail }),
                }
            }
        }
    }

    /// The server has `report` at `revision`. What was typed since is still to be sent.
    fn acknowledge(&self, revision: u64, report: Report) {
        let mut work = self.work.borrow_mut();
        let is_all = self.report(&work).normalize() == report;
        work.revision = revision;
        work.saved_at = Some(clock::now());
        work.sent = None;
        work.failures = 0;
        work.is_journaled = false;
        if is_all {
            drop(work);
            return self.settle(report);
        }
        work.acknowledged = Some(report);
        drop(work);
        self.journal();
        self.tell(SaveState::Kept);
        self.send_in(PAUSE_MS);
    }

    /// True when closing the tab now would lose words.
    pub fn would_lose(&self) -> bool {
        let is_saved = matches!(self.state.get_untracked(), SaveState::Untouched | SaveState::Saved { .. });
        self.trouble.get_untracked().is_some() && !(is_saved && self.work.borrow().first_unsent_key.is_none())
    }

    fn retry(&self) {
        let mut work = self.work.borrow_mut();
        work.failures += 1;
        let wait = FIRST_RETRY_MS.saturating_mul(1 << work.failures.min(6)).min(LAST_RETRY_MS);
        let report = self.report(&work).normalize();
        let untouched = (work.revision == 0).then(Report::default);
        let changes = work.acknowledged.as_ref().or(untouched.as_ref()).map(|saved| {
            let is_changed = |field: &&Field| saved.value(**field) != report.value(**field);
            Field::ALL.iter().filter(is_changed).count()
        });
        drop(work);
        self.tell(SaveState::NotSent { changes });
        self.send_in(wait);
    }
}
