//! The action items of all reports.

use serde_json::{Value, json};

use crate::running::{Running, body, detail, header};

async fn filled(server: &Running) -> String {
    server
        .saved(json!({
            "title": "=HYPERLINK(\"http://evil.test\")",
            "services": [{"text": "checkout"}],
            "action_items": [
                {"item": "Add an alert, at 90 %", "owner": "Ann", "priority": "High", "status": "Open"},
                {"item": "Raise the limit", "owner": "@ops", "status": "Done", "due": "2026-03-20"},
            ],
        }))
        .await
}

#[tokio::test]
async fn actions_are_listed_with_their_report() {
    let server = Running::start().await;
    let id = filled(&server).await;
    let page = body(server.get("/api/actions?state=not-done&sort=-due").send().await.unwrap()).await;
    assert_eq!(page["actions"].as_array().unwrap().len(), 1);
    let action = &page["actions"][0];
    assert_eq!((&action["report"], &action["number"], &action["owner"]), (&json!(id), &json!(1), &json!("Ann")));
    assert_eq!((&action["is_due_by_policy"], &action["is_overdue"]), (&json!(true), &json!(false)));
    assert_eq!((&page["next"], &page["counts"]["done"]), (&Value::Null, &json!(1)));
}

#[tokio::test]
async fn the_policy_is_a_setting() {
    let server = Running::start_with(|config| config.actions.actions_due_high = 5).await;
    filled(&server).await;
    let page = body(server.get("/api/actions?priority=high").send().await.unwrap()).await;
    let day = |name: &str| page["actions"][0][name].as_str().unwrap().parse::<jiff::civil::Date>().unwrap();
    assert_eq!(day("due_on").since(day("created_on")).unwrap().get_days(), 5);
}

#[tokio::test]
async fn a_table_of_actions_holds_no_formula() {
    let server = Running::start().await;
    filled(&server).await;
    let answer = server.get("/api/actions.csv").send().await.unwrap();
    assert_eq!(header(&answer, "content-type"), "text/csv; charset=utf-8; header=present");
    let text = answer.text().await.unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("Report,Report id,Row,Item,"), "{text}");
    assert!(lines[1].starts_with("\"'=HYPERLINK(\"\"http://evil.test\"\")\","), "{text}");
    assert!(text.contains(",'@ops,") && text.contains(",\"Add an alert, at 90 %\","), "{text}");
    assert_eq!(lines.len(), 3);
    let done = server.get("/api/actions.csv?state=done").send().await.unwrap().text().await.unwrap();
    assert_eq!(done.lines().count(), 2);
}

#[tokio::test]
async fn a_question_that_it_does_not_know_is_refused() {
    let server = Running::start().await;
    for (path, says) in [
        ("/api/actions?state=late", "`state` has to be one of not-done, overdue, no-owner, done."),
        ("/api/actions?sort=item", "`sort`"),
        ("/api/actions?cursor=x", "`cursor`"),
        ("/api/actions?cursor=due.00000000000000000000000000000001.1.n5&sort=age", "another order"),
        ("/api/actions?who=ann", "`who`"),
        ("/api/actions.csv?state=late", "`state`"),
    ] {
        let refused = detail(server.get(path).send().await.unwrap(), 400).await;
        assert!(refused.contains(says), "{path}: {refused}");
    }
    let long = format!("/api/actions?owner={}", "x".repeat(201));
    assert!(detail(server.get(&long).send().await.unwrap(), 400).await.contains("`owner`"));
}
