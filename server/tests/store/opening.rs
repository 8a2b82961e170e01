//! Opening: migrations, newer databases, databases that go away.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures::future::join_all;
use server::store::{Address, BackupError, News, OpenError, Resource, Store, StoreError, back_up, check, restore};
use tokio::sync::broadcast::error::RecvError;
use uuid::{Uuid, uuid};

use crate::cluster::Cluster;
use crate::test_database::{Saving as _, TestDatabase, at};

on_both! {
    a_database_of_the_first_version_is_brought_up_to_date,
    the_backup_before_a_migration_is_of_the_version_before,
    a_backup_of_an_older_version_is_restored_into_an_empty_database_of_any,
    a_restore_into_an_older_database_that_is_in_use_leaves_it_at_its_version,
    servers_that_start_at_once_migrate_once,
    a_database_of_a_newer_version_is_refused_in_words,
    nothing_is_backed_up_where_nothing_is_migrated,
}

/// What the first version's program stored, see `the_first_version`.
pub const FILLED: Uuid = uuid!("0198c1f5-7a3e-7c55-9c0a-000000000001");
const UNTITLED: Uuid = uuid!("0198c1f5-7a3e-7c55-9c0a-000000000002");
const DELETED: Uuid = uuid!("0198c1f5-7a3e-7c55-9c0a-000000000003");

/// SHA-256 of the token of a link that the first version made.
const TOKEN_HASH: &str = "f208619146b91362fbfd383da8797e7de7c4a0c7aafe41dd3e0eae930a96a573";

fn fixture(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// A database as the program of the first version left it: for SQLite the very file, for PostgreSQL,
/// which that program did not know, its backup put into the tables of that time.
pub async fn the_first_version(test: &TestDatabase) {
    match &test.address {
        Address::Sqlite(file) => drop(std::fs::copy(fixture("migration-1.sqlite"), file).unwrap()),
        Address::Postgres(_) => {
            let database = test.database().await;
            database.migrate(Some(1)).await.unwrap();
            let lines = std::fs::read_to_string(fixture("migration-1.postmortem")).unwrap();
            let mut transaction = database.begin().await.unwrap();
            for line in lines.lines() {
                let line: serde_json::Value = serde_json::from_str(line).unwrap();
                let Some(row) = line.get("row") else { continue };
                let sql = format!(
                    "INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, $1::jsonb)",
                    table = row["table"].as_str().unwrap()
                );
                let mut cells = row["cells"].clone();
                if let Some(hash) = cells.get("token_hash") {
                    cells["token_hash"] = format!("\\x{}", hexadecimal(hash["base64"].as_str().unwrap())).into();
                }
                transaction.session().query_of(sql).bind(cells.to_string()).execute().await.unwrap();
            }
            database.renumber(&mut transaction.session()).await.unwrap();
            transaction.commit().await.unwrap();
            database.close().await;
        }
    }
}

fn hexadecimal(base64: &str) -> String {
    use base64::Engine as _;
    let bytes = base64::engine::general_purpose::STANDARD.decode(base64).unwrap();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What every later version has to make of it.
pub async fn holds_what_the_first_version_stored(store: &Store) {
    let report = store.report(FILLED).await.unwrap();
    assert_eq!((report.saved.revision, report.saved_at), (3, at(2 * 60 * 60 + 120)));
    assert!(report.saved.report.what_happened.ends_with("Added by save 3: naïve “quotes” and \\ backslashes 決済."));
    let sittings: Vec<_> = store.revisions(FILLED).await.unwrap().iter().map(|s| (s.first, s.revision)).collect();
    assert_eq!(sittings, [(3, 3), (1, 2)]);
    assert!(store.revision(FILLED, 1).await.unwrap().saved.report.what_happened.len() > 100);
    assert_eq!(store.report(UNTITLED).await.unwrap().saved.report.title, "");
    assert!(matches!(store.report(DELETED).await, Err(StoreError::Gone(Resource::Report))));
    assert_eq!(store.found("naive 決済 pool").await.len(), 1);

    let hash: Vec<u8> = (0..32).map(|at| u8::from_str_radix(&TOKEN_HASH[2 * at..2 * at + 2], 16).unwrap()).collect();
    let hash: [u8; 32] = hash.try_into().unwrap();
    assert_eq!(store.shared(hash, at(0)).await.unwrap().saved.id, FILLED.to_string());
    let shares = store.shares(FILLED, at(0)).await.unwrap();
    let labels: Vec<_> = shares.iter().map(|share| (share.label.as_str(), share.revoked_at.is_some())).collect();
    assert_eq!(labels, [("revoked", true), ("team", false)]);
    // Its links were left alone by that version; they must not come back with it.
    store.restore(DELETED).await.unwrap();
    assert!(store.shares(DELETED, at(0)).await.unwrap()[0].revoked_at.is_some());
    assert_eq!(store.save_at(UNTITLED, 1, "goes on", 9).await.unwrap().saved.revision, 2);
}

async fn a_database_of_the_first_version_is_brought_up_to_date(test: TestDatabase) {
    the_first_version(&test).await;
    let store = test.open().await;
    holds_what_the_first_version_stored(&store).await;
    let database = test.database().await;
    assert_eq!(check(database.as_ref()).await.unwrap().faults, Vec::<String>::new());
}

async fn the_backup_before_a_migration_is_of_the_version_before(test: TestDatabase) {
    the_first_version(&test).await;
    test.open().await;
    let backups: Vec<_> = std::fs::read_dir(test.path("backups")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(backups.len(), 1, "{backups:?}");
    let head = std::fs::read_to_string(&backups[0]).unwrap();
    assert!(head.lines().next().unwrap().contains("\"migration\":1"), "{head}");
    for kind in [test.kind, test.kind.other()] {
        let other = TestDatabase::new(kind).await;
        restore(other.database().await, &backups[0]).await.unwrap();
        holds_what_the_first_version_stored(&other.open().await).await;
    }
}

async fn a_backup_of_an_older_version_is_restored_into_an_empty_database_of_any(test: TestDatabase) {
    the_first_version(&test).await;
    let file = test.path("backup");
    back_up(test.database().await.as_ref(), &file, at(0)).await.unwrap();
    for before in 1..=5 {
        let other = TestDatabase::new(test.kind).await;
        let database = other.database().await;
        database.migrate(Some(before)).await.unwrap();
        restore(database, &file).await.unwrap();
        holds_what_the_first_version_stored(&other.open().await).await;
    }
    // The server has made it and nobody has used it.
    let other = TestDatabase::new(test.kind).await;
    other.open().await.close().await;
    restore(other.database().await, &file).await.unwrap();
    holds_what_the_first_version_stored(&other.open().await).await;
}

async fn a_restore_into_an_older_database_that_is_in_use_leaves_it_at_its_version(test: TestDatabase) {
    the_first_version(&test).await;
    let file = test.path("backup");
    back_up(test.database().await.as_ref(), &file, at(0)).await.unwrap();
    let refused = restore(test.database().await, &file).await.unwrap_err();
    assert!(matches!(refused, BackupError::NotEmpty(_)), "{refused}");
    assert_eq!(test.number("SELECT max(version) AS n FROM _sqlx_migrations").await, 1);
}

async fn servers_that_start_at_once_migrate_once(test: TestDatabase) {
    the_first_version(&test).await;
    let stores = join_all((0..4).map(|_| test.open())).await;
    holds_what_the_first_version_stored(&stores[0]).await;
    assert_eq!(stores[3].found("goes on").await, ["goes on"]);
    let again = TestDatabase::new(test.kind).await;
    join_all((0..4).map(|_| again.open())).await;
}

async fn a_database_of_a_newer_version_is_refused_in_words(test: TestDatabase) {
    test.open().await.close().await;
    test.execute(
        "UPDATE _sqlx_migrations SET version = 9999 WHERE version = (SELECT max(version) FROM _sqlx_migrations)",
    )
    .await;
    let Err(error) = Store::open(&test.address, &test.path("backups")).await else { panic!("it was opened") };
    assert!(matches!(error, OpenError::Newer(_)));
    assert!(error.to_string().contains("newer version of this program"), "{error}");
}

async fn nothing_is_backed_up_where_nothing_is_migrated(test: TestDatabase) {
    test.open().await.close().await;
    test.open().await.close().await;
    assert!(!test.path("backups").exists());
}

#[tokio::test]
async fn an_address_that_leads_nowhere_is_refused_without_its_password() {
    let folder = tempfile::TempDir::new().unwrap();
    for url in ["postgres://user:secret@localhost:1/reports", "postgres://user:secret@:x/", "postgres://:secret"] {
        let Err(error) = Store::open(&Address::Postgres(url.into()), folder.path()).await else { panic!("{url}") };
        let said = error.to_string();
        assert!(!said.contains("secret") && said.ends_with('.'), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_postgres_that_goes_away_for_a_moment_loses_and_refuses_nothing() {
    let mut cluster = Cluster::start("/tmp", "");
    let address = Address::Postgres(cluster.database().await);
    let folder = tempfile::TempDir::new().unwrap();
    let store = Store::open(&address, folder.path()).await.unwrap();
    let mut news = store.subscribe();
    let has_missed = tokio::spawn(async move {
        loop {
            match news.recv().await {
                // One that was too slow to hear all has missed some too.
                Ok(News::Missed) | Err(RecvError::Lagged(_)) => break true,
                Ok(_) => {}
                Err(RecvError::Closed) => break false,
            }
        }
    });
    let is_over = AtomicBool::new(false);
    let writer = async {
        let (id, mut revision) = (Uuid::now_v7(), 0);
        while !is_over.load(Ordering::Relaxed) {
            revision = store.save_at(id, revision, &format!("{revision}"), 0).await.unwrap().saved.revision;
        }
        (id, revision)
    };
    let breaker = async {
        for _ in 0..2 {
            store.saved("before").await;
            tokio::task::block_in_place(|| {
                cluster.order("stop");
                cluster.order("start");
            });
            store.saved("after").await;
        }
        is_over.store(true, Ordering::Relaxed);
    };
    let ((id, revision), ()) = tokio::join!(writer, breaker);
    assert_eq!(store.report(id).await.unwrap().saved.revision, revision);
    assert_eq!(store.found("before").await.len(), 2);
    let has_missed = tokio::time::timeout(Duration::from_secs(60), has_missed).await;
    assert!(has_missed.is_ok_and(Result::unwrap), "whoever shows reports has to look again");
    store.close().await;
    cluster.end();
}
