//! Backups made while reports are saved.

use std::path::Path;
use std::time::{Duration, Instant};

use reqwest::Client;
use tempfile::TempDir;

use super::cluster::Cluster;
use super::ledger::{Ledger, Writers};
use super::served::{Served, run};

const WRITERS: usize = 8;

/// Each in turn from one kind of database into each kind.
pub async fn under_load(cluster: &Cluster, rounds: u64) {
    let started = Instant::now();
    let mut equal = 0;
    for (kind, share) in [("sqlite", rounds.div_ceil(2)), ("postgres", rounds / 2)] {
        let folder = TempDir::new().unwrap();
        let database = if kind == "sqlite" { "sqlite:reports.sqlite".to_owned() } else { cluster.database().await };
        let (server, client) = (Served::start(folder.path(), &database), Client::new());
        let writers = Writers::start((0..WRITERS).map(|_| Ledger::new()).collect(), &client, &server.origin);
        for round in 0..share {
            let other = if round % 2 == 0 { format!("sqlite:other-{round}.sqlite") } else { cluster.database().await };
            // Something new for each to catch.
            tokio::time::sleep(Duration::from_millis(100)).await;
            equal += tokio::task::block_in_place(|| copy(folder.path(), &database, &other, round));
        }
        writers.stop().await;
    }
    println!("Backups under load, restored and compared: {equal} of {rounds} equal ({:.0?})", started.elapsed());
}

/// Backs up, restores into another database, checks that one and compares it.
fn copy(folder: &Path, database: &str, other: &str, round: u64) -> u64 {
    let (first, second) = (format!("first-{round}"), format!("second-{round}"));
    run(folder, database, &["backup", &first]);
    run(folder, other, &["restore", &first]);
    run(folder, other, &["check"]);
    run(folder, other, &["backup", &second]);
    let rows = |file: &str| {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        text.lines().filter(|line| line.starts_with("{\"row\"")).map(str::to_owned).collect::<Vec<_>>()
    };
    let (first, second) = (rows(&first), rows(&second));
    assert!(first.len() > 8, "it was made under load");
    assert!(first == second, "what was restored is not what was backed up");
    1
}
