//! Whatever is wrong with a request is named: what, where, and what the limit is.

use reqwest::Method;
use serde_json::{Value, json};

use crate::running::{Running, detail, header, new_id};

const JSON: &str = "application/json";

/// The answer to a creation with this body.
async fn refused(content_type: &str, body: impl Into<reqwest::Body>, status: u16) -> String {
    let server = Running::start().await;
    let request = server.post("/api/reports").header("content-type", content_type).body(body);
    let detail = detail(request.send().await.unwrap(), status).await;
    let list: Value = server.get("/api/reports").send().await.unwrap().json().await.unwrap();
    assert_eq!(list["reports"], json!([]), "{detail}");
    detail
}

#[tokio::test]
async fn broken_json_is_refused_with_line_and_column() {
    assert!(refused(JSON, "{\n  \"title\": \"a\",\n}", 400).await.contains("line 3 column 1"));
    assert!(refused(JSON, "", 400).await.contains("line 1 column 0"));
    assert!(refused(JSON, "{} {}", 400).await.contains("line 1 column 4"));
}

#[tokio::test]
async fn a_wrong_type_is_refused_with_its_path() {
    assert!(refused(JSON, r#"{"title": 5}"#, 422).await.starts_with("`title`: invalid type"));
    let item = refused(JSON, r#"{"action_items": [{"item": "a"}, {"item": "b", "owner": null}]}"#, 422).await;
    assert!(item.starts_with("`action_items[1].owner`: invalid type: null"), "{item}");
    for other in ["[]", "null", "\"text\"", "[1, \"a title\"]"] {
        refused(JSON, other, 422).await;
    }
}

#[tokio::test]
async fn an_unknown_field_is_refused_and_not_dropped() {
    assert!(refused(JSON, r#"{"titel": "a"}"#, 422).await.contains("`titel`"));
    let nested = refused(JSON, r#"{"related_links": [{"href": "a"}]}"#, 422).await;
    assert!(nested.starts_with("`related_links[0].href`"), "{nested}");
    assert!(refused(JSON, r#"{"id": "a", "revision": 1, "report": {}}"#, 422).await.contains("`id`"));
}

#[tokio::test]
async fn a_newer_format_is_refused_by_that_name() {
    let newer = refused(JSON, r#"{"title": "a", "weather": [], "format": 4}"#, 422).await;
    assert!(newer.starts_with("`format`: 4 is newer than 3"), "{newer}");
    assert!(refused(JSON, r#"{"format": 0}"#, 422).await.starts_with("`format`"));
}

#[tokio::test]
async fn a_program_of_an_older_format_does_not_write_over_a_newer_report() {
    let server = Running::start().await;
    let id = new_id();
    let created = server.save(&id, 0).json(&json!({"format": 1, "title": "a"})).send().await.unwrap();
    assert_eq!(created.status(), 201);
    let older = server.save(&id, 1).json(&json!({"format": 1, "title": "b"}));
    let told = detail(older.send().await.unwrap(), 409).await;
    assert!(told.contains("a newer version of this page is needed"), "{told}");
}

#[tokio::test]
async fn other_media_types_are_refused() {
    assert!(refused("text/html", "<p>", 415).await.contains("application/json or text/markdown"));
    assert!(refused("application/x-www-form-urlencoded", "title=a", 415).await.contains("application/json"));
    assert!(refused("text/markdown; charset=iso-8859-1", "a", 415).await.contains("UTF-8"));
    let server = Running::start().await;
    assert!(detail(server.post("/api/reports").body("{}").send().await.unwrap(), 415).await.contains("missing"));
    let compressed = server.post("/api/lint").header("content-encoding", "gzip").json(&json!({}));
    assert!(detail(compressed.send().await.unwrap(), 415).await.contains("Content-Encoding"));
    let share = server.post(&format!("/api/reports/{}/shares", new_id())).header("content-type", "text/markdown");
    assert!(!detail(share.body("x").send().await.unwrap(), 415).await.contains("or text/markdown"));
}

#[tokio::test]
async fn bytes_that_are_no_text_are_refused_with_their_position() {
    assert!(refused(JSON, b"{\"title\": \"\xff\"}".to_vec(), 400).await.contains("byte 11"));
    assert!(refused("text/markdown", b"ab\xc3".to_vec(), 400).await.contains("byte 2"));
}

#[tokio::test]
async fn a_request_over_the_limit_is_refused_with_the_limit() {
    let size = 4 * 1024 * 1024 + 1;
    let detail = refused(JSON, " ".repeat(size), 413).await;
    assert!(detail.contains("4194304") && detail.contains(&size.to_string()), "{detail}");
}

#[tokio::test]
async fn a_report_over_the_limit_is_refused_with_the_limit() {
    let text = "x".repeat(1024 * 1024);
    let as_json = refused(JSON, json!({"what_happened": text}).to_string(), 413).await;
    assert!(as_json.contains("1048576") && as_json.contains("written as Markdown it has 10"), "{as_json}");
    let markdown = refused("text/markdown", format!("# Postmortem: a\n\n{text}"), 413).await;
    assert!(markdown.starts_with("The report is too large: it has 1048593 bytes"), "it is not parsed: {markdown}");
    let server = Running::start().await;
    let linted = server.post("/api/lint").json(&json!({"root_cause": text})).send().await.unwrap();
    assert!(detail(linted, 413).await.contains("1048576"));
    let fits = json!({"what_happened": "x".repeat(1024 * 1024 - 4096)});
    assert_eq!(server.post("/api/reports").json(&fits).send().await.unwrap().status(), 201);
}

#[tokio::test]
async fn an_id_has_to_be_a_uuid() {
    let server = Running::start().await;
    for id in ["1", "0198c1f57a3e7c559c0a3c1de3b2f6a1", "%7B0198c1f5-7a3e-7c55-9c0a-3c1de3b2f6a1%7D", "%ff"] {
        assert!(detail(server.get(&format!("/api/reports/{id}")).send().await.unwrap(), 400).await.len() > 10, "{id}");
        let save = server.save(id, 0).json(&json!({})).send().await.unwrap();
        detail(save, 400).await;
    }
    detail(server.delete(&format!("/api/reports/{}/shares/1", new_id())).send().await.unwrap(), 400).await;
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_document_too() {
    let server = Running::start().await;
    detail(server.get(&format!("/api/reports/{}", new_id())).send().await.unwrap(), 404).await;
    for path in ["/api", "/api/", "/api/nothing", "/api/reports/", "/api/reports/1/2/3/4"] {
        for method in [Method::GET, Method::POST] {
            detail(server.request(method, path).send().await.unwrap(), 404).await;
        }
    }
    let answer = server.request(Method::PATCH, "/api/reports").send().await.unwrap();
    assert_eq!(header(&answer, "allow"), "GET,HEAD,POST");
    detail(answer, 405).await;
    detail(server.post("/healthz").send().await.unwrap(), 405).await;
}
