//! What others hear of.

use std::time::Duration;

use postmortem::wire::NewShare;
use server::store::{Link, News, StoreError};
use tokio::sync::broadcast::Receiver;
use tokio::time::timeout;
use uuid::Uuid;

use crate::test_database::{Kind, Saving as _, TestDatabase, at};

on_both! {
    what_changes_is_heard_in_order,
    what_is_refused_is_not_heard,
    links_that_are_made_and_revoked_are_heard_of,
    what_no_transaction_holds_is_heard_too,
}

/// News have to come within a second.
async fn next(news: &mut Receiver<News>) -> News {
    timeout(Duration::from_secs(1), news.recv()).await.expect("no news within a second").unwrap()
}

async fn what_changes_is_heard_in_order(test: TestDatabase) {
    let store = test.open().await;
    let mut news = store.subscribe();
    let id = store.saved("a").await;
    store.save_at(id, 1, "b", 1).await.unwrap();
    store.delete(id, vec![2], at(2)).await.unwrap();
    store.restore(id).await.unwrap();
    for expected in [
        News::Saved { id, revision: 1 },
        News::Saved { id, revision: 2 },
        News::Deleted { id },
        News::Saved { id, revision: 2 },
    ] {
        assert_eq!(next(&mut news).await, expected);
    }
}

async fn what_is_refused_is_not_heard(test: TestDatabase) {
    let store = test.open().await;
    let mut news = store.subscribe();
    let id = store.saved("a").await;
    assert!(matches!(store.save_at(id, 7, "b", 1).await, Err(StoreError::Conflict(_))));
    store.restore(id).await.unwrap();
    let other = store.saved("other").await;
    assert_eq!(next(&mut news).await, News::Saved { id, revision: 1 });
    assert_eq!(next(&mut news).await, News::Saved { id: other, revision: 1 });
}

async fn links_that_are_made_and_revoked_are_heard_of(test: TestDatabase) {
    let store = test.open().await;
    let mut news = store.subscribe();
    let id = store.saved("a").await;
    let link = Link { new: NewShare::default(), token_hash: [1; 32] };
    let share = store.create_share(id, link, at(1)).await.unwrap();
    assert!(matches!(store.revoke_share(id, Uuid::now_v7(), at(2)).await, Err(StoreError::NotFound(_))));
    store.revoke_share(id, share.id.parse().unwrap(), at(2)).await.unwrap();
    store.revoke_shares(id, at(3)).await.unwrap();
    store.save_at(id, 1, "b", 4).await.unwrap();
    let shared = News::Shared { id };
    for expected in [News::Saved { id, revision: 1 }, shared, shared, shared, News::Saved { id, revision: 2 }] {
        assert_eq!(next(&mut news).await, expected);
    }
}

async fn what_no_transaction_holds_is_heard_too(test: TestDatabase) {
    let store = test.open().await;
    let mut news = store.subscribe();
    let [browser, report] = [Uuid::now_v7(), Uuid::now_v7()];
    // More than one message holds.
    let told = (0..100).flat_map(|_| [News::Here { browser, report }, News::Left { browser, report }]);
    let told: Vec<News> = told.collect();
    told.iter().for_each(|news| store.tell(*news));
    for expected in told {
        assert_eq!(next(&mut news).await, expected);
    }
}

#[tokio::test]
async fn another_server_on_the_same_postgres_hears_it_within_a_second() {
    let test = TestDatabase::new(Kind::Postgres).await;
    let (one, other) = (test.open().await, test.open().await);
    let mut news = other.subscribe();
    let id = one.saved("a").await;
    assert_eq!(next(&mut news).await, News::Saved { id, revision: 1 });
    assert_eq!(other.report(id).await.unwrap().saved.report.title, "a");
    other.save_at(id, 1, "b", 1).await.unwrap();
    assert_eq!(next(&mut news).await, News::Saved { id, revision: 2 });
    let told = News::Here { browser: Uuid::now_v7(), report: id };
    one.tell(told);
    assert_eq!(next(&mut news).await, told);
}
