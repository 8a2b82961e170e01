//! Share links.

use postmortem::wire::NewShare;
use server::store::{Link, MAX_LINKS, Resource, StoreError};
use uuid::Uuid;

use crate::test_database::{Saving as _, TestDatabase, at};

const DAY: i64 = 24 * 60 * 60;

on_both! {
    a_link_shows_the_current_revision,
    links_are_listed_newest_first,
    a_revoked_link_is_gone_and_keeps_its_time,
    a_link_expires,
    a_link_belongs_to_its_report,
    a_link_that_was_found_expired_stays_so_when_the_clock_goes_back,
    a_pinned_link_shows_its_revision_and_keeps_it_from_being_folded,
    a_link_can_only_be_pinned_to_a_revision_that_there_is,
    openings_are_counted_with_their_day,
    all_links_of_a_report_are_revoked_at_once,
    a_report_has_at_most_a_thousand_links_that_work,
}

fn link(label: &str, expires_in_days: Option<u32>, token: u8) -> Link {
    Link { new: NewShare { label: label.into(), expires_in_days, ..NewShare::default() }, token_hash: [token; 32] }
}

async fn a_link_shows_the_current_revision(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("a").await;
    store.create_share(id, link("team", None, 1), at(0)).await.unwrap();
    assert_eq!(store.shared([1; 32], at(0)).await.unwrap().saved.report.title, "a");
    store.save_at(id, 1, "b", 1).await.unwrap();
    assert_eq!(store.shared([1; 32], at(1)).await.unwrap(), store.report(id).await.unwrap());
    assert!(matches!(store.shared([2; 32], at(1)).await, Err(StoreError::NotFound(Resource::ShareLink))));
}

async fn links_are_listed_newest_first(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("a").await;
    assert!(store.shares(id, at(0)).await.unwrap().is_empty());
    let first = store.create_share(id, link("first", None, 1), at(0)).await.unwrap();
    let second = store.create_share(id, link("second", Some(7), 2), at(5)).await.unwrap();
    assert_eq!((first.expires_at.as_deref(), second.expires_at.as_deref()), (None, Some("2026-03-09T14:00:05Z")));
    assert_eq!(store.shares(id, at(0)).await.unwrap(), [second, first]);
}

async fn a_revoked_link_is_gone_and_keeps_its_time(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("a").await;
    let share = store.create_share(id, link("", None, 1), at(0)).await.unwrap();
    let share = share.id.parse().unwrap();
    for second in [10, 20] {
        store.revoke_share(id, share, at(second)).await.unwrap();
    }
    assert_eq!(store.shares(id, at(0)).await.unwrap()[0].revoked_at.as_deref(), Some("2026-03-02T14:00:10Z"));
    assert!(matches!(store.shared([1; 32], at(30)).await, Err(StoreError::Gone(Resource::ShareLink))));
}

async fn a_link_expires(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("a").await;
    store.create_share(id, link("", Some(1), 1), at(0)).await.unwrap();
    assert!(store.shared([1; 32], at(DAY - 1)).await.is_ok());
    assert!(matches!(store.shared([1; 32], at(DAY)).await, Err(StoreError::Gone(Resource::ShareLink))));
}

async fn a_link_belongs_to_its_report(test: TestDatabase) {
    let store = test.open().await;
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

async fn a_link_that_was_found_expired_stays_so_when_the_clock_goes_back(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("a").await;
    for (token, found_by) in [(1, "a reader"), (2, "housekeeping")] {
        store.create_share(id, link("", Some(1), token), at(0)).await.unwrap();
        match found_by {
            "a reader" => drop(store.shared([token; 32], at(DAY)).await.unwrap_err()),
            _ => store.tidy(at(DAY)).await.unwrap(),
        }
        let gone = store.shared([token; 32], at(5)).await;
        assert!(matches!(gone, Err(StoreError::Gone(Resource::ShareLink))), "{found_by}");
        assert!(store.shares(id, at(5)).await.unwrap()[0].expired);
    }
}

async fn a_pinned_link_shows_its_revision_and_keeps_it_from_being_folded(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("first").await;
    let new = NewShare { revision: Some(1), ..NewShare::default() };
    let share = store.create_share(id, Link { new, token_hash: [1; 32] }, at(0)).await.unwrap();
    assert_eq!(share.revision, Some(1));
    store.save_at(id, 1, "second", 1).await.unwrap();
    store.save_at(id, 2, "third", 2).await.unwrap();
    store.tidy(at(40 * DAY)).await.unwrap();
    assert_eq!(store.shared([1; 32], at(3)).await.unwrap().saved.report.title, "first");
    assert!(store.revision(id, 2).await.is_err(), "others of the sitting are folded");
    store.revoke_share(id, share.id.parse().unwrap(), at(3)).await.unwrap();
    store.tidy(at(40 * DAY)).await.unwrap();
    assert!(store.revision(id, 1).await.is_err());
}

async fn a_link_can_only_be_pinned_to_a_revision_that_there_is(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("a").await;
    let new = NewShare { revision: Some(2), ..NewShare::default() };
    let refused = store.create_share(id, Link { new, token_hash: [1; 32] }, at(0)).await;
    assert!(matches!(refused, Err(StoreError::NotFound(Resource::Revision))));
}

async fn openings_are_counted_with_their_day(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("a").await;
    store.create_share(id, link("", None, 1), at(0)).await.unwrap();
    let opened = async || {
        let share = store.shares(id, at(0)).await.unwrap().remove(0);
        (share.opened, share.opened_on)
    };
    assert_eq!(opened().await, (0, None));
    let link = store.open_link([1; 32], at(0)).await.unwrap();
    store.note_opened(&link, at(0));
    store.note_opened(&link, at(DAY));
    assert_eq!(opened().await, (2, Some("2026-03-03".into())));
    // A clock that was put back does not take the day back.
    store.note_opened(&link, at(0));
    assert_eq!(opened().await, (3, Some("2026-03-03".into())));
    store.note_opened(&link, at(DAY));
    store.close().await;
    assert_eq!(test.number("SELECT opened AS n FROM shares").await, 4);
}

async fn all_links_of_a_report_are_revoked_at_once(test: TestDatabase) {
    let store = test.open().await;
    let (id, other) = (store.saved("a").await, store.saved("b").await);
    for (report, token) in [(id, 1), (id, 2), (other, 3)] {
        store.create_share(report, link("", None, token), at(0)).await.unwrap();
    }
    store.revoke_shares(id, at(1)).await.unwrap();
    store.revoke_shares(id, at(2)).await.unwrap();
    for token in [1, 2] {
        assert!(matches!(store.shared([token; 32], at(3)).await, Err(StoreError::Gone(Resource::ShareLink))));
    }
    assert!(store.shared([3; 32], at(3)).await.is_ok());
    assert!(
        store
            .shares(id, at(3))
            .await
            .unwrap()
            .iter()
            .all(|share| share.revoked_at.as_deref() == Some("2026-03-02T14:00:01Z"))
    );
}

async fn a_report_has_at_most_a_thousand_links_that_work(test: TestDatabase) {
    let store = test.open().await;
    let id = store.saved("a").await;
    let token = |number: i64| {
        let mut token = [9; 32];
        token[..8].copy_from_slice(&number.to_le_bytes());
        token
    };
    let make = async |number| {
        let new = NewShare::default();
        store.create_share(id, Link { new, token_hash: token(number) }, at(0)).await
    };
    futures::future::try_join_all((0..MAX_LINKS).map(make)).await.unwrap();
    assert!(matches!(make(MAX_LINKS).await, Err(StoreError::TooMany(..))));
    let first = store.shares(id, at(0)).await.unwrap().remove(0);
    store.revoke_share(id, first.id.parse().unwrap(), at(1)).await.unwrap();
    make(MAX_LINKS).await.unwrap();
    let listed = store.shares(id, at(1)).await.unwrap();
    assert!(listed.iter().all(|share| share.revoked_at.is_none()), "those that work can all be revoked");
}
