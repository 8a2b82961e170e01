//! News of the server while a report is open: the browser's side of `postmortem::live`. One tab of this browser holds
//! the stream, which is the one that was looked at last; where there are no locks, as over plain http, each tab does
//! while it is seen.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::live::{Effect, Live, Message};
use postmortem::sync;
use postmortem::wire::{Event, OpenReports};

use crate::browser::channel::Channel;
use crate::browser::lock::{self, Lock};
use crate::browser::stream::Stream;
use crate::browser::{clock, http, ids, page, storage};
use crate::saving::Saver;

/// The name of the lock and of the channel.
const NAME: &str = "postmortem live";

/// Names this browser to the server, which counts with it who has a report open. It says nothing of who that is.
const BROWSER: &str = "postmortem:browser";

/// A stream that says nothing for so long is dead, in milliseconds: a server says something every 10 s.
const SILENCE_MS: u32 = 30_000;

/// Until a stream that the browser has given up is opened again, in milliseconds; doubled with each further time.
const FIRST_RETRY_MS: u32 = 5_000;
const LAST_RETRY_MS: u32 = 60_000;

/// Of the report that is open.
#[derive(Clone)]
struct Shell(Rc<Inner>);

struct Inner {
    saver: Saver,
    others: RwSignal<u64>,
    live: RefCell<Live>,
    browser: String,
    channel: RefCell<Option<Channel>>,
    lock: RefCell<Option<Lock>>,
    stream: RefCell<Option<Stream>>,
    /// Looks whether the stream is dead, or opens it again.
    timer: RefCell<Option<Timeout>>,
    heard_at: Cell<f64>,
    failures: Cell<u32>,
}

/// Has the report of `saver` follow what others save for as long as the page is open, and gives how many other
/// browsers have it open.
pub fn follow(saver: Saver) -> RwSignal<u64> {
    let others = RwSignal::new(0);
    let (live, effects) = Live::new(ids::token(), saver.id().to_string());
    let shell = Shell(Rc::new(Inner {
        saver,
        others,
        live: RefCell::new(live),
        browser: browser(),
        channel: RefCell::new(None),
        lock: RefCell::new(None),
        stream: RefCell::new(None),
        timer: RefCell::new(None),
        heard_at: Cell::new(0.0),
        failures: Cell::new(0),
    }));
    let takes = shell.clone();
    shell.0.channel.replace(Channel::open(NAME, move |text| {
        if let Some(message) = Message::read(&text) {
            let effects = takes.0.live.borrow_mut().takes(message);
            takes.carry_out(effects);
        }
    }));
    shell.carry_out(effects);
    shell.look();
    let (back, leave) = (shell.clone(), shell.clone());
    let back = page::on_return(move || back.look());
    let leave = page::on_leave(move || leave.look());
    let last = StoredValue::new_local(Some((shell, back, leave)));
    on_cleanup(move || {
        if let Some((shell, back, leave)) = last.try_update_value(Option::take).flatten() {
            back.into_iter().chain(leave).for_each(|handle| handle.remove());
            shell.close();
        }
    });
    others
}

/// The name of this browser, made the first time; a new one for each page where nothing is kept.
fn browser() -> String {
    storage::read(BROWSER).unwrap_or_else(|| {
        let made = ids::report().to_string();
        // Only counting would be wrong without it.
        let _ = storage::keep(BROWSER, &made);
        made
    })
}

impl Shell {
    /// The page is looked at again, or no longer.
    fn look(&self) {
        let is_seen = page::is_seen();
        if !lock::has_locks() {
            return self.hears(is_seen);
        }
        if !is_seen {
            return;
        }
        let is_wanted = self.0.lock.borrow().iter().map(Lock::take_again).next().is_some();
        if !is_wanted {
            let shell = self.clone();
            let lock = Lock::take(NAME.to_owned(), move |is_mine| shell.hears(is_mine));
            self.0.lock.replace(Some(lock));
        }
        self.revive();
    }

    /// This tab holds the stream from now on, or no longer.
    fn hears(&self, hears: bool) {
        let effects = self.0.live.borrow_mut().hears(hears);
        if !hears {
            self.0.stream.take();
            self.0.timer.take();
        } else if self.0.stream.borrow().is_none() {
            self.open();
        }
        self.carry_out(effects);
    }

    fn open(&self) {
        let (heard, over) = (self.clone(), self.clone());
        self.0.heard_at.set(clock::since_opened());
        let path = format!("/api/events?browser={}", self.0.browser);
        let stream = Stream::open(
            &path,
            &Event::NAMES,
            move |name, data| {
                heard.0.heard_at.set(clock::since_opened());
                heard.0.failures.set(0);
                let effects = heard.0.live.borrow_mut().heard(name, data);
                heard.carry_out(effects);
            },
            move || over.open_later(),
        );
        self.0.stream.replace(stream);
        self.watch();
    }

    /// Opens it anew if it has been silent for too long.
    fn revive(&self) {
        let silent = clock::since_opened() - self.0.heard_at.get();
        if self.0.stream.borrow().is_some() && silent > f64::from(SILENCE_MS) {
            self.open();
        }
    }

    fn watch(&self) {
        let shell = self.clone();
        let look = move || {
            shell.revive();
            shell.watch();
        };
        self.0.timer.replace(Some(Timeout::new(SILENCE_MS, look)));
    }

    fn open_later(&self) {
        let failures = self.0.failures.get();
        self.0.failures.set(failures + 1);
        let wait = FIRST_RETRY_MS.saturating_mul(1 << failures.min(8)).min(LAST_RETRY_MS);
        let shell = self.clone();
        let varied = (f64::from(wait) * (0.5 + clock::chance())) as u32;
        self.0.timer.replace(Some(Timeout::new(varied, move || shell.open())));
    }

    fn carry_out(&self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Say(message) => {
                    self.0.channel.borrow().iter().for_each(|channel| channel.say(&message.to_text()));
                }
                Effect::Announce(open) => self.announce(open),
                Effect::Changed(revision) => self.0.saver.happened(sync::Event::Told(revision)),
                Effect::Others(others) => {
                    // The page may be gone by then.
                    let _ = self.0.others.try_set(others);
                }
            }
        }
    }

    /// Nothing depends on it: it is said again with the next beat.
    fn announce(&self, open: OpenReports) {
        let path = format!("/api/present/{}", self.0.browser);
        spawn_local(async move { drop(http::put_last(&path, &[], &open).await) });
    }

    /// What refers to itself is taken apart.
    fn close(&self) {
        let effects = self.0.live.borrow().close();
        self.carry_out(effects);
        self.0.stream.take();
        self.0.timer.take();
        self.0.lock.take();
        self.0.channel.take();
    }
}
