//! What is written of a draft, and how little.

use postmortem::drafts::Input;
use postmortem::report::Field;
use postmortem::sync::{Event, TOOLS, Timer};
use postmortem::undo::Spot;

use super::device::{Device, ID};

const BOX: Input = Input::Typed(Some(Spot { field: Field::WhatHappened, row: 0, cell: 0 }));

fn key(kind: &str) -> String {
    format!("postmortem:{kind}:{ID}:tab1")
}

fn typing(device: &mut Device, tab: usize, text: &str) {
    device.type_text(tab, |report| report.what_happened = text.into(), BOX);
    device.journal(tab);
}

#[test]
fn while_one_box_is_typed_into_the_draft_is_written_once() {
    let mut device = Device::default();
    let tab = device.open(Some(&TOOLS));
    typing(&mut device, tab, "It");
    let whole = device.disk.texts[&key("draft")].clone();
    typing(&mut device, tab, "It failed");
    typing(&mut device, tab, "It failed.");
    assert_eq!(device.disk.texts[&key("draft")], whole);
    assert!(device.disk.texts[&key("typed")].contains("It failed."));
    assert_eq!(device.open(Some(&TOOLS)), 1);
    assert_eq!(device.tab(1).typed.what_happened, "It failed.");
}

#[test]
fn a_save_under_way_is_written_as_its_name_and_sent_again_as_it_was() {
    let mut device = Device::default();
    let tab = device.open(Some(&TOOLS));
    typing(&mut device, tab, "It");
    typing(&mut device, tab, "It failed");
    let whole = device.disk.texts[&key("draft")].clone();
    device.step(tab, Input::Happened(Event::Due(Timer::Send)));
    typing(&mut device, tab, "It failed again.");
    assert_eq!(device.disk.texts[&key("draft")], whole, "the save is not a reason to write all of it");
    assert!(device.disk.texts[&key("typed")].contains("tab1-1"));
    typing(&mut device, tab, "It failed");
    assert_eq!(device.disk.texts[&key("typed")].matches("It failed").count(), 1, "sent and typed are one text");
    typing(&mut device, tab, "It failed again.");
    // The save arrives, its answer does not, and the browser is killed.
    device.serve(tab, true);
    device.tabs[tab] = None;
    let again = device.open(Some(&TOOLS));
    assert_eq!(device.tab(again).typed.what_happened, "It failed again.");
    device.serve(again, false);
    assert_eq!(device.revisions.len(), 1, "the save is known by its name");
    device.step(again, Input::Happened(Event::Due(Timer::Send)));
    device.serve(again, false);
    assert_eq!(device.revisions.last().unwrap().what_happened, "It failed again.");
}

#[test]
fn what_is_refused_for_want_of_room_is_written_with_the_next_words() {
    let mut device = Device::default();
    let tab = device.open(Some(&TOOLS));
    typing(&mut device, tab, "It");
    typing(&mut device, tab, "It failed");
    device.disk.is_full = true;
    typing(&mut device, tab, "It failed twice");
    assert!(device.reachable().contains("It failed twice"));
    device.disk.is_full = false;
    typing(&mut device, tab, "It failed twice.");
    device.tabs[tab] = None;
    let again = device.open(Some(&TOOLS));
    assert_eq!(device.tab(again).typed.what_happened, "It failed twice.");
}

#[test]
fn what_is_ticked_while_a_box_is_typed_into_is_written_with_it() {
    let mut device = Device::default();
    let tab = device.open(Some(&TOOLS));
    typing(&mut device, tab, "It");
    device.type_text(tab, |report| report.what_happened = "It failed".into(), BOX);
    device.type_text(tab, |report| report.title = "Pool".into(), Input::Changed);
    device.journal(tab);
    device.tabs[tab] = None;
    let again = device.open(Some(&TOOLS));
    let typed = &device.tab(again).typed;
    assert_eq!((typed.title.as_str(), typed.what_happened.as_str()), ("Pool", "It failed"));
}

#[test]
fn a_box_goes_once_the_whole_is_written_and_not_before() {
    let mut device = Device::default();
    let tab = device.open(Some(&TOOLS));
    typing(&mut device, tab, "It");
    typing(&mut device, tab, "It failed");
    device.disk.is_full = true;
    device.type_text(tab, |report| report.title = "Pool".into(), Input::Changed);
    device.journal(tab);
    assert!(device.disk.texts[&key("typed")].contains("It failed"), "the whole was refused");
    device.disk.is_full = false;
    device.type_text(tab, |report| report.title = "Pools".into(), Input::Changed);
    device.journal(tab);
    assert!(device.disk.texts[&key("draft")].contains("Pools") && !device.disk.texts.contains_key(&key("typed")));
    // As with a whole that follows one that was written.
    typing(&mut device, tab, "It failed again");
    assert!(device.disk.texts.contains_key(&key("typed")));
    device.type_text(tab, |report| report.title = "Pool".into(), Input::Changed);
    device.journal(tab);
    assert!(!device.disk.texts.contains_key(&key("typed")));
}

#[test]
fn what_a_full_storage_did_not_take_is_kept_when_the_page_goes() {
    for full_while in [Input::Happened(Event::Due(Timer::Send)), Input::Happened(Event::Due(Timer::Journal))] {
        let mut device = Device::default();
        let tab = device.open(Some(&TOOLS));
        device.type_text(tab, |report| report.what_happened = "It failed".into(), BOX);
        device.disk.is_full = true;
        device.step(tab, full_while.clone());
        device.disk.is_full = false;
        device.step(tab, Input::Happened(Event::Left));
        // What it asked of the server is never answered.
        device.tabs[tab] = None;
        let again = device.open(Some(&TOOLS));
        assert_eq!(device.tab(again).typed.what_happened, "It failed", "{full_while:?}");
    }
}

#[test]
fn nothing_is_left_once_the_server_has_everything() {
    let mut device = Device::default();
    let tab = device.open(Some(&TOOLS));
    for text in ["It", "It failed", "It failed."] {
        typing(&mut device, tab, text);
    }
    device.step(tab, Input::Flush);
    device.serve(tab, false);
    assert_eq!(device.disk.texts.keys().collect::<Vec<_>>(), Vec::<&String>::new());
}
