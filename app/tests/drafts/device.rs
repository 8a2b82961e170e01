//! A device with its two stores and the tabs that are open on it, and a server that answers when it is asked to.

use std::collections::{BTreeMap, VecDeque};

use postmortem::Report;
use postmortem::drafts::{
    Effect, Input, Message, OpenedFrom, Storage, StorageError, Stored, Surroundings, Writer, find, list, recover,
};
use postmortem::sync::{Answer, Base, Event, Request, Sent, TOOLS, Timer, Tools};
use postmortem::wire::Saved;
use uuid::Uuid;

pub const ID: Uuid = Uuid::from_u128(1);

/// What is kept, and how the storage behaves.
#[derive(Clone, Default)]
pub struct Disk {
    pub texts: BTreeMap<String, String>,
    /// No text is taken any more.
    pub is_full: bool,
    /// So many changes are made still, and then none: the tab is stopped in the middle of what it does.
    pub changes_left: Option<usize>,
}

impl Disk {
    fn may_change(&mut self) -> bool {
        match &mut self.changes_left {
            Some(0) => false,
            Some(left) => {
                *left -= 1;
                true
            }
            None => true,
        }
    }
}

impl Stored for Disk {
    fn keys(&self, prefix: &str) -> Vec<String> {
        Stored::keys(&self.texts, prefix)
    }

    fn read(&self, key: &str) -> Option<String> {
        self.texts.read(key)
    }
}

impl Storage for Disk {
    fn write(&mut self, key: &str, text: &str) -> Result<(), StorageError> {
        if self.is_full {
            return Err(StorageError);
        }
        // A tab that was stopped gets no answer; what it would have done next does not happen.
        if self.may_change() { self.texts.write(key, text) } else { Ok(()) }
    }

    fn remove(&mut self, key: &str) {
        if self.may_change() {
            self.texts.remove(key);
        }
    }
}

/// A tab with its boxes and what has not reached it yet.
pub struct Tab {
    pub writer: Writer,
    pub typed: Report,
    pub coming: VecDeque<Message>,
    pub requests: Vec<Request>,
    pub wakes: Vec<Timer>,
    is_heard: bool,
}

/// A device, and the server it talks to.
#[derive(Default)]
pub struct Device {
    pub disk: Disk,
    pub tabs: Vec<Option<Tab>>,
    pub revisions: Vec<Report>,
    saves: BTreeMap<String, u64>,
    pub now: f64,
    opened: usize,
}

impl Device {
    /// Opens the report in a tab; gives its number.
    pub fn open(&mut self, tools: Option<&'static Tools>) -> usize {
        self.opened += 1;
        let found = find(&self.disk, ID, tools);
        let current = || Base::new(self.revisions.len() as u64, self.revisions.last().cloned().unwrap_or_default());
        let (opened, typed) = match found {
            Some(found) => (OpenedFrom::Found(found.clone()), found.draft.report),
            None if self.revisions.is_empty() => (OpenedFrom::New, Report::default()),
            None => (OpenedFrom::Saved(current()), self.revisions.last().cloned().unwrap_or_default()),
        };
        let around =
            &mut Surroundings { storage: &mut self.disk, now: self.now, chance: 0.5, typed: &|| typed.clone() };
        let (writer, effects) = Writer::open(ID, format!("tab{}", self.opened), opened, tools, around);
        let coming = VecDeque::new();
        let tab = Tab { writer, typed, coming, requests: Vec::new(), wakes: Vec::new(), is_heard: true };
        self.tabs.push(Some(tab));
        let number = self.tabs.len() - 1;
        self.carry_out(number, effects);
        number
    }

    /// What a program does first.
    pub fn recover(&mut self, second: &BTreeMap<String, String>) {
        for plan in recover(&self.disk, second, self.now) {
            let _ = plan.carry_out(&mut self.disk);
        }
    }

    pub fn step(&mut self, number: usize, input: Input) {
        self.act(number, |writer, around| writer.step(input, around));
    }

    pub fn equip(&mut self, number: usize) {
        self.act(number, |writer, around| writer.equip(&TOOLS, around));
    }

    fn act(&mut self, number: usize, act: impl FnOnce(&mut Writer, &mut Surroundings<'_>) -> Vec<Effect>) {
        let Some(tab) = &mut self.tabs[number] else { return };
        let typed = tab.typed.clone();
        let around =
            &mut Surroundings { storage: &mut self.disk, now: self.now, chance: 0.5, typed: &|| typed.clone() };
        let effects = act(&mut tab.writer, around);
        self.carry_out(number, effects);
    }

    /// Types into one box.
    pub fn type_text(&mut self, number: usize, change: impl FnOnce(&mut Report), input: Input) {
        if let Some(tab) = &mut self.tabs[number] {
            change(&mut tab.typed);
            self.step(number, input);
        }
    }

    /// Writes what was typed to the device.
    pub fn journal(&mut self, number: usize) {
        self.step(number, Input::Happened(Event::Due(Timer::Journal)));
    }

    fn carry_out(&mut self, number: usize, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Say(message) => {
                    // What goes over the channel is text.
                    let message = Message::read(&message.to_text()).expect("what was said can be read");
                    for (other, tab) in self.tabs.iter_mut().enumerate() {
                        if let Some(tab) = tab.as_mut().filter(|tab| other != number && tab.is_heard) {
                            tab.coming.push_back(message.clone());
                        }
                    }
                }
                Effect::Show { typed, .. } => self.tab(number).typed = *typed,
                Effect::Wake(timer, _) => self.tab(number).wakes.push(timer),
                Effect::Request(request) => self.tab(number).requests.push(request),
                Effect::Listed => {}
            }
        }
    }

    pub fn tab(&mut self, number: usize) -> &mut Tab {
        self.tabs[number].as_mut().expect("the tab is open")
    }

    /// The next message reaches a tab, if one is on its way.
    pub fn deliver(&mut self, number: usize) -> bool {
        let message = self.tabs[number].as_mut().and_then(|tab| tab.coming.pop_front());
        message.map(|message| self.step(number, Input::Told(message))).is_some()
    }

    /// The request made first reaches the server, which does what it asks; its answer reaches the tab unless it is
    /// lost.
    pub fn serve(&mut self, number: usize, is_answer_lost: bool) -> bool {
        let Some(tab) = self.tabs[number].as_mut().filter(|tab| !tab.requests.is_empty()) else { return false };
        let (request, answer) = match tab.requests.remove(0) {
            Request::Put { number, revision, sent, .. } => (number, self.save(revision, &sent)),
            Request::Get { number, revision } if revision == self.revisions.len() as u64 => (number, Answer::Unchanged),
            Request::Get { number, .. } => (number, Answer::Current(self.saved(self.revisions.len() as u64))),
        };
        let answer = if is_answer_lost { Answer::Nothing } else { answer };
        self.step(number, Input::Happened(Event::Answered { number: request, answer }));
        true
    }

    /// The request made first is lost on its way.
    pub fn lose(&mut self, number: usize) {
        let Some(tab) = self.tabs[number].as_mut().filter(|tab| !tab.requests.is_empty()) else { return };
        let request = tab.requests.remove(0).number();
        self.step(number, Input::Happened(Event::Answered { number: request, answer: Answer::Nothing }));
    }

    fn save(&mut self, revision: u64, sent: &Sent) -> Answer {
        if let Some(known) = self.saves.get(&sent.save_id) {
            return Answer::Saved(self.saved(*known));
        }
        let current = self.revisions.len() as u64;
        if revision != current {
            return Answer::Stale(self.saved(current));
        }
        self.revisions.push(sent.report.clone().normalize());
        self.saves.insert(sent.save_id.clone(), current + 1);
        Answer::Saved(self.saved(current + 1))
    }

    pub fn saved(&self, revision: u64) -> Box<Saved> {
        let report = self.revisions[revision as usize - 1].clone();
        Box::new(Saved { id: ID.to_string(), revision, report, imported: None })
    }

    /// Everything that a reader can still get at: what a list of this device shows, what was set aside, the boxes of
    /// open tabs and every revision of the server.
    pub fn reachable(&self) -> String {
        let mut reports = self.revisions.clone();
        reports.extend(self.tabs.iter().flatten().map(|tab| tab.typed.clone()));
        let listing = list(&self.disk);
        reports.extend(find(&self.disk, ID, Some(&TOOLS)).map(|found| found.draft.report));
        reports.extend(listing.drafts.into_iter().map(|draft| draft.report));
        let mut text: Vec<String> =
            reports.iter().map(|report| serde_json::to_string(report).expect("plain strings")).collect();
        text.extend(listing.asides.into_iter().map(|(_, aside)| aside.text));
        text.join("\n")
    }
}

pub fn what_happened(text: &str) -> Report {
    Report { what_happened: text.into(), ..Report::default() }
}
