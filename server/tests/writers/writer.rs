//! One writer: a page that may go at any time, and a device that keeps.

use std::collections::{BTreeMap, BTreeSet};

use postmortem::Report;
use postmortem::sync::{Effect, Event, Kept, Opened, StepInput, Sync, TOOLS, Timer};

use crate::triples::{occurrences, words_of};

/// A writer of the report.
pub struct Writer {
    pub name: String,
    /// What the boxes hold; none while no page is open.
    pub page: Option<Page>,
    /// What the device holds.
    pub kept: Option<Kept>,
    /// How many pages were opened.
    pub pages: u64,
    pub is_parted: bool,
}

/// An open page.
pub struct Page {
    pub sync: Sync,
    pub typed: Report,
    /// The run of each timer that counts.
    pub timers: BTreeMap<&'static str, u64>,
}

/// All words of a report, those of its open conflicts with them.
pub fn all_words(report: &Report) -> BTreeSet<String> {
    let conflicts = report.conflicts.iter().flat_map(|mark| [words_of(&mark.mine), words_of(&mark.theirs)].concat());
    occurrences(report).into_iter().chain(conflicts).collect()
}

pub fn timer_name(timer: Timer) -> &'static str {
    match timer {
        Timer::Journal => "journal",
        Timer::Send => "send",
    }
}

impl Writer {
    pub fn new(number: usize) -> Writer {
        let name = char::from(b'm' + number as u8).to_string();
        Writer { name, page: None, kept: None, pages: 0, is_parted: false }
    }

    /// Opens the page, from the device or from what the server has.
    pub fn open(&mut self, current: Opened, now: u64) -> Vec<Effect> {
        self.pages += 1;
        let opened = self.kept.clone().map_or(current, |kept| Opened::Kept(Box::new(kept)));
        let typed = match &opened {
            Opened::New => Report::default(),
            Opened::Saved(base) => base.report.clone().unwrap_or_default(),
            Opened::Kept(kept) => kept.typed.clone(),
        };
        let name = format!("{}-{}", self.name, self.pages);
        let input = StepInput { now: now as f64, chance: 0.5, typed: &|| typed.clone() };
        let (sync, effects) = Sync::open(name, opened, Some(&TOOLS), &input);
        self.page = Some(Page { sync, typed, timers: BTreeMap::new() });
        self.keep(&effects);
        effects
    }

    pub fn step(&mut self, event: Event, now: u64, chance: f64) -> Vec<Effect> {
        let Some(page) = &mut self.page else { return Vec::new() };
        let typed = page.typed.clone();
        let input = StepInput { now: now as f64, chance, typed: &|| typed.clone() };
        let effects = page.sync.step(event, &input);
        self.keep(&effects);
        effects
    }

    /// What a browser does at once, without a network.
    fn keep(&mut self, effects: &[Effect]) {
        for effect in effects {
            match effect {
                Effect::Keep(kept) => self.kept = Some((**kept).clone()),
                Effect::Forget => self.kept = None,
                Effect::Show(shown) => {
                    if let Some(page) = &mut self.page {
                        page.typed = shown.typed.clone();
                    }
                }
                Effect::Wake(..) | Effect::Request(_) => {}
            }
        }
    }
}
