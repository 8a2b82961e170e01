//! A database that holds something newer, or that fails.

use serde_json::json;

use crate::running::{Running, body, detail, header};

#[tokio::test]
async fn a_report_in_a_newer_format_is_neither_read_nor_overwritten() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let (_, link) = server.shared(&id).await;
    let newer = json!({"format": 99, "title": "b", "timeline": []}).to_string();
    let database = server.database().await;
    sqlx::query("UPDATE revisions SET report = $1").bind(&newer).execute(&database).await.unwrap();
    sqlx::query("UPDATE reports SET format = 99").execute(&database).await.unwrap();

    let path = format!("/api/reports/{id}");
    let read = detail(server.get(&path).send().await.unwrap(), 409).await;
    assert!(read.contains("a newer version of this page is needed"), "{read}");
    detail(server.save(&id, 1).json(&json!({"title": "c"})).send().await.unwrap(), 409).await;
    let markdown = server.save(&id, 1).header("content-type", "text/markdown").body("# Postmortem: c");
    detail(markdown.send().await.unwrap(), 409).await;
    assert_eq!(server.get(&link).send().await.unwrap().status(), 409);
    let kept: String = sqlx::query_scalar("SELECT report FROM revisions").fetch_one(&database).await.unwrap();
    assert_eq!(kept, newer);
}

#[tokio::test]
async fn a_save_that_cannot_be_written_is_refused_and_loses_nothing() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let database = server.database().await;
    let trigger = "CREATE TRIGGER full BEFORE UPDATE ON reports BEGIN SELECT RAISE(FAIL, 'disk full'); END";
    sqlx::query(trigger).execute(&database).await.unwrap();

    let answer = server.save(&id, 1).header("save-id", "s").json(&json!({"title": "b"})).send().await.unwrap();
    assert_ne!(header(&answer, "retry-after"), "");
    let said = detail(answer, 503).await;
    assert!(said.contains("could not be saved") && said.contains("kept in your browser"), "{said}");
    assert!(!said.contains("disk full"), "{said}");
    let current = body(server.get(&format!("/api/reports/{id}")).send().await.unwrap()).await;
    assert_eq!((&current["revision"], &current["report"]["title"]), (&json!(1), &json!("a")));

    sqlx::query("DROP TRIGGER full").execute(&database).await.unwrap();
    let again = server.save(&id, 1).header("save-id", "s").json(&json!({"title": "b"})).send().await.unwrap();
    assert_eq!((again.status().as_u16(), header(&again, "etag")), (200, "\"2\""));
}

#[tokio::test]
async fn a_database_that_cannot_be_read_is_said_to_be_so() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let (_, link) = server.shared(&id).await;
    let database = server.database().await;
    sqlx::query("ALTER TABLE revisions RENAME TO elsewhere").execute(&database).await.unwrap();
    assert!(
        detail(server.get(&format!("/api/reports/{id}")).send().await.unwrap(), 503).await.contains("cannot be read")
    );
    let page = server.get(&link).send().await.unwrap();
    assert_eq!(page.status(), 503);
    assert!(page.text().await.unwrap().contains("It is not lost"));
}

#[tokio::test]
async fn what_is_saved_is_on_the_disk() {
    let server = Running::start().await;
    server.saved(json!({"title": "a"})).await;
    let database = server.database().await;
    let journal: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&database).await.unwrap();
    assert_eq!(journal, "wal");
    let report: String = sqlx::query_scalar("SELECT report FROM revisions").fetch_one(&database).await.unwrap();
    assert!(report.starts_with("{\"format\":3,\"title\":\"a\""), "{report}");
}
