//! What several tabs have left of one report, put together; and what a list says of it.

use std::collections::BTreeMap;

use postmortem::Report;
use postmortem::drafts::{Draft, Storage, find, list, remove, size_of};
use postmortem::sync::{Sent, TOOLS};

use super::device::{Device, ID, what_happened};

/// A draft of `tab` that was kept at `now` and goes on from `revision`.
fn draft(tab: &str, now: f64, revision: u64, report: Report) -> Draft {
    let mut draft = Draft::begun(ID, tab.into(), report, false, None, now);
    draft.revision = revision;
    draft
}

fn root_cause(text: &str) -> Report {
    Report { root_cause: text.into(), ..Report::default() }
}

fn found(drafts: &[Draft]) -> Draft {
    let mut texts = BTreeMap::new();
    drafts.iter().for_each(|draft| draft.persist(&mut texts).expect("there is room"));
    find(&texts, ID, Some(&TOOLS)).expect("there are drafts").draft
}

/// The reports that were set aside once a tab has opened the drafts.
fn set_aside(drafts: &[Draft]) -> Vec<Report> {
    let mut device = Device::default();
    drafts.iter().for_each(|draft| draft.persist(&mut device.disk).expect("there is room"));
    device.open(Some(&TOOLS));
    list(&device.disk).asides.iter().filter_map(|(_, aside)| aside.report()).collect()
}

#[test]
fn drafts_that_say_the_same_are_one_whatever_they_come_from() {
    let same = ["a", "b"].map(|tab| draft(tab, 0.0, 7, what_happened("It failed.")));
    assert_eq!(set_aside(&same), []);
    // What they come from is not kept here, so that different ones cannot be put together.
    let other = [draft("a", 0.0, 7, what_happened("One.")), draft("b", 1.0, 7, what_happened("Two."))];
    assert_eq!(set_aside(&other), [what_happened("One.")]);
}

#[test]
fn a_draft_that_is_in_a_later_one_is_not_put_into_it_again() {
    let before = draft("a", 0.0, 7, what_happened("It failed at noon."));
    let mut after = draft("b", 1.0, 7, what_happened("It failed."));
    after.seen.push(("a".into(), 1));
    assert_eq!(set_aside(&[before.clone(), after.clone()]), []);
    assert_eq!(found(&[before, after.clone()]).report, after.report);
}

#[test]
fn a_draft_of_the_first_programs_which_counted_nothing_is_put_into_the_newest() {
    let mut first = draft("", 0.0, 0, what_happened("It failed."));
    first.seen.clear();
    let found = found(&[first, draft("b", 1.0, 0, root_cause("A limit."))]).report;
    assert_eq!((found.what_happened.as_str(), found.root_cause.as_str()), ("It failed.", "A limit."));
}

#[test]
fn a_save_that_was_not_answered_goes_on_with_the_draft_it_belongs_to() {
    let save = |name: &str| Some(Sent { save_id: name.into(), report: what_happened("It failed.") });
    let name_of = |newer: Option<Sent>, older_revision: u64| {
        let mut drafts =
            [draft("a", 0.0, older_revision, what_happened("It failed.")), draft("b", 1.0, 0, root_cause("A limit."))];
        (drafts[0].sent, drafts[1].sent) = (save("older"), newer);
        found(&drafts).sent.map(|sent| sent.save_id)
    };
    assert_eq!(name_of(None, 0), Some("older".into()));
    assert_eq!(name_of(None, 3), None, "it goes on from another revision");
    assert_eq!(name_of(save("newer"), 0), Some("newer".into()));
    assert_eq!(name_of(save("newer"), 3), Some("newer".into()));
}

#[test]
fn the_size_of_a_report_counts_its_drafts_its_boxes_and_what_they_go_on_from() {
    let mut texts = BTreeMap::new();
    for (key, text) in [
        (format!("postmortem:draft:{ID}:a"), "1"),
        (format!("postmortem:draft:{ID}:b"), "22"),
        (format!("postmortem:typed:{ID}:a"), "333"),
        (format!("postmortem:base:{ID}:7"), "ä4"),
        ("postmortem:draft:other:a".to_owned(), "not of this report"),
        ("postmortem:aside:1".to_owned(), "of no report"),
    ] {
        texts.write(&key, text).unwrap();
    }
    assert_eq!(size_of(&texts, ID), 1 + 2 + 3 + 3);
    remove(&mut texts, ID);
    assert_eq!((size_of(&texts, ID), texts.len()), (0, 2));
}
