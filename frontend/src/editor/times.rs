//! What the details say in one line, and how long it took: from the start to being noticed and to the end.

use leptos::prelude::*;
use postmortem::Report;
use postmortem::report::{Field, Moment, Section, duration_words, grade};

use super::Editor;
use crate::browser::clock;
use crate::words;

/// Durations, and the times where the reader is; nothing while they cannot be told.
pub fn durations() -> AnyView {
    let report = Editor::expect().checked().report;
    let told = Memo::new(move |_| report.with(durations_of));
    view! { <p class="durations" role="status">{move || told.get()}</p> }.into_any()
}

/// Each detail that is filled in, as it is written; how long it took stands for when it was noticed and over.
pub fn details_line() -> AnyView {
    let report = Editor::expect().checked().report;
    let chip = |field: Field, said: String| {
        let class = match field {
            Field::Severity => format!("chip chip--choice chip--severity pill--{}", grade(&said)),
            Field::Status => "chip chip--choice".to_owned(),
            _ => "chip".to_owned(),
        };
        view! { <span class=class title=field.label()>{said}</span> }.into_any()
    };
    let chips = move |report: &Report| {
        let said = |field: Field| plain(report.value(field).in_one_line());
        let moment = |field: Field| Moment::read(&said(field));
        let took =
            moment(Field::Started).and_then(|started| moment(Field::Resolved)?.after(started)).map(duration_words);
        let shown = |field: Field| match (field, &took) {
            (Field::Resolved, Some(took)) => (field, took.clone()),
            (Field::Detected, Some(_)) => (field, String::new()),
            _ => (field, said(field)),
        };
        let all = Section::Details.fields().map(shown).filter(|(_, said)| !said.is_empty());
        let all: Vec<_> = all.map(|(field, said)| chip(field, said)).collect();
        (!all.is_empty()).then(|| view! { <span class="offered__chips">{all}</span> })
    };
    (move || report.with(chips)).into_any()
}

/// A time without the letters that only programs need: `2026-03-02 14:02 UTC` for `2026-03-02T14:02Z`. All else as it is.
fn plain(said: String) -> String {
    match said.strip_suffix('Z').and_then(|rest| rest.split_once('T')) {
        Some((day, time)) if Moment::read(&said).is_some() => format!("{day} {time} UTC"),
        _ => said,
    }
}

fn durations_of(report: &Report) -> String {
    let read = |field: Field| Moment::read(&report.value(field).in_one_line());
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
