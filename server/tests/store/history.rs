//! Revisions, sittings, and what is folded.

use server::store::{Resource, Store, StoreError};
use uuid::Uuid;

use crate::test_database::{Saving as _, TestDatabase, at};

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

on_both! {
    a_sitting_is_what_was_saved_without_a_pause,
    every_revision_can_be_read,
    what_is_young_is_not_folded,
    an_old_sitting_is_folded_into_its_last_revision,
    a_sitting_that_reaches_into_the_last_days_is_whole,
    what_is_kept_stays,
    there_is_no_revision_of_what_is_not_there,
}

/// The numbers of the first and last revision of each sitting.
async fn sittings(store: &Store, id: Uuid) -> Vec<(u64, u64)> {
    store.revisions(id).await.unwrap().iter().map(|sitting| (sitting.first, sitting.revision)).collect()
}

/// The revisions that can be read.
async fn readable(store: &Store, id: Uuid) -> Vec<u64> {
    let mut readable = Vec::new();
    for number in 0..20 {
        match store.revision(id, number).await {
            Ok(revision) => readable.push(revision.saved.revision),
            Err(error) => assert!(matches!(error, StoreError::NotFound(Resource::Revision)), "{error:?}"),
        }
    }
    readable
}

/// A report that was saved at these seconds.
async fn saved_at(store: &Store, seconds: &[i64]) -> Uuid {
    let id = Uuid::now_v7();
    for (revision, second) in (0..).zip(seconds) {
        store.save_at(id, revision, &format!("at {second}"), *second).await.unwrap();
    }
    id
}

async fn a_sitting_is_what_was_saved_without_a_pause(test: TestDatabase) {
    let store = test.open().await;
    let id = saved_at(&store, &[0, 60, 60 + HOUR / 2, 61 + HOUR, 62 + HOUR, 5 * HOUR]).await;
    saved_at(&store, &[61 + HOUR]).await;
    assert_eq!(sittings(&store, id).await, [(6, 6), (4, 5), (1, 3)]);
    let first = &store.revisions(id).await.unwrap()[2];
    assert_eq!((first.began_at.as_str(), first.saved_at.as_str()), ("2026-03-02T14:00:00Z", "2026-03-02T14:31:00Z"));
}

async fn every_revision_can_be_read(test: TestDatabase) {
    let store = test.open().await;
    let id = saved_at(&store, &[0, 5, 9]).await;
    assert_eq!(readable(&store, id).await, [1, 2, 3]);
    let second = store.revision(id, 2).await.unwrap();
    assert_eq!((second.saved.report.title.as_str(), second.saved_at), ("at 5", at(5)));
}

async fn what_is_young_is_not_folded(test: TestDatabase) {
    let store = test.open().await;
    let id = saved_at(&store, &[0, 5, 9, 3 * DAY]).await;
    store.tidy(at(30 * DAY)).await.unwrap();
    assert_eq!(readable(&store, id).await, [1, 2, 3, 4]);
}

async fn an_old_sitting_is_folded_into_its_last_revision(test: TestDatabase) {
    let store = test.open().await;
    let id = saved_at(&store, &[0, 5, 9, DAY, DAY + 1, 20 * DAY, 20 * DAY + 1]).await;
    let untouched = saved_at(&store, &[0, 5]).await;
    store.tidy(at(40 * DAY)).await.unwrap();
    assert_eq!(readable(&store, id).await, [3, 5, 6, 7]);
    assert_eq!(readable(&store, untouched).await, [2]);
    assert_eq!(sittings(&store, id).await, [(6, 7), (4, 5), (1, 3)]);
    assert_eq!(store.report(id).await.unwrap().saved.revision, 7);
    // Its numbers go on.
    assert_eq!(store.save_at(id, 7, "b", 40 * DAY).await.unwrap().saved.revision, 8);
}

async fn a_sitting_that_reaches_into_the_last_days_is_whole(test: TestDatabase) {
    let store = test.open().await;
    let id = saved_at(&store, &[0, 100, 200]).await;
    store.tidy(at(30 * DAY + 150)).await.unwrap();
    assert_eq!(readable(&store, id).await, [1, 2, 3]);
    store.tidy(at(30 * DAY + 201)).await.unwrap();
    assert_eq!(readable(&store, id).await, [3]);
}

async fn what_is_kept_stays(test: TestDatabase) {
    let store = test.open().await;
    let id = saved_at(&store, &[0, 5, 9]).await;
    store.keep(id, 2, true).await.unwrap();
    store.tidy(at(40 * DAY)).await.unwrap();
    assert_eq!(readable(&store, id).await, [2, 3]);
    let sitting = store.revisions(id).await.unwrap().remove(0);
    assert_eq!((sitting.revision, sitting.kept, sitting.last_kept), (3, true, false));
    let each = store.revisions_of_sitting(id, 1).await.unwrap();
    assert_eq!(each.iter().map(|one| (one.revision, one.kept)).collect::<Vec<_>>(), [(3, false), (2, true)]);
    store.keep(id, 2, false).await.unwrap();
    store.keep(id, 3, true).await.unwrap();
    let sitting = store.revisions(id).await.unwrap().remove(0);
    assert_eq!((sitting.kept, sitting.last_kept), (true, true));
    store.tidy(at(80 * DAY)).await.unwrap();
    assert_eq!(readable(&store, id).await, [3]);
    assert!(matches!(store.keep(id, 1, true).await, Err(StoreError::NotFound(Resource::Revision))));
}

async fn there_is_no_revision_of_what_is_not_there(test: TestDatabase) {
    let store = test.open().await;
    let id = Uuid::now_v7();
    assert!(matches!(store.revisions(id).await, Err(StoreError::NotFound(Resource::Report))));
    assert!(matches!(store.revision(id, 1).await, Err(StoreError::NotFound(Resource::Report))));
    assert!(matches!(store.keep(id, 1, true).await, Err(StoreError::NotFound(Resource::Report))));
    let id = store.saved("a").await;
    store.delete(id, vec![1], at(0)).await.unwrap();
    assert!(matches!(store.revisions(id).await, Err(StoreError::Gone(Resource::Report))));
    assert!(matches!(store.revision(id, 1).await, Err(StoreError::Gone(Resource::Report))));
}
