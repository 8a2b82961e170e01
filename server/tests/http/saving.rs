//! Create, read, update.

use reqwest::Method;
use serde_json::json;

use crate::running::{Running, body, detail, golden, header, new_id, problem};

#[tokio::test]
async fn a_report_is_created_and_read() {
    let server = Running::start().await;
    let answer = server.post("/api/reports").json(&json!({"title": " Pool exhausted "})).send().await.unwrap();
    assert_eq!((answer.status().as_u16(), header(&answer, "etag")), (201, "\"1\""));
    let location = header(&answer, "location").to_owned();
    let created = body(answer).await;
    assert_eq!(location, format!("/api/reports/{}", created["id"].as_str().unwrap()));
    assert_eq!((&created["revision"], &created["report"]["title"]), (&json!(1), &json!("Pool exhausted")));

    let answer = server.get(&location).send().await.unwrap();
    assert_eq!((answer.status().as_u16(), header(&answer, "etag")), (200, "\"1\""));
    assert_eq!(header(&answer, "cache-control"), "private, no-cache");
    let vary: Vec<_> = answer.headers().get_all("vary").iter().collect();
    assert!(vary.iter().any(|value| *value == "Accept"), "{vary:?}");
    assert_eq!(body(answer).await, created);
}

#[tokio::test]
async fn a_report_is_made_under_the_id_of_the_client() {
    let server = Running::start().await;
    let id = new_id();
    let answer = server.save(&id.to_uppercase(), 0).json(&json!({"title": "a"})).send().await.unwrap();
    assert_eq!((answer.status().as_u16(), header(&answer, "etag")), (201, "\"1\""));
    assert_eq!(body(answer).await["id"], json!(id));
    let answer = server.save(&id, 1).json(&json!({"title": "b"})).send().await.unwrap();
    assert_eq!((answer.status().as_u16(), header(&answer, "etag")), (200, "\"2\""));
}

#[tokio::test]
async fn both_forms_go_in_and_out() {
    let server = Running::start().await;
    let (id, filled) = (new_id(), golden("filled.md"));
    let path = format!("/api/reports/{id}");
    let request =
        server.save(&id, 0).header("content-type", "text/markdown; charset=UTF-8").header("accept", "text/markdown");
    let answer = request.body(filled.clone()).send().await.unwrap();
    assert_eq!((answer.status().as_u16(), header(&answer, "etag")), (201, "\"1\""));
    assert_eq!(header(&answer, "content-type"), "text/markdown; charset=utf-8");
    assert_eq!(answer.text().await.unwrap(), filled);

    let json = server.get(&path).send().await.unwrap();
    assert_eq!(header(&json, "content-type"), "application/json");
    let report = body(json).await["report"].clone();
    assert_eq!(report["causal_chain"][0]["text"], json!("Checkout requests end in HTTP 502"));
    assert_eq!(server.save(&id, 1).json(&report).send().await.unwrap().status(), 200);
    let markdown = server.get(&path).header("accept", "text/markdown, */*;q=0.1").send().await.unwrap();
    assert_eq!(markdown.text().await.unwrap(), filled);
}

#[tokio::test]
async fn markdown_in_other_words_is_answered_with_what_was_recognised() {
    let server = Running::start().await;
    let markdown = "# Checkout down\n\n## Root causes\n\nThe pool.\n";
    let request = server.post("/api/reports").header("content-type", "text/markdown").body(markdown);
    let answer = body(request.send().await.unwrap()).await;
    assert_eq!(answer["report"]["root_cause"], json!("The pool."));
    assert_eq!(answer["imported"], json!([{"line": 3, "text": "Root causes", "field": "root cause"}]));
    let path = format!("/api/reports/{}", answer["id"].as_str().unwrap());
    assert!(body(server.get(&path).send().await.unwrap()).await.get("imported").is_none());
}

#[tokio::test]
async fn an_unchanged_report_is_not_sent_again() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let path = format!("/api/reports/{id}");
    for tag in ["\"1\"", "W/\"1\"", "\"7\", \"1\""] {
        let answer = server.get(&path).header("if-none-match", tag).send().await.unwrap();
        assert_eq!((answer.status().as_u16(), header(&answer, "etag")), (304, "\"1\""), "{tag}");
        assert_eq!(answer.text().await.unwrap(), "");
    }
    assert_eq!(server.get(&path).header("if-none-match", "\"2\"").send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_save_that_expects_nothing_is_refused() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let path = format!("/api/reports/{id}");
    let answer = server.request(Method::PUT, &path).json(&json!({"title": "b"})).send().await.unwrap();
    assert!(detail(answer, 428).await.contains("If-Match"));
    assert_eq!(body(server.get(&path).send().await.unwrap()).await["report"]["title"], json!("a"));
}

#[tokio::test]
async fn a_stale_save_is_refused_with_the_current_report() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "mine"})).await;
    assert_eq!(server.save(&id, 1).json(&json!({"title": "theirs"})).send().await.unwrap().status(), 200);

    let answer = server.save(&id, 1).json(&json!({"title": "late"})).send().await.unwrap();
    assert_eq!(header(&answer, "etag"), "\"2\"");
    let current = problem(answer, 412).await["current"].clone();
    assert_eq!((&current["id"], &current["revision"]), (&json!(id), &json!(2)));
    assert_eq!(current["report"]["title"], json!("theirs"));

    let answer = server.save(&id, 1).json(&json!({})).header("accept", "text/markdown").send().await.unwrap();
    assert_eq!((answer.status().as_u16(), header(&answer, "etag")), (412, "\"2\""));
    assert_eq!(header(&answer, "content-type"), "text/markdown; charset=utf-8");
    assert!(answer.text().await.unwrap().starts_with("# Postmortem: theirs\n"));
}

#[tokio::test]
async fn a_tag_that_a_proxy_has_weakened_is_the_same_revision() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let path = format!("/api/reports/{id}");
    let save = |tag: &'static str| {
        server.request(Method::PUT, &path).header("if-match", tag).json(&json!({"title": "b"})).send()
    };
    assert_eq!(save("W/\"1\"").await.unwrap().status(), 200);
    assert_eq!(save("\"other\"").await.unwrap().status(), 412);
    for malformed in ["2", "\"2", "*", ""] {
        detail(save(malformed).await.unwrap(), 400).await;
    }
}

#[tokio::test]
async fn a_creation_of_what_exists_and_a_change_of_what_does_not_are_refused() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let answer = server.save(&id, 0).json(&json!({"title": "b"})).send().await.unwrap();
    assert_eq!(problem(answer, 412).await["current"]["report"]["title"], json!("a"));
    let answer = server.save(&new_id(), 1).json(&json!({"title": "b"})).send().await.unwrap();
    assert_eq!(detail(answer, 404).await, "There is no such report.");
}

#[tokio::test]
async fn a_repeated_save_id_is_answered_as_the_first() {
    let server = Running::start().await;
    let id = new_id();
    let create = || server.save(&id, 0).header("save-id", "first").json(&json!({"title": "a"})).send();
    let change = || server.save(&id, 1).header("save-id", "second").json(&json!({"title": "b"})).send();
    let created = create().await.unwrap();
    assert_eq!(created.status(), 201);
    let created = body(created).await;
    let changed = body(change().await.unwrap()).await;
    assert_eq!(server.save(&id, 2).json(&json!({"title": "c"})).send().await.unwrap().status(), 200);

    let again = create().await.unwrap();
    assert_eq!((again.status().as_u16(), header(&again, "etag")), (201, "\"1\""));
    assert_eq!(body(again).await, created);
    let again = change().await.unwrap();
    assert_eq!((again.status().as_u16(), header(&again, "etag")), (200, "\"2\""));
    assert_eq!(body(again).await, changed);
    let current = body(server.get(&format!("/api/reports/{id}")).send().await.unwrap()).await;
    assert_eq!((&current["revision"], &current["report"]["title"]), (&json!(3), &json!("c")));
}

#[tokio::test]
async fn a_save_id_is_known_for_its_own_report_only() {
    let server = Running::start().await;
    let (one, other) = (server.saved(json!({"title": "a"})).await, server.saved(json!({"title": "b"})).await);
    for id in [&one, &other] {
        let answer = server.save(id, 1).header("save-id", "same").json(&json!({"title": id})).send().await.unwrap();
        assert_eq!(body(answer).await["report"]["title"], json!(id));
    }
    for wrong in ["", "a b", &"x".repeat(65)] {
        let answer = server.save(&one, 2).header("save-id", wrong).json(&json!({})).send().await.unwrap();
        assert!(detail(answer, 400).await.contains("64"), "{wrong}");
    }
    let longest = server.save(&one, 2).header("save-id", "x".repeat(64)).json(&json!({})).send().await.unwrap();
    assert_eq!(longest.status(), 200);
}

#[tokio::test]
async fn of_saves_at_the_same_time_exactly_one_wins() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let saves = (0..16).map(|number| server.save(&id, 1).json(&json!({"title": number.to_string()})).send());
    let answers = futures::future::join_all(saves).await;
    let statuses: Vec<u16> = answers.into_iter().map(|answer| answer.unwrap().status().as_u16()).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 412).count(), 15, "{statuses:?}");
}

#[tokio::test]
async fn items_keep_their_ids_when_markdown_replaces_a_report() {
    let server = Running::start().await;
    let report = json!({"user_impact": [{"id": "first-one", "text": "Carts were empty"}, {"id": "second", "text": "Mail was late"}]});
    let id = server.saved(report).await;
    let path = format!("/api/reports/{id}");
    let markdown = server.get(&path).header("accept", "text/markdown").send().await.unwrap().text().await.unwrap();
    let changed = markdown.replace("- Carts were empty\n", "- Search was slow\n- Carts were empty\n");
    let answer = server.save(&id, 1).header("content-type", "text/markdown").body(changed).send().await.unwrap();
    let impact = body(answer).await["report"]["user_impact"].clone();
    assert_eq!(impact[0]["text"], json!("Search was slow"));
    assert_eq!((&impact[1]["id"], &impact[2]["id"]), (&json!("first-one"), &json!("second")));
}

#[tokio::test]
async fn the_validator_answers_for_both_forms_and_stores_nothing() {
    let server = Running::start().await;
    let report = json!({"root_cause": "Human error."});
    let linted = body(server.post("/api/lint").json(&report).send().await.unwrap()).await;
    let finding =
        linted["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "blame.human-error").unwrap().clone();
    assert_eq!((&finding["section"], &finding["field"]), (&json!("why it went wrong"), &json!("root cause")));
    assert_eq!(
        (&finding["span"]["start"], &finding["line"], &linted["ready"]),
        (&json!(0), &json!(null), &json!(false))
    );

    let request = server.post("/api/lint").header("content-type", "text/markdown");
    let linted = body(request.body("# Postmortem: x\n\n### Root Cause\n\nHuman error.\n").send().await.unwrap()).await;
    let finding =
        linted["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "blame.human-error").unwrap().clone();
    assert!(finding["line"].is_number(), "{finding}");
    assert_eq!(body(server.get("/api/reports").send().await.unwrap()).await["reports"], json!([]));
}

#[tokio::test]
async fn the_browser_is_told_the_settings() {
    let server = Running::start().await;
    let settings = body(server.get("/api/settings").send().await.unwrap()).await;
    assert_eq!(
        settings,
        json!({"public_url": null, "max_markdown_bytes": 1_048_576, "lint": {"rules": {}, "names": [], "roles": []}})
    );
}
