//! How fast texts are read, written and shown, and that the time grows as the text does.
//!
//! `cargo bench -p postmortem --bench markdown` prints, for each kind of text at 1 MiB, the megabytes per
//! second of each step, and how much longer 2 MiB takes: about 2 where the time is linear.

#![allow(clippy::disallowed_methods, reason = "a benchmark is about the clock")]

use std::hint::black_box;
use std::time::Instant;

use postmortem::markdown::{parse, to_html, write};

const MEBIBYTE: usize = 1 << 20;

fn main() {
    println!("{:<28} {:>10} {:>10} {:>10}   MB/s (and 2 MiB against 1 MiB)", "1 MiB of", "read", "write", "show");
    for (name, text) in TEXTS {
        let (once, twice) = (repeated(text, MEBIBYTE), repeated(text, 2 * MEBIBYTE));
        let steps = [read, written, shown].map(|step| {
            let (one, two) = (step(&once), step(&twice));
            // The system counts in steps of a few milliseconds.
            if one < 0.004 {
                "> 250".to_owned()
            } else {
                format!("{:.0} ({:.1})", once.len() as f64 / one / 1e6, two / one)
            }
        });
        println!("{name:<28} {:>10} {:>10} {:>10}", steps[0], steps[1], steps[2]);
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

/// The fastest of five, in seconds.
fn fastest(mut work: impl FnMut()) -> f64 {
    let time = |work: &mut dyn FnMut()| {
        let (start, clock) = (processor_seconds(), Instant::now());
        work();
        match (start, processor_seconds()) {
            (Some(start), Some(end)) => end - start,
            _ => clock.elapsed().as_secs_f64(),
        }
    };
    (0..5).map(|_| time(&mut work)).fold(f64::INFINITY, f64::min)
}

/// The time this thread has had on a processor, where the system tells: others may be using it, too.
fn processor_seconds() -> Option<f64> {
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    times.split(' ').next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
}

fn read(text: &str) -> f64 {
    fastest(|| drop(black_box(parse(text))))
}

fn written(text: &str) -> f64 {
    let report = parse(text).report;
    fastest(|| drop(black_box(write(&report))))
}

fn shown(text: &str) -> f64 {
    fastest(|| drop(black_box(to_html(text))))
}
