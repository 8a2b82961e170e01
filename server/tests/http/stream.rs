//! A stream of events, read as a browser reads it.

use std::time::Duration;

use reqwest::{Method, Response};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::running::Running;

/// How long a test waits that has failed.
const PATIENCE: Duration = Duration::from_secs(30);

/// One event. What it does not have is empty.
#[derive(Debug, Default, PartialEq)]
pub struct Event {
    pub name: String,
    pub id: String,
    pub data: Value,
}

impl Event {
    /// What is asked of most of them.
    pub fn what(&self) -> (&str, &Value) {
        (&self.name, &self.data)
    }
}

pub struct Events {
    answer: Response,
    /// What has arrived and belongs to no event yet.
    rest: String,
    /// All that has arrived.
    pub text: String,
}

impl Events {
    /// A stream that begins: the first event says so.
    pub async fn open(server: &Running, query: &str) -> Events {
        let mut events = Events::of(server.get(&format!("/api/events{query}")).send().await.unwrap());
        assert_eq!(events.next().await.what(), ("missed", &json!({})));
        events
    }

    /// One that goes on where another one ended.
    pub async fn after(server: &Running, id: &str) -> Events {
        Events::of(server.get("/api/events").header("last-event-id", id).send().await.unwrap())
    }

    pub fn of(answer: Response) -> Events {
        assert_eq!(answer.status(), 200);
        Events { answer, rest: String::new(), text: String::new() }
    }

    /// The next event; what has no data is none.
    pub async fn next(&mut self) -> Event {
        loop {
            while let Some(end) = self.rest.find("\n\n") {
                let block: String = self.rest.drain(..end + 2).collect();
                if let Some(event) = read(&block) {
                    return event;
                }
            }
            assert!(self.receive().await, "the stream has ended after {}", self.text);
        }
    }

    /// The next one that is no beat; each beat is answered, as a browser does it that has this report open.
    pub async fn next_while_open(&mut self, server: &Running, browser: &str, report: &str) -> Event {
        loop {
            let event = self.next().await;
            if event.name != "beat" {
                return event;
            }
            say(server, browser, &[report]).await;
        }
    }

    /// Reads to the end, which has to be one that the server meant.
    pub async fn end(mut self) -> String {
        // One that is never ended has beats as long as it lives.
        let read = async { while self.receive().await {} };
        timeout(PATIENCE, read).await.expect("the stream is not ended");
        self.text
    }

    async fn receive(&mut self) -> bool {
        let chunk = timeout(PATIENCE, self.answer.chunk()).await.expect("nothing is told").unwrap();
        let Some(chunk) = chunk else { return false };
        let text = std::str::from_utf8(&chunk).unwrap();
        self.rest.push_str(text);
        self.text.push_str(text);
        true
    }
}

fn read(block: &str) -> Option<Event> {
    let mut event = Event::default();
    for line in block.lines() {
        match line.split_once(':').map(|(name, value)| (name, value.trim_start())) {
            Some(("event", name)) => event.name = name.into(),
            Some(("id", id)) => event.id = id.into(),
            Some(("data", data)) => event.data = serde_json::from_str(data).unwrap(),
            _ => {}
        }
    }
    (event.data != Value::Null).then_some(event)
}

/// A browser says what it has open.
pub async fn say(server: &Running, browser: &str, open: &[&str]) {
    let request = server.request(Method::PUT, &format!("/api/present/{browser}"));
    assert_eq!(request.json(&json!({"open": open})).send().await.unwrap().status(), 204);
}
