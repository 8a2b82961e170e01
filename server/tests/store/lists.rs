//! The library sorted, filtered and counted, and brought up to date whatever changes it.

use postmortem::Report;
use postmortem::lint::{Context, Level};
use postmortem::report::{ActionItem, Item, Stage};
use postmortem::wire::Counts;
use server::store::{Cursor, Expected, Has, ReportFilter, Store};
use uuid::Uuid;

use crate::test_database::{Saving as _, TestDatabase, at, titled};

on_both! {
    a_line_says_what_can_be_read_of_a_report,
    reports_are_sorted_by_what_their_lines_say,
    every_page_of_every_order_is_met_once,
    reports_are_narrowed_down_by_what_their_lines_say,
    counts_leave_out_the_filter_of_their_own_kind,
    counts_are_of_what_the_words_find,
    what_another_process_changes_is_listed_at_once,
    what_is_deleted_for_good_is_forgotten,
    lists_hold_all_that_was_saved_before_them,
    how_much_is_left_is_told_again_by_other_rules,
}

fn items(texts: &[&str]) -> Vec<Item> {
    texts.iter().map(|text| Item { text: (*text).into(), ..Item::default() }).collect()
}

fn action(item: &str, status: &str) -> ActionItem {
    ActionItem { item: item.into(), status: status.into(), ..ActionItem::default() }
}

/// A title and what else is of interest.
fn report(title: &str, set: impl FnOnce(&mut Report)) -> Report {
    let mut report = titled(title);
    set(&mut report);
    report.normalize()
}

/// Four that differ in everything, saved in this order.
async fn fill(store: &Store) {
    let reports = [
        report("Édge down", |report| {
            report.severity = "SEV-2".into();
            report.status = "Complete".into();
            report.services = items(&["Edge", "DNS"]);
            report.tags = items(&["network"]);
            report.owner = "Ann".into();
            report.started = "2026-03-02 14:02 UTC".into();
            report.resolved = "2026-03-02 15:02 UTC".into();
            report.action_items = vec![action("Add an alert", "Open"), action("Raise the limit", "Done")];
        }),
        report("checkout slow", |report| {
            report.severity = "sev-1".into();
            report.status = "in review".into();
            report.services = items(&["checkout"]);
            report.tags = items(&["Network", "pool"]);
            report.owner = "Bob".into();
            report.started = "5 March 2026, 09:00 UTC".into();
            report.action_items = vec![action("Add a test", "Done")];
        }),
        report("Batch late", |report| {
            report.severity = "critical".into();
            report.services = items(&["edge"]);
            report.owner = "ann".into();
            report.started = "2026-01-01 00:00 UTC".into();
            report.resolved = "2026-01-02 00:00 UTC".into();
            report.action_items = vec![action("a", "Open"), action("b", "In Progress")];
        }),
        report("", |report| report.status = "Resolved".into()),
    ];
    for (report, seconds) in reports.into_iter().zip(0..) {
        store.save(Uuid::now_v7(), report, Expected::New, None, at(seconds)).await.unwrap();
    }
}

async fn titles(store: &Store, filter: ReportFilter) -> Vec<String> {
    let page = store.list(&filter, &Cursor::First).await.unwrap();
    page.reports.into_iter().map(|report| report.title).collect()
}

async fn counts(store: &Store, filter: ReportFilter) -> Counts {
    store.list(&filter, &Cursor::First).await.unwrap().counts.unwrap()
}

fn sorted_by(sort: &str) -> ReportFilter {
    ReportFilter { sort: sort.parse().unwrap(), ..ReportFilter::default() }
}

async fn a_line_says_what_can_be_read_of_a_report(test: TestDatabase) {
    let store = test.open().await;
    fill(&store).await;
    let reports = store.list(&ReportFilter::default(), &Cursor::First).await.unwrap().reports;
    let line = &reports[3];
    assert_eq!(
        (line.title.as_str(), line.owner.as_str(), line.services.as_slice()),
        ("Édge down", "Ann", &["Edge".to_owned(), "DNS".to_owned()][..])
    );
    assert_eq!(
        (line.incident_on.as_deref(), line.minutes, line.actions, line.open_actions),
        (Some("2026-03-02"), Some(60), 2, 1)
    );
    assert_eq!((line.started.as_str(), line.left > 10), ("2026-03-02 14:02 UTC", true));
    assert_eq!((reports[0].title.as_str(), reports[0].left, reports[0].incident_on.as_deref()), ("", 17, None));
}

async fn reports_are_sorted_by_what_their_lines_say(test: TestDatabase) {
    let store = test.open().await;
    fill(&store).await;
    let (edge, checkout, batch, untitled) = ("Édge down", "checkout slow", "Batch late", "");
    for (sort, expected) in [
        ("saved", [edge, checkout, batch, untitled]),
        ("-saved", [untitled, batch, checkout, edge]),
        // What has no key stands last in either direction.
        ("title", [batch, checkout, edge, untitled]),
        ("-title", [edge, checkout, batch, untitled]),
        ("incident", [batch, edge, checkout, untitled]),
        ("-incident", [checkout, edge, batch, untitled]),
        ("severity", [checkout, edge, batch, untitled]),
        ("-severity", [batch, edge, checkout, untitled]),
        // Equal keys: the newest report first.
        ("duration", [edge, batch, untitled, checkout]),
        ("-duration", [batch, edge, untitled, checkout]),
        ("open-actions", [untitled, checkout, edge, batch]),
        ("-open-actions", [batch, edge, untitled, checkout]),
    ] {
        assert_eq!(titles(&store, sorted_by(sort)).await, expected, "{sort}");
    }
    let left = store.list(&sorted_by("left"), &Cursor::First).await.unwrap().reports;
    assert!(left.windows(2).all(|pair| pair[0].left <= pair[1].left));
}

async fn every_page_of_every_order_is_met_once(test: TestDatabase) {
    let store = test.open().await;
    for number in 0..120_u8 {
        let report = report(&format!("title {}", number % 7), |report| {
            report.severity = if number % 5 == 0 { String::new() } else { format!("SEV-{}", number % 4) };
            report.started =
                if number % 3 == 0 { String::new() } else { format!("2026-03-{:02} 10:00 UTC", 1 + number % 28) };
        });
        store.save(Uuid::now_v7(), report, Expected::New, None, at(number.into())).await.unwrap();
    }
    for sort in ["saved", "-saved", "incident", "-title", "severity", "-duration", "open-actions", "-left"] {
        let (mut cursor, mut met, mut sizes) = (Cursor::First, Vec::new(), Vec::new());
        loop {
            let page = store.list(&sorted_by(sort), &cursor).await.unwrap();
            assert_eq!(page.counts.is_some(), cursor == Cursor::First, "{sort}");
            sizes.push(page.reports.len());
            met.extend(page.reports.into_iter().map(|report| report.id));
            let Some(next) = page.next else { break };
            assert!(
                next.is_of(sort.parse().unwrap()) && !next.is_of("-duration".parse().unwrap()) || sort == "-duration"
            );
            assert_eq!(next.to_string().parse(), Ok(next.clone()), "{sort}");
            cursor = next;
        }
        met.sort();
        met.dedup();
        assert_eq!((sizes.as_slice(), met.len()), (&[50, 50, 20][..], 120), "{sort}");
    }
}

async fn reports_are_narrowed_down_by_what_their_lines_say(test: TestDatabase) {
    let store = test.open().await;
    fill(&store).await;
    let day = |text: &str| postmortem::lint::day_in(text);
    let any = ReportFilter::default;
    for (filter, expected) in [
        (ReportFilter { service: "EDGE".into(), ..any() }, vec!["Batch late", "Édge down"]),
        (ReportFilter { service: "edg".into(), ..any() }, vec![]),
        (ReportFilter { owner: "ANN".into(), ..any() }, vec!["Batch late", "Édge down"]),
        (ReportFilter { tag: "NETWORK".into(), severity: "SEV-1".into(), ..any() }, vec!["checkout slow"]),
        (ReportFilter { stage: Some(Stage::Draft), ..any() }, vec!["Batch late"]),
        (ReportFilter { stage: Some(Stage::InReview), ..any() }, vec!["checkout slow"]),
        (ReportFilter { stage: Some(Stage::Final), ..any() }, vec!["Édge down"]),
        (ReportFilter { stage: Some(Stage::Other), ..any() }, vec![""]),
        (ReportFilter { status: "complete".into(), ..any() }, vec!["Édge down"]),
        (ReportFilter { has: Some(Has::OpenActions), ..any() }, vec!["Batch late", "Édge down"]),
        (ReportFilter { has: Some(Has::Ready), ..any() }, vec![]),
        (ReportFilter { has: Some(Has::NotReady), owner: "bob".into(), ..any() }, vec!["checkout slow"]),
        (ReportFilter { from: day("2026-03-02"), ..any() }, vec!["checkout slow", "Édge down"]),
        (ReportFilter { from: day("2026-03-03"), ..any() }, vec!["checkout slow"]),
        (ReportFilter { to: day("2026-03-02"), ..any() }, vec!["Batch late", "Édge down"]),
        (ReportFilter { words: "late".into(), owner: "ann".into(), ..any() }, vec!["Batch late"]),
    ] {
        assert_eq!(titles(&store, filter.clone()).await, expected, "{filter:?}");
    }
}

/// As `value 1, value 2`.
fn listed(counts: &[postmortem::wire::Count]) -> String {
    counts.iter().map(|count| format!("{} {}", count.value, count.reports)).collect::<Vec<_>>().join(", ")
}

async fn counts_leave_out_the_filter_of_their_own_kind(test: TestDatabase) {
    let store = test.open().await;
    fill(&store).await;
    let all = counts(&store, ReportFilter::default()).await;
    assert_eq!((all.total, all.open_actions, all.ready), (4, 2, 0));
    assert_eq!(listed(&all.stage), "draft 1, final 1, in-review 1, other 1");
    assert_eq!(listed(&all.severity), "critical 1, sev-1 1, SEV-2 1");
    assert_eq!(listed(&all.service), "Edge 2, checkout 1, DNS 1");
    assert_eq!(listed(&all.tag), "network 2, pool 1");
    assert_eq!(listed(&all.owner), "Ann 2, Bob 1");
    let filter = ReportFilter { service: "edge".into(), stage: Some(Stage::Final), ..ReportFilter::default() };
    let some = counts(&store, filter).await;
    assert_eq!((some.total, some.open_actions), (1, 1));
    assert_eq!(listed(&some.stage), "draft 1, final 1", "those of the service");
    assert_eq!(listed(&some.service), "DNS 1, Edge 1", "those that are final");
    assert_eq!(listed(&some.severity), "SEV-2 1");
    let ready = counts(&store, ReportFilter { has: Some(Has::Ready), ..ReportFilter::default() }).await;
    assert_eq!((ready.total, ready.open_actions, ready.tag.len()), (0, 2, 0));
}

async fn counts_are_of_what_the_words_find(test: TestDatabase) {
    let store = test.open().await;
    fill(&store).await;
    let some = counts(&store, ReportFilter { words: "alert".into(), ..ReportFilter::default() }).await;
    assert_eq!((some.total, listed(&some.owner).as_str()), (1, "Ann 1"));
    let none = counts(&store, ReportFilter { words: "nothing".into(), ..ReportFilter::default() }).await;
    assert_eq!(none, Counts::default());
}

async fn what_another_process_changes_is_listed_at_once(test: TestDatabase) {
    let (here, there) = (test.open().await, test.open().await);
    let id = here.saved("one").await;
    // Both hold what there is from here on.
    for store in [&here, &there] {
        assert_eq!(store.found("").await, ["one"]);
    }
    here.save_at(id, 1, "changed", 1).await.unwrap();
    assert_eq!(there.found("").await, ["changed"]);
    there.saved("two").await;
    assert_eq!(here.found("").await, ["two", "changed"]);
    there.delete(id, vec![2], at(2)).await.unwrap();
    assert_eq!((here.found("").await, there.found("").await), (vec!["two".to_owned()], vec!["two".to_owned()]));
    here.restore(id).await.unwrap();
    assert_eq!((here.found("").await.len(), there.found("").await.len()), (2, 2));
}

async fn what_is_deleted_for_good_is_forgotten(test: TestDatabase) {
    let (here, there) = (test.open().await, test.open().await);
    let id = here.saved("one").await;
    assert_eq!(here.found("").await, ["one"]);
    // What became of it meanwhile is seen by the other process alone.
    there.delete(id, vec![1], at(0)).await.unwrap();
    there.tidy(at(31 * 24 * 60 * 60)).await.unwrap();
    assert!(here.found("").await.is_empty());
    assert_eq!(counts(&here, ReportFilter::default()).await.total, 0);
}

async fn lists_hold_all_that_was_saved_before_them(test: TestDatabase) {
    let store = test.open().await;
    let tasks = (0..6).map(|writer| {
        let store = store.clone();
        tokio::spawn(async move {
            for number in 0..10 {
                let title = format!("{writer} {number}");
                let id = store.saved(&title).await;
                assert!(store.found("").await.contains(&title));
                if number % 3 == 0 {
                    store.delete(id, vec![1], at(0)).await.unwrap();
                    assert!(!store.found("").await.contains(&title));
                }
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    assert_eq!(counts(&store, ReportFilter::default()).await.total, 36);
}

async fn how_much_is_left_is_told_again_by_other_rules(test: TestDatabase) {
    let left =
        async |store: &Store| store.list(&ReportFilter::default(), &Cursor::First).await.unwrap().reports[0].left;
    let store = test.open().await;
    let unknown = report("Pool", |report| report.action_items = vec![action("Fix it", "Purple")]);
    store.save(Uuid::now_v7(), unknown, Expected::New, None, at(0)).await.unwrap();
    // Title and action items are filled, and one status is not known.
    assert_eq!(left(&store).await, 16);
    store.close().await;
    let rules = [("act.status-invalid".to_owned(), Level::Off)].into();
    let store = Store::open_with_rules(&test.address, &test.path("backups"), Context { rules, ..Context::default() })
        .await
        .unwrap();
    assert_eq!(left(&store).await, 15);
    store.close().await;
    // A command that only looks leaves what a server has told.
    assert_eq!(left(&test.open().await).await, 15);
}
