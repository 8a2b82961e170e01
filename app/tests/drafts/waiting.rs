//! What waits for a part of the program that has not arrived: nothing is sent unlooked at, nothing is taken in
//! unmerged, and everything is kept.

use postmortem::drafts::{Input, Message};
use postmortem::sync::{Event, Request, State, TOOLS, Timer};

use super::device::{Device, ID, what_happened};

fn all_events() -> Vec<Input> {
    vec![
        Input::Changed,
        Input::Flush,
        Input::Returned,
        Input::Told(Message::Flush),
        Input::Told(Message::Opened),
        Input::Happened(Event::Due(Timer::Journal)),
        Input::Happened(Event::Due(Timer::Send)),
        Input::Happened(Event::Sends(true)),
        Input::Happened(Event::SendAnyway),
        Input::Happened(Event::KeepHere(false)),
        Input::Happened(Event::Left),
    ]
}

#[test]
fn without_the_tools_nothing_is_sent_and_every_word_is_kept() {
    let mut device = Device::default();
    let tab = device.open(None);
    device.type_text(tab, |report| report.what_happened = "password=hV3kq9Zr2mXw".into(), Input::Changed);
    for input in all_events() {
        device.step(tab, input.clone());
        assert!(device.tab(tab).requests.is_empty(), "{input:?}");
    }
    assert_eq!(device.tab(tab).writer.sync().state(), &State::Waiting);
    assert!(device.tab(tab).writer.is_on_device());
    device.equip(tab);
    assert!(device.tab(tab).requests.is_empty(), "it holds a secret");
    assert_eq!(device.tab(tab).writer.sync().state(), &State::Held);
}

#[test]
fn what_was_typed_while_the_tools_were_away_is_sent_once_they_are_there() {
    let mut device = Device::default();
    let tab = device.open(None);
    device.type_text(tab, |report| report.what_happened = "It failed.".into(), Input::Changed);
    device.journal(tab);
    device.step(tab, Input::Happened(Event::Due(Timer::Send)));
    device.equip(tab);
    device.serve(tab, false);
    assert_eq!(device.revisions, [what_happened("It failed.").normalize()]);
}

#[test]
fn what_another_tab_says_is_taken_in_once_the_tools_are_there() {
    let mut device = Device::default();
    device.revisions.push(what_happened("It failed.").normalize());
    let (ready, waiting) = (device.open(Some(&TOOLS)), device.open(None));
    device.type_text(ready, |report| report.root_cause = "A limit.".into(), Input::Changed);
    device.journal(ready);
    device.type_text(waiting, |report| report.impact_scope = "Europe.".into(), Input::Changed);
    device.journal(waiting);
    while device.deliver(waiting) {}
    assert_eq!(device.tab(waiting).typed.root_cause, "");
    device.equip(waiting);
    while device.deliver(ready) || device.deliver(waiting) {}
    for tab in [ready, waiting] {
        let typed = &device.tab(tab).typed;
        assert_eq!((typed.root_cause.as_str(), typed.impact_scope.as_str()), ("A limit.", "Europe."));
    }
}

/// A tab without tools, and another that has saved a word in its middle and then typed the rest of it.
fn half_a_word_saved(is_heard_before: bool) -> (Device, [usize; 2]) {
    let mut device = Device::default();
    device.revisions.push(what_happened("It failed.").normalize());
    let (ready, waiting) = (device.open(Some(&TOOLS)), device.open(None));
    device.type_text(waiting, |report| report.root_cause = "A limit.".into(), Input::Changed);
    device.journal(waiting);
    while is_heard_before && device.deliver(ready) {}
    for impact in ["Europ", "Europe"] {
        device.type_text(ready, |report| report.impact_scope = impact.into(), Input::Changed);
        device.journal(ready);
        if impact == "Europ" {
            device.step(ready, Input::Happened(Event::Due(Timer::Send)));
            while device.serve(ready, false) {}
        }
    }
    assert_eq!(device.revisions.last().expect("one was saved").impact_scope, "Europ");
    (device, [ready, waiting])
}

#[test]
fn a_word_that_another_tab_saved_in_its_middle_is_there_once() {
    for [is_heard_before, is_answered_first] in [[true, true], [true, false], [false, true], [false, false]] {
        let (mut device, tabs) = half_a_word_saved(is_heard_before);
        device.equip(tabs[1]);
        if is_answered_first {
            device.step(tabs[1], Input::Flush);
            while device.serve(tabs[1], false) {}
        }
        for _ in 0..4 {
            for tab in tabs {
                while device.deliver(tab) || device.serve(tab, false) {}
                device.step(tab, Input::Flush);
            }
        }
        for tab in tabs {
            let typed = &device.tab(tab).typed;
            assert_eq!((typed.root_cause.as_str(), typed.impact_scope.as_str()), ("A limit.", "Europe"));
        }
        assert_eq!(device.revisions.last().expect("one was saved").impact_scope, "Europe");
    }
}

#[test]
fn a_word_that_another_tab_saved_in_its_middle_is_there_once_after_both_were_closed() {
    for tools in [Some(&TOOLS), None] {
        let (mut device, _) = half_a_word_saved(false);
        device.tabs = vec![None, None];
        let tab = device.open(tools);
        if tools.is_none() {
            device.equip(tab);
        }
        for _ in 0..4 {
            while device.deliver(tab) || device.serve(tab, false) {}
            device.step(tab, Input::Flush);
        }
        let typed = &device.tab(tab).typed;
        assert_eq!((typed.root_cause.as_str(), typed.impact_scope.as_str()), ("A limit.", "Europe"));
    }
}

#[test]
fn without_the_tools_drafts_of_closed_tabs_stay_where_they_are() {
    let mut device = Device::default();
    device.revisions.push(what_happened("It failed.").normalize());
    let tabs = [device.open(Some(&TOOLS)), device.open(Some(&TOOLS))];
    device.type_text(tabs[0], |report| report.root_cause = "A limit.".into(), Input::Changed);
    device.journal(tabs[0]);
    device.now = 1.0;
    device.type_text(tabs[1], |report| report.impact_scope = "Europe.".into(), Input::Changed);
    device.journal(tabs[1]);
    device.tabs = vec![None, None];
    let waiting = device.open(None);
    assert_eq!(device.tab(waiting).typed.impact_scope, "Europe.");
    let kept: Vec<&String> = device.disk.texts.keys().filter(|key| key.contains(":draft:")).collect();
    assert_eq!(kept, [&format!("postmortem:draft:{ID}:tab1"), &format!("postmortem:draft:{ID}:tab3")]);
    device.equip(waiting);
    let typed = &device.tab(waiting).typed;
    assert_eq!((typed.root_cause.as_str(), typed.impact_scope.as_str()), ("A limit.", "Europe."));
    assert!(!device.disk.texts.contains_key(&format!("postmortem:draft:{ID}:tab1")));
}

#[test]
fn nothing_is_set_aside_while_the_tools_are_away() {
    let mut device = Device::default();
    // Nothing is known that both came from: the revision they go on from is not kept.
    for (tab, text) in [("a", "One."), ("b", "Two.")] {
        let mut draft = postmortem::drafts::Draft::begun(ID, tab.into(), what_happened(text), false, None, 0.0);
        draft.revision = 7;
        draft.persist(&mut device.disk).unwrap();
    }
    let before = device.reachable();
    let tab = device.open(None);
    assert!(device.disk.texts.keys().all(|key| !key.contains(":aside:")));
    assert!(before.contains("One.") && device.reachable().contains("One.") && device.reachable().contains("Two."));
    device.equip(tab);
    assert_eq!(device.disk.texts.keys().filter(|key| key.contains(":aside:")).count(), 1);
    assert!(device.reachable().contains("One.") && device.reachable().contains("Two."));
}

#[test]
fn a_wish_to_keep_nothing_here_leaves_nothing_here() {
    let mut device = Device::default();
    let tab = device.open(None);
    device.step(tab, Input::Happened(Event::KeepHere(true)));
    device.step(tab, Input::Happened(Event::Left));
    assert!(device.disk.texts.is_empty());
    assert!(!matches!(device.tab(tab).requests[..], [Request::Put { .. }, ..]));
}

#[test]
fn a_wish_of_another_tab_to_keep_the_report_here_holds_once_the_tools_are_there() {
    let mut device = Device::default();
    for (tab, text, device_only, now) in [("a", "One.", true, 0.0), ("b", "Two.", false, 1.0)] {
        let draft = postmortem::drafts::Draft::begun(ID, tab.into(), what_happened(text), device_only, None, now);
        draft.persist(&mut device.disk).unwrap();
    }
    let tab = device.open(None);
    device.equip(tab);
    device.step(tab, Input::Flush);
    assert!(device.tab(tab).writer.sync().is_device_only());
    assert!(device.tab(tab).requests.is_empty());
}
