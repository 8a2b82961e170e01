//! What the server has in memory right after a burst, and once it has had a moment to give back what it does not need.

use std::time::Duration;

use reqwest::Client;
use serde_json::Value;

/// How long the server has nothing to do before its memory is read.
const REST: Duration = Duration::from_secs(3);

/// Those who look through the whole library at once.
const VISITORS: usize = 16;

/// Prints what the process keeps, beside what it had.
pub async fn kept(when: &str, process: u32, idle: f64) {
    let had = resident(process);
    tokio::time::sleep(REST).await;
    let kept = resident(process);
    println!("memory {when}: {kept:.1} MB, {:.2} of idle; {had:.1} MB right after it", kept / idle);
}

/// Of the process, in MB.
pub fn resident(process: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
}

/// Lists everything, and then the so many reports that have a word, from several clients at once.
pub async fn look_through(client: &Client, origin: &str, reports: usize) {
    let visits: Vec<_> = (0..VISITORS)
        .map(|_| {
            let (client, origin) = (client.clone(), origin.to_owned());
            tokio::spawn(async move {
                assert!(count(&client, &origin, "").await > reports);
                assert_eq!(count(&client, &origin, "&q=failed").await, reports);
            })
        })
        .collect();
    for visit in visits {
        visit.await.unwrap();
    }
}

/// How many a list has, followed to its end.
async fn count(client: &Client, origin: &str, query: &str) -> usize {
    let (mut count, mut cursor) = (0, String::new());
    loop {
        let request = client.get(format!("{origin}/api/reports?{cursor}{query}"));
        let page: Value = request.send().await.unwrap().error_for_status().unwrap().json().await.unwrap();
        count += page["reports"].as_array().unwrap().len();
        let Some(next) = page["next"].as_str() else { return count };
        cursor = format!("cursor={next}");
    }
}
