//! How fast the rules are: a whole check, and the check after one key.
//!
//! `cargo bench -p postmortem --bench lint`. Prints megabytes of text per second for reports of three sizes,
//! and milliseconds per key for keys in each field of a report of 10,000 words. The time of whole checks is
//! that of the processor, so that other programs on the machine do not count; keys are too short for its count.

use std::fs;
use std::time::Instant;

use postmortem::lint::{Checker, Context, lint};
use postmortem::markdown::{parse, write};
use postmortem::report::ValueMut;
use postmortem::{Field, Report};

const FILLED: &str = include_str!("../tests/golden/filled.md");

/// Sentences as people write them, with and without something to find.
const SENTENCES: [&str; 8] = [
    "The repository layer hands out a connection per request instead of per statement.",
    "At 14:02 UTC the error rate of `POST /checkout` rose from 0.3 % to 97 %.",
    "The on-call engineer rolled back to release 417 and the pool had free connections again.",
    "Nothing limits how long a request may keep its connection while it calls another service.",
    "We should have tested it with payments that are as slow as in production.",
    "See [the dashboard](https://grafana.shop.test/d/pool?from=1772460000000&to=1772463600000).",
    "Queries on the orders table timed out because the new index did not exist yet.",
    "No alert watches the share of connections in use, so the first signal came from customers.",
];

/// A filled report of about so many words, spread over its texts and lists.
fn report(words: usize) -> Report {
    let mut report = parse(FILLED).report;
    let mut number = 0;
    let mut count = 0;
    while count < words {
        let sentence = SENTENCES[number % SENTENCES.len()];
        let field = Field::TEMPLATE[number % Field::TEMPLATE.len()];
        match report.value_mut(field) {
            ValueMut::Text(text) if field != Field::Title => {
                text.push(' ');
                text.push_str(sentence);
            }
            ValueMut::Items(items) if field != Field::CausalChain && field != Field::PriorityActions => {
                items.push(postmortem::report::Item { text: format!("{sentence} {number}"), ..Default::default() });
            }
            _ => {
                number += 1;
                continue;
            }
        }
        count += sentence.split(' ').count();
        number += 1;
    }
    report.normalize()
}

fn at(sorted: &[f64], share: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * share) as usize]
}

/// Seconds that this thread was on a processor (Linux).
fn seconds() -> f64 {
    let text = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux counts the time of threads");
    let nanoseconds: f64 = text.split(' ').next().and_then(|first| first.parse().ok()).expect("a number comes first");
    nanoseconds / 1e9
}

#[allow(clippy::disallowed_methods, reason = "a benchmark is about the clock")]
fn main() {
    let context = Context::default();
    for words in [1_000, 10_000, 100_000] {
        let report = report(words);
        let bytes = write(&report).len();
        let rounds = 400_000 / words;
        let begin = seconds();
        let found: usize = (0..rounds).map(|_| lint(&report, &context).len()).sum();
        let took = seconds() - begin;
        let speed = (bytes * rounds) as f64 / 1e6 / took;
        println!("{words} words, {bytes} bytes: {speed:.1} MB/s whole check, {} findings", found / rounds);
    }
    let mut report = report(10_000);
    let mut checker = Checker::new(context);
    checker.check(&report);
    let mut all = Vec::new();
    for field in Field::TEMPLATE {
        let mut times = Vec::new();
        for round in 0..200 {
            match report.value_mut(field) {
                ValueMut::Text(text) => text.push(if round % 6 == 5 { ' ' } else { 'x' }),
                ValueMut::Items(items) => items.iter_mut().take(1).for_each(|item| item.text.push('x')),
                ValueMut::Actions(rows) => rows.iter_mut().take(1).for_each(|row| row.item.push('x')),
                ValueMut::Checks(checks) => checks.iter_mut().take(1).for_each(|check| check.text.push('x')),
                _ => continue,
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
