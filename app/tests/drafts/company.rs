//! What the tabs of one browser tell each other about a report that they have open.

use postmortem::drafts::{Input, Message};
use postmortem::sync::{Event, State, TOOLS, Timer};

use super::device::{Device, what_happened};

/// Two tabs on a report that the server has; the first has heard of the second.
fn two_tabs() -> (Device, usize, usize) {
    let mut device = Device::default();
    device.revisions.push(what_happened("It failed.").normalize());
    let tabs = [(); 2].map(|()| device.open(Some(&TOOLS)));
    settle(&mut device, tabs);
    (device, tabs[0], tabs[1])
}

fn settle(device: &mut Device, tabs: [usize; 2]) {
    while tabs.into_iter().any(|tab| device.deliver(tab)) {}
}

fn typing(device: &mut Device, tab: usize, text: &str) {
    device.type_text(tab, |report| report.root_cause = text.into(), Input::Changed);
    device.journal(tab);
}

#[test]
fn what_one_tab_has_saved_is_saved_in_the_other() {
    let (mut device, first, second) = two_tabs();
    typing(&mut device, first, "A limit.");
    settle(&mut device, [first, second]);
    assert_eq!(device.tab(second).typed.root_cause, "A limit.");
    assert!(device.tab(second).writer.is_on_device());
    device.now = 5_000.0;
    device.step(first, Input::Flush);
    device.serve(first, false);
    settle(&mut device, [first, second]);
    let writer = &device.tab(second).writer;
    assert_eq!((writer.sync().state(), writer.sync().revision()), (&State::Saved, 2));
    assert_eq!((writer.saved_at(), writer.is_on_device()), (Some(5_000.0), false));
    assert!(device.disk.texts.is_empty());
}

#[test]
fn a_tab_that_does_not_hold_yet_what_another_saved_asks_for_it() {
    let (mut device, first, second) = two_tabs();
    typing(&mut device, first, "A limit.");
    device.step(first, Input::Flush);
    device.serve(first, false);
    let saved = device.saved(2);
    device.now = 5_000.0;
    device.step(second, Input::Told(Message::Saved { tab: "tab1".into(), writings: 9, saved }));
    assert_eq!(device.tab(second).writer.saved_at(), None);
    device.serve(second, false);
    assert_eq!(device.tab(second).typed.root_cause, "A limit.");
}

#[test]
fn without_the_tools_what_another_tab_saved_is_not_taken_in() {
    let (mut device, first, _) = two_tabs();
    let waiting = device.open(None);
    typing(&mut device, first, "A limit.");
    device.step(first, Input::Flush);
    device.serve(first, false);
    assert!(device.tab(waiting).writer.sync().is_unequipped());
    settle(&mut device, [first, waiting]);
    let tab = device.tab(waiting);
    assert_eq!((tab.writer.saved_at(), tab.writer.sync().revision(), tab.typed.root_cause.as_str()), (None, 1, ""));
    device.now = 5_000.0;
    device.equip(waiting);
    assert!(!device.tab(waiting).writer.sync().is_unequipped());
    device.serve(waiting, false);
    assert_eq!(device.tab(waiting).typed.root_cause, "A limit.");
}

#[test]
fn the_wish_to_save_now_reaches_the_tab_that_sends() {
    let (mut device, first, second) = two_tabs();
    device.step(second, Input::Happened(Event::Sends(false)));
    typing(&mut device, second, "A limit.");
    device.step(second, Input::Flush);
    assert!(device.tab(second).requests.is_empty());
    settle(&mut device, [first, second]);
    device.serve(first, false);
    assert_eq!(device.revisions[1].root_cause, "A limit.");
    // The tab that sends tells nobody to.
    device.step(first, Input::Flush);
    assert!(!device.tab(second).coming.contains(&Message::Flush));
}

#[test]
fn a_tab_that_is_opened_hears_what_the_others_hold() {
    let (mut device, first, second) = two_tabs();
    device.step(first, Input::Told(Message::Opened));
    assert_eq!(device.tab(second).coming.pop_front(), Some(Message::Here), "nothing is unsaved");
    typing(&mut device, first, "A limit.");
    device.tab(second).coming.clear();
    device.step(first, Input::Told(Message::Opened));
    let Some(Message::Kept(draft)) = device.tab(second).coming.pop_front() else { panic!("no draft was told of") };
    assert_eq!((draft.tab.as_str(), draft.report.root_cause.as_str()), ("tab1", "A limit."));
}

#[test]
fn whoever_is_alone_tells_nobody_and_writes_one_box_and_in_company_the_whole() {
    let mut device = Device::default();
    let alone = device.open(Some(&TOOLS));
    let deaf = device.open(Some(&TOOLS));
    device.tab(deaf).coming.clear();
    typing(&mut device, alone, "A limit.");
    device.step(alone, Input::Flush);
    device.serve(alone, false);
    // It has not heard the other yet, which has asked it for what it holds.
    assert_eq!(device.tab(deaf).coming, []);
    settle(&mut device, [alone, deaf]);
    typing(&mut device, alone, "A limit. Nobody knew.");
    device.step(alone, Input::Flush);
    device.serve(alone, false);
    let told = |message: &Message| matches!(message, Message::Kept(_) | Message::Saved { .. });
    assert!(device.tab(deaf).coming.iter().filter(|message| told(message)).count() >= 2);
}

#[test]
fn a_wish_to_keep_the_report_here_holds_in_every_tab_and_its_end_as_well() {
    let (mut device, first, second) = two_tabs();
    for is_wished in [true, false] {
        typing(&mut device, first, if is_wished { "A limit." } else { "A limit" });
        device.step(first, Input::Happened(Event::KeepHere(is_wished)));
        settle(&mut device, [first, second]);
        assert_eq!(device.tab(second).writer.sync().is_device_only(), is_wished);
    }
}

#[test]
fn the_save_of_a_tab_that_is_closed_is_sent_again_under_its_name_by_another() {
    let (mut device, first, second) = two_tabs();
    device.step(second, Input::Happened(Event::Sends(false)));
    typing(&mut device, first, "A limit.");
    device.step(first, Input::Happened(Event::Due(Timer::Send)));
    settle(&mut device, [first, second]);
    // The save is stored, and the tab is closed before the answer comes.
    device.serve(first, true);
    device.tabs[first] = None;
    device.step(second, Input::Happened(Event::Sends(true)));
    device.serve(second, false);
    assert_eq!(device.revisions.len(), 2, "it is known by its name");
    assert_eq!(device.tab(second).writer.sync().state(), &State::Saved);
}
