//! The program and the bare handler side by side: how soon they are there, what they keep, and what one reader waits for.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use reqwest::Client;
use serde_json::Value;

use super::load;
use super::memory::resident;
use super::served::Served;

/// Starts of each; the middle one counts.
const STARTS: usize = 9;

/// The bare handler as a process of its own, as ours is; killed when it is dropped.
pub struct Bare {
    child: Child,
    pub origin: String,
}

impl Bare {
    pub fn start(file: &Path, page: &Path) -> Bare {
        let mut command = Command::new(std::env::current_exe().unwrap());
        let mut child = command.arg("--bare").arg(file).arg(page).stdout(Stdio::piped()).spawn().unwrap();
        let mut origin = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut origin).unwrap();
        Bare { child, origin: origin.trim_end().to_owned() }
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Until the first answer 200, and the memory then, which is answered for ours.
pub async fn starts(client: &Client, folder: &Path, file: &Path) -> f64 {
    let (mut ours, mut limit) = (Vec::new(), Vec::new());
    let (mut ours_idle, mut limit_idle) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let begin = Instant::now();
        let server = Served::start(folder, &format!("sqlite:{}", file.display()));
        answered(client, &server.origin).await;
        ours.push(begin.elapsed().as_secs_f64() * 1000.0);
        ours_idle.push(resident(server.id()));
        let begin = Instant::now();
        let bare = Bare::start(file, file);
        answered(client, &bare.origin).await;
        limit.push(begin.elapsed().as_secs_f64() * 1000.0);
        limit_idle.push(resident(bare.child.id()));
    }
    for figures in [&mut ours, &mut limit, &mut ours_idle, &mut limit_idle] {
        figures.sort_by(f64::total_cmp);
    }
    println!("start to the first 200: {:.1} ms, bare handler {:.1} ms", load::at(&ours, 0.5), load::at(&limit, 0.5));
    let idle = load::at(&ours_idle, 0.5);
    println!("idle: {idle:.1} MB, bare handler {:.1} MB", load::at(&limit_idle, 0.5));
    idle
}

async fn answered(client: &Client, origin: &str) {
    client.get(format!("{origin}/healthz")).send().await.unwrap().error_for_status().unwrap();
}

/// The list, a search and a read of one report.
pub async fn library(client: &Client, origin: &str, bare: &Bare) {
    // A word that one report has, so that all are looked at.
    let word = "4242";
    let pattern = postmortem::search::pattern(word).replace('%', "%25").replace(' ', "%20");
    let found: Value = json(client, &format!("{origin}/api/reports?q={word}")).await;
    assert_eq!(found["reports"].as_array().unwrap().len(), 1);
    let id = found["reports"][0]["id"].as_str().unwrap();
    for (name, ours, limit) in [
        ("list of 50", format!("{origin}/api/reports"), format!("{}/list/%25", bare.origin)),
        ("search", format!("{origin}/api/reports?q={word}"), format!("{}/list/{pattern}", bare.origin)),
        ("read of a report", format!("{origin}/api/reports/{id}"), format!("{}/read/{id}", bare.origin)),
    ] {
        let [ours, limit] = [load::times(client, &ours, 500).await, load::times(client, &limit, 500).await];
        let [p50, p99] = [0.5, 0.99].map(|part| (load::at(&ours, part), load::at(&limit, part)));
        println!(
            "{name} at {} reports: p50 {:.2} ms, p99 {:.2} ms, bare handler p50 {:.2} ms, p99 {:.2} ms",
            super::REPORTS,
            p50.0,
            p99.0,
            p50.1,
            p99.1
        );
    }
}

async fn json(client: &Client, address: &str) -> Value {
    client.get(address).send().await.unwrap().error_for_status().unwrap().json().await.unwrap()
}
