//! A file of drafts that is taken where something is kept already.

use std::collections::BTreeMap;

use postmortem::drafts::{Draft, Taken, find, take_file, to_file};
use postmortem::sync::TOOLS;

use super::device::{Device, ID, what_happened};

fn sealed(text: &str) -> String {
    Draft::begun(ID, "tab1".into(), what_happened(text), false, None, 0.0).sealed()
}

fn key(kind: &str) -> String {
    format!("postmortem:{kind}:{ID}:tab1")
}

fn file_of(kept: &[(String, String)]) -> String {
    let kept: BTreeMap<_, _> = kept.iter().cloned().collect();
    serde_json::json!({ "postmortem_drafts": 1, "kept": kept }).to_string()
}

#[test]
fn what_is_not_a_file_of_drafts_is_none_and_changes_nothing() {
    let mut device = Device::default();
    for text in ["", "{}", "[]", "# Postmortem", r#"{"postmortem_drafts":2,"kept":{"postmortem:aside:1":"x"}}"#] {
        assert_eq!(take_file(&mut device.disk, text), None, "{text}");
    }
    assert!(device.disk.texts.is_empty());
}

#[test]
fn what_cannot_be_read_or_is_not_ours_is_counted_as_lost() {
    let mut device = Device::default();
    let file = file_of(&[
        (key("draft"), "{\"version\":2,\"torn".into()),
        ("somebody-else".into(), sealed("Theirs.")),
        (key("typed"), "a box without its draft".into()),
        ("postmortem:aside:1".into(), "set aside".into()),
        (format!("postmortem:base:{ID}:3"), "a revision".into()),
    ]);
    assert_eq!(take_file(&mut device.disk, &file), Some(Taken { drafts: 0, lost: 3 }));
    let keys: Vec<&str> = device.disk.texts.keys().map(String::as_str).collect();
    assert_eq!(keys, ["postmortem:aside:1", &format!("postmortem:base:{ID}:3")]);
}

#[test]
fn another_state_of_a_draft_stands_beside_the_one_that_is_here() {
    let mut device = Device::default();
    device.disk.texts.insert(key("draft"), sealed("Here."));
    device.disk.texts.insert("postmortem:aside:1".into(), "here".into());
    // The tab has written on since, in the browser that the file is from.
    let mut later = Draft::begun(ID, "tab1".into(), what_happened("From the file."), false, None, 1.0);
    later.seen = vec![("tab1".into(), 2)];
    let file = file_of(&[(key("draft"), later.sealed()), ("postmortem:aside:1".into(), "from the file".into())]);
    assert_eq!(take_file(&mut device.disk, &file), Some(Taken { drafts: 1, lost: 0 }));
    assert_eq!(device.disk.texts[&key("draft")], sealed("Here."), "nothing here is replaced");
    assert_eq!(device.disk.texts["postmortem:aside:1"], "here");
    let found = find(&device.disk, ID, Some(&TOOLS)).unwrap().draft.report.what_happened;
    assert_eq!(found, "From the file.", "which goes on from what is here");
}

#[test]
fn a_full_storage_counts_what_it_does_not_take() {
    let mut device = Device::default();
    device.disk.is_full = true;
    let file = file_of(&[(key("draft"), sealed("It failed.")), ("postmortem:aside:1".into(), "set aside".into())]);
    assert_eq!(take_file(&mut device.disk, &file), Some(Taken { drafts: 0, lost: 2 }));
}

#[test]
fn a_file_holds_what_was_typed_beside_a_draft() {
    let mut device = Device::default();
    let tab = device.open(Some(&TOOLS));
    let spot = postmortem::undo::Spot { field: postmortem::report::Field::WhatHappened, row: 0, cell: 0 };
    for text in ["It", "It failed"] {
        let input = postmortem::drafts::Input::Typed(Some(spot));
        device.type_text(tab, |report| report.what_happened = text.into(), input);
        device.journal(tab);
    }
    let mut elsewhere = BTreeMap::new();
    take_file(&mut elsewhere, &to_file(&device.disk)).unwrap();
    assert_eq!(find(&elsewhere, ID, Some(&TOOLS)).unwrap().draft.report.what_happened, "It failed");
}
