//! The limit: a handler of axum that answers with a stream of one event and then only beats.

use std::convert::Infallible;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use axum::Router;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::routing::get;
use futures::stream::{self, StreamExt as _};

/// Serves until it is killed.
pub async fn serve() -> ! {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("http://{}", listener.local_addr().unwrap());
    axum::serve(listener, Router::new().route("/api/events", get(events))).await.unwrap();
    unreachable!()
}

async fn events() -> Sse<impl stream::Stream<Item = Result<Event, Infallible>>> {
    let first = stream::once(async { Ok(Event::default().event("missed").data("{}")) });
    let beats = KeepAlive::new().interval(Duration::from_secs(10)).event(Event::default().event("beat").data("{}"));
    Sse::new(first.chain(stream::pending())).keep_alive(beats)
}

/// It as a process of its own, as ours is; killed when it is dropped.
pub struct Bare {
    child: Child,
    pub origin: String,
}

impl Bare {
    pub fn start() -> Bare {
        let mut command = Command::new(std::env::current_exe().unwrap());
        let mut child = command.arg("--bare").stdout(Stdio::piped()).spawn().unwrap();
        let mut origin = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut origin).unwrap();
        Bare { child, origin: origin.trim_end().to_owned() }
    }

    /// The id of the process, to read its memory by.
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
