//! Two stores that disagree, and texts that are torn.

use std::collections::BTreeMap;

use postmortem::drafts::{AsideReason, Draft, Input, list};
use postmortem::report::Field;
use postmortem::sync::TOOLS;
use postmortem::undo::Spot;

use super::device::{Device, ID, what_happened};

const BOX: Input = Input::Typed(Some(Spot { field: Field::WhatHappened, row: 0, cell: 0 }));

fn key() -> String {
    format!("postmortem:draft:{ID}:tab1")
}

/// What the device has after each text was typed and written.
fn states(texts: &[&str]) -> Vec<BTreeMap<String, String>> {
    let mut device = Device::default();
    let tab = device.open(Some(&TOOLS));
    let mut states = Vec::new();
    for text in texts {
        device.type_text(tab, |report| report.what_happened = (*text).into(), BOX);
        device.journal(tab);
        states.push(device.disk.texts.clone());
    }
    states
}

fn recovered(here: &BTreeMap<String, String>, second: &BTreeMap<String, String>) -> Device {
    let mut device = Device::default();
    device.disk.texts.clone_from(here);
    device.recover(second);
    device
}

fn shown(device: &Device) -> String {
    list(&device.disk).drafts.first().map(|draft| draft.report.what_happened.clone()).unwrap_or_default()
}

#[test]
fn the_state_that_was_written_later_goes_on_whatever_the_clock_said() {
    let states = states(&["It", "It failed", "It failed twice"]);
    for (here, second) in [(0, 2), (2, 0), (1, 2), (2, 1)] {
        let device = recovered(&states[here], &states[second]);
        assert_eq!(shown(&device), "It failed twice", "{here} here, {second} in the second store");
        assert_eq!(list(&device.disk).asides, []);
    }
}

#[test]
fn an_earlier_state_with_words_that_were_taken_back_is_set_aside() {
    let states = states(&["It failed at noon", "It failed"]);
    let device = recovered(&states[0], &states[1]);
    assert_eq!(shown(&device), "It failed");
    let asides = list(&device.disk).asides;
    assert_eq!(asides.len(), 1);
    assert_eq!(asides[0].1.reason(), AsideReason::Earlier);
    assert_eq!(asides[0].1.report().unwrap(), what_happened("It failed at noon"));
}

#[test]
fn what_only_the_second_store_has_comes_back() {
    let states = states(&["It", "It failed"]);
    assert_eq!(shown(&recovered(&BTreeMap::new(), &states[1])), "It failed");
}

#[test]
fn a_torn_draft_is_replaced_by_a_whole_copy_and_set_aside() {
    let states = states(&["It failed"]);
    for cut in [1, 20, states[0][&key()].len() - 1] {
        let mut torn = states[0].clone();
        torn.get_mut(&key()).unwrap().truncate(cut);
        let device = recovered(&torn, &states[0]);
        assert_eq!(shown(&device), "It failed");
        assert_eq!(list(&device.disk).asides[0].1.text, torn[&key()]);
        // And without another copy.
        let device = recovered(&torn, &BTreeMap::new());
        assert_eq!((shown(&device).as_str(), list(&device.disk).asides.len()), ("", 1));
        assert!(!device.disk.texts.contains_key(&key()));
    }
}

#[test]
fn a_torn_box_is_set_aside_and_the_draft_beside_it_stays() {
    let states = states(&["It", "It failed"]);
    let beside = key().replace(":draft:", ":typed:");
    let mut torn = states[1].clone();
    torn.get_mut(&beside).unwrap().truncate(60);
    let device = recovered(&torn, &BTreeMap::new());
    assert_eq!((shown(&device).as_str(), list(&device.disk).asides.len()), ("It", 1));
    // The second store may have it whole.
    assert_eq!(shown(&recovered(&torn, &states[1])), "It failed");
}

#[test]
fn a_box_that_goes_on_from_another_draft_does_not_replace_newer_words() {
    let states = states(&["It", "It failed"]);
    let beside = key().replace(":draft:", ":typed:");
    let mut mixed = states[1].clone();
    let mut newer = Draft::begun(ID, "tab1".into(), what_happened("Newer"), false, None, 0.0);
    newer.seen = vec![("tab1".into(), 9)];
    mixed.insert(key(), newer.sealed());
    let device = recovered(&mixed, &BTreeMap::new());
    assert_eq!((shown(&device).as_str(), list(&device.disk).asides.len()), ("Newer", 0));
    assert!(mixed.contains_key(&beside));
}

#[test]
fn a_box_whose_draft_is_gone_goes_too() {
    let mut left = states(&["It", "It failed"])[1].clone();
    left.remove(&key());
    assert!(recovered(&left, &BTreeMap::new()).disk.texts.is_empty());
}

#[test]
fn a_full_storage_loses_nothing_that_it_has() {
    let states = states(&["It failed at noon", "It failed"]);
    let mut device = Device::default();
    device.disk.texts.clone_from(&states[0]);
    device.disk.is_full = true;
    device.recover(&states[1]);
    assert_eq!(device.disk.texts, states[0]);
}

#[test]
fn what_only_the_second_store_has_beside_drafts_comes_back_and_replaces_nothing() {
    let text = |key: &str, text: &str| (format!("postmortem:{key}"), text.to_owned());
    let here = BTreeMap::from([text("aside:1", "here"), text("redact:1", "due")]);
    let second = BTreeMap::from([
        text("aside:1", "second"),
        text("aside:2", "second"),
        text("base:1:3", "second"),
        text(&format!("typed:{ID}:tab1"), "left by a tab that was stopped"),
    ]);
    let expected = BTreeMap::from([
        text("aside:1", "here"),
        text("aside:2", "second"),
        text("base:1:3", "second"),
        text("redact:1", "due"),
    ]);
    assert_eq!(recovered(&here, &second).disk.texts, expected);
}

#[test]
fn a_draft_of_a_later_program_comes_back_as_it_was_and_is_not_replaced() {
    let later = BTreeMap::from([(key(), r#"{"version":3,"kept":{}}"#.to_owned())]);
    assert_eq!(recovered(&BTreeMap::new(), &later).disk.texts, later);
    let states = states(&["It failed"]);
    assert_eq!(recovered(&later, &states[0]).disk.texts, later);
    assert_eq!(recovered(&states[0], &later).disk.texts, states[0]);
}

#[test]
fn what_is_torn_in_both_stores_is_set_aside_with_its_box() {
    let torn = |text: &str| BTreeMap::from([(key(), text.to_owned())]);
    let (mut here, second) = (torn("torn here"), torn("torn there"));
    here.insert(key().replace(":draft:", ":typed:"), "a box".into());
    let device = recovered(&here, &second);
    let mut texts: Vec<String> = list(&device.disk).asides.into_iter().map(|(_, aside)| aside.text).collect();
    texts.sort();
    assert_eq!(texts, ["a box", "torn here", "torn there"]);
    assert!(device.disk.texts.keys().all(|key| key.starts_with("postmortem:aside:")));
}

#[test]
fn a_box_here_that_fits_the_copy_of_the_second_store_goes_into_it_and_another_is_set_aside() {
    let states = states(&["It", "It failed"]);
    let beside = key().replace(":draft:", ":typed:");
    let whole = BTreeMap::from([(key(), states[1][&key()].clone())]);
    for (text, shows, asides) in [(states[1][&beside].as_str(), "It failed", 0), ("torn", "It", 1)] {
        let here = BTreeMap::from([(beside.clone(), text.to_owned())]);
        let device = recovered(&here, &whole);
        assert_eq!((shown(&device).as_str(), list(&device.disk).asides.len()), (shows, asides));
        assert!(!device.disk.texts.contains_key(&beside));
    }
}

#[test]
fn blanks_alone_are_no_words_to_set_aside() {
    let states = states(&["It  failed \n\nat noon", "It failed\nat noon, twice"]);
    let device = recovered(&states[0], &states[1]);
    assert_eq!((shown(&device).as_str(), list(&device.disk).asides.len()), ("It failed\nat noon, twice", 0));
}

#[test]
fn words_that_were_taken_back_in_a_row_are_set_aside_too() {
    let mut device = Device::default();
    let tab = device.open(Some(&TOOLS));
    let mut states = Vec::new();
    for text in ["All of Europe", "Some"] {
        let item = postmortem::report::Item { text: text.into(), ..postmortem::report::Item::default() };
        device.type_text(tab, |report| report.user_impact = vec![item], Input::Changed);
        device.journal(tab);
        states.push(device.disk.texts.clone());
    }
    let device = recovered(&states[0], &states[1]);
    assert_eq!(list(&device.disk).asides[0].1.report().unwrap().user_impact[0].text, "All of Europe");
}
