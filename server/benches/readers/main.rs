//! What readers wait for, and what the server keeps in memory, beside a bare handler that makes the same one read: start,
//! list, search and read at 10,000 reports with 50,000 action items, in every order, a shared page; and small requests while four clients send the worst 1 MiB, and
//! 16 readers of the largest page.
//!
//! Variables: `SECONDS_EACH`, how long each is measured; `POSTMORTEM`, another build of the program, such as a release;
//! `POSTMORTEM_BUNDLE`, the page, without which an empty one is served.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a program that measures and stops where it fails")]

#[path = "../endurance/served.rs"]
#[allow(dead_code, reason = "kills and commands are of the other program")]
mod served;

mod bare;

mod beside;

mod lists;

mod load;

mod memory;

use std::time::Instant;

use beside::Bare;
use memory::kept;
use serde_json::{Value, json};
use served::Served;
use server::store::{Address, Expected, Store};
use tempfile::TempDir;

/// Reports in the library.
const REPORTS: usize = 10_000;

/// Connections that ask for the shared page.
const READERS: usize = 16;

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--bare") {
        bare::serve(&arguments[at + 1], &arguments[at + 2]).await;
    }
    // `cargo test --benches` and clippy only want it to build.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("reports.sqlite");
    fill(&file).await;
    let client = reqwest::Client::new();
    let idle = beside::starts(&client, folder.path(), &file).await;
    let server = Served::start(folder.path(), &format!("sqlite:{}", file.display()));

    let link = share(&client, &server.origin, &"A sentence of a report that somebody wrote. ".repeat(200)).await;
    let page = client.get(&link).send().await.unwrap().bytes().await.unwrap();
    let saved = folder.path().join("page.html");
    std::fs::write(&saved, &page).unwrap();
    let bare = Bare::start(&file, &saved);
    lists::first(&client, &server.origin).await;
    beside::library(&client, &server.origin, &bare).await;
    lists::measure(&client, &server.origin).await;
    memory::look_through(&client, &server.origin, REPORTS).await;
    kept("after all reports were listed and searched", server.id(), idle).await;
    let token = link.rsplit('/').next().unwrap();
    let limit = load::rate(&client, &format!("{}/r/{token}", bare.origin), READERS).await;
    let ours = load::rate(&client, &link, READERS).await;
    drop(bare);
    println!(
        "shared page of {} KB: {ours:.0} a second, bare handler {limit:.0}: {:.2}",
        page.len() / 1024,
        ours / limit
    );
    kept("after readers of a shared page", server.id(), idle).await;
    worst(&client, &server).await;
    kept("after the worst texts", server.id(), idle).await;
    largest(&client, &server.origin, &link).await;
    kept("after readers of the largest page", server.id(), idle).await;
    lists::measure_beside_writers(&client, &server.origin).await;
}

async fn fill(file: &std::path::Path) {
    let store = Store::open(&Address::Sqlite(file.to_owned()), file.parent().unwrap()).await.unwrap();
    let save = async |number: usize| {
        let report = lists::report(number);
        let now = jiff::Timestamp::from_second(1_772_460_000 + number as i64).unwrap();
        store.save(uuid::Uuid::now_v7(), report.normalize(), Expected::New, None, now).await.unwrap();
    };
    for portion in 0..REPORTS / 100 {
        futures::future::join_all((0..100).map(|number| save(100 * portion + number))).await;
    }
    store.close().await;
}

/// The address of a link to a new report.
async fn share(client: &reqwest::Client, origin: &str, text: &str) -> String {
    let post = async |path: String, body: Value| -> Value {
        client.post(format!("{origin}{path}")).json(&body).send().await.unwrap().json().await.unwrap()
    };
    let report = post("/api/reports".into(), json!({"title": "Shared", "what_happened": text})).await;
    let shares = format!("/api/reports/{}/shares", report["id"].as_str().unwrap());
    post(shares, json!({})).await["url"].as_str().unwrap().to_owned()
}

/// A text that makes much work: every line a finding or a link.
fn worst_text() -> String {
    "* [a](b) **John** should have _checked_ `x` at 14:02, human error, 10.0.0.1\n".repeat(13_000)
}

/// One that is saved again and again: in every list as many items as are compared with those before, all nearly alike.
fn alike_text(number: usize) -> String {
    const LISTS: [&str; 9] = [
        "User Impact",
        "Business Impact",
        "Technical Impact",
        "Immediate Fixes",
        "Long-term Solutions",
        "What Went Well",
        "What Could Be Improved",
        "Systemic Improvements",
        "Pre-Release Checklist",
    ];
    let item = |item| format!("- {item} {number} {}\n", "a ".repeat(126));
    LISTS.map(|list| format!("## {list}\n\n{}\n", (0..256).map(item).collect::<String>())).concat()
}

/// Saves the next revision of a report over and over.
async fn save_alike(client: reqwest::Client, reports: String) {
    let put = async |revision: usize| {
        let address = format!("{reports}/0198c1f5-7a3e-7c55-9c0a-3c1de3b2f6a1");
        let request = client.put(address).header("content-type", "text/markdown").body(alike_text(revision));
        let request = match revision {
            0 => request.header("if-none-match", "*"),
            _ => request.header("if-match", format!("\"{revision}\"")),
        };
        request.send().await.unwrap().error_for_status().unwrap().bytes().await.unwrap();
    };
    for revision in 0.. {
        put(revision).await;
    }
}

/// Sends a text over and over.
async fn send(client: reqwest::Client, path: String, text: String) {
    loop {
        let request = client.post(&path).header("content-type", "text/markdown").body(text.clone());
        request.send().await.unwrap().bytes().await.unwrap();
    }
}

async fn worst(client: &reqwest::Client, server: &Served) {
    let (health, reports) = (format!("{}/healthz", server.origin), format!("{}/api/reports", server.origin));
    let usual = load::saves(client, &reports, 300).await;
    let (text, lint) = (worst_text(), format!("{}/api/lint", server.origin));
    let senders = [
        tokio::spawn(send(client.clone(), reports.clone(), text.clone())),
        tokio::spawn(send(client.clone(), reports.clone(), text.clone())),
        tokio::spawn(send(client.clone(), lint, text.clone())),
        tokio::spawn(save_alike(client.clone(), reports.clone())),
    ];
    let (health, during) = tokio::join!(load::times(client, &health, 300), load::saves(client, &reports, 300));
    senders.iter().for_each(tokio::task::JoinHandle::abort);
    println!(
        "four clients with the worst {} KB: /healthz p50 {:.1} ms, most {:.1} ms; small saves p99 {:.1} ms, usually {:.1} ms: {:.1}",
        text.len() / 1024,
        load::at(&health, 0.5),
        load::at(&health, 1.0),
        load::at(&during, 0.99),
        load::at(&usual, 0.99),
        load::at(&during, 0.99) / load::at(&usual, 0.99)
    );
}

/// Readers of the largest page, and how long one of a small page waits meanwhile.
async fn largest(client: &reqwest::Client, origin: &str, small: &str) {
    let link = share(client, origin, &"`a` ".repeat(250_000)).await;
    let started = Instant::now();
    let readers: Vec<_> = (0..READERS)
        .map(|_| {
            let (client, link) = (client.clone(), link.clone());
            tokio::spawn(async move { client.get(&link).send().await.unwrap().bytes().await.unwrap().len() })
        })
        .collect();
    let waits = load::times(client, small, 50).await;
    let mut size = 0;
    for reader in readers {
        size = reader.await.unwrap();
    }
    println!(
        "{READERS} readers of a page of {:.1} MB: {:.1} s for all; a small page meanwhile p50 {:.1} ms, most {:.1} ms",
        size as f64 / 1e6,
        started.elapsed().as_secs_f64(),
        load::at(&waits, 0.5),
        load::at(&waits, 1.0)
    );
}
