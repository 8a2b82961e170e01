//! How fast texts are read, written and shown, and that the time grows as the text does.
//!
//! `cargo bench -p postmortem --bench markdown` prints, for each kind of text at 1 MiB, the megabytes per
//! second of each step, and how much longer 2 MiB takes: about 2 where the time is linear; the last column is the limit,
//! the Markdown parser alone. `-- "ordinary reports"` measures one kind.

#![allow(clippy::disallowed_methods, reason = "a benchmark is about the clock")]

use std::hint::black_box;
use std::time::Instant;

use postmortem::markdown::{parse, to_html, write};
use pulldown_cmark::Parser;

const MEBIBYTE: usize = 1 << 20;

fn main() {
    let wished = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let [read, write, show, bare] = ["read", "write", "show", "bare"];
    println!("{:<28} {read:>10} {write:>10} {show:>10} {bare:>10}   MB/s (and 2 MiB against 1 MiB)", "1 MiB of");
    for (name, text) in TEXTS.into_iter().filter(|(name, _)| wished.as_deref().is_none_or(|wish| wish == *name)) {
        let (once, twice) = (repeated(text, MEBIBYTE), repeated(text, 2 * MEBIBYTE));
        let steps = [read_time, write_time, show_time, bare_time].map(|step| {
            let (one, two) = (step(&once), step(&twice));
            format!("{:.0} ({:.1})", once.len() as f64 / one / 1e6, two / one)
        });
        println!("{name:<28} {:>10} {:>10} {:>10} {:>10}", steps[0], steps[1], steps[2], steps[3]);
    }
}

const TEXTS: [(&str, &str); 10] = [
    ("ordinary reports", include_str!("../tests/golden/full.md")),
    (
        "a report in other words",
        "# Checkout down\n\n## Summary\n\nThe pool was full, and *nothing* told `us`.\n\n## Root causes\n\n- One\n- Two\n\n## Action items\n\n- [ ] Add an alert\n\n",
    ),
    ("nested lists", "nested"),
    ("[", "["),
    ("*", "*"),
    ("rows of a table", "| Add an alert | Ann | High | Open |\n"),
    ("rows of actions", "actions"),
    ("headings", "## Anything else\n\n"),
    ("labels", "**Trigger:** a deploy\n\n"),
    ("unclosed fences", "```sh\n"),
];

fn repeated(text: &str, bytes: usize) -> String {
    match text {
        "nested" => {
            // Each item is one level deeper than the one before, up to 200, and then again.
            let lines = (0..).map(|level| format!("{}- a\n", "  ".repeat(level % 200)));
            let mut text = String::from("## Impact\n\n");
            lines
                .take_while(|line| {
                    text.push_str(line);
                    text.len() < bytes
                })
                .for_each(drop);
            text
        }
        "actions" => {
            let head = "## Actions\n\n| # | Action | Who | Why |\n|---|---|---|---|\n";
            format!("{head}{}", "| 1 | Add an alert | Ann | nothing told us |\n".repeat(bytes / 44))
        }
        _ => text.repeat(bytes / text.len()),
    }
}

/// The system counts in steps of a few milliseconds.
const LEAST_SECONDS: f64 = 0.05;

/// The fastest of five, in seconds; what is quicker than the clock is done several times.
fn fastest(mut work: impl FnMut()) -> f64 {
    let mut time = |times: u32| {
        let (start, clock) = (processor_seconds(), Instant::now());
        (0..times).for_each(|_| work());
        match (start, processor_seconds()) {
            (Some(start), Some(end)) => end - start,
            _ => clock.elapsed().as_secs_f64(),
        }
    };
    let mut times = 1;
    while time(times) < LEAST_SECONDS {
        times *= 2;
    }
    (0..5).map(|_| time(times) / f64::from(times)).fold(f64::INFINITY, f64::min)
}

/// The time this thread has had on a processor, where the system tells: others may be using it, too.
fn processor_seconds() -> Option<f64> {
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    times.split(' ').next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
}

fn read_time(text: &str) -> f64 {
    fastest(|| drop(black_box(parse(text))))
}

fn write_time(text: &str) -> f64 {
    let report = parse(text).report;
    fastest(|| drop(black_box(write(&report))))
}

fn show_time(text: &str) -> f64 {
    fastest(|| drop(black_box(to_html(text))))
}

fn bare_time(text: &str) -> f64 {
    fastest(|| {
        black_box(Parser::new(text).count());
    })
}
