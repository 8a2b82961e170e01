//! Writers of one report, with the real machine of synchronising, over a network that loses, delays,
//! doubles and reorders, against the real server.
//!
//! Time and network are simulated, so that a seed is the whole of a run: `SEED=17` plays one again,
//! `SEEDS=1000` says how many are played.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

#[allow(dead_code, reason = "the core's own tests use the rest of it")]
#[path = "../../../app/tests/merge/triples.rs"]
mod triples;

mod backend;
mod network;
mod world;
mod writer;

use backend::Backend;
use world::World;

fn seeds() -> std::ops::Range<u64> {
    let number = |name| std::env::var(name).ok().and_then(|text: String| text.parse::<u64>().ok());
    match number("SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("SEEDS").unwrap_or(25),
    }
}

#[tokio::test]
async fn no_acknowledged_word_is_lost_no_text_stands_twice_and_all_see_the_same() {
    let mut backend = Backend::start().await;
    let mut sum = world::Tally::default();
    for seed in seeds() {
        let mut world = World::new(seed, backend);
        if let Err(fault) = world.play().await {
            panic!("seed {seed}: {fault}\nplay it again with SEED={seed}");
        }
        sum.add(&world.tally);
        backend = world.backend;
    }
    if seeds().count() > 1 {
        assert!(sum.unknown_saves() >= 5, "too few saves have a result that nobody knows: {sum}");
    }
    println!("{} seeds: {sum}", seeds().count());
}
