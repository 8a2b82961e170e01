//! Saving: the browser's side of `postmortem::drafts`. What is to be done and when is decided there; here it is
//! done. The pages of the app depend on this, and it depends on none of them.

mod alarm;
mod effects;
mod links;
mod merged;
mod shelf;
mod state;
mod store;

pub use links::is_open;
pub use merged::{Merge, Merges};
pub use shelf::{
    Removed, discard, find, forget_all, keep, listed, listing, listing_now, put_back, remove, size_of, take_early,
    take_file, to_file,
};
pub use state::SaveState;
pub use store::{Store, has_second, recover, trouble};

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use postmortem::Report;
use postmortem::drafts::{self, Draft, Input, OpenedFrom, Redaction, Surroundings, Writer};
use postmortem::merge::Change;
use postmortem::report::Field;
use postmortem::sync::{Event, Tools};
use postmortem::undo::Spot;
use uuid::Uuid;

use crate::browser::storage::StorageTrouble;
use crate::browser::{clock, ids};
use alarm::Alarm;
use links::Links;

/// From now on there are the tools that saving has waited for.
pub fn equip(tools: &'static Tools) {
    self::tools().set(Some(tools));
}

/// What synchronising needs, once it has arrived; none before.
pub fn tools() -> ArcRwSignal<Option<&'static Tools>> {
    thread_local! {
        static TOOLS: ArcRwSignal<Option<&'static Tools>> = ArcRwSignal::new(None);
    }
    TOOLS.with(Clone::clone)
}

/// The boxes of an open report, as far as saving is concerned.
#[derive(Clone)]
pub struct Boxes {
    /// What is typed, not normalised. Tracks nothing.
    pub read: Rc<dyn Fn() -> Report>,
    /// Puts a report into them; those that hold it already are left alone.
    pub show: Rc<dyn Fn(&Report)>,
}

/// The one owner of saving for one open report.
#[derive(Clone)]
pub struct Saver {
    boxes: Boxes,
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
    links: Rc<RefCell<Option<Links>>>,
}

/// What is under way. Never borrowed across an await, nor while boxes are shown.
struct Work {
    writer: Writer,
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
    pub fn new(id: Uuid, boxes: Boxes, opened: OpenedFrom) -> Saver {
        let tools = tools();
        let around =
            &mut Surroundings { storage: &mut Store, now: clock::now(), chance: clock::chance(), typed: &*boxes.read };
        let (writer, effects) = Writer::open(id, ids::token(), opened, tools.get_untracked(), around);
        let device_only = RwSignal::new(writer.sync().is_device_only());
        let work = Work { writer, alarms: [const { None }; 2], last: None, is_over: false, on_show: None };
        let saver = Saver {
            boxes,
            state: RwSignal::new(SaveState::Untouched),
            trouble: RwSignal::from(trouble()),
            device_only,
            merges: RwSignal::new(Merges::default()),
            work: Rc::new(RefCell::new(work)),
            links: Rc::default(),
        };
        let links = Links::new(id, &saver);
        saver.links.replace(Some(links));
        saver.tell();
        saver.carry_out(effects);
        match tools.get_untracked() {
            Some(_) => saver.take_lock(),
            None => saver.equip_later(),
        }
        saver
    }

    /// Goes on with the tools once they have arrived.
    fn equip_later(&self) {
        let saver = self.clone();
        Effect::new(move || {
            if let Some(tools) = tools().get() {
                let effects = saver.with_writer(|writer, around| writer.equip(tools, around));
                saver.carry_out(effects);
                saver.tell();
                saver.take_lock();
            }
        });
    }

    /// Calls `then` whenever a merge has changed the boxes.
    pub fn on_show(&self, then: impl Fn(&Report, &Report) + 'static) {
        self.work.borrow_mut().on_show = Some(Rc::new(then));
    }

    /// The revision this page goes on from; 0 before the first save.
    pub fn revision(&self) -> u64 {
        self.work.borrow().writer.sync().revision()
    }

    /// Somebody typed into the box at `spot`; none for a box that is gone. Nothing is told before it is so: the
    /// state changes once the words are kept.
    pub fn typed(&self, spot: Option<Spot>) {
        let effects = self.step(Input::Typed(spot));
        self.carry_out(effects);
    }

    /// Something was ticked, added, moved, removed or mended.
    pub fn changed(&self) {
        let effects = self.step(Input::Changed);
        self.carry_out(effects);
    }

    /// Tells the writer of what is neither typing nor a message.
    pub fn happened(&self, event: Event) {
        let is_last = event == Event::Left;
        self.take_in(Input::Happened(event));
        if is_last {
            store::flush();
        }
    }

    /// Keeps and sends everything now, as for Ctrl+S.
    pub fn flush(&self) {
        self.take_in(Input::Flush);
    }

    /// The window is looked at again, or there may be a server again.
    pub fn returned(&self) {
        if tools().get_untracked().is_some() {
            self.take_lock();
        }
        self.take_in(Input::Returned);
    }

    /// True where the revision this page goes on from has the same in `field`.
    pub fn holds_value_of(&self, report: &Report, field: Field) -> bool {
        let work = self.work.borrow();
        work.writer.sync().base().report.as_ref().is_some_and(|base| base.value(field) == report.value(field))
    }

    /// The report whose words it keeps.
    pub fn id(&self) -> Uuid {
        self.work.borrow().writer.id()
    }

    /// The secrets that the server has already.
    pub fn sent_secrets(&self) -> Vec<String> {
        let work = self.work.borrow();
        let (base, tools) = (work.writer.sync().base().report.as_ref(), tools().get_untracked());
        let found = base.zip(tools).map(|(base, tools)| (tools.secrets)(base));
        found.unwrap_or_default().into_iter().map(str::to_owned).collect()
    }

    /// True where the server may have words of this report.
    pub fn may_be_sent(&self) -> bool {
        self.work.borrow().writer.sync().may_be_sent()
    }

    /// Keeps the report from the server, or lets it go there.
    pub fn set_device_only(&self, device_only: bool) {
        self.happened(Event::KeepHere(device_only));
    }

    /// Takes secrets out of every copy of the report on this device but the one in the boxes.
    pub fn redact_copies(&self, secrets: &[String]) {
        let work = self.work.borrow();
        drafts::redact(&mut Store, work.writer.id(), work.writer.tab(), secrets);
    }

    /// How far a redaction has come in the revisions that the server has.
    pub fn redaction(&self) -> Redaction {
        Redaction::of(&Store, self.id())
    }

    /// Notes that the server has still to redact its revisions, also after the page was closed.
    pub fn mark_redaction_due(&self) {
        Redaction::mark_due(&mut Store, self.id());
    }

    /// Notes that the server has redacted its revisions.
    pub fn clear_redaction_due(&self) {
        Redaction::clear_due(&mut Store, self.id());
    }

    /// The page goes: keep the last words, and send them while the program still runs.
    pub fn close(&self) {
        let last = (self.boxes.read)();
        self.work.borrow_mut().last = Some(last);
        self.flush();
        // Who listens no longer can be forgotten; the lock is somebody else's.
        self.links.take();
    }

    /// Gives the report a new id, under which it is a draft that the server does not know.
    pub fn begin_anew(&self) -> Result<Uuid, StorageTrouble> {
        let id = ids::report();
        store::persist(&Draft::begun(id, ids::token(), (self.boxes.read)(), false, None, clock::now()))?;
        let mut work = self.work.borrow_mut();
        work.is_over = true;
        work.writer.forget(&mut Store);
        Ok(id)
    }

    /// What the server does not have yet, where it is known what it has.
    pub fn unsent(&self) -> Option<Vec<Change>> {
        let tools = tools().get_untracked()?;
        let work = self.work.borrow();
        let typed = work.last.clone().unwrap_or_else(|| (self.boxes.read)());
        let base = work.writer.sync().base().report.as_ref()?;
        Some((tools.changes)(base, &(tools.normalize)(typed)))
    }

    /// True when closing the tab now would lose words.
    pub fn would_lose(&self) -> bool {
        let is_saved = matches!(self.state.get_untracked(), SaveState::Untouched | SaveState::Saved { .. });
        self.trouble.get_untracked().is_some_and(StorageTrouble::loses)
            && (!is_saved || self.work.borrow().writer.sync().has_unsent_keys())
    }

    fn take_lock(&self) {
        let id = self.id();
        if let Some(links) = &mut *self.links.borrow_mut() {
            links.take_lock(id, self);
        }
    }
}
