//! What a report was before.

use serde_json::{Value, json};

use crate::running::{Running, body, detail, header, new_id};

#[tokio::test]
async fn a_report_has_its_history() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "first"})).await;
    for (revision, title) in [(1, "second"), (2, "third")] {
        assert_eq!(server.save(&id, revision).json(&json!({"title": title})).send().await.unwrap().status(), 200);
    }
    let path = format!("/api/reports/{id}/revisions");
    let history = body(server.get(&path).send().await.unwrap()).await;
    let sittings = history["revisions"].as_array().unwrap();
    assert_eq!(sittings.len(), 1, "what is saved without a pause is one");
    assert_eq!(
        (&sittings[0]["first"], &sittings[0]["revision"], &sittings[0]["kept"]),
        (&json!(1), &json!(3), &json!(false))
    );

    let answer = server.get(&format!("{path}/2")).send().await.unwrap();
    assert_eq!((answer.status().as_u16(), header(&answer, "etag")), (200, "\"2\""));
    assert_eq!(body(answer).await["report"]["title"], json!("second"));
    let markdown = server.get(&format!("{path}/1")).header("accept", "text/markdown").send().await.unwrap();
    assert!(markdown.text().await.unwrap().starts_with("# Postmortem: first\n"));
}

#[tokio::test]
async fn what_there_is_not_is_said() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let get = async |path: String| server.get(&path).send().await.unwrap();
    assert!(detail(get(format!("/api/reports/{id}/revisions/7")).await, 404).await.contains("revision"));
    assert!(detail(get(format!("/api/reports/{id}/revisions/x")).await, 400).await.contains("number"));
    detail(get(format!("/api/reports/{}/revisions", new_id())).await, 404).await;
    assert_eq!(
        server.delete(&format!("/api/reports/{id}")).header("if-match", "\"1\"").send().await.unwrap().status(),
        204
    );
    detail(get(format!("/api/reports/{id}/revisions")).await, 410).await;
    detail(get(format!("/api/reports/{id}/revisions/1")).await, 410).await;
}

#[tokio::test]
async fn reports_are_found_by_their_words() {
    let server = Running::start().await;
    let id =
        server.saved(json!({"title": "Checkout down", "severity": "SEV1", "root_cause": "The pool ran out"})).await;
    server.saved(json!({"title": "Checkout slow"})).await;
    let found = async |query: &str| -> Vec<Value> {
        let answer = server.get(&format!("/api/reports?{query}")).send().await.unwrap();
        body(answer).await["reports"].as_array().unwrap().iter().map(|report| report["title"].clone()).collect()
    };
    assert_eq!(found("q=POOL+check").await, ["Checkout down"]);
    assert_eq!(found("q=check").await, ["Checkout slow", "Checkout down"]);
    assert!(found("q=pool%20slow").await.is_empty());
    assert_eq!(found("severity=sev1&status=").await, ["Checkout down"]);
    assert!(found("severity=sev1&tag=edge").await.is_empty());
    let long = "x".repeat(201);
    let said = detail(server.get(&format!("/api/reports?q={long}")).send().await.unwrap(), 400).await;
    assert!(said.contains("201") && said.contains("200"), "{said}");
    assert_eq!(
        server.delete(&format!("/api/reports/{id}")).header("if-match", "\"1\"").send().await.unwrap().status(),
        204
    );
    assert_eq!(found("q=check").await, ["Checkout slow"]);
}

#[tokio::test]
async fn a_secret_that_was_taken_out_of_the_report_is_taken_out_of_its_past() {
    let secret = "hV3kq9Zr2mXw7Lp4";
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a", "root_cause": format!("It logs password={secret} twice")})).await;
    let redact = format!("/api/reports/{id}/redact");
    let path = format!("/api/reports/{id}/revisions/1");
    let said = async || body(server.get(&path).send().await.unwrap()).await["report"]["root_cause"].clone();
    assert_eq!(body(server.post(&redact).send().await.unwrap()).await, json!({"revisions": 0}));
    assert_eq!(said().await, json!(format!("It logs password={secret} twice")), "the report still holds it");

    let without = json!({"title": "a", "root_cause": "It logs a password twice"});
    assert_eq!(server.save(&id, 1).json(&without).send().await.unwrap().status(), 200);
    let answer = server.post(&redact).send().await.unwrap();
    assert_eq!((answer.status().as_u16(), body(answer).await), (200, json!({"revisions": 1})));
    assert_eq!(said().await, json!("It logs password=(redacted) twice"));
    detail(server.post(&format!("/api/reports/{}/redact", new_id())).send().await.unwrap(), 404).await;
}

#[tokio::test]
async fn each_revision_of_a_sitting_is_listed_and_can_be_kept() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "first"})).await;
    for (revision, title) in [(1, "second"), (2, "third")] {
        assert_eq!(server.save(&id, revision).json(&json!({"title": title})).send().await.unwrap().status(), 200);
    }
    let path = format!("/api/reports/{id}/revisions");
    let listed = async || {
        let history = body(server.get(&format!("{path}?sitting=1")).send().await.unwrap()).await;
        let all = history["revisions"].as_array().unwrap().clone();
        all.iter().map(|one| (one["revision"].as_u64().unwrap(), one["kept"].as_bool().unwrap())).collect::<Vec<_>>()
    };
    assert_eq!(listed().await, [(3, false), (2, false), (1, false)]);
    assert_eq!(server.put(&format!("{path}/2/kept")).send().await.unwrap().status(), 204);
    assert_eq!(listed().await, [(3, false), (2, true), (1, false)]);
    assert_eq!(server.delete(&format!("{path}/2/kept")).send().await.unwrap().status(), 204);
    assert_eq!(listed().await, [(3, false), (2, false), (1, false)]);
    detail(server.put(&format!("{path}/7/kept")).send().await.unwrap(), 404).await;
    assert_eq!(body(server.get(&format!("{path}?sitting=2")).send().await.unwrap()).await, json!({"revisions": []}));
    detail(server.get(&format!("{path}?sitting=x")).send().await.unwrap(), 400).await;
}

#[tokio::test]
async fn any_text_is_purged_once_the_report_does_not_hold_it() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a", "root_cause": "Ann Lee said \"no\""})).await;
    let purge = async |text: &str| {
        server.post(&format!("/api/reports/{id}/purge")).json(&json!({"text": text})).send().await.unwrap()
    };
    assert!(detail(purge("Ann Lee").await, 422).await.contains("current revision still contains it"));
    assert_eq!(server.save(&id, 1).json(&json!({"title": "a"})).send().await.unwrap().status(), 200);
    assert!(detail(purge(" ab ").await, 422).await.contains("at least 3 characters"));
    assert_eq!(body(purge("Ann Lee said \"").await).await, json!({"revisions": 1}));
    assert_eq!(body(purge("Ann Lee").await).await, json!({"revisions": 0}));
    let first = server.get(&format!("/api/reports/{id}/revisions/1")).send().await.unwrap();
    assert_eq!(body(first).await["report"]["root_cause"], json!("(redacted)no\""));
}
