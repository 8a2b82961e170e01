//! Saving and reading reports.

use futures::future::join_all;
use postmortem::Report;
use server::store::{Expected, Resource, SaveId, StoreError};
use uuid::Uuid;

use crate::test_database::{Kind, Saving as _, TestDatabase, at, titled};

on_both! {
    a_report_is_read_as_it_was_saved,
    any_text_is_kept,
    revisions_count_from_one,
    a_first_save_must_expect_no_report,
    a_stale_save_is_refused_with_the_current_report,
    a_repeated_save_is_answered_as_the_first_time,
    a_save_id_belongs_to_one_report,
    of_many_saves_at_once_one_wins,
    saves_of_many_reports_at_once_are_all_kept,
    a_save_that_fails_does_not_fail_those_beside_it,
    a_client_that_goes_away_is_saved_all_the_same,
    a_report_of_a_newer_format_is_neither_read_nor_overwritten,
    what_was_saved_is_there_when_the_store_is_opened_again,
}

fn filled() -> Report {
    postmortem::markdown::parse(include_str!("../../../app/tests/golden/filled.md")).report
}

async fn a_report_is_read_as_it_was_saved(test: TestDatabase) {
    let (store, id) = (test.open().await, Uuid::now_v7());
    let saved = store.save(id, filled(), Expected::New, None, at(7)).await.unwrap();
    assert_eq!((saved.saved.revision, saved.saved_at), (1, at(7)));
    assert_eq!(saved.saved.report, filled());
    assert_eq!(store.report(id).await.unwrap(), saved);
}

async fn any_text_is_kept(test: TestDatabase) {
    let store = test.open().await;
    let texts = [
        "'; DROP TABLE reports; --",
        "100% _ \\ \" $1 ?",
        "决済 🚒 e\u{301} \u{202e}rtl",
        "\u{fffd}\u{1}\u{7f}",
        "$$ E'\\n'",
    ];
    for text in texts.iter().map(|text| (*text).to_owned()).chain([" long ".repeat(150_000)]) {
        let (id, report) = (Uuid::now_v7(), Report { what_happened: text, ..titled("t") }.normalize());
        store.save(id, report.clone(), Expected::New, None, at(0)).await.unwrap();
        assert_eq!(store.report(id).await.unwrap().saved.report, report);
    }
}

async fn revisions_count_from_one(test: TestDatabase) {
    let (store, id) = (test.open().await, Uuid::now_v7());
    for revision in 0..4 {
        let saved = store.save_at(id, revision, "a", 0).await.unwrap();
        assert_eq!(saved.saved.revision, revision + 1);
    }
}

async fn a_first_save_must_expect_no_report(test: TestDatabase) {
    let (store, id) = (test.open().await, Uuid::now_v7());
    assert!(matches!(store.report(id).await, Err(StoreError::NotFound(Resource::Report))));
    assert!(matches!(store.save_at(id, 1, "a", 0).await, Err(StoreError::NotFound(Resource::Report))));
    store.save_at(id, 0, "a", 0).await.unwrap();
    assert!(matches!(store.save_at(id, 0, "b", 0).await, Err(StoreError::Conflict(_))));
}

async fn a_stale_save_is_refused_with_the_current_report(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("mine").await;
    store.save_at(id, 1, "theirs", 1).await.unwrap();
    match store.save_at(id, 1, "late", 2).await {
        Err(StoreError::Conflict(current)) => {
            assert_eq!((current.saved.revision, current.saved.report.title.as_str()), (2, "theirs"));
        }
        other => panic!("{other:?}"),
    }
    let several = store.save(id, titled("b"), Expected::Revision(vec![7, 2]), None, at(3)).await.unwrap();
    assert_eq!(several.saved.revision, 3);
}

async fn a_repeated_save_is_answered_as_the_first_time(test: TestDatabase) {
    let (store, id) = (test.open().await, Uuid::now_v7());
    let save = |title, expected| store.save(id, titled(title), expected, Some(SaveId("once".into())), at(0));
    let first = save("first", Expected::New).await.unwrap();
    store.save_at(id, 1, "later", 5).await.unwrap();
    // Whatever the repetition says: it is the name that counts.
    assert_eq!(save("other", Expected::Revision(vec![2])).await.unwrap(), first);
    assert_eq!(save("first", Expected::New).await.unwrap(), first);
    assert_eq!(store.report(id).await.unwrap().saved.report.title, "later");
    assert_eq!(test.number("SELECT count(*) AS n FROM revisions").await, 2);
}

async fn a_save_id_belongs_to_one_report(test: TestDatabase) {
    let store = test.open().await;
    let save = |id, title| store.save(id, titled(title), Expected::New, Some(SaveId("same".into())), at(0));
    let (one, other) = (Uuid::now_v7(), Uuid::now_v7());
    save(one, "one").await.unwrap();
    assert_eq!(save(other, "other").await.unwrap().saved.report.title, "other");
}

async fn of_many_saves_at_once_one_wins(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("a").await;
    let titles: Vec<String> = (0..40).map(|number| format!("writer {number}")).collect();
    let results = join_all(titles.iter().map(|title| store.save_at(id, 1, title, 1))).await;
    let (won, lost): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
    assert_eq!((won.len(), lost.len()), (1, 39));
    let current = store.report(id).await.unwrap();
    assert_eq!(won[0].as_ref().unwrap(), &current);
    for refused in lost {
        assert!(matches!(refused, Err(StoreError::Conflict(now)) if *now == current));
    }
}

async fn saves_of_many_reports_at_once_are_all_kept(test: TestDatabase) {
    let store = test.open().await;
    let ids: Vec<Uuid> = (0..150).map(|_| Uuid::now_v7()).collect();
    for revision in 0..2 {
        let saves = join_all(ids.iter().map(|id| store.save_at(*id, revision, "a", 0))).await;
        assert!(saves.iter().all(|saved| saved.as_ref().unwrap().saved.revision == revision + 1));
    }
    assert_eq!(test.number("SELECT count(DISTINCT position) AS n FROM revisions").await, 300);
}

async fn a_save_that_fails_does_not_fail_those_beside_it(test: TestDatabase) {
    let store = test.open().await;
    match test.kind {
        Kind::Sqlite => {
            test.execute(
                "CREATE TRIGGER no BEFORE INSERT ON reports WHEN NEW.title = 'bad' BEGIN SELECT RAISE(FAIL, 'no'); END",
            )
            .await
        }
        Kind::Postgres => test.execute("ALTER TABLE reports ADD CHECK (title <> 'bad')").await,
    };
    let titles: Vec<&str> = (0..60).map(|number| if number % 20 == 7 { "bad" } else { "good" }).collect();
    let results = join_all(titles.iter().map(|title| store.save_at(Uuid::now_v7(), 0, title, 0))).await;
    for (title, result) in titles.iter().zip(results) {
        match result {
            Ok(_) => assert_eq!(*title, "good"),
            Err(StoreError::Unwritable(_)) => assert_eq!(*title, "bad"),
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!(test.number("SELECT count(*) AS n FROM reports").await, 57);
    assert_eq!(test.number("SELECT count(*) AS n FROM revisions").await, 57);
}

async fn a_client_that_goes_away_is_saved_all_the_same(test: TestDatabase) {
    let (store, id) = (test.open().await, Uuid::now_v7());
    {
        let save = store.save_at(id, 0, "a", 0);
        let mut save = std::pin::pin!(save);
        // It is asked once, which queues it, and then dropped.
        assert!(futures::poll!(&mut save).is_pending());
    }
    store.saved("after it").await;
    assert_eq!(store.report(id).await.unwrap().saved.report.title, "a");
}

async fn a_report_of_a_newer_format_is_neither_read_nor_overwritten(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("a").await;
    test.execute("UPDATE reports SET format = 99").await;
    test.execute("UPDATE revisions SET report = '{\"format\":99,\"new\":{}}'").await;
    assert!(matches!(store.report(id).await, Err(StoreError::NewerFormat)));
    assert!(matches!(store.save_at(id, 1, "b", 0).await, Err(StoreError::NewerFormat)));
    assert!(matches!(store.delete(id, vec![1], at(0)).await, Err(StoreError::NewerFormat)));
    assert_eq!(test.number("SELECT count(*) AS n FROM revisions WHERE report LIKE '%new%'").await, 1);
}

async fn what_was_saved_is_there_when_the_store_is_opened_again(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("a").await;
    store.close().await;
    let store = test.open().await;
    assert_eq!(store.report(id).await.unwrap().saved.report.title, "a");
    assert_eq!(store.save_at(id, 1, "b", 1).await.unwrap().saved.revision, 2);
}
