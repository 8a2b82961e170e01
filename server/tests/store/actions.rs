//! The action items of all reports.

use postmortem::Report;
use postmortem::lint::day_in;
use postmortem::report::{ActionItem, Item};
use postmortem::wire::{ActionCounts, Count, DuePolicy};
use server::store::{ActionFilter, ActionState, ActionsPage, Calendar, Expected, Store};
use uuid::Uuid;

use crate::test_database::{Saving as _, TestDatabase, at, titled};

on_both! {
    an_action_is_listed_with_its_report_and_the_day_it_is_due,
    actions_are_sorted,
    every_page_of_actions_is_met_once,
    actions_are_narrowed_down,
    actions_are_counted_by_kind,
    actions_follow_their_reports,
    a_report_keeps_the_day_on_which_it_was_first_saved,
}

/// Reports are saved on 2026-03-02, and this is 31 days later.
fn calendar() -> Calendar {
    Calendar { today: day_in("2026-04-02").unwrap(), policy: DuePolicy { high: 28, others: 56 } }
}

fn action(item: &str, owner: &str, priority: &str, status: &str, due: &str) -> ActionItem {
    let [item, owner, priority, status, due] = [item, owner, priority, status, due].map(str::to_owned);
    ActionItem { item, owner, priority, status, due, ..ActionItem::default() }
}

fn with(title: &str, services: &[&str], action_items: Vec<ActionItem>) -> Report {
    let services = services.iter().map(|text| Item { text: (*text).into(), ..Item::default() }).collect();
    Report { services, action_items, ..titled(title) }.normalize()
}

async fn fill(store: &Store) -> [Uuid; 2] {
    let ids = [Uuid::now_v7(), Uuid::now_v7()];
    let pool = with(
        "Pool",
        &["db", "Checkout"],
        vec![
            action("Add an alert", "Ann", "P1", "Open", ""),
            action("", "Bob", "High", "Open", ""),
            action("Raise the limit", "TBD", "Low", "In Progress", "1 April 2026"),
            action("Write a runbook", "bob", "Medium", "Closed", "2026-03-20"),
        ],
    );
    let edge = with("Édge", &["checkout"], vec![action("Test failover", "BOB", "later", "", "2026-05-01")]);
    store.save(ids[0], pool, Expected::New, None, at(0)).await.unwrap();
    store.save(ids[1], edge, Expected::New, None, at(60)).await.unwrap();
    ids
}

async fn page(store: &Store, filter: &ActionFilter) -> ActionsPage {
    store.actions(filter, None, calendar()).await.unwrap()
}

async fn listed(store: &Store, filter: ActionFilter) -> Vec<String> {
    page(store, &filter).await.actions.into_iter().map(|action| action.item).collect()
}

async fn an_action_is_listed_with_its_report_and_the_day_it_is_due(test: TestDatabase) {
    let store = test.open().await;
    let [pool, _] = fill(&store).await;
    let actions = page(&store, &ActionFilter::default()).await.actions;
    let alert = actions.iter().find(|action| action.item == "Add an alert").unwrap();
    assert_eq!(
        (alert.report.as_str(), alert.report_title.as_str(), alert.revision),
        (pool.to_string().as_str(), "Pool", 1)
    );
    assert_eq!((alert.number, alert.created_on.as_str()), (1, "2026-03-02"));
    assert_eq!((alert.due_on.as_deref(), alert.is_due_by_policy, alert.is_overdue), (Some("2026-03-30"), true, true));
    let stored = store.report(pool).await.unwrap().saved.report;
    let limit = actions.iter().find(|action| action.item == "Raise the limit").unwrap();
    assert_eq!((limit.number, &limit.id), (3, &stored.action_items[2].id.0));
    assert_eq!(
        (limit.due.as_str(), limit.due_on.as_deref(), limit.is_overdue),
        ("1 April 2026", Some("2026-04-01"), true)
    );
    let runbook = actions.iter().find(|action| action.item == "Write a runbook").unwrap();
    assert!(runbook.is_done && !runbook.is_overdue);
    assert_eq!(actions.len(), 4, "a row without a text is none");
}

async fn actions_are_sorted(test: TestDatabase) {
    let store = test.open().await;
    fill(&store).await;
    let (alert, limit, runbook, test) = ("Add an alert", "Raise the limit", "Write a runbook", "Test failover");
    for (sort, expected) in [
        ("due", [runbook, alert, limit, test]),
        ("-due", [test, limit, alert, runbook]),
        ("owner", [alert, test, runbook, limit]),
        ("-owner", [test, runbook, alert, limit]),
        ("priority", [alert, runbook, limit, test]),
        ("report", [test, alert, limit, runbook]),
        ("age", [test, alert, limit, runbook]),
    ] {
        let filter = ActionFilter { sort: sort.parse().unwrap(), ..ActionFilter::default() };
        assert_eq!(listed(&store, filter).await, expected, "{sort}");
    }
}

async fn every_page_of_actions_is_met_once(test: TestDatabase) {
    let store = test.open().await;
    for number in 0..30 {
        let rows = (0..8)
            .map(|row| action(&format!("{number} {row}"), "", "", "", if row % 2 == 0 { "" } else { "2026-04-01" }));
        let report = with("Many", &[], rows.collect());
        store.save(Uuid::now_v7(), report, Expected::New, None, at(number)).await.unwrap();
    }
    for sort in ["due", "-due", "owner", "report", "-age", "priority"] {
        let filter = ActionFilter { sort: sort.parse().unwrap(), ..ActionFilter::default() };
        let (mut after, mut met, mut sizes) = (None, Vec::new(), Vec::new());
        loop {
            let page = store.actions(&filter, after.as_ref(), calendar()).await.unwrap();
            assert_eq!(page.counts.is_some(), after.is_none());
            sizes.push(page.actions.len());
            met.extend(page.actions.into_iter().map(|action| action.item));
            let Some(next) = page.next else { break };
            assert_eq!(next.to_string().parse(), Ok(next.clone()));
            after = Some(next);
        }
        let rows = store.action_rows(&filter, None, calendar()).await.unwrap();
        let lines = store.action_lines(&rows, calendar()).await.unwrap();
        assert_eq!(lines.into_iter().map(|action| action.item).collect::<Vec<_>>(), met, "{sort}");
        met.sort();
        met.dedup();
        assert_eq!((sizes.as_slice(), met.len()), (&[100, 100, 40][..], 240), "{sort}");
    }
}

async fn actions_are_narrowed_down(test: TestDatabase) {
    let store = test.open().await;
    fill(&store).await;
    let any = ActionFilter::default;
    for (filter, expected) in [
        (ActionFilter { owner: "Bob".into(), ..any() }, vec!["Write a runbook", "Test failover"]),
        (ActionFilter { priority: "p1".into(), ..any() }, vec!["Add an alert"]),
        (ActionFilter { service: "DB".into(), ..any() }, vec!["Write a runbook", "Add an alert", "Raise the limit"]),
        (ActionFilter { service: "none".into(), ..any() }, vec![]),
        (
            ActionFilter { state: Some(ActionState::NotDone), ..any() },
            vec!["Add an alert", "Raise the limit", "Test failover"],
        ),
        (ActionFilter { state: Some(ActionState::Overdue), ..any() }, vec!["Add an alert", "Raise the limit"]),
        (ActionFilter { state: Some(ActionState::NoOwner), ..any() }, vec!["Raise the limit"]),
        (ActionFilter { state: Some(ActionState::Done), ..any() }, vec!["Write a runbook"]),
        (ActionFilter { words: "ALERT".into(), ..any() }, vec!["Add an alert"]),
        (ActionFilter { words: "bob run".into(), ..any() }, vec!["Write a runbook"]),
        (ActionFilter { words: "edge".into(), ..any() }, vec!["Test failover"]),
        (ActionFilter { words: "lert".into(), ..any() }, vec![]),
    ] {
        assert_eq!(listed(&store, filter.clone()).await, expected, "{filter:?}");
    }
}

async fn actions_are_counted_by_kind(test: TestDatabase) {
    let store = test.open().await;
    fill(&store).await;
    let count = |value: &str, reports| Count { value: value.into(), reports };
    let all = page(&store, &ActionFilter::default()).await.counts.unwrap();
    assert_eq!((all.not_done, all.overdue, all.no_owner, all.done), (3, 2, 1, 1));
    assert_eq!(all.owner, [count("bob", 2), count("Ann", 1), count("TBD", 1)]);
    assert_eq!(all.service, [count("Checkout", 4), count("db", 3)]);
    let overdue = ActionFilter { state: Some(ActionState::Overdue), owner: "ann".into(), ..ActionFilter::default() };
    let some = page(&store, &overdue).await.counts.unwrap();
    assert_eq!((some.not_done, some.done), (1, 0), "of Ann, whatever their state");
    assert_eq!(some.owner, [count("Ann", 1), count("TBD", 1)], "overdue, whoever owns them");
    assert_eq!(some.priority, [count("P1", 1)]);
    let none = ActionFilter { words: "nothing".into(), ..ActionFilter::default() };
    assert_eq!(page(&store, &none).await.counts, Some(ActionCounts::default()));
}

async fn actions_follow_their_reports(test: TestDatabase) {
    let store = test.open().await;
    let [pool, edge] = fill(&store).await;
    assert_eq!(page(&store, &ActionFilter::default()).await.actions.len(), 4);
    store.delete(pool, vec![1], at(90)).await.unwrap();
    assert_eq!(listed(&store, ActionFilter::default()).await, ["Test failover"]);
    store.restore(pool).await.unwrap();
    assert_eq!(page(&store, &ActionFilter::default()).await.actions.len(), 4);
    let done = with("Édge", &[], vec![action("Test failover", "BOB", "", "Done", "")]);
    store.save(edge, done, Expected::Revision(vec![1]), None, at(120)).await.unwrap();
    let actions = page(&store, &ActionFilter::default()).await.actions;
    let failover = actions.iter().find(|action| action.item == "Test failover").unwrap();
    assert_eq!((failover.is_done, failover.revision), (true, 2));
    store.save(edge, titled("Édge"), Expected::Revision(vec![2]), None, at(180)).await.unwrap();
    assert_eq!(page(&store, &ActionFilter::default()).await.actions.len(), 3);
}

async fn a_report_keeps_the_day_on_which_it_was_first_saved(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("Old").await;
    let day = 24 * 60 * 60;
    let report = with("Old", &[], vec![action("Add an alert", "", "", "", "")]);
    store.save(id, report, Expected::Revision(vec![1]), None, at(60)).await.unwrap();
    // The first revision is folded into the second.
    store.tidy(at(40 * day)).await.unwrap();
    assert!(store.revision(id, 1).await.is_err());
    assert_eq!(page(&store, &ActionFilter::default()).await.actions[0].created_on, "2026-03-02");
}
