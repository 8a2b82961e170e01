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
    let took = |(name, moment): &(&'static str, Option<Moment>)| {
        let minutes = (*moment)?.after(started?)?;
        Some((*name, duration_words(minutes)))
    };
    let here = |(name, moment): &(&'static str, Option<Moment>)| {
        let minutes = (*moment)?.in_utc()?;
        Some((*name, clock::day_and_time_of(minutes as f64 * 60_000.0)))
    };
    let took = words::after_start(times[1..].iter().filter_map(took));
    let here = words::where_you_are(times.iter().filter_map(here));
    took.into_iter().chain(here).collect::<Vec<_>>().join(" ")
}
