//! Clients, and how long they wait.

use std::time::{Duration, Instant};

use reqwest::Client;
use serde_json::json;

/// How long each of so many answers took, in milliseconds, in order.
pub async fn times(client: &Client, address: &str, count: usize) -> Vec<f64> {
    let mut took = Vec::new();
    for _ in 0..count {
        let sent = Instant::now();
        client.get(address).send().await.unwrap().error_for_status().unwrap().bytes().await.unwrap();
        took.push(sent.elapsed().as_secs_f64() * 1000.0);
    }
    took.sort_by(f64::total_cmp);
    took
}

/// The same for saves of a small report.
pub async fn saves(client: &Client, address: &str, count: usize) -> Vec<f64> {
    let report = json!({"title": "Small", "what_happened": "It failed. ".repeat(100)});
    let mut took = Vec::new();
    for _ in 0..count {
        let sent = Instant::now();
        client.post(address).json(&report).send().await.unwrap().error_for_status().unwrap().bytes().await.unwrap();
        took.push(sent.elapsed().as_secs_f64() * 1000.0);
    }
    took.sort_by(f64::total_cmp);
    took
}

/// Answers a second to so many connections.
pub async fn rate(client: &Client, address: &str, connections: usize) -> f64 {
    let seconds = std::env::var("SECONDS_EACH").ok().map_or(5, |seconds| seconds.parse().unwrap());
    let (started, duration) = (Instant::now(), Duration::from_secs(seconds));
    let readers: Vec<_> = (0..connections)
        .map(|_| {
            let (client, address) = (client.clone(), address.to_owned());
            tokio::spawn(async move {
                let mut count = 0_u64;
                while started.elapsed() < duration {
                    client.get(&address).send().await.unwrap().error_for_status().unwrap().bytes().await.unwrap();
                    count += 1;
                }
                count
            })
        })
        .collect();
    let mut count = 0;
    for reader in readers {
        count += reader.await.unwrap();
    }
    count as f64 / started.elapsed().as_secs_f64()
}

/// What so large a part took at most.
pub fn at(sorted: &[f64], part: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * part) as usize]
}
