//! Clients that save, and some that read, as fast as they are answered.

use std::time::{Duration, Instant};

use futures::future::join_all;
use reqwest::Client;
use serde_json::json;
use uuid::Uuid;

/// Each with a report of its own.
pub const WRITERS: usize = 64;

/// Of the text of each report.
pub const BYTES: usize = 8 * 1024;

pub struct Load {
    pub origin: String,
    pub readers: usize,
}

/// How long each answer took, in milliseconds, in order.
pub struct Measured {
    saves: Vec<f64>,
    reads: Vec<f64>,
    seconds: f64,
}

impl Load {
    pub async fn run(self) -> Measured {
        let seconds = std::env::var("SECONDS_EACH").ok().map_or(10, |seconds| seconds.parse().unwrap());
        let client = Client::new();
        let ids: Vec<String> = (0..WRITERS).map(|_| Uuid::now_v7().to_string()).collect();
        let addresses: Vec<String> = ids.iter().map(|id| format!("{}/api/reports/{id}", self.origin)).collect();
        // Connections, caches and first revisions are there before the time is taken.
        join_all(addresses.iter().map(|address| write(&client, address, 0, Duration::ZERO))).await;
        let duration = Duration::from_secs(seconds);
        let tasks = |count: usize| addresses.iter().take(count).cloned().zip(std::iter::repeat(client.clone()));
        let writers: Vec<_> = tasks(WRITERS)
            .map(|(address, client)| tokio::spawn(async move { write(&client, &address, 1, duration).await }))
            .collect();
        let readers: Vec<_> = tasks(self.readers)
            .map(|(address, client)| tokio::spawn(async move { read(&client, &address, duration).await }))
            .collect();
        let collect = async |tasks| {
            let mut all: Vec<f64> = join_all::<Vec<tokio::task::JoinHandle<Vec<f64>>>>(tasks)
                .await
                .into_iter()
                .flat_map(Result::unwrap)
                .collect();
            all.sort_by(f64::total_cmp);
            all
        };
        let started = Instant::now();
        let saves = collect(writers).await;
        Measured { saves, seconds: started.elapsed().as_secs_f64(), reads: collect(readers).await }
    }
}

/// Saves one revision after the other for so long, at least one.
async fn write(client: &Client, address: &str, first: u64, duration: Duration) -> Vec<f64> {
    let started = Instant::now();
    let mut took = Vec::new();
    for revision in first.. {
        let body = json!({"title": format!("revision {revision}"), "what_happened": text(revision)}).to_string();
        let condition = match revision {
            0 => ("if-none-match", "*".to_owned()),
            _ => ("if-match", format!("\"{revision}\"")),
        };
        let request = client.put(address).header(condition.0, condition.1).header("content-type", "application/json");
        let sent = Instant::now();
        let answer = request.header("save-id", revision.to_string()).body(body).send().await.unwrap();
        assert!(answer.status().is_success(), "{}", answer.status());
        answer.bytes().await.unwrap();
        took.push(sent.elapsed().as_secs_f64() * 1000.0);
        if started.elapsed() >= duration {
            break;
        }
    }
    took
}

async fn read(client: &Client, address: &str, duration: Duration) -> Vec<f64> {
    let started = Instant::now();
    let mut took = Vec::new();
    while started.elapsed() < duration {
        let sent = Instant::now();
        client.get(address).send().await.unwrap().error_for_status().unwrap().bytes().await.unwrap();
        took.push(sent.elapsed().as_secs_f64() * 1000.0);
    }
    took
}

/// Words as a report has them: many different ones, a few of them new in each revision.
fn text(revision: u64) -> String {
    let mut text = format!("In revision {revision} ");
    for number in 0.. {
        text += ["the pool of service", "ran out of connections at", "and was restarted by", "which took"][number % 4];
        text += &format!(" name{} ", number * 7919 % 613);
        if text.len() > BYTES {
            break;
        }
    }
    text.truncate(BYTES);
    text
}

impl Measured {
    pub fn rate(&self) -> f64 {
        self.saves.len() as f64 / self.seconds
    }

    pub fn read_rate(&self) -> f64 {
        self.reads.len() as f64 / self.seconds
    }

    pub fn save_at(&self, part: f64) -> f64 {
        at(&self.saves, part)
    }

    pub fn read_at(&self, part: f64) -> f64 {
        at(&self.reads, part)
    }
}

fn at(sorted: &[f64], part: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * part) as usize]
}
