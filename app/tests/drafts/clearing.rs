//! What goes from a device, and what stays.

use postmortem::drafts::{Draft, Input, Redaction, Storage, early_key, forget, list, redact, remove};
use postmortem::sync::{Event, TOOLS};
use uuid::Uuid;

use super::device::{Device, ID, what_happened};

const OTHER: Uuid = Uuid::from_u128(2);
const SECRET: &str = "hV3kq9Zr2mXw";

fn draft_of(id: Uuid, tab: &str, text: &str) -> Draft {
    Draft::begun(id, tab.into(), what_happened(text), false, None, 0.0)
}

fn redact_secret(device: &mut Device) {
    redact(&mut device.disk, ID, "nobody", &[SECRET.to_owned()]);
}

/// Sets something aside, as a program of before wrote it.
fn set_aside(device: &mut Device, name: &str, title: &str, text: &str) -> String {
    let key = format!("postmortem:aside:{name}");
    let aside = serde_json::json!({ "reason": "earlier", "title": title, "at": 0.0, "text": text });
    device.disk.texts.insert(key.clone(), aside.to_string());
    key
}

#[test]
fn what_goes_from_one_report_leaves_all_others() {
    for is_removed in [false, true] {
        let mut device = Device::default();
        draft_of(OTHER, "tab1", "Theirs.").persist(&mut device.disk).unwrap();
        device.disk.write(&format!("postmortem:base:{OTHER}:3"), "what it goes on from").unwrap();
        device.disk.write(&format!("postmortem:redact:{OTHER}"), "due").unwrap();
        let others = device.disk.texts.clone();
        draft_of(ID, "tab1", "Mine.").persist(&mut device.disk).unwrap();
        device.disk.write(&format!("postmortem:base:{ID}:3"), "what it goes on from").unwrap();
        if is_removed {
            remove(&mut device.disk, ID);
        } else {
            forget(&mut device.disk, ID, "tab1", &Vec::new());
        }
        assert_eq!(device.disk.texts, others);
    }
}

#[test]
fn what_was_removed_can_be_put_back_as_it_was() {
    let mut device = Device::default();
    for tab in ["tab1", "tab2"] {
        draft_of(ID, tab, "Words.").persist(&mut device.disk).unwrap();
    }
    for key in [format!("postmortem:typed:{ID}:tab1"), format!("postmortem:base:{ID}:3"), early_key(ID)] {
        device.disk.write(&key, "a text").unwrap();
    }
    Redaction::mark_due(&mut device.disk, ID);
    let before = device.disk.texts.clone();
    let removed = remove(&mut device.disk, ID);
    assert!(device.disk.texts.is_empty());
    for (key, text) in &removed {
        device.disk.write(key, text).unwrap();
    }
    assert_eq!(device.disk.texts, before);
    assert_eq!(removed.len(), before.len(), "each once");
}

#[test]
fn what_is_forgotten_leaves_the_words_of_other_tabs_that_the_server_does_not_have() {
    let mut device = Device::default();
    for tab in ["tab1", "tab2", "tab3"] {
        draft_of(ID, tab, "Words.").persist(&mut device.disk).unwrap();
    }
    device.disk.write(&format!("postmortem:base:{ID}:3"), "what they go on from").unwrap();
    forget(&mut device.disk, ID, "tab1", &vec![("tab2".into(), 1), ("tab3".into(), 0)]);
    let left: Vec<&String> = device.disk.texts.keys().collect();
    assert_eq!(left, [&format!("postmortem:base:{ID}:3"), &format!("postmortem:draft:{ID}:tab3")]);
}

#[test]
fn a_secret_is_taken_out_of_what_was_set_aside() {
    let mut device = Device::default();
    let sealed = draft_of(ID, "tab1", &format!("password={SECRET}")).sealed();
    let draft = set_aside(&mut device, "draft", "", &sealed);
    let torn = set_aside(&mut device, "torn", "", &format!("{{\"report\":\"password={SECRET}"));
    let titled = set_aside(&mut device, "titled", &format!("Leak of {SECRET}"), "# Leak");
    redact_secret(&mut device);
    assert!(device.disk.texts.values().all(|text| !text.contains(SECRET)));
    let asides = list(&device.disk).asides;
    let found = |key: &str| asides.iter().find(|(known, _)| known == key).map(|(_, aside)| aside).unwrap();
    assert_eq!(found(&draft).report().unwrap(), what_happened("password=(redacted)"));
    assert_eq!(found(&torn).text, "{\"report\":\"password=(redacted)");
    assert_eq!((found(&titled).title.as_str(), found(&titled).text.as_str()), ("Leak of (redacted)", "# Leak"));
}

#[test]
fn what_was_set_aside_without_the_secret_stays_as_it_is() {
    let mut device = Device::default();
    let sealed = draft_of(ID, "tab1", "It failed.").sealed();
    // An older program's title, which is not the draft's.
    set_aside(&mut device, "draft", "Pool", &sealed);
    set_aside(&mut device, "torn", "", "{\"report\":");
    let before = device.disk.texts.clone();
    device.disk.changes_left = Some(0);
    redact_secret(&mut device);
    assert_eq!((device.disk.texts, device.disk.changes_left), (before, Some(0)));
}

#[test]
fn a_secret_is_taken_out_of_a_box_whose_draft_is_gone() {
    let mut device = Device::default();
    let lone = format!("postmortem:typed:{ID}:tab1");
    let beside = format!("postmortem:typed:{ID}:tab2");
    let others = format!("postmortem:typed:{OTHER}:tab1");
    draft_of(ID, "tab2", "It failed.").persist(&mut device.disk).unwrap();
    for key in [&lone, &beside, &others] {
        device.disk.write(key, "a box").unwrap();
    }
    redact_secret(&mut device);
    assert_eq!([lone, beside, others].map(|key| device.disk.texts.contains_key(&key)), [false, true, true]);
}

#[test]
fn a_redaction_is_due_until_it_is_made() {
    let mut device = Device::default();
    Redaction::mark_due(&mut device.disk, ID);
    assert_eq!(Redaction::of(&device.disk, ID), Redaction::Due);
    Redaction::clear_due(&mut device.disk, ID);
    assert_eq!(Redaction::of(&device.disk, ID), Redaction::None);
    assert!(device.disk.texts.is_empty());
    Redaction::mark_due(&mut device.disk, ID);
    remove(&mut device.disk, ID);
    assert_eq!(Redaction::of(&device.disk, ID), Redaction::None, "nobody wants the report any more");
}

#[test]
fn a_revision_goes_once_no_draft_goes_on_from_it() {
    for has_other_tab in [false, true] {
        let mut device = Device::default();
        device.revisions.push(what_happened("It failed.").normalize());
        let tab = device.open(Some(&TOOLS));
        device.type_text(tab, |report| report.root_cause = "A limit".into(), Input::Changed);
        device.journal(tab);
        if has_other_tab {
            draft_of(ID, "other", "It failed.").persist(&mut device.disk).unwrap();
        }
        device.step(tab, Input::Flush);
        device.type_text(tab, |report| report.root_cause = "A limit.".into(), Input::Changed);
        device.serve(tab, false);
        let is_kept = |revision: u64| device.disk.texts.contains_key(&format!("postmortem:base:{ID}:{revision}"));
        assert_eq!((is_kept(1), is_kept(2)), (has_other_tab, true));
    }
}

#[test]
fn a_draft_that_is_gone_is_written_whole_and_not_as_one_box() {
    let mut device = Device::default();
    let tab = device.open(Some(&TOOLS));
    let spot = postmortem::undo::Spot { field: postmortem::report::Field::WhatHappened, row: 0, cell: 0 };
    for text in ["It failed", "It failed twice"] {
        device.type_text(tab, |report| report.what_happened = text.into(), Input::Typed(Some(spot)));
        device.journal(tab);
        // Somebody clears the storage by hand.
        device.disk.texts.clear();
    }
    device.type_text(tab, |report| report.what_happened = "It failed thrice".into(), Input::Typed(Some(spot)));
    device.step(tab, Input::Happened(Event::Left));
    device.tabs[tab] = None;
    assert!(device.reachable().contains("It failed thrice"));
}
