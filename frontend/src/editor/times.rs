//! How long it took: from the start to being noticed and to the end.

use leptos::prelude::*;
use postmortem::Report;
use postmortem::report::{Field, Moment, Value, duration_words};

use super::Editor;
use crate::browser::clock;
use crate::{later, words};

/// Durations, and the times where the reader is; nothing while they cannot be told.
#[component]
pub fn Durations() -> impl IntoView {
    let report = Editor::expect().checked().report;
    let told = Memo::new(move |_| later::parts().map(|parts| report.with(parts.durations)));
    view! { <p class="durations" role="status">{move || told.get()}</p> }
}

/// The same as a line; empty where it cannot be told.
pub fn durations(report: &Report) -> String {
    let read = |field: Field| match report.value(field) {
        Value::Text(text) => Moment::read(text),
        _ => None,
    };
    let times = [Field::Started, Field::Detected, Field::Resolved].map(|field| (field.label(), read(field)));
    let started = times[0].1;
    let took = |(name, moment): &(&str, Option<Moment>)| {
        let minutes = (*moment)?.after(started?)?;
        Some(words::after_start(name, &duration_words(minutes)))
    };
    let here = |(name, moment): &(&str, Option<Moment>)| {
        let minutes = (*moment)?.in_utc()?;
        Some(format!("{name} {}", clock::day_and_time_of(minutes as f64 * 60_000.0)))
    };
    let joined = |parts: Vec<String>| parts.join(" · ");
    let took = joined(times[1..].iter().filter_map(took).collect());
    let here = joined(times.iter().filter_map(here).collect());
    match (took.is_empty(), here.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!("{took}."),
        (true, false) => words::where_you_are(&here),
        (false, false) => format!("{took}. {}", words::where_you_are(&here)),
    }
}
