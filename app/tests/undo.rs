//! Undo and redo, by hand and on random reports.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

#[allow(dead_code, reason = "shared with the tests of merging")]
#[path = "merge/triples.rs"]
mod triples;

use postmortem::Report;
use postmortem::merge::merge;
use postmortem::report::{Field, Item, ItemId};
use postmortem::undo::{History, Spot, Step};
use triples::{Triple, Vocabulary, triple, words};

fn cause(text: &str) -> Report {
    Report { root_cause: text.into(), ..Report::default() }
}

fn list(texts: &[&str]) -> Report {
    let items = texts.iter().map(|text| Item { id: ItemId((*text).into()), text: (*text).into() });
    Report { user_impact: items.collect(), ..Report::default() }
}

/// A history in which each state was made of the one before it.
fn written(states: &[Report]) -> History {
    let mut history = History::default();
    for pair in states.windows(2) {
        history.record(Step::between(&pair[0], &pair[1]));
    }
    history
}

#[test]
fn every_state_comes_back_in_turn_and_goes_again() {
    for seed in 0..200 {
        let vocabulary = if seed % 2 == 0 { Vocabulary::Unique } else { Vocabulary::Few };
        let Triple { base, mine, theirs } = triple(seed, vocabulary);
        let mut states = vec![Report::default(), base, mine.report, theirs.report];
        states.dedup();
        let mut history = written(&states);
        let mut now = states.last().unwrap().clone();
        for state in states.iter().rev().skip(1) {
            now = history.undo(&now).unwrap().report;
            assert_eq!(now, *state, "seed {seed}");
        }
        assert!(!history.can_undo() && history.undo(&now).is_none());
        for state in &states[1..] {
            now = history.redo(&now).unwrap().report;
            assert_eq!(now, *state, "seed {seed}");
        }
        assert!(!history.can_redo() && history.redo(&now).is_none());
    }
}

#[test]
fn what_others_wrote_stays_when_ones_own_step_is_undone() {
    for seed in 0..200 {
        let Triple { base, mine, theirs } = triple(seed, Vocabulary::Unique);
        let mut history = written(&[base.clone(), mine.report.clone()]);
        let now = merge(&base, &mine.report, &theirs.report);
        history.record_theirs(&Step::between(&mine.report, &now));
        let Some(undone) = history.undo(&now) else { continue };
        let kept = words(&undone.report);
        let lost: Vec<_> = theirs.inserted.iter().filter(|word| !kept.contains(*word)).collect();
        assert!(lost.is_empty(), "seed {seed}: {lost:?}");
        let redone = history.redo(&undone.report).unwrap().report;
        assert_eq!(redone, now, "seed {seed}");
    }
}

#[test]
fn a_step_that_others_rewrote_is_passed_over() {
    let states = [cause("pool"), cause("pool is full"), cause("pool was full")];
    let mut history = written(&states);
    let mut now = cause("pool had been full");
    now.title = "Checkout".into();
    history.record_theirs(&Step::between(&states[2], &now));
    let undone = history.undo(&now);
    assert!(undone.is_none_or(|undone| undone.report.title == "Checkout"));
}

#[test]
fn the_caret_stands_behind_what_changed() {
    let mut history = written(&[cause("é pool"), cause("é pool was full"), cause("é full")]);
    let undone = history.undo(&cause("é full")).unwrap();
    let spot = Spot { field: Field::RootCause, row: 0, cell: 0 };
    assert_eq!(undone.caret, Some((spot, "é pool was ".encode_utf16().count())));
    let mut history = written(&[list(&["a", "b", "c"]), list(&["a", "c"])]);
    let undone = history.undo(&list(&["a", "c"])).unwrap();
    assert_eq!(undone.caret.unwrap().0, Spot { field: Field::UserImpact, row: 1, cell: 0 });
}

#[test]
fn a_new_step_ends_what_could_be_redone() {
    let mut history = written(&[cause("a"), cause("ab")]);
    history.undo(&cause("ab"));
    assert!(history.can_redo());
    history.record(Step::between(&cause("a"), &cause("ax")));
    assert!(!history.can_redo());
}

#[test]
fn a_state_that_fits_nothing_known_ends_the_history_and_stays() {
    let mut history = written(&[cause("a"), cause("ab")]);
    assert!(history.undo(&cause("something else")).is_none());
    assert!(!history.can_undo() && !history.can_redo());
}

#[test]
fn a_forgotten_text_does_not_come_back() {
    let mut history = written(&[cause("token"), cause("")]);
    history.forget();
    assert!(history.undo(&cause("")).is_none());
    assert!(!format!("{history:?}").contains("token"));
}

#[test]
fn a_history_is_bounded() {
    let mut history = History::default();
    let mut now = cause("");
    for _ in 0..40 {
        let next = cause(&"x".repeat(now.root_cause.len() + 50_000));
        history.record(Step::between(&now, &next));
        now = next;
    }
    let mut steps = 0;
    while let Some(undone) = history.undo(&now) {
        now = undone.report;
        steps += 1;
    }
    assert!((10..=20).contains(&steps), "{steps}");
}
