//! Streams of events: what one keeps in memory beside a bare one, how soon a save arrives on many, how the program stops
//! while there are many and writers save, and whether memory stays as it is.
//!
//! Variables: `STREAM_SECONDS`, how long writers and readers go on at the end (600).

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a program that measures and stops where it fails")]

#[path = "../endurance/served.rs"]
#[allow(dead_code, reason = "kills and commands are of the other program")]
mod served;

mod bare;

mod listener;

mod writers;

use std::time::{Duration, Instant};

use bare::Bare;
use futures::future::join_all;
use listener::Listener;
use reqwest::Client;
use served::Served;
use tempfile::TempDir;
use tokio::sync::mpsc;

/// Streams whose memory is measured.
const MANY: usize = 1000;

/// Streams on which saves arrive.
const READERS: usize = 200;

/// Saves whose arrival is measured.
const SAVES: u64 = 200;

/// Writers who go on for long.
const WRITERS: usize = 20;

/// How long a process has nothing to do before its memory is read.
const REST: Duration = Duration::from_secs(3);

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.iter().any(|argument| argument == "--bare") {
        bare::serve().await;
    }
    // `cargo test --benches` and clippy only want it to build.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let folder = TempDir::new().unwrap();
    memory_of_one(&folder).await;
    arrivals(&folder).await;
    stop(&folder).await;
    long(&folder).await;
}

fn start(folder: &TempDir, name: &str) -> Served {
    let database = format!("sqlite:{}", folder.path().join(name).display());
    Served::start_with(folder.path(), &database, &["--max-streams", "2000"])
}

async fn memory_of_one(folder: &TempDir) {
    let server = start(folder, "memory.sqlite");
    let ours = kept(&server.origin, server.id()).await;
    drop(server);
    let bare = Bare::start();
    let limit = kept(&bare.origin, bare.id()).await;
    println!("memory of one of {MANY} open streams: {ours:.1} KB, bare axum stream {limit:.1} KB");
}

/// KB of one stream.
async fn kept(origin: &str, process: u32) -> f64 {
    // What the first few make once for all.
    drop(join_all((0..8).map(|_| Listener::open(origin))).await);
    tokio::time::sleep(REST).await;
    let before = memory(process);
    let mut open = Vec::new();
    for _ in 0..MANY {
        open.push(Listener::open(origin).await);
    }
    tokio::time::sleep(REST).await;
    let kept = (memory(process) - before) / MANY as f64;
    drop(open);
    kept
}

async fn arrivals(folder: &TempDir) {
    let server = start(folder, "arrivals.sqlite");
    let (arrived, mut arrivals) = mpsc::unbounded_channel();
    for _ in 0..READERS {
        let (mut listener, arrived) = (Listener::open(&server.origin).await, arrived.clone());
        tokio::spawn(async move {
            while let Some(revision) = listener.revision().await {
                arrived.send((revision, Instant::now())).unwrap();
            }
        });
    }
    let client = Client::new();
    let mut took = Vec::new();
    for revision in 0..SAVES {
        let (save_id, sent) = (revision.to_string(), Instant::now());
        let answer = served::save(&client, &server.origin, writers::REPORT, revision, &save_id, "text").await;
        answer.unwrap().error_for_status().unwrap();
        for _ in 0..READERS {
            let (heard, at) = arrivals.recv().await.unwrap();
            assert_eq!(heard, revision + 1);
            took.push(at.duration_since(sent).as_secs_f64() * 1000.0);
        }
    }
    took.sort_by(f64::total_cmp);
    let at = |part: f64| took[((took.len() - 1) as f64 * part) as usize];
    println!(
        "from sending a save to its arrival on {READERS} streams: p50 {:.1} ms, p99 {:.1} ms, most {:.1} ms",
        at(0.5),
        at(0.99),
        at(1.0)
    );
}

async fn stop(folder: &TempDir) {
    let mut server = start(folder, "stop.sqlite");
    let mut open = Vec::new();
    for _ in 0..READERS {
        open.push(Listener::open(&server.origin).await);
    }
    let writers = writers::start(&server.origin, WRITERS);
    tokio::time::sleep(REST).await;
    let asked = Instant::now();
    server.terminate();
    let took = asked.elapsed();
    let mut ended = 0;
    for mut listener in open {
        while listener.revision().await.is_some() {}
        ended += usize::from(listener.has_ended());
    }
    let saved = writers::end(writers).await;
    let server = start(folder, "stop.sqlite");
    let lost = writers::lost(&server.origin, &saved).await;
    let all: u64 = saved.iter().map(|(_, revision)| revision).sum();
    println!(
        "stopped with {READERS} streams and {WRITERS} writers: {:.2} s, {ended} streams ended in order, {lost} of {all} \
         acknowledged saves lost",
        took.as_secs_f64()
    );
    assert_eq!((lost, ended), (0, READERS));
}

async fn long(folder: &TempDir) {
    let seconds = std::env::var("STREAM_SECONDS").ok().map_or(600, |seconds| seconds.parse().unwrap());
    let server = start(folder, "long.sqlite");
    for _ in 0..READERS {
        let mut listener = Listener::open(&server.origin).await;
        tokio::spawn(async move { while listener.revision().await.is_some() {} });
    }
    let writers = writers::start(&server.origin, WRITERS);
    let mut memories = Vec::new();
    for _ in 0..10 {
        tokio::time::sleep(Duration::from_secs(seconds) / 10).await;
        memories.push(format!("{:.1}", memory(server.id()) / 1024.0));
    }
    let saved = writers::end(writers).await;
    let all: u64 = saved.iter().map(|(_, revision)| revision).sum();
    println!(
        "{WRITERS} writers and {READERS} readers for {seconds} s, {all} saves: memory in MB, ten times: {}",
        memories.join(" ")
    );
}

/// Of the process, resident, in KB.
fn memory(process: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
