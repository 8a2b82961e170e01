//! Several tabs of one browser, each with a machine-independent memory of the others.

use std::collections::VecDeque;

use postmortem::drafts::{Seen, Tabs, Writing, joined};
use postmortem::sync::TOOLS;

use postmortem::Report;

fn report(what_happened: &str) -> Report {
    Report { what_happened: what_happened.into(), ..Report::default() }
}

/// A tab with its boxes and the writings that are on their way to it.
struct Tab {
    name: String,
    typed: Report,
    seen: Seen,
    tabs: Tabs,
    coming: VecDeque<(String, Seen, Report)>,
}

fn open(count: usize, text: &str) -> Vec<Tab> {
    let tab = |number: usize| {
        let seen: Seen = vec![(String::new(), 1)];
        let mut tabs = Tabs::default();
        tabs.remember(seen.clone(), report(text));
        Tab { name: format!("tab {number}"), typed: report(text), seen, tabs, coming: VecDeque::new() }
    };
    (0..count).map(tab).collect()
}

fn write(all: &mut [Tab], number: usize) {
    let tab = &mut all[number];
    let count = tab.seen.iter().find(|(name, _)| *name == tab.name).map_or(1, |(_, count)| count + 1);
    tab.seen = joined(&tab.seen, &vec![(tab.name.clone(), count)]);
    tab.tabs.remember(tab.seen.clone(), tab.typed.clone());
    let writing = (tab.name.clone(), tab.seen.clone(), tab.typed.clone());
    for (other, tab) in all.iter_mut().enumerate() {
        if other != number {
            tab.coming.push_back(writing.clone());
        }
    }
}

/// Takes in what has come first; true when the boxes have changed.
fn take(tab: &mut Tab) -> bool {
    let Some((name, seen, theirs)) = tab.coming.pop_front() else { return false };
    let mine = Writing { tab: &tab.name, seen: &tab.seen, report: &tab.typed };
    let Some(shown) = tab.tabs.join(&TOOLS, mine, Writing { tab: &name, seen: &seen, report: &theirs }, None) else {
        return false;
    };
    tab.seen = joined(&tab.seen, &seen);
    let changed = shown != tab.typed;
    tab.typed = shown;
    changed
}

fn text(tab: &Tab) -> &str {
    &tab.typed.what_happened
}

#[test]
fn a_word_that_is_still_being_typed_is_taken_over_once() {
    let mut all = open(2, "It failed.");
    for typed in ["It failed. Po", "It failed. Pool", "It failed. Pool exha", "It failed. Pool exhausted."] {
        all[0].typed = report(typed);
        write(&mut all, 0);
        take(&mut all[1]);
        assert_eq!(text(&all[1]), typed);
        // The other tab keeps what it took over, and the first has typed on by then.
        write(&mut all, 1);
        let on = format!("{typed}x");
        all[0].typed = report(&on);
        take(&mut all[0]);
        assert_eq!(text(&all[0]), on);
    }
}

#[test]
fn what_two_tabs_write_at_once_is_in_both_and_the_same() {
    let mut all = open(2, "Middle.");
    all[0].typed = report("Before. Middle.");
    all[1].typed = report("Middle. After.");
    write(&mut all, 0);
    write(&mut all, 1);
    take(&mut all[0]);
    take(&mut all[1]);
    assert_eq!((text(&all[0]), text(&all[1])), ("Before. Middle. After.", "Before. Middle. After."));
    all[0].typed = report("Before. Middle. After. More");
    write(&mut all, 0);
    take(&mut all[1]);
    assert_eq!(text(&all[1]), "Before. Middle. After. More");
}

#[test]
fn what_two_tabs_write_at_one_place_stands_in_the_same_order_in_both() {
    let mut all = open(2, "It failed.");
    all[0].typed = report("It failed. One.");
    all[1].typed = report("It failed. Two.");
    write(&mut all, 0);
    write(&mut all, 1);
    take(&mut all[0]);
    take(&mut all[1]);
    assert_eq!(text(&all[0]), text(&all[1]));
    assert!(text(&all[0]).contains("One.") && text(&all[0]).contains("Two."));
}

#[test]
fn what_one_tab_removes_is_gone_in_the_other() {
    let mut all = open(2, "one two three");
    all[1].typed = report("one two three four");
    write(&mut all, 1);
    take(&mut all[0]);
    all[0].typed = report("one four");
    write(&mut all, 0);
    take(&mut all[1]);
    assert_eq!(text(&all[1]), "one four");
}

#[test]
fn five_tabs_that_write_in_turn_and_hear_late_all_hold_every_word_once() {
    for seed in 0..200_u64 {
        let mut all = open(5, "begin end");
        let mut random = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut next = |below: usize| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (random >> 33) as usize % below
        };
        let mut words = Vec::new();
        for step in 0..40 {
            let number = next(5);
            if next(3) == 0 {
                // Whoever writes has the window, and has heard of all that was written before.
                while !all[number].coming.is_empty() {
                    take(&mut all[number]);
                }
                let word = format!("w{step}");
                all[number].typed = report(&format!("{} {word}", text(&all[number])));
                words.push(word);
                write(&mut all, number);
            } else {
                take(&mut all[number]);
            }
        }
        for tab in &mut all {
            while !tab.coming.is_empty() {
                take(tab);
            }
        }
        for tab in &all {
            let found: Vec<&str> = text(tab).split(' ').skip(2).collect();
            assert_eq!(found, words, "seed {seed}, {}", tab.name);
        }
    }
}

#[test]
fn what_a_tab_takes_back_goes_in_the_other_that_it_has_not_heard_of() {
    let mut all = open(2, "It failed.");
    all[0].typed = report("It failed. Again.");
    // The second tab does not get it: it is opened once that is saved.
    write(&mut all[..1], 0);
    let base = report("It failed. Again.");
    let seen: Seen = vec![(String::new(), 2)];
    all[0].seen = joined(&all[0].seen, &seen);
    all[1] = Tab { typed: base.clone(), seen: seen.clone(), tabs: Tabs::default(), ..open(2, "").remove(1) };
    all[1].tabs.remember(seen, base.clone());
    for typed in ["It failed. Again. Pooool", "It failed. Again. Pool", "It failed. Again."] {
        all[1].typed = report(typed);
        write(&mut all, 1);
        let (name, seen, theirs) = all[0].coming.pop_front().unwrap();
        let tab = &mut all[0];
        let mine = Writing { tab: &tab.name, seen: &tab.seen, report: &tab.typed };
        let shown = tab.tabs.join(&TOOLS, mine, Writing { tab: &name, seen: &seen, report: &theirs }, Some(&base));
        tab.seen = joined(&tab.seen, &seen);
        tab.typed = shown.unwrap();
        assert_eq!(text(tab), typed);
    }
}
