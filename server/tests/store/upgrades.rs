//! From every version so far, with something of all that it knew, and back by the backup that was made before.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use server::store::{Store, back_up, check, restore};
use uuid::Uuid;

use crate::opening::{FILLED, holds_what_the_first_version_stored, the_first_version};
use crate::test_database::{Saving as _, TestDatabase, at};

on_both! {
    a_database_of_every_version_is_brought_up_to_date_with_all_it_holds,
    the_backup_before_an_upgrade_holds_all_that_there_was_as_it_was,
    after_going_back_an_upgrade_can_be_made_again,
}

/// The newest migration.
const NEWEST: i64 = 5;

/// What each version brought, in the words of the program of that time. The first one's is `the_first_version`.
const BROUGHT: [&[&str]; 4] = [
    &[
        "INSERT INTO settings (name, value) VALUES ('rules', '{\"names\":[\"Ann 决済\"]}')",
        "UPDATE revisions SET keep = 1 WHERE report_id = '0198c1f5-7a3e-7c55-9c0a-000000000001' AND revision = 1",
        // Made in a way of its own, so that it has to be made again.
        "INSERT INTO search (report_id, version, terms) SELECT id, 0, ' words of that time ' FROM reports",
    ],
    &["UPDATE search SET facets = ' severity:of-that-time ', severity = 'SEV1', status = 'open', tags = 'tag'"],
    &[
        "UPDATE shares SET revision = 1, front_matter = 1, opened = 7, opened_on = 1772409600 WHERE label = 'team'",
        "UPDATE shares SET expired = 1 WHERE label = 'revoked'",
        "UPDATE reports SET redactions = 2 WHERE id = '0198c1f5-7a3e-7c55-9c0a-000000000001'",
    ],
    &[
        "UPDATE reports SET created_at = 1772409600 WHERE id = '0198c1f5-7a3e-7c55-9c0a-000000000001'",
        "INSERT INTO search (report_id, version, rules, line, actions, terms)
         SELECT id, 0, '', '{}', '[]', ' words of that time ' FROM reports",
    ],
];

/// A database as a program of that version left it.
async fn of_version(test: &TestDatabase, version: i64) {
    the_first_version(test).await;
    for (migration, statements) in (2..=version).zip(BROUGHT) {
        let database = test.database().await;
        database.migrate(Some(migration)).await.unwrap();
        database.close().await;
        for sql in statements {
            assert!(test.execute(sql).await > 0, "{sql}");
        }
    }
    assert_eq!(test.number("SELECT max(version) AS n FROM _sqlx_migrations").await, version);
}

/// What has to be there, whichever version it was of.
async fn holds_what_was_brought(test: &TestDatabase, store: &Store, version: i64) {
    let setting = store.setting("rules").await.unwrap();
    assert_eq!(setting.is_some_and(|value| value.contains("Ann 决済")), version >= 2, "{version}");
    // What is kept outlives the folding of its sitting, and nothing else of it does.
    assert_eq!(test.number("SELECT count(*) AS n FROM revisions WHERE keep = 1").await, i64::from(version >= 2));
    assert!(store.found("words of that time").await.is_empty(), "{version}");
    let share = store.shares(FILLED, at(0)).await.unwrap().into_iter().find(|share| share.label == "team").unwrap();
    let is_pinned = version >= 4;
    assert_eq!((share.revision, share.opened), (is_pinned.then_some(1), if is_pinned { 7 } else { 0 }), "{version}");
    assert_eq!(test.number("SELECT count(*) AS n FROM shares WHERE expired = 1").await, i64::from(is_pinned));
    // The day it was first saved, which its revisions need not tell any more.
    let first = if version >= 5 { 1_772_409_600 } else { at(120).as_second() };
    let created = "SELECT created_at AS n FROM reports WHERE id = '0198c1f5-7a3e-7c55-9c0a-000000000001'";
    assert_eq!(test.number(created).await, first, "{version}");
    assert_eq!(test.number("SELECT max(redactions) AS n FROM reports").await, if is_pinned { 2 } else { 0 });
}

async fn a_database_of_every_version_is_brought_up_to_date_with_all_it_holds(test: TestDatabase) {
    for version in 1..=NEWEST {
        let test = TestDatabase::new(test.kind).await;
        of_version(&test, version).await;
        let store = test.open().await;
        holds_what_was_brought(&test, &store, version).await;
        assert_eq!(check(test.database().await.as_ref()).await.unwrap().faults, Vec::<String>::new(), "{version}");
        holds_what_the_first_version_stored(&store).await;
    }
}

/// The backup that opening has made.
fn made_before(test: &TestDatabase) -> PathBuf {
    let backups: Vec<_> = std::fs::read_dir(test.path("backups")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(backups.len(), 1, "{backups:?}");
    backups[0].clone()
}

/// The lines of a backup without its first and last, which tell when it was made.
fn rows(file: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(file).unwrap();
    let lines: Vec<_> = text.lines().map(str::to_owned).collect();
    lines[1..lines.len() - 1].to_vec()
}

async fn the_backup_before_an_upgrade_holds_all_that_there_was_as_it_was(test: TestDatabase) {
    for version in 1..NEWEST {
        let test = TestDatabase::new(test.kind).await;
        of_version(&test, version).await;
        let before = test.path("before");
        back_up(test.database().await.as_ref(), &before, Timestamp::now()).await.unwrap();
        test.open().await.close().await;
        let backup = made_before(&test);
        assert_eq!(rows(&backup), rows(&before), "{version}");
        // The program of that version takes a form and a migration that it knows.
        let head = std::fs::read_to_string(&backup).unwrap();
        let head = head.lines().next().unwrap();
        assert!(head.contains("\"form\":1") && head.contains(&format!("\"migration\":{version},")), "{head}");
    }
}

async fn after_going_back_an_upgrade_can_be_made_again(test: TestDatabase) {
    for version in 1..NEWEST {
        let test = TestDatabase::new(test.kind).await;
        of_version(&test, version).await;
        let store = test.open().await;
        store.save(Uuid::now_v7(), Default::default(), server::store::Expected::New, None, at(9)).await.unwrap();
        store.close().await;
        let again = TestDatabase::new(test.kind).await;
        restore(again.database().await, &made_before(&test)).await.unwrap();
        let store = again.open().await;
        holds_what_was_brought(&again, &store, version).await;
        assert_eq!(again.number("SELECT count(*) AS n FROM reports").await, 3, "what came later is not in it");
    }
}
