//! One report that is open in one tab: what becomes of each key, answer and message.

mod keeping;
mod others;

use uuid::Uuid;

use super::base;
use super::clearing;
use super::draft::Draft;
use super::gather::FoundDraft;
use super::journal::Journal;
use super::message::Message;
use super::storage::Storage;
use super::tabs::{Seen, Tabs, count};
use crate::report::Report;
use crate::sync::{self, Answer, Base, Event, Kept, Request, Shown, StepInput, Sync, Timer, Tools};
use crate::undo::Spot;

/// One report that is open in one tab.
pub struct Writer {
    id: Uuid,
    /// A name that no other tab and no other opening of the report has.
    tab: String,
    sync: Sync,
    journal: Journal,
    tabs: Tabs,
    seen: Seen,
    /// The revision that was written as the base of this tab's draft.
    base_written: Option<u64>,
    /// No other tab has said anything since this one was opened: with every few keys, nobody is told.
    is_alone: bool,
    is_on_device: bool,
    /// When the revision was saved, in milliseconds since 1970; none where it was so from the start.
    saved_at: Option<f64>,
    tools: Option<&'static Tools>,
}

/// What a report was opened from.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "there is one, for as long as a report is being opened")]
pub enum OpenedFrom {
    /// It was begun just now.
    New,
    /// The server, as it is there.
    Saved(Base),
    /// What this device had kept.
    Found(FoundDraft),
}

/// What a writer cannot know by itself when something happens.
pub struct Surroundings<'a> {
    /// Where drafts are kept.
    pub storage: &'a mut dyn Storage,
    /// Milliseconds since 1970.
    pub now: f64,
    /// From 0 to 1, at random.
    pub chance: f64,
    /// What stands in the boxes, as typed; asked for only where it is needed.
    pub typed: &'a dyn Fn() -> Report,
}

/// What a tab tells its writer, in the order in which it happens.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Somebody typed into the box at this place; none for a box that is gone.
    Typed(Option<Spot>),
    /// Something was ticked, added, moved, removed or settled.
    Changed,
    /// The writer wants it saved now.
    Flush,
    /// There may be a server again, or news of it or of other tabs: the network, the window or the tab is back.
    Returned,
    /// Another tab said something.
    Told(Message),
    /// Anything else that synchronising is told of.
    Happened(Event),
}

/// Something to be done, in the order given.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Tell the writer of [`Event::Due`] after so many milliseconds.
    Wake(Timer, u32),
    /// Ask the server, and tell the writer of its answer by [`Event::Answered`].
    Request(Request),
    /// Put a report into the boxes.
    Show {
        /// For the boxes.
        typed: Box<Report>,
        /// What a revision of the server brought; none where it came from another tab of this device.
        merge: Option<Box<Shown>>,
    },
    /// Say this to the other tabs.
    Say(Message),
    /// A draft has come or gone on this device.
    Listed,
}

impl Writer {
    /// Opens a report in a tab. `tab` is a name that no other opening has, at most 36 characters. What was found
    /// is this tab's own from now on. `tools` may come later, by [`Writer::equip`].
    pub fn open(
        id: Uuid,
        tab: String,
        opened: OpenedFrom,
        tools: Option<&'static Tools>,
        around: &mut Surroundings<'_>,
    ) -> (Writer, Vec<Effect>) {
        let is_on_device = matches!(opened, OpenedFrom::Found(_));
        let (opened, found) = match opened {
            OpenedFrom::New => (sync::Opened::New, None),
            OpenedFrom::Saved(base) => (sync::Opened::Saved(base), None),
            OpenedFrom::Found(found) => (sync::Opened::Kept(Box::new(kept(&found.draft, around.storage))), Some(found)),
        };
        let input = StepInput { now: around.now, chance: around.chance, typed: around.typed };
        let (sync, effects) = Sync::open(tab.clone(), opened, tools, &input);
        let mut writer = Writer {
            id,
            tab,
            sync,
            journal: Journal::default(),
            tabs: Tabs::default(),
            seen: Seen::new(),
            base_written: None,
            is_alone: true,
            is_on_device,
            saved_at: None,
            tools,
        };
        if let Some(found) = found {
            writer.take_over(found, around);
        }
        let seen = writer.see_revision(writer.sync.revision());
        writer.tabs.remember(seen, (around.typed)());
        let mut all = vec![Effect::Say(Message::Opened)];
        writer.carry_out(effects, around, &mut all);
        (writer, all)
    }

    /// From now on there are `tools`: what waited for them is done, beginning with what other tabs have written.
    pub fn equip(&mut self, tools: &'static Tools, around: &mut Surroundings<'_>) -> Vec<Effect> {
        self.tools = Some(tools);
        let mut all = Vec::new();
        let (typed, revision) = ((around.typed)(), self.sync.revision());
        let gathered = self.gather(tools, &typed, around, &mut all);
        let shown = gathered.as_ref().map_or(&typed, |draft| &draft.report).clone();
        let in_boxes = || shown.clone();
        let around = &mut Surroundings { typed: &in_boxes, ..around.reborrow() };
        let input = StepInput { now: around.now, chance: around.chance, typed: around.typed };
        let later = gathered.as_ref().filter(|draft| draft.revision > revision);
        let sent = gathered.as_ref().filter(|_| later.is_none()).and_then(|draft| draft.sent.clone());
        let effects = self.sync.equip(tools, sent, &input);
        self.carry_out(effects, around, &mut all);
        if let Some(draft) = later {
            self.follow(draft, revision, around, &mut all);
        } else if shown != typed {
            self.happen(Event::Joined(None), around, &mut all);
        }
        all.push(Effect::Say(Message::Opened));
        all
    }

    /// Takes in what happened, keeps what is to be kept and says what else to do.
    pub fn step(&mut self, input: Input, around: &mut Surroundings<'_>) -> Vec<Effect> {
        let mut effects = Vec::new();
        match input {
            Input::Typed(spot) => {
                self.journal.typed(spot);
                self.happen(Event::Changed, around, &mut effects);
            }
            Input::Changed => {
                self.journal.changed();
                self.happen(Event::Changed, around, &mut effects);
            }
            Input::Flush => {
                self.happen(Event::Flush, around, &mut effects);
                if !self.sync.sends() {
                    effects.push(Effect::Say(Message::Flush));
                }
            }
            Input::Returned => {
                self.catch_up(around, &mut effects);
                self.happen(Event::Returned, around, &mut effects);
            }
            Input::Told(message) => self.hear(message, around, &mut effects),
            Input::Happened(event) => {
                if let Event::Answered { answer, .. } = &event {
                    self.note(answer, around.now, &mut effects);
                }
                self.happen(event, around, &mut effects);
            }
        }
        effects
    }

    /// What an answer means beside what synchronising makes of it.
    fn note(&mut self, answer: &Answer, now: f64, all: &mut Vec<Effect>) {
        match answer {
            Answer::Saved(saved) => {
                self.saved_at = Some(now);
                self.see_revision(saved.revision);
                if !self.is_alone {
                    let (tab, writings) = (self.tab.clone(), count(&self.seen, &self.tab));
                    all.push(Effect::Say(Message::Saved { tab, writings, saved: saved.clone() }));
                }
            }
            // The draft stays for longer: with the next try it is written whole.
            Answer::Nothing => self.journal.changed(),
            Answer::Stale(_) | Answer::Current(_) | Answer::Unchanged | Answer::Refused(_) => {}
        }
    }

    /// The report that is open; it stays the same for the life of the writer.
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// The name of the tab among those that have the report open or had it.
    pub fn tab(&self) -> &str {
        &self.tab
    }

    /// What was decided about synchronising.
    pub fn sync(&self) -> &Sync {
        &self.sync
    }

    /// True while this device has words of the report that the server does not have.
    pub fn is_on_device(&self) -> bool {
        self.is_on_device
    }

    /// When the revision was saved, in milliseconds since 1970; none where it was so from the start.
    pub fn saved_at(&self) -> Option<f64> {
        self.saved_at
    }

    /// Forgets the draft of this tab, of a report that goes on under another id.
    pub fn forget(&mut self, storage: &mut dyn Storage) {
        clearing::forget(storage, self.id, &self.tab, &self.seen);
        (self.journal, self.base_written, self.is_on_device) = (Journal::default(), None, false);
    }

    fn happen(&mut self, event: Event, around: &mut Surroundings<'_>, all: &mut Vec<Effect>) {
        let input = StepInput { now: around.now, chance: around.chance, typed: around.typed };
        let effects = self.sync.step(event, &input);
        self.carry_out(effects, around, all);
    }

    fn carry_out(&mut self, effects: Vec<sync::Effect>, around: &mut Surroundings<'_>, all: &mut Vec<Effect>) {
        for effect in effects {
            match effect {
                sync::Effect::Keep(kept) => self.keep(*kept, around, all),
                sync::Effect::Forget => {
                    self.forget(around.storage);
                    all.push(Effect::Listed);
                }
                sync::Effect::Wake(timer, milliseconds) => all.push(Effect::Wake(timer, milliseconds)),
                sync::Effect::Request(request) => all.push(Effect::Request(request)),
                sync::Effect::Show(shown) => {
                    self.journal.changed();
                    all.push(Effect::Show { typed: Box::new(shown.typed.clone()), merge: Some(shown) });
                }
            }
        }
    }
}

impl Surroundings<'_> {
    fn reborrow(&mut self) -> Surroundings<'_> {
        Surroundings { storage: self.storage, now: self.now, chance: self.chance, typed: self.typed }
    }
}

/// What a writer goes on with who found a draft.
fn kept(draft: &Draft, stored: &dyn super::Stored) -> Kept {
    let base = Base { revision: draft.revision, report: base::read(stored, draft.id, draft.revision) };
    let Draft { device_only, report, sent, .. } = draft.clone();
    Kept { base, device_only, typed: report, sent, is_sent_as_typed: false }
}
