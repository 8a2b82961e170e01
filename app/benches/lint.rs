//! How fast the rules are: a whole check, and the check after one key.
//!
//! `cargo bench -p postmortem --bench lint`. Prints megabytes of text per second for reports of three sizes, beside a
//! bare pass over the words, and milliseconds per key for keys in each field of a report of 10,000 words. The time of whole checks is
//! that of the processor, so that other programs on the machine do not count; keys are too short for its count.

#[path = "lint/bare.rs"]
mod bare;

#[path = "lint/report.rs"]
mod report;

use std::fs;
use std::time::Instant;

use postmortem::Report;
use postmortem::lint::{Checker, Context, lint};
use postmortem::markdown::write;
use postmortem::progress;
use postmortem::report::Field;

use bare::known_words;
use report::{report, type_into};

fn at(sorted: &[f64], share: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * share) as usize]
}

/// Seconds that this thread was on a processor (Linux).
fn seconds() -> f64 {
    let text = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux counts the time of threads");
    let nanoseconds: f64 = text.split(' ').next().and_then(|first| first.parse().ok()).expect("a number comes first");
    nanoseconds / 1e9
}

/// Texts that are nothing but something to find, each twice as long as the one before: the time should double, too.
fn many_hits(context: &Context) {
    const HITS: [&str; 22] = [
        "We should have tested it. ",
        "It was a human error. ",
        "Tom forgot the flag. ",
        "A developer broke it. ",
        "It was Tom's fault. ",
        "we forgot it and ",
        "the operator ignored it and ",
        "At 14:02 it began. ",
        "14:02 to 13:02 UTC. ",
        "Tuesday, 2026-03-02. ",
        "TBD ",
        "[Root Cause] ",
        "[a](http:/",
        "a@shop.test ",
        "8.8.4.4 ",
        "password=hV3kq9Zr2mXw ",
        "https://a:hV3kq9Zr2m@b.test/ ",
        "a://b:hV3kq9Zr2m@c",
        "-----BEGIN PRIVATE KEY----- ",
        " -p --password hV3kq9Zr2m login password ",
        "[x](javascript:y) ",
        "!! ",
    ];
    for hit in HITS {
        let times = [250_000, 500_000, 1_000_000].map(|bytes| {
            let root_cause = hit.repeat(bytes / hit.len());
            let report = Report { root_cause, ..Report::default() }.normalize();
            let begin = seconds();
            let found = lint(&report, context).len();
            (seconds() - begin, found)
        });
        let words = times.map(|(took, found)| format!("{:.0} ms ({found})", took * 1e3)).join(", ");
        println!("250 KB, 500 KB, 1 MB of {hit:?}: {words}");
    }
}

#[allow(clippy::disallowed_methods, reason = "a benchmark is about the clock")]
fn main() {
    let context = Context::default();
    for words in [1_000, 10_000, 100_000] {
        let report = report(words);
        let text = write(&report);
        let rounds = 400_000 / words;
        let speed = |work: &dyn Fn() -> usize| {
            let begin = seconds();
            let found: usize = (0..rounds).map(|_| work()).sum();
            ((text.len() * rounds) as f64 / 1e6 / (seconds() - begin), found / rounds)
        };
        let (ours, findings) = speed(&|| lint(&report, &context).len());
        let (errors, _) = speed(&|| progress::left(&report, &context));
        let (limit, _) = speed(&|| known_words(&text));
        let bytes = text.len();
        println!(
            "{words} words, {bytes} bytes: {ours:.1} MB/s whole check, {errors:.1} errors alone, bare {limit:.1} MB/s, {findings} findings"
        );
    }
    many_hits(&context);
    let mut report = report(10_000);
    let mut checker = Checker::new(context);
    checker.check(&report);
    let mut all = Vec::new();
    for field in Field::ALL {
        let mut times = Vec::new();
        for round in 0..200 {
            if !type_into(&mut report, field, round) {
                break;
            }
            let begin = Instant::now();
            let found = checker.check(&report);
            times.push(begin.elapsed().as_secs_f64() * 1e3);
            std::hint::black_box(found);
        }
        if times.is_empty() {
            continue;
        }
        times.sort_by(f64::total_cmp);
        println!("a key in {}: p50 {:.3} ms, p99 {:.3} ms", field.name(), at(&times, 0.5), at(&times, 0.99));
        all.extend(times);
    }
    all.sort_by(f64::total_cmp);
    println!("a key anywhere, 10,000 words: p50 {:.3} ms, p99 {:.3} ms", at(&all, 0.5), at(&all, 0.99));
}
