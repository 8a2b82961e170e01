//! Processes killed in the middle of saves.

use std::time::{Duration, Instant};

use futures::future::join_all;
use reqwest::Client;
use tempfile::TempDir;

use super::Chance;
use super::cluster::Cluster;
use super::ledger::{Ledger, Writers};
use super::served::{Served, run};

/// Writers, each with a report of its own.
const WRITERS: usize = 8;

/// Rounds after which a new database is begun, so that a round costs the same from first to last.
const CHAPTER: u64 = 50;

pub async fn of_the_server_on_sqlite(rounds: u64, seed: u64) {
    let started = Instant::now();
    let mut saves = 0;
    let mut chance = Chance::new(seed);
    for first in (0..rounds).step_by(CHAPTER as usize) {
        let folder = TempDir::new().unwrap();
        saves += chapter(&folder, "sqlite:reports.sqlite", CHAPTER.min(rounds - first), &mut chance).await;
    }
    println!(
        "SQLite: server killed {rounds} times, {saves} acknowledged saves, all there, each time sound ({:.0?})",
        started.elapsed()
    );
}

pub async fn of_the_server_on_postgres(cluster: &Cluster, rounds: u64, seed: u64) {
    let started = Instant::now();
    let mut saves = 0;
    let mut chance = Chance::new(seed);
    for first in (0..rounds).step_by(CHAPTER as usize) {
        let (folder, database) = (TempDir::new().unwrap(), cluster.database().await);
        saves += chapter(&folder, &database, CHAPTER.min(rounds - first), &mut chance).await;
    }
    println!(
        "PostgreSQL: server killed {rounds} times, {saves} acknowledged saves, all there, each time sound ({:.0?})",
        started.elapsed()
    );
}

async fn chapter(folder: &TempDir, database: &str, rounds: u64, chance: &mut Chance) -> usize {
    let mut ledgers: Vec<Ledger> = (0..WRITERS).map(|_| Ledger::new()).collect();
    let mut saves = 0;
    for _ in 0..rounds {
        let client = Client::new();
        let mut server = Served::start(folder.path(), database);
        let origin = server.origin.clone();
        saves += audit(&mut ledgers, &client, &origin).await;
        let pause = Duration::from_millis(5 + chance.below(120));
        let kill = async {
            tokio::time::sleep(pause).await;
            server.kill();
        };
        let writing = join_all(ledgers.iter_mut().map(|ledger| ledger.write(&client, &origin, || false)));
        tokio::join!(writing, kill);
        run(folder.path(), database, &["check"]);
    }
    let server = Served::start(folder.path(), database);
    saves + audit(&mut ledgers, &Client::new(), &server.origin).await
}

/// PostgreSQL itself is killed while our server runs, which waits for it.
pub async fn of_postgres(cluster: &mut Cluster, rounds: u64, seed: u64) {
    let started = Instant::now();
    let mut chance = Chance::new(seed);
    let (folder, database) = (TempDir::new().unwrap(), cluster.database().await);
    let mut ledgers: Vec<Ledger> = (0..WRITERS).map(|_| Ledger::new()).collect();
    let mut saves = 0;
    let (client, server) = (Client::new(), Served::start(folder.path(), &database));
    for _ in 0..rounds {
        let pause = Duration::from_millis(5 + chance.below(120));
        let writers = Writers::start(ledgers, &client, &server.origin);
        tokio::time::sleep(pause).await;
        tokio::task::block_in_place(|| {
            cluster.order("kill");
            cluster.order("start");
        });
        ledgers = writers.stop().await;
        saves += audit(&mut ledgers, &client, &server.origin).await;
        run(folder.path(), &database, &["check"]);
    }
    println!(
        "PostgreSQL: killed itself {rounds} times under one server, {saves} acknowledged saves, all there, each time sound ({:.0?})",
        started.elapsed()
    );
}

async fn audit(ledgers: &mut [Ledger], client: &Client, origin: &str) -> usize {
    join_all(ledgers.iter_mut().map(|ledger| ledger.audit(client, origin))).await.into_iter().sum()
}
