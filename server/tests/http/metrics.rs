//! Figures of the running server, and who may read them.

use serde_json::json;

use crate::running::{Running, header};

#[tokio::test]
async fn requests_and_writes_are_counted_and_no_address_is_told() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "Secret title"})).await;
    let (_, link) = server.shared(&id).await;
    for _ in 0..3 {
        assert_eq!(server.get(&link).send().await.unwrap().status(), 200);
    }
    assert_eq!(server.get("/nowhere").send().await.unwrap().status(), 404);
    let answer = server.get("/metrics").send().await.unwrap();
    assert_eq!(header(&answer, "content-type"), "application/openmetrics-text; version=1.0.0; charset=utf-8");
    let text = answer.text().await.unwrap();
    let value = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(&format!("{name} ")));
        line.unwrap_or_else(|| panic!("{name} is not in {text}")).to_owned()
    };
    let count = |method: &str, route: &str, status: u16| {
        value(&format!(r#"postmortem_requests_total{{method="{method}",route="{route}",status="{status}"}}"#))
    };
    assert_eq!(count("PUT", "/api/reports/{id}", 201), "1");
    assert_eq!(count("GET", "/r/{token}", 200), "3");
    assert_eq!(count("GET", "(none)", 404), "1");
    // The report and the link; the server writes of itself, too.
    assert!(value("postmortem_write_duration_seconds_count").parse::<u32>().unwrap() >= 2, "{text}");
    assert_eq!(
        (value("postmortem_writes_waiting"), value("postmortem_write_failures_total")),
        ("0".into(), "0".into())
    );
    assert!(text.ends_with("# EOF\n"), "{text}");
    for secret in ["Secret", &id, &link] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

#[tokio::test]
async fn figures_are_for_this_computer_unless_others_are_let_in() {
    let forwarded = [("x-forwarded-for", "203.0.113.7"), ("forwarded", "for=203.0.113.7")];
    let server = Running::start().await;
    for (name, value) in forwarded {
        let answer = server.get("/metrics").header(name, value).send().await.unwrap();
        assert_eq!(answer.status(), 403);
        assert!(answer.text().await.unwrap().contains("--allow-remote-metrics"));
    }
    let open = Running::start_with(|config| config.allow_remote_metrics = true).await;
    for (name, value) in forwarded {
        assert_eq!(open.get("/metrics").header(name, value).send().await.unwrap().status(), 200);
    }
}

#[tokio::test]
async fn each_answer_has_an_id_of_its_own() {
    let server = Running::start().await;
    let mut ids = Vec::new();
    for path in ["/", "/api/reports", "/nowhere", "/healthz"] {
        ids.push(header(&server.get(path).send().await.unwrap(), "x-request-id").to_owned());
    }
    assert!(ids.iter().all(|id| id.len() == 32), "{ids:?}");
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 4);
}
