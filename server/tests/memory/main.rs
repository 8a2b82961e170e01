//! SQLite without memory: the save that needs it is refused, and the others go on. A program of its own, because the
//! limit holds for the whole process and can never be raised again.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

use jiff::Timestamp;
use postmortem::Report;
use server::store::{Address, Expected, Store, StoreError, connect};
use uuid::Uuid;

#[tokio::test]
async fn a_save_that_finds_no_memory_keeps_no_other_from_being_saved() {
    let folder = tempfile::TempDir::new().unwrap();
    let address = Address::Sqlite(folder.path().join("reports.sqlite"));
    let store = Store::open(&address, folder.path()).await.unwrap();
    let database = connect(&address).await.unwrap();
    database.reader().await.unwrap().session().run("PRAGMA hard_heap_limit = 6000000").await.unwrap();
    let save = async |bytes: usize| {
        let report = Report { what_happened: "word ".repeat(bytes / 5), ..Report::default() };
        let now = Timestamp::from_second(1_772_460_000).unwrap();
        store.save(Uuid::now_v7(), report.normalize(), Expected::New, None, now).await
    };
    let mut refused = None;
    for megabytes in [1, 4, 8] {
        assert!(save(1000).await.is_ok(), "before a save of {megabytes} MB");
        refused = refused.or(save(megabytes * 1_000_000).await.err());
    }
    let refused = refused.expect("SQLite has no limit");
    assert!(matches!(&refused, StoreError::Unwritable(error) if error.to_string().contains("memory")), "{refused}");
    assert!(save(1000).await.is_ok());
    assert!(store.check_ready().await.is_ok());
}
