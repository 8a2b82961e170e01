//! Laws of keeping, on tabs and stores that do anything at any time.

use std::collections::BTreeMap;

use postmortem::drafts::{Input, Storage, early_key, find, redact, remove};
use postmortem::report::Field;
use postmortem::sync::{Event, TOOLS, Timer};
use postmortem::undo::Spot;
use proptest::prelude::*;

use super::device::{Device, ID};

/// Something that happens to one of the tabs.
#[derive(Clone, Debug)]
enum Act {
    Open {
        is_equipped: bool,
    },
    Equip,
    /// A page whose program has not started keeps what is typed into it.
    TypeEarly(usize),
    Type(usize),
    Journal,
    Send,
    Serve {
        is_answer_lost: bool,
    },
    Lose,
    Deliver,
    Return,
    Sends(bool),
    /// The server tells this tab of a revision, or that there may be another one.
    Told(Option<u64>),
    Leave,
    /// The tab is closed without a word, or stopped after so many more changes of the storage.
    Crash(usize),
    Recover,
    Clock(f64),
    Fill(bool),
}

const FIELDS: [Field; 3] = [Field::WhatHappened, Field::ImpactScope, Field::RootCause];

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => any::<bool>().prop_map(|is_equipped| Act::Open { is_equipped }),
        2 => Just(Act::Equip),
        2 => (0..3_usize).prop_map(Act::TypeEarly),
        10 => (0..3_usize).prop_map(Act::Type),
        6 => Just(Act::Journal),
        4 => Just(Act::Send),
        4 => prop::bool::weighted(0.2).prop_map(|is_answer_lost| Act::Serve { is_answer_lost }),
        1 => Just(Act::Lose),
        6 => Just(Act::Deliver),
        2 => Just(Act::Return),
        1 => any::<bool>().prop_map(Act::Sends),
        2 => prop::option::of(0..9_u64).prop_map(Act::Told),
        2 => Just(Act::Leave),
        2 => (0..4_usize).prop_map(Act::Crash),
        2 => Just(Act::Recover),
        1 => (0..5_u32).prop_map(|hours| Act::Clock(f64::from(hours) * 3.6e6)),
        1 => any::<bool>().prop_map(Act::Fill),
    ]
}

/// A run: what happened, and which words count as kept.
#[derive(Default)]
struct Run {
    device: Device,
    /// Words that were written to the device, or stand in a box of an open tab.
    words: Vec<String>,
    /// Words of each tab that are only in its boxes so far.
    unwritten: BTreeMap<usize, Vec<String>>,
    /// The boxes of the page whose program has not started.
    early: BTreeMap<String, String>,
}

impl Run {
    fn act(&mut self, which: usize, act: &Act) {
        let open: Vec<usize> = (0..self.device.tabs.len()).filter(|tab| self.device.tabs[*tab].is_some()).collect();
        if let Act::Open { is_equipped } = act {
            if open.len() < 6 {
                self.device.open(is_equipped.then_some(&TOOLS));
            }
            return;
        }
        if let Act::TypeEarly(field) = act {
            return self.type_early(FIELDS[*field]);
        }
        let Some(tab) = (!open.is_empty()).then(|| open[which % open.len()]) else { return };
        match act {
            Act::Open { .. } | Act::TypeEarly(_) => {}
            Act::Equip => {
                if self.device.tab(tab).writer.sync().is_unequipped() {
                    self.device.equip(tab);
                }
            }
            Act::Type(field) => self.type_word(tab, FIELDS[*field]),
            Act::Journal => self.written(tab, |device| device.journal(tab)),
            Act::Send => self.device.step(tab, Input::Happened(Event::Due(Timer::Send))),
            Act::Serve { is_answer_lost } => {
                self.device.serve(tab, *is_answer_lost);
            }
            Act::Lose => self.device.lose(tab),
            Act::Deliver => {
                self.device.deliver(tab);
            }
            Act::Return => self.device.step(tab, Input::Returned),
            Act::Told(revision) => self.device.step(tab, Input::Happened(Event::Told(*revision))),
            Act::Sends(sends) => self.device.step(tab, Input::Happened(Event::Sends(*sends))),
            Act::Leave => {
                self.written(tab, |device| device.step(tab, Input::Happened(Event::Left)));
                self.close(tab);
            }
            Act::Crash(changes) => {
                // It is stopped in the middle of keeping, or of whatever an answer makes it do.
                self.device.disk.changes_left = Some(*changes);
                self.device.serve(tab, false);
                self.device.journal(tab);
                self.device.disk.changes_left = None;
                self.close(tab);
            }
            Act::Recover => self.device.recover(&BTreeMap::new()),
            Act::Clock(now) => self.device.now = *now,
            Act::Fill(is_full) => self.device.disk.is_full = *is_full,
        }
    }

    fn next_word(&self) -> String {
        format!("w{}x", self.words.len() + self.unwritten.values().map(Vec::len).sum::<usize>())
    }

    /// The page keeps each key at once, and all of its boxes again, whoever has taken them over meanwhile.
    fn type_early(&mut self, field: Field) {
        let word = self.next_word();
        let text = self.early.entry(field.name()).or_default();
        *text = format!("{text} {word}");
        let json = serde_json::to_string(&self.early).expect("plain strings");
        if self.device.disk.write(&early_key(ID), &json).is_ok() {
            self.words.push(word);
        }
    }

    fn type_word(&mut self, tab: usize, field: Field) {
        let word = self.next_word();
        let spot = Spot { field, row: 0, cell: 0 };
        let add = |report: &mut postmortem::Report| {
            let text = format!("{} {word}", spot.text_in(report).unwrap_or_default());
            spot.put(report, text);
        };
        self.device.type_text(tab, add, Input::Typed(Some(spot)));
        self.unwritten.entry(tab).or_default().push(word);
    }

    /// What was typed counts as kept once the storage took it.
    fn written(&mut self, tab: usize, write: impl FnOnce(&mut Device)) {
        write(&mut self.device);
        if !self.device.disk.is_full {
            self.words.extend(self.unwritten.remove(&tab).unwrap_or_default());
        }
    }

    /// With the tab go the words that were nowhere else.
    fn close(&mut self, tab: usize) {
        self.device.tabs[tab] = None;
        self.unwritten.remove(&tab);
    }
}

proptest! {
    #[test]
    fn every_word_that_was_kept_can_be_reached(acts in prop::collection::vec((0..6_usize, act()), 1..40)) {
        let mut run = Run::default();
        for (which, act) in &acts {
            run.act(*which, act);
            let reachable = run.device.reachable();
            for word in run.words.iter().chain(run.unwritten.values().flatten()) {
                prop_assert!(reachable.contains(word), "{word} is lost after {act:?}");
            }
        }
    }

    #[test]
    fn recovery_twice_is_recovery_once(acts in prop::collection::vec((0..6_usize, act()), 1..30), cut in 0..200_usize, at in 0..8_usize) {
        let mut run = Run::default();
        let mut second = BTreeMap::new();
        for (index, (which, act)) in acts.iter().enumerate() {
            run.act(*which, act);
            if index == acts.len() / 2 {
                second.clone_from(&run.device.disk.texts);
            }
        }
        run.device.disk.is_full = false;
        // One of the texts is torn.
        let keys: Vec<String> = run.device.disk.texts.keys().cloned().collect();
        if let Some(text) = keys.get(at).and_then(|key| run.device.disk.texts.get_mut(key)) {
            let end = (0..=cut.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
            text.truncate(end);
        }
        run.device.recover(&second);
        let once = run.device.disk.texts.clone();
        run.device.recover(&once);
        prop_assert_eq!(&run.device.disk.texts, &once);
    }

    #[test]
    fn what_reads_changes_nothing_and_finding_twice_finds_the_same(acts in prop::collection::vec((0..6_usize, act()), 1..30)) {
        let mut run = Run::default();
        acts.iter().for_each(|(which, act)| run.act(*which, act));
        let once = find(&run.device.disk, ID, Some(&TOOLS));
        prop_assert_eq!(once, find(&run.device.disk, ID, Some(&TOOLS)));
    }

    #[test]
    fn what_was_removed_comes_back_from_nowhere(acts in prop::collection::vec((0..6_usize, act()), 1..30)) {
        let mut run = Run::default();
        acts.iter().for_each(|(which, act)| run.act(*which, act));
        run.device.tabs.iter_mut().for_each(|tab| *tab = None);
        run.device.disk.is_full = false;
        remove(&mut run.device.disk, ID);
        run.device.recover(&BTreeMap::new());
        prop_assert_eq!(find(&run.device.disk, ID, Some(&TOOLS)), None);
        let left: Vec<&String> = run.device.disk.texts.keys().filter(|key| !key.contains(":aside:")).collect();
        prop_assert_eq!(left, Vec::<&String>::new());
    }

    #[test]
    fn what_was_redacted_is_in_no_copy_of_another_tab(acts in prop::collection::vec((0..6_usize, act()), 1..30), word in 0..6_usize) {
        let mut run = Run::default();
        acts.iter().for_each(|(which, act)| run.act(*which, act));
        run.device.disk.is_full = false;
        let secret = format!("w{word}x");
        redact(&mut run.device.disk, ID, "nobody", std::slice::from_ref(&secret));
        for (key, text) in run.device.disk.texts.iter().filter(|(key, _)| !key.contains(":base:")) {
            prop_assert!(!text.contains(&secret), "{key}: {text}");
        }
    }
}
