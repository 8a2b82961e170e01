//! The list of all reports.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::running::{Running, body, detail};

async fn page(server: &Running, cursor: Option<&str>) -> (Vec<Value>, Option<String>) {
    let path = cursor.map_or("/api/reports".to_owned(), |cursor| format!("/api/reports?cursor={cursor}"));
    let list = body(server.get(&path).send().await.unwrap()).await;
    (list["reports"].as_array().unwrap().clone(), list["next"].as_str().map(str::to_owned))
}

#[tokio::test]
async fn an_empty_library_is_an_empty_list() {
    let server = Running::start().await;
    let list = body(server.get("/api/reports").send().await.unwrap()).await;
    assert_eq!((&list["reports"], &list["next"], &list["counts"]["total"]), (&json!([]), &Value::Null, &json!(0)));
}

#[tokio::test]
async fn the_report_saved_last_is_listed_first() {
    let server = Running::start().await;
    let (one, other) = (server.saved(json!({"title": "one"})).await, server.saved(json!({"title": "other"})).await);
    assert_eq!(server.save(&one, 1).json(&json!({"title": "one again"})).send().await.unwrap().status(), 200);
    let (reports, next) = page(&server, None).await;
    assert_eq!(next, None);
    let rows: Vec<_> = reports
        .iter()
        .map(|r| (r["id"].as_str().unwrap(), r["title"].as_str().unwrap(), r["revision"].as_u64().unwrap()))
        .collect();
    assert_eq!(rows, [(one.as_str(), "one again", 2), (other.as_str(), "other", 1)]);
    let saved_at = reports[0]["saved_at"].as_str().unwrap();
    assert!(saved_at.len() == "2026-03-02T14:02:00Z".len() && saved_at.ends_with('Z'), "{saved_at}");
}

#[tokio::test]
async fn every_report_is_met_once_while_others_are_saved_and_made() {
    let server = Running::start().await;
    let mut ids = Vec::new();
    for number in 0..120 {
        ids.push(server.saved(json!({"title": number.to_string()})).await);
    }
    let (mut seen, mut cursor) = page(&server, None).await;
    assert_eq!(seen.len(), 50);
    // One that was seen and one that was not move to the top; a new one appears there.
    for id in [&ids[119], &ids[3]] {
        assert_eq!(server.save(id, 1).json(&json!({"title": "changed"})).send().await.unwrap().status(), 200);
    }
    server.saved(json!({"title": "new"})).await;
    let mut sizes = vec![seen.len()];
    while let Some(next) = cursor {
        let (reports, following) = page(&server, Some(&next)).await;
        sizes.push(reports.len());
        seen.extend(reports);
        cursor = following;
    }
    assert_eq!(sizes, [50, 50, 20]);
    let met: BTreeSet<&str> = seen.iter().map(|report| report["id"].as_str().unwrap()).collect();
    assert_eq!(met, ids.iter().map(String::as_str).collect::<BTreeSet<_>>());
    let moved = seen.iter().find(|report| report["id"] == json!(ids[3])).unwrap();
    assert_eq!((&moved["title"], &moved["revision"]), (&json!("changed"), &json!(2)));
}

#[tokio::test]
async fn a_question_that_the_list_does_not_know_is_refused() {
    let server = Running::start().await;
    assert!(detail(server.get("/api/reports?cursor=x").send().await.unwrap(), 400).await.contains("`cursor`"));
    for (question, says) in [
        ("sort=name", "`sort` has to be one of saved, incident, title, severity, duration, open-actions, left,"),
        ("stage=done", "`stage` has to be one of draft, in-review, final, other."),
        ("has=actions", "`has`"),
        ("from=2026-3-2", "`from` has to be a day such as 2026-03-02."),
        ("to=2026-02-30", "`to`"),
        ("page=2", "`page`"),
        ("sort=title&cursor=9-1", "another order"),
        ("cursor=title.00000000000000000000000000000001.0.t61", "another order"),
    ] {
        let refused = detail(server.get(&format!("/api/reports?{question}")).send().await.unwrap(), 400).await;
        assert!(refused.contains(says), "{question}: {refused}");
    }
}

#[tokio::test]
async fn the_list_is_narrowed_down_sorted_and_counted() {
    let server = Running::start().await;
    for (title, severity, owner) in [("b", "SEV-2", "Ann"), ("a", "SEV-1", "Ann"), ("c", "", "Bob")] {
        server.saved(json!({"title": title, "severity": severity, "owner": owner})).await;
    }
    let list =
        body(server.get("/api/reports?owner=ANN&sort=-title&stage=draft&from=&has=").send().await.unwrap()).await;
    let titles: Vec<_> = list["reports"].as_array().unwrap().iter().map(|report| report["title"].clone()).collect();
    assert_eq!(titles, ["b", "a"]);
    let owners = json!([{"value": "Ann", "reports": 2}, {"value": "Bob", "reports": 1}]);
    assert_eq!((&list["counts"]["total"], &list["counts"]["owner"]), (&json!(2), &owners));
    assert_eq!(list["reports"][0]["left"], json!(16));
}

#[tokio::test]
async fn an_empty_cursor_is_the_first_page() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let page: Value = server.get("/api/reports?cursor=").send().await.unwrap().json().await.unwrap();
    assert_eq!(page["reports"][0]["id"], json!(id));
}

#[tokio::test]
async fn a_list_shows_the_beginning_of_a_title_that_is_a_text() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "ä".repeat(100_000)})).await;
    let (reports, _) = page(&server, None).await;
    assert_eq!(reports[0]["title"].as_str().unwrap().chars().count(), 301);
    assert_eq!(
        server.delete(&format!("/api/reports/{id}")).header("if-match", "\"1\"").send().await.unwrap().status(),
        204
    );
    let bin = body(server.get("/api/bin").send().await.unwrap()).await;
    assert!(bin["reports"][0]["title"].as_str().unwrap().ends_with("ä…"));
}
