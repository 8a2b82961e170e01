//! Share links.

use postmortem::wire::NewShare;
use server::store::{Link, Resource, StoreError};
use uuid::Uuid;

use crate::place::{Place, Saving as _, at};

const DAY: i64 = 24 * 60 * 60;

on_both! {
    a_link_shows_the_current_revision,
    links_are_listed_newest_first,
    a_revoked_link_is_gone_and_keeps_its_time,
    a_link_expires,
    a_link_belongs_to_its_report,
}

fn link(label: &str, expires_in_days: Option<u32>, token: u8) -> Link {
    Link { new: NewShare { label: label.into(), expires_in_days }, token_hash: [token; 32] }
}

async fn a_link_shows_the_current_revision(place: Place) {
    let store = place.open().await;
    let id = store.saved("a").await;
    store.create_share(id, link("team", None, 1), at(0)).await.unwrap();
    assert_eq!(store.shared([1; 32], at(0)).await.unwrap().saved.report.title, "a");
    store.save_at(id, 1, "b", 1).await.unwrap();
    assert_eq!(store.shared([1; 32], at(1)).await.unwrap(), store.report(id).await.unwrap());
    assert!(matches!(store.shared([2; 32], at(1)).await, Err(StoreError::NotFound(Resource::ShareLink))));
}

async fn links_are_listed_newest_first(place: Place) {
    let store = place.open().await;
    let id = store.saved("a").await;
    assert!(store.shares(id).await.unwrap().is_empty());
    let first = store.create_share(id, link("first", None, 1), at(0)).await.unwrap();
    let second = store.create_share(id, link("second", Some(7), 2), at(5)).await.unwrap();
    assert_eq!((first.expires_at.as_deref(), second.expires_at.as_deref()), (None, Some("2026-03-09T14:00:05Z")));
    assert_eq!(store.shares(id).await.unwrap(), [second, first]);
}

async fn a_revoked_link_is_gone_and_keeps_its_time(place: Place) {
    let store = place.open().await;
    let id = store.saved("a").await;
    let share = store.create_share(id, link("", None, 1), at(0)).await.unwrap();
    let share = share.id.parse().unwrap();
    for second in [10, 20] {
        store.revoke_share(id, share, at(second)).await.unwrap();
    }
    assert_eq!(store.shares(id).await.unwrap()[0].revoked_at.as_deref(), Some("2026-03-02T14:00:10Z"));
    assert!(matches!(store.shared([1; 32], at(30)).await, Err(StoreError::Gone(Resource::ShareLink))));
}

async fn a_link_expires(place: Place) {
    let store = place.open().await;
    let id = store.saved("a").await;
    store.create_share(id, link("", Some(1), 1), at(0)).await.unwrap();
    assert!(store.shared([1; 32], at(DAY - 1)).await.is_ok());
    assert!(matches!(store.shared([1; 32], at(DAY)).await, Err(StoreError::Gone(Resource::ShareLink))));
}

async fn a_link_belongs_to_its_report(place: Place) {
    let store = place.open().await;
    let (id, other) = (store.saved("a").await, store.saved("b").await);
    let share = store.create_share(id, link("", None, 1), at(0)).await.unwrap().id.parse().unwrap();
    let missing = Uuid::now_v7();
    assert!(matches!(store.revoke_share(other, share, at(1)).await, Err(StoreError::NotFound(Resource::ShareLink))));
    assert!(matches!(store.revoke_share(missing, share, at(1)).await, Err(StoreError::NotFound(Resource::Report))));
    assert!(matches!(
        store.create_share(missing, link("", None, 2), at(1)).await,
        Err(StoreError::NotFound(Resource::Report))
    ));
    assert!(store.shared([1; 32], at(1)).await.is_ok());
}
