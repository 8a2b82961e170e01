//! What a page is told by itself.

use std::time::Duration;

use serde_json::json;

use crate::cluster;
use crate::running::{Running, detail, header};
use crate::stream::Events;

#[tokio::test]
async fn a_save_is_told_by_id_and_number_and_no_word_of_it() {
    let server = Running::start().await;
    let mut events = Events::open(&server, "").await;
    let id = server.saved(json!({"title": "Secret title"})).await;
    assert_eq!(server.save(&id, 1).json(&json!({"title": "Secret words"})).send().await.unwrap().status(), 200);
    for revision in [1, 2] {
        assert_eq!(events.next().await.what(), ("revision", &json!({"id": id, "revision": revision})));
    }
    assert!(!events.text.contains("Secret"), "{}", events.text);
}

#[tokio::test]
async fn links_and_the_bin_are_told_of() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let mut events = Events::open(&server, "").await;
    let (share, _) = server.shared(&id).await;
    let report = json!({"id": id});
    assert_eq!(events.next().await.what(), ("share", &report));
    for path in [format!("/api/reports/{id}/shares/{share}"), format!("/api/reports/{id}/shares")] {
        assert_eq!(server.delete(&path).send().await.unwrap().status(), 204);
        assert_eq!(events.next().await.what(), ("share", &report));
    }
    let path = format!("/api/reports/{id}");
    assert_eq!(server.delete(&path).header("if-match", "\"1\"").send().await.unwrap().status(), 204);
    assert_eq!(events.next().await.what(), ("deleted", &report));
    assert_eq!(server.post(&format!("{path}/restore")).send().await.unwrap().status(), 200);
    assert_eq!(events.next().await.what(), ("revision", &json!({"id": id, "revision": 1})));
}

#[tokio::test]
async fn it_reaches_the_browser_as_it_is_told() {
    let server = Running::start().await;
    let answer = server.get("/api/events").header("accept-encoding", "br").send().await.unwrap();
    let expected = [
        ("content-type", "text/event-stream"),
        ("cache-control", "no-store"),
        ("x-accel-buffering", "no"),
        ("content-encoding", ""),
        ("content-length", ""),
    ];
    for (name, value) in expected {
        assert_eq!(header(&answer, name), value, "{name}");
    }
    let mut events = Events::of(answer);
    events.next().await;
    assert!(events.text.starts_with("retry: 1000\n\n"), "{}", events.text);
}

#[tokio::test]
async fn whoever_comes_back_is_told_what_was_told_meanwhile() {
    let server = Running::start().await;
    let mut events = Events::open(&server, "").await;
    let id = server.saved(json!({"title": "a"})).await;
    let last = events.next().await.id;
    drop(events);
    for revision in [1, 2] {
        server.save(&id, revision).json(&json!({"title": "b"})).send().await.unwrap();
    }
    let mut again = Events::after(&server, &last).await;
    for revision in [2, 3] {
        assert_eq!(again.next().await.what(), ("revision", &json!({"id": id, "revision": revision})));
    }
    // Of another run of the server, or none that it has given.
    let other = Running::start().await;
    for id in [last.as_str(), "1-1", "nonsense"] {
        let mut events = Events::after(&other, id).await;
        assert_eq!(events.next().await.what(), ("missed", &json!({})), "{id}");
    }
}

#[tokio::test]
async fn beats_say_that_the_connection_lives() {
    let server = Running::start_with(|config| config.live.beat = Duration::from_millis(20)).await;
    let mut events = Events::open(&server, "").await;
    for _ in 0..3 {
        let beat = events.next().await;
        assert_eq!((beat.what(), beat.id.as_str()), (("beat", &json!({})), ""));
    }
}

#[tokio::test]
async fn a_server_that_stops_ends_its_streams_and_is_not_kept_from_it() {
    let server = Running::start().await;
    let mut streams = Vec::new();
    for _ in 0..20 {
        streams.push(Events::open(&server, "").await);
    }
    server.stop().await;
    for stream in streams {
        // An end that the server meant: a connection that is cut off fails to be read.
        assert!(stream.end().await.ends_with("data: {}\n\n"));
    }
}

#[tokio::test]
async fn there_are_so_many_streams_and_they_are_counted() {
    let server = Running::start_with(|config| config.live.max_streams = 2).await;
    let _open = [Events::open(&server, "").await, Events::open(&server, "").await];
    let refused = server.get("/api/events").send().await.unwrap();
    assert_ne!(header(&refused, "retry-after"), "");
    let said = detail(refused, 503).await;
    assert!(said.contains("2 browsers") && said.contains("--max-streams"), "{said}");
    let figures = server.get("/metrics").send().await.unwrap().text().await.unwrap();
    assert!(figures.contains("\npostmortem_streams 2\n"), "{figures}");
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused() {
    let server = Running::start().await;
    for (query, says) in [("?browser=me", "UUID"), ("?report=1", "report")] {
        let said = detail(server.get(&format!("/api/events{query}")).send().await.unwrap(), 400).await;
        assert!(said.contains(says), "{said}");
    }
}

#[tokio::test]
async fn another_server_on_the_same_postgres_tells_it_too() {
    let database = cluster::shared().database().await;
    let start = || Running::start_with(|config| config.database.database_url = Some(database.clone()));
    let (one, other) = (start().await, start().await);
    let mut events = Events::open(&other, "").await;
    let id = one.saved(json!({"title": "a"})).await;
    assert_eq!(events.next().await.what(), ("revision", &json!({"id": id, "revision": 1})));
    one.shared(&id).await;
    assert_eq!(events.next().await.what(), ("share", &json!({"id": id})));
}
