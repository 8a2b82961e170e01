//! Every report behaves as one register, whoever reads and writes it by whichever server.

use std::collections::BTreeMap;
use std::time::Instant;

use futures::future::join_all;
use reqwest::Client;
use tempfile::TempDir;
use uuid::Uuid;

use super::Chance;
use super::cluster::Cluster;
use super::served::{Served, read, save};

const CLIENTS: u64 = 32;
const REPORTS: usize = 8;

/// What somebody saw or did, and when.
struct Event {
    report: usize,
    began: Instant,
    ended: Instant,
    revision: u64,
    text: String,
    is_write: bool,
}

pub async fn on_all(cluster: &Cluster, operations: u64, seed: u64) {
    let folder = TempDir::new().unwrap();
    let one = Served::start(folder.path(), "sqlite:reports.sqlite");
    on("SQLite, one server", &[&one.origin], operations, seed).await;
    let database = cluster.database().await;
    let (one, other) = (Served::start(folder.path(), &database), Served::start(folder.path(), &database));
    on("PostgreSQL, two servers", &[&one.origin, &other.origin], operations, seed).await;
}

async fn on(name: &str, origins: &[&str], operations: u64, seed: u64) {
    let client = Client::new();
    let ids: Vec<String> = (0..REPORTS).map(|_| Uuid::now_v7().to_string()).collect();
    for id in &ids {
        save(&client, origins[0], id, 0, "first", "first").await.unwrap().error_for_status().unwrap();
    }
    let clients = (0..CLIENTS).map(|number| {
        let origin = origins[number as usize % origins.len()];
        act(&client, origin, &ids, number, operations / CLIENTS, Chance::new(seed + number))
    });
    let (histories, replays): (Vec<_>, Vec<_>) = join_all(clients).await.into_iter().unzip();
    let events: Vec<Event> = histories.into_iter().flatten().collect();
    let writes = events.iter().filter(|event| event.is_write).count();
    for (report, id) in ids.iter().enumerate() {
        let of_report: Vec<&Event> = events.iter().filter(|event| event.report == report).collect();
        let (last, _) = read(&client, &format!("{}/api/reports/{id}", origins[0])).await;
        check(&of_report, last);
    }
    let replays: u64 = replays.into_iter().sum();
    println!(
        "{name}: {} reads and {writes} saves of {CLIENTS} clients are those of {REPORTS} registers; {replays} repeated saves changed nothing",
        events.len() - writes
    );
}

/// Reads, writes what it has read with a word more, and repeats one write in eight.
async fn act(
    client: &Client,
    origin: &str,
    ids: &[String],
    number: u64,
    operations: u64,
    mut chance: Chance,
) -> (Vec<Event>, u64) {
    let (mut events, mut replays) = (Vec::new(), 0);
    for operation in 0..operations {
        let report = chance.below(REPORTS as u64) as usize;
        let id = &ids[report];
        let began = Instant::now();
        let (revision, text) = read(client, &format!("{origin}/api/reports/{id}")).await;
        events.push(Event { report, began, ended: Instant::now(), revision, text, is_write: false });
        let (name, text) = (format!("{number}-{operation}"), format!("client {number} operation {operation}"));
        let began = Instant::now();
        let answer = save(client, origin, id, revision, &name, &text).await.unwrap();
        match answer.status().as_u16() {
            200 => {}
            412 => continue,
            status => panic!("{status}"),
        }
        events.push(Event {
            report,
            began,
            ended: Instant::now(),
            revision: revision + 1,
            text: text.clone(),
            is_write: true,
        });
        if chance.below(8) == 0 {
            let again = save(client, origin, id, revision, &name, "something else").await.unwrap();
            assert_eq!(
                (again.status().as_u16(), again.headers()["etag"].to_str().unwrap()),
                (200, format!("\"{}\"", revision + 1).as_str())
            );
            let answer: serde_json::Value = again.json().await.unwrap();
            assert_eq!(answer["report"]["title"], text);
            replays += 1;
        }
    }
    (events, replays)
}

fn check(events: &[&Event], last: u64) {
    let mut texts = BTreeMap::from([(1, "first")]);
    for write in events.iter().filter(|event| event.is_write) {
        assert!(texts.insert(write.revision, &write.text).is_none(), "two saves became one revision: a lost update");
    }
    assert!(texts.keys().copied().eq(1..=last), "a revision that nobody saved, or one that is missing");
    for event in events {
        assert_eq!(texts[&event.revision], event.text, "a revision was read as something else than was saved");
    }
    // Whoever begins after another has ended sees at least what that one saw.
    let mut ended: Vec<&&Event> = events.iter().collect();
    let mut began = ended.clone();
    ended.sort_by_key(|event| event.ended);
    began.sort_by_key(|event| event.began);
    let (mut newest, mut next) = (0, ended.iter().peekable());
    for event in began {
        while let Some(earlier) = next.next_if(|earlier| earlier.ended < event.began) {
            newest = newest.max(earlier.revision);
        }
        let sees = if event.is_write { event.revision > newest } else { event.revision >= newest };
        assert!(sees, "revision {} after {newest} had been seen", event.revision);
    }
}
