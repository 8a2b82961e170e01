//! Deleting, and taking it back.

use postmortem::wire::NewShare;
use server::store::{Link, Resource, StoreError};
use uuid::Uuid;

use crate::test_database::{Saving as _, TestDatabase, at};

const DAY: i64 = 24 * 60 * 60;

on_both! {
    a_deleted_report_is_gone_everywhere,
    a_deletion_names_the_current_revision,
    a_report_comes_back_as_it_was,
    links_do_not_come_back,
    what_is_not_in_the_bin_is_restored_as_it_is,
    after_thirty_days_it_is_gone_for_good,
}

async fn a_deleted_report_is_gone_everywhere(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("a").await;
    store.delete(id, vec![1], at(5)).await.unwrap();
    assert!(store.found("").await.is_empty() && store.found("a").await.is_empty());
    assert!(matches!(store.report(id).await, Err(StoreError::Gone(Resource::Report))));
    for revision in [0, 1] {
        assert!(matches!(store.save_at(id, revision, "b", 6).await, Err(StoreError::Gone(Resource::Report))));
    }
    assert!(matches!(store.delete(id, vec![1], at(7)).await, Err(StoreError::Gone(Resource::Report))));
    let bin = store.bin().await.unwrap();
    assert_eq!((bin.len(), bin[0].id.as_str(), bin[0].title.as_str()), (1, id.to_string().as_str(), "a"));
    assert_eq!((bin[0].deleted_at.as_str(), bin[0].gone_at.as_str()), ("2026-03-02T14:00:05Z", "2026-04-01T14:00:05Z"));
}

async fn a_deletion_names_the_current_revision(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("a").await;
    store.save_at(id, 1, "b", 1).await.unwrap();
    match store.delete(id, vec![1], at(2)).await {
        Err(StoreError::Conflict(current)) => assert_eq!(current.saved.revision, 2),
        other => panic!("{other:?}"),
    }
    assert_eq!(store.found("").await, ["b"]);
    assert!(matches!(store.delete(Uuid::now_v7(), vec![1], at(2)).await, Err(StoreError::NotFound(Resource::Report))));
}

async fn a_report_comes_back_as_it_was(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("first").await;
    let last = store.save_at(id, 1, "last words", 1).await.unwrap();
    store.delete(id, vec![2], at(2)).await.unwrap();
    assert_eq!(store.restore(id).await.unwrap(), last);
    assert_eq!(store.report(id).await.unwrap(), last);
    assert_eq!(store.found("words").await, ["last words"]);
    assert_eq!(store.revision(id, 1).await.unwrap().saved.report.title, "first");
    assert!(store.bin().await.unwrap().is_empty());
    assert_eq!(store.save_at(id, 2, "on", 3).await.unwrap().saved.revision, 3);
}

async fn links_do_not_come_back(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("a").await;
    let link = Link { new: NewShare::default(), token_hash: [7; 32] };
    store.create_share(id, link, at(0)).await.unwrap();
    store.delete(id, vec![1], at(1)).await.unwrap();
    store.restore(id).await.unwrap();
    assert!(matches!(store.shared([7; 32], at(2)).await, Err(StoreError::Gone(Resource::ShareLink))));
    assert_eq!(store.shares(id, at(0)).await.unwrap()[0].revoked_at.as_deref(), Some("2026-03-02T14:00:01Z"));
}

async fn what_is_not_in_the_bin_is_restored_as_it_is(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("a").await;
    assert_eq!(store.restore(id).await.unwrap(), store.report(id).await.unwrap());
    assert!(matches!(store.restore(Uuid::now_v7()).await, Err(StoreError::NotFound(Resource::Report))));
}

async fn after_thirty_days_it_is_gone_for_good(test: TestDatabase) {
    let store = test.open().await;
    let (id, other) = (store.saved("a").await, store.saved("b").await);
    store.create_share(id, Link { new: NewShare::default(), token_hash: [7; 32] }, at(0)).await.unwrap();
    store.delete(id, vec![1], at(0)).await.unwrap();
    store.tidy(at(30 * DAY)).await.unwrap();
    assert_eq!(store.bin().await.unwrap().len(), 1);
    store.tidy(at(30 * DAY + 1)).await.unwrap();
    assert!(store.bin().await.unwrap().is_empty());
    assert!(matches!(store.restore(id).await, Err(StoreError::NotFound(Resource::Report))));
    assert!(matches!(store.shared([7; 32], at(0)).await, Err(StoreError::NotFound(Resource::ShareLink))));
    assert_eq!(store.report(other).await.unwrap().saved.report.title, "b");
    assert_eq!(test.number("SELECT count(*) AS n FROM revisions").await, 1);
    assert_eq!(test.number("SELECT count(*) AS n FROM search").await, 1);
}
