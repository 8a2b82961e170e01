//! What the server tells by itself, in a browser with several tabs: one of them hears the stream and passes on what
//! it hears, and says to the server which reports are open in all of them.
//!
//! No clock, no browser: what happened goes in, what is to be done comes out. One of these is one tab.

use std::collections::BTreeMap;

use crate::wire::{Event, OpenReports};

/// What the tabs of one browser say to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// The tab that hears the server passes on an event as it came.
    Told {
        /// What stood in `event:`.
        name: String,
        /// What stood in `data:`.
        data: String,
    },
    /// Asks what is open.
    Who,
    /// A tab has a report open.
    Open {
        /// A name that no other tab has.
        tab: String,
        /// The UUID of the report.
        report: String,
    },
    /// A tab has it open no longer.
    Closed {
        /// The name of the tab.
        tab: String,
    },
}

impl Message {
    /// As it goes over the channel: a word, and what belongs to it, a line each.
    pub fn to_text(&self) -> String {
        match self {
            Message::Told { name, data } => format!("told\n{name}\n{data}"),
            Message::Who => "who".to_owned(),
            Message::Open { tab, report } => format!("open\n{tab}\n{report}"),
            Message::Closed { tab } => format!("closed\n{tab}"),
        }
    }

    /// Reads what came over the channel. None for a message of a later program.
    pub fn read(text: &str) -> Option<Message> {
        let mut lines = text.splitn(3, '\n').map(str::to_owned);
        Some(match (lines.next()?.as_str(), lines.next(), lines.next()) {
            ("told", Some(name), Some(data)) => Message::Told { name, data },
            ("who", None, None) => Message::Who,
            ("open", Some(tab), Some(report)) => Message::Open { tab, report },
            ("closed", Some(tab), None) => Message::Closed { tab },
            _ => return None,
        })
    }
}

/// Something to be done, in the order given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Say this to the other tabs.
    Say(Message),
    /// Tell the server what is open in this browser.
    Announce(OpenReports),
    /// The report of this tab may have another current revision, or is gone: the newest that was told of, if one was.
    Changed(Option<u64>),
    /// So many other browsers have the report of this tab open.
    Others(u64),
}

/// One tab, with one report open.
#[derive(Clone, Debug)]
pub struct Live {
    tab: String,
    report: String,
    /// It is the one that hears the server.
    hears: bool,
    /// The reports of the other tabs, by the tabs' names, and whether each has said so since it was last asked.
    open: BTreeMap<String, (String, bool)>,
    others: u64,
}

impl Live {
    /// `tab` is a name that no other tab has, `report` the UUID of the report that is open in it.
    pub fn new(tab: String, report: String) -> (Live, Vec<Effect>) {
        let live = Live { tab, report, hears: false, open: BTreeMap::new(), others: 0 };
        let effects = [live.here(), Message::Who].map(Effect::Say).into();
        (live, effects)
    }

    /// From now on this tab hears the server, or no longer.
    pub fn hears(&mut self, hears: bool) -> Vec<Effect> {
        if std::mem::replace(&mut self.hears, hears) == hears {
            return Vec::new();
        }
        if hears { vec![Effect::Say(Message::Who), self.announce()] } else { Vec::new() }
    }

    /// An event of the server, in the tab that hears it.
    pub fn heard(&mut self, name: &str, data: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        match Event::read(name, data) {
            Some(Event::Beat) => {
                // Whoever has not answered the last question is closed, or asleep.
                self.open.retain(|_, (_, has_answered)| std::mem::take(has_answered));
                effects.extend([Effect::Say(Message::Who), self.announce()]);
            }
            Some(event) => {
                effects.push(Effect::Say(Message::Told { name: name.to_owned(), data: data.to_owned() }));
                self.told(event, &mut effects);
            }
            // Of a newer server.
            None => {}
        }
        effects
    }

    /// What another tab says.
    pub fn takes(&mut self, message: Message) -> Vec<Effect> {
        let mut effects = Vec::new();
        match message {
            Message::Told { name, data } => {
                if let Some(event) = Event::read(&name, &data) {
                    self.told(event, &mut effects);
                }
            }
            Message::Who => effects.push(Effect::Say(self.here())),
            // Kept in every tab: each may be the next that hears, and says at once what is open.
            Message::Open { tab, report } => {
                let before = self.open.insert(tab, (report.clone(), true));
                if self.hears && before.is_none_or(|(before, _)| before != report) {
                    effects.push(self.announce());
                }
            }
            Message::Closed { tab } => {
                if self.open.remove(&tab).is_some() && self.hears {
                    effects.push(self.announce());
                }
            }
        }
        effects
    }

    /// The report is closed in this tab.
    pub fn close(&self) -> Vec<Effect> {
        let open = self.open.values().map(|(report, _)| report.clone());
        let left = self.hears.then(|| Effect::Announce(distinct(open)));
        let gone = Effect::Say(Message::Closed { tab: self.tab.clone() });
        left.into_iter().chain([gone]).collect()
    }

    fn told(&mut self, event: Event, effects: &mut Vec<Effect>) {
        match event {
            Event::Revision { id, revision } if id == self.report => effects.push(Effect::Changed(Some(revision))),
            Event::Deleted { id } if id == self.report => effects.push(Effect::Changed(None)),
            Event::Missed => effects.push(Effect::Changed(None)),
            Event::Present { id, others } if id == self.report && others != self.others => {
                self.others = others;
                effects.push(Effect::Others(others));
            }
            // Of other reports; links are asked for where they are shown.
            Event::Revision { .. }
            | Event::Deleted { .. }
            | Event::Present { .. }
            | Event::Share { .. }
            | Event::Beat => {}
        }
    }

    fn here(&self) -> Message {
        Message::Open { tab: self.tab.clone(), report: self.report.clone() }
    }

    fn announce(&self) -> Effect {
        let all = self.open.values().map(|(report, _)| report.clone());
        Effect::Announce(distinct(all.chain([self.report.clone()])))
    }
}

/// Each once; a server takes no more than [`OpenReports::MOST`].
fn distinct(reports: impl Iterator<Item = String>) -> OpenReports {
    let mut open: Vec<String> = reports.collect();
    open.sort_unstable();
    open.dedup();
    open.truncate(OpenReports::MOST);
    OpenReports { open }
}
