//! The other tabs of this browser that have the same report open.

use std::cell::{Cell, RefCell};

use postmortem::Report;
use postmortem::sync::Event;
use postmortem::sync::tabs::{Seen, Tabs, Writing, count, joined};
use postmortem::wire::Saved;
use uuid::Uuid;

use super::Saver;
use crate::browser::channel::Channel;
use crate::browser::clock;
use crate::browser::lock::Lock;
use crate::draft::{self, Draft};

/// What this tab knows of them, and how it talks to them.
pub struct Others {
    tabs: RefCell<Tabs>,
    channel: Option<Channel>,
    lock: Lock,
    /// No other tab has said anything since this one was opened: with every few keys, nobody is told.
    is_alone: Cell<bool>,
}

/// What tabs say to each other.
enum Message<'a> {
    /// A draft as it is kept.
    Kept(&'a str),
    /// A revision, and how often the tab that saved it had written by then.
    Saved { tab: &'a str, writings: u64, saved: Box<Saved> },
    /// Whoever sends shall send now.
    Flush,
    /// A tab was opened; what others kept since it read the drafts, it does not know.
    Opened,
}

impl Others {
    /// Begins to listen.
    pub fn new(id: Uuid, revision: u64, report: Report, saver: &Saver) -> Others {
        let mut tabs = Tabs::default();
        tabs.remember(draft::see_revision(id, revision), report);
        let (hears, sends) = (saver.clone(), saver.clone());
        let channel = Channel::open(&format!("postmortem:{id}"), move |text| hears.hear(&text));
        let lock = Lock::take(format!("postmortem:{id}"), move |is_mine| sends.happened(Event::Sends(is_mine)));
        let others = Others { tabs: RefCell::new(tabs), channel, lock, is_alone: Cell::new(true) };
        others.say("opened");
        others
    }

    /// The one whose window is looked at sends.
    pub fn take_lock(&self) {
        self.lock.take_again();
    }

    /// Another tab sends.
    pub fn ask_to_flush(&self) {
        if !self.lock.is_held() {
            self.say("flush");
        }
    }

    /// No other tab is known of.
    pub fn is_alone(&self) -> bool {
        self.is_alone.get()
    }

    /// This tab has kept its words, `whole` as a text where others are told.
    pub fn kept(&self, seen: Seen, report: Report, whole: Option<&str>) {
        if let (Some(whole), false) = (whole, self.is_alone()) {
            self.say_kept(whole);
        }
        self.tabs.borrow_mut().remember(seen, report);
    }

    /// This tab has saved.
    pub fn saved(&self, id: Uuid, saved: &Saved) {
        let writings = count(&draft::seen(id), &draft::tab());
        // A report is plain strings and lists, which JSON always holds.
        let json = serde_json::to_string(saved).unwrap_or_default();
        self.say(&format!("saved\n{}\n{writings}\n{json}", draft::tab()));
    }

    /// What the boxes show once they hold `theirs`.
    fn join(&self, id: Uuid, typed: &Report, revision: u64, theirs: &Draft) -> Option<Report> {
        let (mine, seen) = (draft::tab(), draft::seen(id));
        let base = draft::base(id, revision.min(theirs.revision));
        let writing = Writing { tab: &mine, seen: &seen, report: typed };
        let theirs = Writing { tab: &theirs.tab, seen: &theirs.seen, report: &theirs.report };
        let shown = self.tabs.borrow_mut().join(writing, theirs, base.as_ref());
        if shown.is_some() {
            draft::see(id, joined(&seen, theirs.seen));
        }
        shown
    }

    fn say_kept(&self, text: &str) {
        self.say(&format!("kept\n{text}"));
    }

    fn say(&self, text: &str) {
        if let Some(channel) = &self.channel {
            channel.say(text);
        }
    }
}

impl Saver {
    /// Takes in what was written while this tab slept, or was opened.
    pub(super) fn catch_up(&self) {
        let id = self.work.borrow().id;
        draft::of_other_tabs(id).iter().for_each(|draft| self.join(draft));
    }

    fn hear(&self, text: &str) {
        if let Some(others) = &*self.others.borrow() {
            others.is_alone.set(false);
        }
        match message(text) {
            Some(Message::Kept(text)) => {
                if let Some(draft) = draft::read(text) {
                    self.join(&draft);
                }
            }
            Some(Message::Saved { tab, writings, saved }) => {
                let id = self.work.borrow().id;
                // What is not in the boxes yet has to be merged, which begins with asking.
                if count(&draft::seen(id), tab) >= writings {
                    self.work.borrow_mut().saved_at = Some(clock::now());
                    draft::see_revision(id, saved.revision);
                    self.happened(Event::Heard(saved));
                } else {
                    self.happened(Event::Returned);
                }
            }
            Some(Message::Flush) => self.happened(Event::Flush),
            Some(Message::Opened) => {
                let kept = draft::sealed(self.work.borrow().id);
                if let Some(others) = &*self.others.borrow() {
                    // Whoever has nothing unsaved is there, too.
                    kept.map_or_else(|| others.say("here"), |kept| others.say_kept(&kept));
                }
            }
            None => {}
        }
    }

    fn join(&self, theirs: &Draft) {
        let (id, revision) = (self.work.borrow().id, self.revision());
        if theirs.id != id || self.work.borrow().last.is_some() {
            return;
        }
        let typed = self.content.report();
        let Some(others) = self.others.borrow().clone() else { return };
        let Some(shown) = others.join(id, &typed, revision, theirs) else { return };
        if shown != typed {
            self.put_into_boxes(&typed, &shown);
            self.work.borrow_mut().is_on_device = true;
        }
        // They may go on from a later revision, which is in the boxes now.
        let base = (theirs.revision > revision).then(|| draft::base(id, theirs.revision)).flatten();
        if let Some(report) = base {
            self.happened(Event::Heard(Box::new(Saved {
                id: id.to_string(),
                revision: theirs.revision,
                report,
                imported: None,
            })));
        }
        if theirs.device_only != self.work.borrow().sync.is_device_only() {
            self.set_device_only(theirs.device_only);
        }
        let is_same_base = theirs.revision == self.revision();
        let sent = theirs.sent.clone().filter(|_| is_same_base).map(Box::new);
        self.happened(Event::Joined(sent));
    }
}

fn message(text: &str) -> Option<Message<'_>> {
    let (kind, rest) = text.split_once('\n').unwrap_or((text, ""));
    match kind {
        "kept" => Some(Message::Kept(rest)),
        "saved" => {
            let mut parts = rest.splitn(3, '\n');
            let (tab, writings) = (parts.next()?, parts.next()?.parse().ok()?);
            Some(Message::Saved { tab, writings, saved: serde_json::from_str(parts.next()?).ok()? })
        }
        "flush" => Some(Message::Flush),
        "opened" => Some(Message::Opened),
        _ => None,
    }
}
