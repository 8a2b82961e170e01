//! Settling: each version can be chosen, or what stands there.

use postmortem::merge::{Choice, choices, merge, settle};
use postmortem::report::{ActionItem, Item, ItemId};
use postmortem::{Field, Report};

fn text(what_happened: &str) -> Report {
    Report { what_happened: what_happened.into(), ..Report::default() }
}

fn row(item: &str, owner: &str) -> Report {
    let action = ActionItem { id: ItemId("a".into()), item: item.into(), owner: owner.into(), ..ActionItem::default() };
    let name = Item { id: ItemId("p".into()), text: item.into() };
    Report { action_items: vec![action], priority_actions: vec![name], ..Report::default() }
}

fn settled(report: &Report, choice: Choice) -> Report {
    report.conflicts.clone().iter().fold(report.clone(), |report, conflict| settle(&report, conflict, choice))
}

#[test]
fn of_words_one_version_stays_or_both_do() {
    let report = merge(&text("It was down."), &text("It was slow."), &text("It was full."));
    assert_eq!(report.what_happened, "It was full slow.");
    assert_eq!(choices(&report, &report.conflicts[0]), [Choice::Theirs, Choice::Mine, Choice::AsItStands]);
    assert_eq!(settled(&report, Choice::Theirs), text("It was full."));
    assert_eq!(settled(&report, Choice::Mine), text("It was slow."));
    assert_eq!(settled(&report, Choice::AsItStands), text("It was full slow."));
}

#[test]
fn words_that_one_removed_stay_or_go() {
    let report = merge(&text("Up. It was down. Up."), &text("Up. Up."), &text("Up. It was slow. Up."));
    assert_eq!(choices(&report, &report.conflicts[0]), [Choice::Theirs, Choice::Mine]);
    assert_eq!(settled(&report, Choice::Theirs), text("Up. It was slow. Up."));
    assert_eq!(settled(&report, Choice::Mine), text("Up. Up."));
}

#[test]
fn what_was_rewritten_since_can_only_be_kept() {
    let mut report = merge(&text("It was down."), &text("It was slow."), &text("It was full."));
    report.what_happened = "It was full and therefore slow.".into();
    assert_eq!(choices(&report, &report.conflicts[0]), [Choice::AsItStands]);
    for choice in [Choice::Theirs, Choice::Mine, Choice::AsItStands] {
        assert_eq!(settled(&report, choice), text("It was full and therefore slow."));
    }
}

#[test]
fn of_values_one_stays() {
    let report = merge(&row("Alert", ""), &row("Alert", "Ana"), &row("Alert", "Bo"));
    assert_eq!(choices(&report, &report.conflicts[0]), [Choice::Theirs, Choice::Mine]);
    assert_eq!(settled(&report, Choice::Theirs), row("Alert", "Bo"));
    assert_eq!(settled(&report, Choice::Mine), row("Alert", "Ana"));
    let mut report = report;
    report.action_items[0].owner = "Cy".into();
    assert_eq!(choices(&report, &report.conflicts[0]), [Choice::Theirs, Choice::Mine, Choice::AsItStands]);
    assert_eq!(settled(&report, Choice::AsItStands), row("Alert", "Cy"));
}

#[test]
fn an_item_that_one_removed_stays_or_goes() {
    let report = merge(&row("Alert", "Ana"), &Report::default(), &row("Alert", "Bo"));
    let conflict = report.conflicts.iter().find(|conflict| conflict.field == Field::ActionItems).unwrap();
    assert_eq!(choices(&report, conflict), [Choice::Theirs, Choice::Mine]);
    assert_eq!(settle(&report, conflict, Choice::Theirs).action_items[0].owner, "Bo");
    assert!(settle(&report, conflict, Choice::Mine).action_items.is_empty());
}

#[test]
fn a_row_that_both_renamed_is_settled_together_with_what_names_it() {
    let report = merge(&row("Alert", "Ana"), &row("Alarm", "Ana"), &row("Pager", "Ana"));
    assert_eq!(report.action_items[0].item, "Pager Alarm");
    assert_eq!(report.priority_actions[0].text, "Pager Alarm");
    let conflict = report.conflicts.iter().find(|conflict| conflict.field == Field::ActionItems).unwrap();
    assert_eq!(settle(&report, conflict, Choice::Mine), row("Alarm", "Ana"));
}
