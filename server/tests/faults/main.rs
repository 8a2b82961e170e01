//! Disks that are full or fail: saves are refused while they do, go on by themselves afterwards, and
//! nothing that was acknowledged is lost.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

mod running;

mod disk;

use std::collections::BTreeMap;

use tempfile::TempDir;

use disk::SmallDisk;
use running::{Started, preload, program};

#[tokio::test]
async fn saves_go_on_by_themselves_once_a_full_disk_has_room_again() {
    let folder = TempDir::new().unwrap();
    let disk = SmallDisk::new(folder.path());
    let mut server = Started::start(disk.program(folder.path()), folder.path()).unwrap();
    assert_eq!(server.status("/readyz").await, 200);
    let reading = server.shared("with a link").await;
    let mut count = 0;
    while server.save(&format!("report {count}"), 60_000).await == 201 {
        count += 1;
        if count == 10 {
            disk.fill();
        }
        assert!(count < 100, "the disk does not fill up");
    }
    assert_eq!(server.save("also refused", 60_000).await, 503);
    server.wait_for(503).await;
    assert_eq!(server.status("/healthz").await, 200);
    // Whatever only reads goes on, and writes nothing on the way that could fail.
    for path in reading {
        assert_eq!(server.status(&path).await, 200, "{path}");
    }
    disk.enlarge();
    server.save_again_and_again("after", 60_000).await;
    server.wait_for(200).await;
    server.stop(&disk.data()).await;
}

/// One run for each call: the server starts, saves and stops, and this call of it fails.
#[tokio::test]
async fn whichever_call_of_the_disk_fails_saves_go_on() {
    let mut hits: BTreeMap<String, usize> = BTreeMap::new();
    let (mut refused_starts, mut refused_saves) = (0, 0);
    for call in 1.. {
        let folder = TempDir::new().unwrap();
        let data = folder.path().join("data");
        let mut command = program(folder.path(), &data);
        preload(&mut command, folder.path(), call, "5");
        let server = Started::start(command, folder.path());
        refused_starts += usize::from(server.is_none());
        // One that did not start does so the next time, without being helped.
        let mut server = server.or_else(|| Started::start(program(folder.path(), &data), folder.path())).unwrap();
        for title in ["one", "two", "three"] {
            refused_saves += server.save_again_and_again(title, 20_000).await;
        }
        server.wait_for(200).await;
        server.stop(&data).await;
        // The first call that there is not ends the sweep: every one before it failed.
        let Ok(hit) = std::fs::read_to_string(folder.path().join("fault")) else { break };
        *hits.entry(hit.split(' ').next().unwrap().to_owned()).or_default() += 1;
    }
    println!(
        "{} positions, each was hit: {hits:?}; {refused_starts} starts and {refused_saves} saves were refused",
        hits.values().sum::<usize>()
    );
    assert_eq!(hits.keys().collect::<Vec<_>>(), ["open", "sync", "truncate", "write"]);
}
