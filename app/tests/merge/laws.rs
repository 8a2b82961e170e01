//! The laws of merging, tried on random triples.

use std::collections::BTreeSet;

use postmortem::Report;
use postmortem::merge::{carry, choices, merge, settle};
use postmortem::report::Cell;

use super::triples::{Edit, Triple, Vocabulary, occurrences, triple, words, words_of};

fn cases() -> u64 {
    std::env::var("MERGE_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(300)
}

/// Tries `law` on every triple; one that fails is named by its seed.
fn each(vocabulary: Vocabulary, law: impl Fn(&Triple) -> Result<(), String>) {
    for seed in 0..cases() {
        let triple = triple(seed, vocabulary);
        if let Err(fault) = law(&triple) {
            let Triple { base, mine, theirs } = triple;
            panic!("triple {seed}: {fault}\nbase   {base:#?}\nmine   {:#?}\ntheirs {:#?}", mine.report, theirs.report);
        }
    }
}

fn expect_equal(what: &str, one: &Report, other: &Report) -> Result<(), String> {
    if one == other { Ok(()) } else { Err(format!("{what}: {one:#?}\nis not {other:#?}")) }
}

fn merged(triple: &Triple) -> Report {
    merge(&triple.base, &triple.mine.report, &triple.theirs.report)
}

#[test]
fn what_one_side_did_alone_or_both_did_is_the_result() {
    for vocabulary in [Vocabulary::Unique, Vocabulary::Few] {
        each(vocabulary, |Triple { base, mine, .. }| {
            let x = &mine.report;
            expect_equal("merge(b, x, b)", &merge(base, x, base), x)?;
            expect_equal("merge(b, b, x)", &merge(base, base, x), x)?;
            expect_equal("merge(b, x, x)", &merge(base, x, x), x)
        });
    }
}

#[test]
fn the_result_is_normalised_and_the_same_each_time() {
    for vocabulary in [Vocabulary::Unique, Vocabulary::Few] {
        each(vocabulary, |triple| {
            let report = merged(triple);
            expect_equal("again", &merged(triple), &report)?;
            expect_equal("normalised", &report.clone().normalize(), &report)
        });
    }
}

#[test]
fn insertions_of_both_sides_are_there_once_or_in_a_conflict() {
    each(Vocabulary::Unique, |triple| {
        let report = merged(triple);
        let present = words(&report);
        let kept: BTreeSet<String> =
            report.conflicts.iter().flat_map(|mark| [words_of(&mark.mine), words_of(&mark.theirs)].concat()).collect();
        for word in triple.mine.inserted.union(&triple.theirs.inserted) {
            if !present.contains(word) && !kept.contains(word) {
                return Err(format!("{word} is lost"));
            }
        }
        let all = occurrences(&report);
        match all.len() == present.len() {
            true => Ok(()),
            false => Err(format!("a word stands twice: {all:?}")),
        }
    });
}

#[test]
fn words_that_nobody_removed_stay_and_words_that_both_removed_are_gone() {
    each(Vocabulary::Unique, |triple| {
        let present = words(&merged(triple));
        let old = words(&triple.base);
        for word in &old {
            let is_removed = [&triple.mine, &triple.theirs].map(|edit| edit.touched.contains(word));
            if is_removed == [false, false] && !present.contains(word) {
                return Err(format!("{word} is lost"));
            }
            if is_removed == [true, true] && present.contains(word) {
                return Err(format!("{word} is back"));
            }
        }
        Ok(())
    });
}

#[test]
fn a_mark_means_that_both_changed_the_same() {
    each(Vocabulary::Unique, |triple| {
        let (mine, theirs) = (&triple.mine, &triple.theirs);
        for mark in &merged(triple).conflicts {
            let both_changed_a_word = mine.touched.intersection(&theirs.touched).next().is_some();
            // One wrote where the other removed, or changed an item that the other removed.
            let is_inside = |version: &str, writer: &Edit, other: &Edit| {
                let words = words_of(version);
                let has = |of: &BTreeSet<String>| words.iter().any(|word| of.contains(word));
                has(&other.touched) && (has(&writer.inserted) || mark.item.is_some())
            };
            // A value that was empty, and that both gave one.
            let is_of =
                |version: &str, writer: &Edit| words_of(version).iter().all(|word| writer.inserted.contains(word));
            let are_new = is_of(&mark.mine, mine) && is_of(&mark.theirs, theirs);
            // A single value that both wrote into, between the same words of it.
            let wrote =
                |version: &str, writer: &Edit| words_of(version).iter().any(|word| writer.inserted.contains(word));
            let is_value =
                mark.cell.is_some_and(|cell| cell != Cell::Item && cell != Cell::Event && cell != Cell::Text);
            let both_gave_a_value = is_value && wrote(&mark.mine, mine) && wrote(&mark.theirs, theirs);
            let is_right = both_changed_a_word
                || both_gave_a_value
                || is_inside(&mark.mine, mine, theirs)
                || is_inside(&mark.theirs, theirs, mine)
                || are_new;
            if !is_right || mark.mine == mark.theirs {
                return Err(format!("{mark:?}"));
            }
        }
        Ok(())
    });
}

#[test]
fn every_conflict_can_be_settled_each_way_and_then_is_none() {
    each(Vocabulary::Unique, |triple| {
        let report = merged(triple);
        for conflict in &report.conflicts {
            for choice in choices(&report, conflict) {
                let settled = settle(&report, conflict, choice);
                if settled.conflicts.contains(conflict) {
                    return Err(format!("{conflict:?} stays"));
                }
                expect_equal("normalised", &settled.clone().normalize(), &settled)?;
            }
        }
        Ok(())
    });
}

#[test]
fn boxes_that_show_a_report_show_the_merged_one_after_it_was_carried_over() {
    each(Vocabulary::Few, |triple| {
        let typed = &triple.mine.report;
        expect_equal("carried", &carry(typed, typed, &merged(triple)).normalize(), &merged(triple))
    });
}

#[test]
fn marks_are_counted() {
    let (mut marks, mut marked, cases) = (0, 0, cases());
    for seed in 0..cases {
        let count = merged(&triple(seed, Vocabulary::Unique)).conflicts.len();
        (marks, marked) = (marks + count, marked + usize::from(count > 0));
    }
    println!(
        "{cases} merges: {} marks per 1,000 merges, {} of 1,000 merges have one",
        marks * 1_000 / cases as usize,
        marked * 1_000 / cases as usize
    );
}
