//! Deleting a report.

use serde_json::json;

use crate::running::{Running, body, detail, header, new_id, problem};

#[tokio::test]
async fn a_deleted_report_is_gone_everywhere() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let path = format!("/api/reports/{id}");
    let (share, link) = server.shared(&id).await;
    assert_eq!(server.delete(&path).header("if-match", "\"1\"").send().await.unwrap().status(), 204);

    detail(server.get(&path).send().await.unwrap(), 410).await;
    for revision in [0, 1] {
        detail(server.save(&id, revision).json(&json!({"title": "b"})).send().await.unwrap(), 410).await;
    }
    detail(server.delete(&path).header("if-match", "\"1\"").send().await.unwrap(), 410).await;
    detail(server.get(&format!("{path}/shares")).send().await.unwrap(), 410).await;
    detail(server.post(&format!("{path}/shares")).json(&json!({})).send().await.unwrap(), 410).await;
    detail(server.delete(&format!("{path}/shares/{share}")).send().await.unwrap(), 410).await;
    for link in [&link, &format!("{link}.md")] {
        assert_eq!(server.get(link).send().await.unwrap().status(), 410, "{link}");
    }
    assert_eq!(body(server.get("/api/reports").send().await.unwrap()).await["reports"], json!([]));
}

#[tokio::test]
async fn a_deletion_says_which_revision_it_means() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let path = format!("/api/reports/{id}");
    assert!(detail(server.delete(&path).send().await.unwrap(), 428).await.contains("If-Match"));
    assert_eq!(server.save(&id, 1).json(&json!({"title": "b"})).send().await.unwrap().status(), 200);
    let stale = server.delete(&path).header("if-match", "\"1\"").send().await.unwrap();
    assert_eq!(problem(stale, 412).await["current"]["revision"], json!(2));
    assert_eq!(server.get(&path).send().await.unwrap().status(), 200);
    let unknown =
        server.delete(&format!("/api/reports/{}", new_id())).header("if-match", "\"1\"").send().await.unwrap();
    detail(unknown, 404).await;
}

#[tokio::test]
async fn a_deleted_report_is_in_the_bin_and_comes_back_without_its_links() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let path = format!("/api/reports/{id}");
    let (_, link) = server.shared(&id).await;
    assert_eq!(server.delete(&path).header("if-match", "\"1\"").send().await.unwrap().status(), 204);
    let bin = body(server.get("/api/bin").send().await.unwrap()).await;
    assert_eq!((&bin["reports"][0]["id"], &bin["reports"][0]["title"]), (&json!(id), &json!("a")));
    assert!(bin["reports"][0]["gone_at"].as_str() > bin["reports"][0]["deleted_at"].as_str());

    let restored = server.post(&format!("{path}/restore")).send().await.unwrap();
    assert_eq!((restored.status().as_u16(), header(&restored, "etag")), (200, "\"1\""));
    assert_eq!(body(restored).await["report"]["title"], json!("a"));
    assert_eq!(server.get(&path).send().await.unwrap().status(), 200);
    assert_eq!(server.get(&link).send().await.unwrap().status(), 410);
    assert_eq!(body(server.get("/api/bin").send().await.unwrap()).await["reports"], json!([]));
    detail(server.post(&format!("/api/reports/{}/restore", new_id())).send().await.unwrap(), 404).await;
}
