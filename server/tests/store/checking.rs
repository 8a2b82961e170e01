//! Whether a database is sound.

use server::store::check;

use crate::test_database::{Kind, Saving as _, TestDatabase, at};

on_both! {
    a_sound_database_has_no_fault,
    each_fault_is_found,
}

async fn faults(test: &TestDatabase) -> Vec<String> {
    let database = test.database().await;
    let checked = check(database.as_ref()).await.unwrap();
    database.close().await;
    checked.faults
}

async fn a_sound_database_has_no_fault(test: TestDatabase) {
    let store = test.open().await;
    let (one, other) = (store.saved("a").await, store.saved("b").await);
    store.save_at(one, 1, "c", 0).await.unwrap();
    store.delete(other, vec![1], at(0)).await.unwrap();
    store.close().await;
    let checked = check(test.database().await.as_ref()).await.unwrap();
    assert_eq!((checked.reports, checked.revisions, checked.faults), (2, 3, Vec::new()));
}

async fn each_fault_is_found(test: TestDatabase) {
    for (spoil, says) in [
        ("UPDATE revisions SET report = 'no JSON' WHERE revision = 1", "revision 1 cannot be read"),
        ("UPDATE revisions SET report = '{\"format\":99}' WHERE revision = 2", "newer version"),
        ("UPDATE reports SET position = 77", "its current revision is missing"),
        ("UPDATE reports SET saved_at = 1", "its current revision is missing"),
        (
            "UPDATE reports SET revision = 1, position = (SELECT min(position) FROM revisions)",
            "newer than the current one",
        ),
        ("UPDATE reports SET title = 'other'", "does not match its text"),
        ("UPDATE search SET terms = ' other '", "does not match its text"),
        ("UPDATE search SET actions = '[{}]'", "does not match its text"),
        ("UPDATE search SET line = '{}'", "does not match its text"),
    ] {
        let test = TestDatabase::new(test.kind).await;
        let store = test.open().await;
        let id = store.saved("a").await;
        store.save_at(id, 1, "b", 0).await.unwrap();
        store.close().await;
        assert_eq!(faults(&test).await, Vec::<String>::new());
        assert!(test.execute(spoil).await > 0);
        let found = faults(&test).await;
        assert!(found.iter().any(|fault| fault.contains(says) && fault.contains(&id.to_string())), "{says}: {found:?}");
    }
}

#[tokio::test]
async fn a_file_that_was_damaged_is_found() {
    let test = TestDatabase::new(Kind::Sqlite).await;
    let store = test.open().await;
    for _ in 0..50 {
        store.saved(&"word ".repeat(500)).await;
    }
    store.close().await;
    let server::store::Address::Sqlite(file) = &test.address else { panic!() };
    let mut bytes = std::fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 2000].fill(0x5a);
    std::fs::write(file, bytes).unwrap();
    let database = test.database().await;
    let checked = check(database.as_ref()).await;
    assert!(!checked.is_ok_and(|checked| checked.faults.is_empty()));
}
