//! What the server promises, over many rounds: no acknowledged save is lost when a process is killed,
//! a report is one register to all its writers, a backup is one moment. Stops at the first breach.
//!
//! Rounds are set by variables, each with its full count as default: `SQLITE_KILLS`, `SERVER_KILLS`
//! and `POSTGRES_KILLS` (on PostgreSQL), `REGISTER_OPERATIONS`, `BACKUPS`; `SEED` chooses the moments.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a program that measures and stops where it fails")]

#[path = "../../tests/postgres/cluster.rs"]
mod cluster;

#[allow(dead_code, reason = "ids, settings and stops are for other programs")]
mod served;

mod ledger;

mod kills;

mod register;

mod backups;

use cluster::Cluster;

#[tokio::main]
async fn main() {
    // `cargo test --benches` and clippy only want it to build.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let seed = count("SEED", 1);
    println!("seed {seed}");
    kills::of_the_server_on_sqlite(count("SQLITE_KILLS", 1000), seed).await;
    let mut postgres = Cluster::start("/tmp", "");
    kills::of_the_server_on_postgres(&postgres, count("SERVER_KILLS", 200), seed).await;
    kills::of_postgres(&mut postgres, count("POSTGRES_KILLS", 50), seed).await;
    register::on_all(&postgres, count("REGISTER_OPERATIONS", 20_000), seed).await;
    backups::under_load(&postgres, count("BACKUPS", 20)).await;
    postgres.end();
}

fn count(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().map_or(otherwise, |count| count.parse().unwrap())
}

/// Numbers that look like chance and are the same for the same seed.
pub struct Chance(u64);

impl Chance {
    /// The same row of numbers for the same seed.
    pub fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// From 0 to below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}
