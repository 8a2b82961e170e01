//! Settings that are kept with the reports.

use crate::test_database::TestDatabase;

on_both! {
    a_setting_is_what_it_was_set_to_last,
}

async fn a_setting_is_what_it_was_set_to_last(test: TestDatabase) {
    let store = test.open().await;
    assert_eq!(store.setting("rules").await.unwrap(), None);
    for value in ["{}", "{\"blame.people\": \"error\"}"] {
        store.set("rules", value.into()).await.unwrap();
        assert_eq!(store.setting("rules").await.unwrap().as_deref(), Some(value));
    }
    assert_eq!(store.setting("names").await.unwrap(), None);
}
