//! Writers who save without a pause, and what they were told is saved.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use reqwest::Client;
use tokio::task::JoinHandle;

use super::served;

/// The report of a writer who is alone.
pub const REPORT: &str = "0198c1f5-7a3e-7c55-9c0a-3c1de3b2f600";

/// Those who save, and what ends them.
pub struct Writers {
    is_over: Arc<AtomicBool>,
    tasks: Vec<JoinHandle<(String, u64)>>,
}

/// Each saves a report of its own, as fast as it is answered, until it is not.
pub fn start(origin: &str, count: usize) -> Writers {
    let is_over = Arc::new(AtomicBool::new(false));
    let tasks = (0..count).map(|number| {
        let id = format!("0198c1f5-7a3e-7c55-9c0a-3c1de3b2f7{number:02}");
        tokio::spawn(write(origin.to_owned(), id, is_over.clone()))
    });
    Writers { tasks: tasks.collect(), is_over }
}

async fn write(origin: String, id: String, is_over: Arc<AtomicBool>) -> (String, u64) {
    let client = Client::new();
    let mut revision = 0;
    while !is_over.load(Ordering::Relaxed) {
        let saved = served::save(&client, &origin, &id, revision, &revision.to_string(), "text").await;
        match saved {
            Ok(answer) if answer.status().is_success() => revision += 1,
            _ => break,
        }
    }
    (id, revision)
}

/// Ends them, and gives the last revision of each report that was acknowledged.
pub async fn end(writers: Writers) -> Vec<(String, u64)> {
    writers.is_over.store(true, Ordering::Relaxed);
    let mut saved = Vec::new();
    for task in writers.tasks {
        saved.push(task.await.unwrap());
    }
    saved
}

/// How many acknowledged saves a server does not have.
pub async fn lost(origin: &str, saved: &[(String, u64)]) -> u64 {
    let client = Client::new();
    let mut lost = 0;
    for (id, acknowledged) in saved.iter().filter(|(_, revision)| *revision > 0) {
        let (revision, _) = served::read(&client, &format!("{origin}/api/reports/{id}")).await;
        lost += acknowledged.saturating_sub(revision);
    }
    lost
}
