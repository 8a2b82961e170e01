//! What was typed before the program ran: a draft like any other, under the one key of the page it was typed into.

use std::collections::BTreeMap;

use postmortem::drafts::{AsideReason, Stored, early_key, find, list, remove, size_of, take_file, to_file};
use postmortem::report::{Cell, ItemId};
use postmortem::sync::TOOLS;
use uuid::Uuid;

use super::device::{Device, ID};

const BOXES: &str = r#"{"title":"Pool exhausted","user impact/1/0":"Checkout failed","user impact/2/0":"Orders\nlate",
    "action items/1/0":"Alert on saturation","action items/1/2":"High","pre-release checklist/1/1":"x","related links/1/2":"Code"}"#;

fn device(text: &str) -> Device {
    let mut device = Device::default();
    device.disk.texts.insert(early_key(ID), text.to_owned());
    device
}

#[test]
fn it_is_found_listed_and_counted_box_by_box() {
    let device = device(BOXES);
    let report = find(&device.disk, ID, None).unwrap().draft.report;
    assert_eq!(report.title, "Pool exhausted");
    let impact: Vec<&str> = report.user_impact.iter().map(|item| item.text.as_str()).collect();
    assert_eq!(impact, ["Checkout failed", "Orders\nlate"]);
    assert_eq!(report.user_impact[1].id, ItemId("2".into()));
    assert_eq!(report.action_items[0].cell(Cell::Priority), "High");
    assert!(report.pre_release_checklist[0].done);
    assert_eq!(report.related_links[0].kind.word(), "Code");
    assert_eq!(list(&device.disk).drafts[0].report, report);
    assert_eq!(size_of(&device.disk, ID), BOXES.len());
}

#[test]
fn whoever_opens_the_report_has_it_and_then_the_key_is_gone() {
    let mut device = device(BOXES);
    let tab = device.open(None);
    assert_eq!(device.tab(tab).typed.title, "Pool exhausted");
    assert!(!device.disk.has(&early_key(ID)));
    assert_eq!(find(&device.disk, ID, None).unwrap().draft.report.title, "Pool exhausted");
}

#[test]
fn without_room_for_the_draft_the_key_stays() {
    let mut device = device(BOXES);
    device.disk.is_full = true;
    let tab = device.open(Some(&TOOLS));
    assert_eq!(device.tab(tab).typed.title, "Pool exhausted");
    assert!(device.disk.has(&early_key(ID)));
}

#[test]
fn a_program_that_starts_leaves_what_another_page_keeps_alone() {
    let mut device = device(BOXES);
    device.recover(&BTreeMap::new());
    assert_eq!(device.disk.texts, BTreeMap::from([(early_key(ID), BOXES.to_owned())]));
}

#[test]
fn what_names_no_box_of_this_version_is_set_aside_whole() {
    for text in
        [r#"{"title":"Pool","weather":"Rain"}"#, r#"{"title/1/0":"Pool"}"#, r#"{"user impact/1/7":"All"}"#, "{", ""]
    {
        let mut device = device(text);
        device.recover(&BTreeMap::new());
        let asides = list(&device.disk).asides;
        assert_eq!((asides.len(), asides[0].1.reason()), (1, AsideReason::Unreadable), "{text}");
        assert_eq!(asides[0].1.text, text);
        assert!(!device.disk.has(&early_key(ID)), "{text}");
    }
}

#[test]
fn it_keeps_the_wish_to_stay_on_this_device_and_when_it_was_begun() {
    let id = Uuid::from_u128(1_790_000_000_123 << 80 | 0x7000_8000_0000_0000_0001);
    let texts = BTreeMap::from([(early_key(id), r#"{"device only":"x","title":"Pool"}"#.to_owned())]);
    let draft = find(&texts, id, None).unwrap().draft;
    assert!(draft.device_only);
    assert_eq!((draft.id, draft.revision, draft.kept_at), (id, 0, 1_790_000_000_123.0));
}

#[test]
fn it_goes_into_the_file_of_all_drafts_and_is_removed_with_its_report() {
    let mut device = device(BOXES);
    let mut other = BTreeMap::new();
    assert_eq!(take_file(&mut other, &to_file(&device.disk)).unwrap().drafts, 1);
    assert_eq!(find(&other, ID, None).unwrap().draft.report.title, "Pool exhausted");
    remove(&mut device.disk, ID);
    assert_eq!(device.disk.texts, BTreeMap::new());
}
