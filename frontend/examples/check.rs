//! How long one check of one key takes in the browser, with the product's own settings of the compiler.
//!
//! `end2end/measure/check.mjs` builds it, opens it in a headless browser and prints what it says.

#[path = "../../app/benches/lint/bare.rs"]
mod bare;

#[path = "../../app/benches/lint/report.rs"]
mod report;

use postmortem::lint::{Checker, Context};
use postmortem::report::Field;

use bare::known_words;
use report::{report, text_of, type_into};

const WORDS: [usize; 2] = [1_000, 10_000];
const KEYS: usize = 500;
/// Each key is timed so often in fresh runs, and its quickest time counts: what other programs on the machine take is
/// none of the checker's time.
const PASSES: usize = 5;

fn main() {
    let clock = web_sys::window().and_then(|window| window.performance()).expect("a browser has a clock");
    for words in WORDS {
        let (mut all, mut bare) = (Vec::new(), Vec::new());
        for field in Field::TEMPLATE.into_iter().chain([Field::CustomSections]) {
            let mut times = vec![f64::MAX; KEYS];
            let mut limits = vec![f64::MAX; KEYS];
            for _ in 0..PASSES {
                let mut report = report(words);
                let mut checker = Checker::new(Context::default());
                checker.check(&report);
                for (round, (time, limit)) in times.iter_mut().zip(&mut limits).enumerate() {
                    type_into(&mut report, field, round);
                    let begin = clock.now();
                    std::hint::black_box(checker.check(&report));
                    *time = time.min(clock.now() - begin);
                    let begin = clock.now();
                    known_words(text_of(&mut report, field).map_or("", |text| text.as_str()));
                    *limit = limit.min(clock.now() - begin);
                }
            }
            say(words, &field.name(), &mut times);
            all.extend(times);
            bare.extend(limits);
        }
        say(words, "any field", &mut all);
        say(words, "any field, bare pass over its words", &mut bare);
    }
    leptos::logging::log!("done");
}

fn say(words: usize, place: &str, times: &mut [f64]) {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    leptos::logging::log!("{words} words, a key in {place}: p50 {:.2} ms, p99 {:.2} ms", at(0.5), at(0.99));
}
