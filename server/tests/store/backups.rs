//! Backups, and what is restored from them.

use postmortem::wire::NewShare;
use server::store::{
    Address, BackupError, BackupSummary, Link, Resource, Store, StoreError, back_up, check, restore, restore_at,
};
use uuid::Uuid;

use crate::test_database::{Kind, Saving as _, TestDatabase, at};

on_both! {
    a_backup_is_restored_into_either_database,
    what_is_restored_goes_on_where_it_stopped,
    a_backup_holds_one_moment,
    a_backup_does_not_overwrite_a_file,
    a_backup_that_was_cut_or_changed_is_refused_and_changes_nothing,
    a_backup_is_restored_into_an_empty_database_only,
    a_backup_of_a_newer_version_is_refused,
}

/// Something of everything.
async fn fill(store: &Store) -> [Uuid; 3] {
    let ids = [store.saved("one").await, store.saved("决済 'quoted' \\ $1").await, store.saved("deleted").await];
    for revision in 1..5 {
        store
            .save_at(ids[0], revision, &format!("one {revision}"), 3600 * 24 * i64::try_from(revision).unwrap())
            .await
            .unwrap();
    }
    store.keep(ids[0], 2, true).await.unwrap();
    for (id, token) in [(ids[0], 1), (ids[2], 2)] {
        let link = Link {
            new: NewShare { label: "team".into(), expires_in_days: Some(9), ..NewShare::default() },
            token_hash: [token; 32],
        };
        store.create_share(id, link, at(0)).await.unwrap();
    }
    store.delete(ids[2], vec![1], at(60)).await.unwrap();
    store.set("rules", "{}".into()).await.unwrap();
    ids
}

/// All that a store answers.
async fn everything(store: &Store, ids: [Uuid; 3]) -> String {
    let [one, other, deleted] = ids;
    let mut revisions = Vec::new();
    for number in 1..6 {
        revisions.push(store.revision(one, number).await.unwrap());
    }
    format!(
        "{:?}",
        (
            (store.found("").await, store.found("one").await, store.bin().await.unwrap()),
            (
                store.report(one).await.unwrap(),
                store.report(other).await.unwrap(),
                store.report(deleted).await.unwrap_err()
            ),
            (revisions, store.revisions(one).await.unwrap()),
            (store.shares(one, at(0)).await.unwrap(), store.shared([1; 32], at(0)).await.unwrap()),
            (store.shared([2; 32], at(0)).await.unwrap_err(), store.setting("rules").await.unwrap()),
        )
    )
}

async fn a_backup_is_restored_into_either_database(test: TestDatabase) {
    let store = test.open().await;
    let ids = fill(&store).await;
    let file = test.path("backup");
    let summary = back_up(test.database().await.as_ref(), &file, at(0)).await.unwrap();
    assert_eq!(summary, BackupSummary { reports: 3, revisions: 7, shares: 2 });
    for kind in [test.kind, test.kind.other()] {
        let other = TestDatabase::new(kind).await;
        assert_eq!(restore(other.database().await, &file).await.unwrap(), summary);
        assert_eq!(everything(&other.open().await, ids).await, everything(&store, ids).await);
        let database = other.database().await;
        assert!(check(database.as_ref()).await.unwrap().faults.is_empty());
        let again = other.path("again");
        back_up(database.as_ref(), &again, at(0)).await.unwrap();
        assert_eq!(std::fs::read_to_string(&again).unwrap(), std::fs::read_to_string(&file).unwrap());
    }
}

async fn what_is_restored_goes_on_where_it_stopped(test: TestDatabase) {
    let store = test.open().await;
    let [one, ..] = fill(&store).await;
    back_up(test.database().await.as_ref(), &test.path("backup"), at(0)).await.unwrap();
    let other = TestDatabase::new(test.kind.other()).await;
    restore(other.database().await, &test.path("backup")).await.unwrap();
    let store = other.open().await;
    assert_eq!(store.save_at(one, 5, "on", 0).await.unwrap().saved.revision, 6);
    store.create_share(one, Link { new: NewShare::default(), token_hash: [3; 32] }, at(0)).await.unwrap();
    assert_eq!(store.found("").await[0], "on");
    store.saved("new").await;
    assert_eq!(store.found("").await[0], "new");
}

async fn a_backup_holds_one_moment(test: TestDatabase) {
    let store = test.open().await;
    // Each round saves both in turn, so that in every moment they are equal or the first is ahead by one.
    let ids = [store.saved("0").await, store.saved("0").await];
    let writing = {
        let store = store.clone();
        tokio::spawn(async move {
            for revision in 1.. {
                for id in ids {
                    store.save_at(id, revision, &"x".repeat(20_000), 0).await?;
                }
            }
            Ok::<(), StoreError>(())
        })
    };
    for round in 0..3 {
        let file = test.path(&format!("backup-{round}"));
        back_up(test.database().await.as_ref(), &file, at(0)).await.unwrap();
        let other = TestDatabase::new(test.kind).await;
        restore(other.database().await, &file).await.unwrap();
        let store = other.open().await;
        let [first, second] = [store.report(ids[0]).await.unwrap(), store.report(ids[1]).await.unwrap()];
        assert!([0, 1].contains(&(first.saved.revision - second.saved.revision)), "{first:?} {second:?}");
        assert!(check(other.database().await.as_ref()).await.unwrap().faults.is_empty());
    }
    writing.abort();
}

async fn a_backup_does_not_overwrite_a_file(test: TestDatabase) {
    test.open().await;
    let file = test.path("there");
    std::fs::write(&file, "mine").unwrap();
    let refused = back_up(test.database().await.as_ref(), &file, at(0)).await.unwrap_err();
    assert!(matches!(&refused, BackupError::Exists(_)) && refused.to_string().contains("name another"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
}

async fn a_backup_that_was_cut_or_changed_is_refused_and_changes_nothing(test: TestDatabase) {
    let store = test.open().await;
    fill(&store).await;
    let file = test.path("backup");
    back_up(test.database().await.as_ref(), &file, at(0)).await.unwrap();
    let whole = std::fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    let (last, rest) = lines.split_last().unwrap();
    let damaged = [
        String::new(),
        "no backup\n".into(),
        whole[..whole.len() / 2].into(),
        rest.join("\n"),
        rest[..rest.len() - 1].join("\n") + "\n" + last,
        whole.replacen("one 2", "one 7", 1),
        whole.replacen("\"rows\":", "\"rows\":1", 1),
        whole.clone() + rest[1] + "\n",
    ];
    let other = TestDatabase::new(test.kind).await;
    let path = other.path("damaged");
    for text in damaged {
        std::fs::write(&path, &text).unwrap();
        let refused = restore(other.database().await, &path).await.unwrap_err();
        assert!(matches!(refused, BackupError::Damaged { .. }), "{refused} {text}");
        assert!(refused.to_string().ends_with("Nothing was changed."), "{refused}");
    }
    assert!(other.open().await.found("").await.is_empty());
}

async fn a_backup_is_restored_into_an_empty_database_only(test: TestDatabase) {
    let store = test.open().await;
    let [one, ..] = fill(&store).await;
    let file = test.path("backup");
    back_up(test.database().await.as_ref(), &file, at(0)).await.unwrap();
    store.save_at(one, 5, "newer than the backup", 0).await.unwrap();
    let refused = restore(test.database().await, &file).await.unwrap_err();
    assert!(matches!(refused, BackupError::NotEmpty(_)), "{refused}");
    assert_eq!(store.report(one).await.unwrap().saved.report.title, "newer than the backup");
    // One that a server has made and nobody has used will do.
    let other = TestDatabase::new(test.kind).await;
    let store = other.open().await;
    restore(other.database().await, &file).await.unwrap();
    assert_eq!(store.report(one).await.unwrap().saved.revision, 5);
    assert!(matches!(store.report(Uuid::now_v7()).await, Err(StoreError::NotFound(Resource::Report))));
}

async fn a_backup_of_a_newer_version_is_refused(test: TestDatabase) {
    test.open().await;
    let file = test.path("backup");
    back_up(test.database().await.as_ref(), &file, at(0)).await.unwrap();
    let whole = std::fs::read_to_string(&file).unwrap();
    for (now, later) in [("\"form\":1", "\"form\":2"), ("\"migration\":", "\"migration\":9")] {
        std::fs::write(&file, whole.replacen(now, later, 1)).unwrap();
        let refused = restore(TestDatabase::new(test.kind).await.database().await, &file).await.unwrap_err();
        assert!(matches!(refused, BackupError::Newer(_)), "{refused}");
    }
}

#[tokio::test]
async fn a_restore_to_a_file_that_cannot_be_made_leaves_no_folder_behind() {
    let test = TestDatabase::new(Kind::Sqlite).await;
    test.open().await;
    back_up(test.database().await.as_ref(), &test.path("backup"), at(0)).await.unwrap();
    std::fs::create_dir(test.path("mine")).unwrap();
    // No file system takes a name of so many bytes.
    for within in ["mine", "new", "mine/new/nested", "new/and/nested"] {
        let address = Address::Sqlite(test.path(within).join("x".repeat(300)));
        let refused = restore_at(&address, &test.path("backup")).await.unwrap_err();
        assert!(matches!(refused, BackupError::Open(_)), "{refused}");
        assert!(!test.path("new").exists() && !test.path("mine/new").exists(), "{within}");
    }
    assert!(test.path("mine").exists());
}
