//! What any released version kept on a device stays readable. The files in `released/` were written by programs
//! from before the forms here were written anew.

use std::collections::BTreeMap;

use postmortem::Report;
use postmortem::drafts::{AsideReason, Message, Redaction, find, list, take_file, to_file};
use postmortem::sync::TOOLS;
use uuid::Uuid;

const STORAGE: &str = include_str!("released/storage.json");
const FILE: &str = include_str!("released/file.json");
const MESSAGES: &str = include_str!("released/messages.json");

const SEALED: Uuid = Uuid::from_u128(0x018f_3b2a_0000_7000_8000_0000_0000_0001);
const FIRST: Uuid = Uuid::from_u128(0x018f_3b2a_0000_7000_8000_0000_0000_0002);

fn storage() -> BTreeMap<String, String> {
    serde_json::from_str(STORAGE).expect("texts under keys")
}

#[test]
fn a_sealed_draft_is_read_with_the_box_beside_it_and_its_unanswered_save() {
    let found = find(&storage(), SEALED, Some(&TOOLS)).unwrap().draft;
    assert_eq!(found.report.root_cause, "The limit was never raised. Nobody owned it.");
    assert_eq!((found.revision, found.kept_at, found.device_only), (3, 1_764_000_001_000.0, false));
    assert_eq!(found.report.user_impact.len(), 2, "a row that is still empty stays");
    let sent = found.sent.unwrap();
    assert_eq!((sent.save_id.as_str(), sent.report.root_cause.as_str()), ("bbbb-2", "The limit was never"));
}

#[test]
fn a_draft_of_the_first_form_is_read_without_an_envelope() {
    let found = find(&storage(), FIRST, Some(&TOOLS)).unwrap().draft;
    assert_eq!((found.report.title.as_str(), found.tab.as_str()), ("Pool exhausted", ""));
}

#[test]
fn what_was_set_aside_is_listed_with_its_reason_as_it_was_said() {
    let listing = list(&storage());
    let reasons: Vec<AsideReason> = listing.asides.iter().map(|(_, aside)| aside.reason()).collect();
    let said = |sentence: &str| AsideReason::Said(sentence.into());
    assert_eq!(reasons, [said("a draft that could not be read"), said("an older draft of the same report")]);
    assert!(listing.asides[1].1.text.starts_with("# Postmortem: Pool exhausted\n"));
    assert_eq!(listing.drafts.len(), 2);
}

#[test]
fn a_redaction_that_was_due_is_due() {
    assert_eq!(Redaction::of(&storage(), SEALED), Redaction::Due);
    assert_eq!(Redaction::of(&storage(), FIRST), Redaction::None);
}

#[test]
fn a_file_of_drafts_is_taken_and_given_again() {
    let mut device = BTreeMap::new();
    let taken = take_file(&mut device, FILE).unwrap();
    assert_eq!((taken.drafts, taken.lost), (2, 0));
    let mut again = BTreeMap::new();
    take_file(&mut again, &to_file(&device)).unwrap();
    // What is in the file is sealed anew, so one round more is the same to the byte.
    let mut third = BTreeMap::new();
    take_file(&mut third, &to_file(&again)).unwrap();
    assert_eq!(third, again);
    let titles = |device: &BTreeMap<String, String>| {
        list(device).drafts.iter().map(|draft| draft.report.title.clone()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&again), titles(&device));
}

#[test]
fn a_file_taken_twice_brings_nothing_twice() {
    let mut device = BTreeMap::new();
    take_file(&mut device, FILE).unwrap();
    let once = device.clone();
    assert_eq!(take_file(&mut device, FILE).unwrap().drafts, 2);
    assert_eq!(device, once);
}

#[test]
fn a_tab_of_an_older_program_is_understood() {
    let messages: Vec<String> = serde_json::from_str(MESSAGES).unwrap();
    let read: Vec<Message> = messages.iter().map(|text| Message::read(text).unwrap()).collect();
    assert!(matches!(&read[0], Message::Kept(draft) if draft.id == SEALED));
    assert!(matches!(&read[1], Message::Saved { tab, writings: 5, saved } if tab == "aaaa" && saved.revision == 4));
    assert_eq!(read[2..], [Message::Flush, Message::Opened, Message::Here]);
}

#[test]
fn a_message_of_a_later_program_is_no_message() {
    assert_eq!(Message::read(r#"{"sung":{}}"#), None);
    assert_eq!(Message::read(""), None);
}

#[test]
fn a_draft_of_a_later_program_stays_and_is_told_of() {
    let mut storage = storage();
    let key = format!("postmortem:draft:{SEALED}:zzzz");
    storage.insert(key.clone(), r#"{"version":3,"kept":{}}"#.into());
    assert!(list(&storage).has_newer);
    let plans = postmortem::drafts::recover(&storage.clone(), &storage.clone(), 0.0);
    plans.into_iter().for_each(|plan| plan.carry_out(&mut storage).unwrap());
    assert!(storage.contains_key(&key));
    assert_eq!(find(&storage, SEALED, Some(&TOOLS)).unwrap().draft.report.title, "Pool exhausted");
    assert_ne!(Report::default().title, "Pool exhausted");
}
