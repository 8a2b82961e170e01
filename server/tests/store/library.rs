//! The list of reports, and the search in it.

use std::collections::BTreeSet;

use postmortem::Report;
use postmortem::report::Item;
use server::store::{Cursor, Expected, ReportFilter};
use uuid::Uuid;

use crate::test_database::{Saving as _, TestDatabase, at, titled};

on_both! {
    the_report_saved_last_is_listed_first,
    each_report_is_met_once_while_others_are_saved,
    a_cursor_is_text_and_back,
    reports_are_found_by_their_words,
    what_was_taken_out_of_a_report_no_longer_finds_it,
    what_is_found_is_listed_page_by_page,
    signs_of_the_database_are_no_words,
    reports_are_narrowed_down_by_what_they_are,
    entries_made_in_another_way_are_made_again,
}

async fn the_report_saved_last_is_listed_first(test: TestDatabase) {
    let store = test.open().await;
    assert!(store.found("").await.is_empty());
    let (one, _) = (store.saved("one").await, store.saved("other").await);
    assert_eq!(store.found("").await, ["other", "one"]);
    store.save_at(one, 1, "one again", 60).await.unwrap();
    assert_eq!(store.found("").await, ["one again", "other"]);
    let reports = store.list(&ReportFilter::default(), &Cursor::First).await.unwrap().reports;
    assert_eq!((reports[0].revision, reports[0].saved_at.as_str()), (2, "2026-03-02T14:01:00Z"));
}

async fn each_report_is_met_once_while_others_are_saved(test: TestDatabase) {
    let store = test.open().await;
    let mut ids = Vec::new();
    for number in 0..120 {
        ids.push(store.saved(&number.to_string()).await);
    }
    let first = store.list(&ReportFilter::default(), &Cursor::First).await.unwrap();
    let (mut seen, mut cursor) = (first.reports, first.next);
    // One that was seen and one that was not move to the top; a new one appears there.
    for id in [ids[119], ids[3]] {
        store.save_at(id, 1, "changed", 60).await.unwrap();
    }
    store.saved("new").await;
    let mut sizes = vec![seen.len()];
    while let Some(next) = cursor {
        let page = store.list(&ReportFilter::default(), &next).await.unwrap();
        assert!(page.counts.is_none());
        sizes.push(page.reports.len());
        seen.extend(page.reports);
        cursor = page.next;
    }
    assert_eq!(sizes, [50, 50, 20]);
    let met: BTreeSet<String> = seen.iter().map(|report| report.id.clone()).collect();
    assert_eq!(met, ids.iter().map(Uuid::to_string).collect());
}

async fn a_cursor_is_text_and_back(test: TestDatabase) {
    let store = test.open().await;
    for _ in 0..51 {
        store.saved("a").await;
    }
    let next = store.list(&ReportFilter::default(), &Cursor::First).await.unwrap().next.unwrap();
    assert_eq!(next.to_string(), "51-2");
    assert_eq!("51-2".parse(), Ok(next));
    for wrong in ["", "x", "1", "1-x", "1-2-3"] {
        assert_eq!(wrong.parse::<Cursor>(), Err(()), "{wrong}");
    }
}

async fn reports_are_found_by_their_words(test: TestDatabase) {
    let store = test.open().await;
    let body = "The connection pool of `db_main` ran out. Défaillance. 決済障害が発生した";
    let report = Report { root_cause: body.into(), ..titled("Checkout down") }.normalize();
    store.save(Uuid::now_v7(), report, Expected::New, None, at(0)).await.unwrap();
    store.saved("Checkout slow").await;
    for filter in ["pool", "POOL conn", "checkout pool", "defaillance", "DÉFAILLANCE", "db main", "障害", "ran, out!"]
    {
        assert_eq!(store.found(filter).await, ["Checkout down"], "{filter}");
    }
    assert_eq!(store.found("check").await, ["Checkout slow", "Checkout down"]);
    assert_eq!(store.found(" ?! ").await, ["Checkout slow", "Checkout down"]);
    for filter in ["ool", "pools", "pool slow", "決断"] {
        assert!(store.found(filter).await.is_empty(), "{filter}");
    }
}

async fn what_was_taken_out_of_a_report_no_longer_finds_it(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("before").await;
    store.save_at(id, 1, "after", 1).await.unwrap();
    assert!(store.found("before").await.is_empty());
    assert_eq!(store.found("after").await, ["after"]);
}

async fn what_is_found_is_listed_page_by_page(test: TestDatabase) {
    let store = test.open().await;
    for number in 0..130 {
        store.saved(if number % 2 == 0 { "even" } else { "odd" }).await;
    }
    let filter = ReportFilter { words: "even".into(), ..ReportFilter::default() };
    let first = store.list(&filter, &Cursor::First).await.unwrap();
    let second = store.list(&filter, &first.next.unwrap()).await.unwrap();
    assert_eq!((first.reports.len(), second.reports.len(), second.next), (50, 15, None));
    assert!(first.reports.iter().chain(&second.reports).all(|report| report.title == "even"));
}

async fn signs_of_the_database_are_no_words(test: TestDatabase) {
    let store = test.open().await;
    store.saved("100% of_a 'quoted' word\\s").await;
    for filter in ["%", "_", "'", "\\", "100%", "of_a"] {
        assert_eq!(store.found(filter).await.len(), 1, "{filter}");
    }
    assert!(store.found("1_0").await.is_empty());
}

async fn reports_are_narrowed_down_by_what_they_are(test: TestDatabase) {
    let store = test.open().await;
    for (title, severity, status, tags) in [
        ("a", "SEV1", "Draft", vec!["Edge cache", "100%"]),
        ("b", "SEV1", "Final", vec!["edge"]),
        ("c", "", "", vec![]),
    ] {
        let tags = tags.into_iter().map(|tag| Item { text: tag.into(), ..Item::default() }).collect();
        let report = Report { severity: severity.into(), status: status.into(), tags, ..titled(title) }.normalize();
        store.save(Uuid::now_v7(), report, Expected::New, None, at(0)).await.unwrap();
    }
    for (severity, status, tag, titles) in [
        ("sev1", "", "", vec!["b", "a"]),
        ("", "DRAFT", "", vec!["a"]),
        ("", "", "edge", vec!["b"]),
        ("", "", "edge  CACHE", vec!["a"]),
        ("sev1", "final", "edge", vec!["b"]),
        ("sev1", "final", "edge cache", vec![]),
        ("sev", "", "", vec![]),
        ("", "", "100_", vec![]),
        ("", "", "100%", vec!["a"]),
        ("", "", "", vec!["c", "b", "a"]),
    ] {
        let filter = ReportFilter {
            severity: severity.into(),
            status: status.into(),
            tag: tag.into(),
            ..ReportFilter::default()
        };
        let reports = store.list(&filter, &Cursor::First).await.unwrap().reports;
        assert_eq!(reports.iter().map(|report| report.title.as_str()).collect::<Vec<_>>(), titles, "{filter:?}");
    }
    let filter = ReportFilter { words: "100".into(), ..ReportFilter::default() };
    let reports = store.list(&filter, &Cursor::First).await.unwrap().reports;
    assert_eq!((reports[0].severity.as_str(), reports[0].status.as_str()), ("SEV1", "Draft"));
    assert_eq!(reports[0].tags, ["Edge cache", "100%"]);
}

async fn entries_made_in_another_way_are_made_again(test: TestDatabase) {
    let store = test.open().await;
    for number in 0..230 {
        store.saved(&format!("report {number}")).await;
    }
    store.close().await;
    test.execute("UPDATE search SET version = 0, terms = ''").await;
    test.execute("DELETE FROM search WHERE report_id IN (SELECT id FROM reports WHERE title = 'report 7')").await;
    let store = test.open().await;
    assert_eq!(store.found("report 7").await.len(), 11);
    assert_eq!(test.number("SELECT count(*) AS n FROM search WHERE version = 0 OR terms = ''").await, 0);
}
