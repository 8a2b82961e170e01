//! Who else has a report open: a number.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::cluster;
use crate::running::{Running, detail, new_id};
use crate::stream::{Events, say};

/// Browsers say every now and then that they are there, and are forgotten soon.
async fn server() -> Running {
    Running::start_with(|config| {
        config.live.beat = Duration::from_millis(50);
        config.live.lease = Duration::from_secs(2);
    })
    .await
}

fn others(report: &str, others: u64) -> Value {
    json!({"id": report, "others": others})
}

#[tokio::test]
async fn others_are_counted_until_they_close_the_report() {
    let server = server().await;
    let [ann, bob, report] = [new_id(), new_id(), new_id()];
    let mut events = Events::open(&server, &format!("?browser={ann}")).await;
    say(&server, &ann, &[&report]).await;
    assert_eq!(events.next_while_open(&server, &ann, &report).await.what(), ("present", &others(&report, 0)));
    let another = new_id();
    for (open, count) in [(vec![report.as_str(), &another], 1), (vec![another.as_str()], 0)] {
        say(&server, &bob, &open).await;
        assert_eq!(events.next_while_open(&server, &ann, &report).await.what(), ("present", &others(&report, count)));
    }
    // Nothing was told of the report that only the other browser has open.
    assert!(!events.text.contains(&another), "{}", events.text);
}

#[tokio::test]
async fn a_browser_that_says_nothing_more_is_forgotten() {
    let server = server().await;
    let [ann, bob, report] = [new_id(), new_id(), new_id()];
    say(&server, &ann, &[&report]).await;
    say(&server, &bob, &[&report]).await;
    let mut events = Events::open(&server, &format!("?browser={ann}")).await;
    // Told at once, or as soon as it was heard; and then again.
    for count in [1, 0] {
        loop {
            let event = events.next_while_open(&server, &ann, &report).await;
            assert_eq!(event.name, "present");
            if event.data == others(&report, count) {
                break;
            }
        }
    }
}

#[tokio::test]
async fn who_does_not_say_which_browser_it_is_is_told_nothing_of_others() {
    let server = server().await;
    let [ann, report] = [new_id(), new_id()];
    let mut events = Events::open(&server, "").await;
    say(&server, &ann, &[&report]).await;
    for _ in 0..3 {
        assert_eq!(events.next().await.name, "beat");
    }
}

#[tokio::test]
async fn browsers_are_counted_across_servers_on_one_postgres() {
    let database = cluster::shared().database().await;
    let start = || {
        Running::start_with(|config| {
            config.live.beat = Duration::from_millis(50);
            config.database.database_url = Some(database.clone());
        })
    };
    let (one, other) = (start().await, start().await);
    let [ann, bob, report] = [new_id(), new_id(), new_id()];
    let mut events = Events::open(&one, &format!("?browser={ann}")).await;
    say(&one, &ann, &[&report]).await;
    assert_eq!(events.next_while_open(&one, &ann, &report).await.what(), ("present", &others(&report, 0)));
    say(&other, &bob, &[&report]).await;
    assert_eq!(events.next_while_open(&one, &ann, &report).await.what(), ("present", &others(&report, 1)));
    // Whichever server it says it to.
    say(&one, &bob, &[]).await;
    assert_eq!(events.next_while_open(&one, &ann, &report).await.what(), ("present", &others(&report, 0)));
}

#[tokio::test]
async fn what_cannot_be_open_is_refused() {
    let server = Running::start().await;
    let put = |browser: &str, body: Value| server.request(Method::PUT, &format!("/api/present/{browser}")).json(&body);
    let many: Vec<String> = (0..65).map(|_| new_id()).collect();
    let browser = new_id();
    for (browser, body, status, says) in [
        ("me", json!({}), 400, "UUID"),
        (browser.as_str(), json!({"open": ["report"]}), 422, "`open`"),
        (browser.as_str(), json!({"open": many}), 422, "64"),
        (browser.as_str(), json!({"text": "a"}), 422, "text"),
    ] {
        let said = detail(put(browser, body).send().await.unwrap(), status).await;
        assert!(said.contains(says), "{said}");
    }
}

#[tokio::test]
async fn saying_so_does_not_count_for_the_limit_of_requests() {
    let server = Running::start_with(|config| {
        config.rate_limit = 6;
        config.trusted_proxy = vec!["127.0.0.1".parse().unwrap()];
    })
    .await;
    let browser = new_id();
    let status = async |method: Method, path: String| {
        let request = server.request(method, &path).header("x-forwarded-for", "203.0.113.7");
        request.json(&json!({"open": []})).send().await.unwrap().status()
    };
    for _ in 0..10 {
        assert_eq!(status(Method::PUT, format!("/api/present/{browser}")).await, 204);
    }
    let mut limited = 0;
    for _ in 0..10 {
        limited += u32::from(status(Method::GET, "/api/settings".into()).await == 429);
    }
    assert!(limited > 0);
}
