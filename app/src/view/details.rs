//! What a report says of the incident as a whole, in one band below its title. Times are shown as written, with UTC
//! beside them where their zone is known and another.

use leptos::prelude::*;

use crate::report::{Field, Moment, Report, Section, duration_words, grade};

/// Nothing where nothing of it is used.
pub(super) fn details(report: &Report) -> Option<AnyView> {
    let used = Section::Details.fields().filter(|field| !report.value(*field).is_empty());
    let mut facts: Vec<AnyView> = Vec::new();
    let mut duration = duration(report);
    for field in used {
        // How long it took stands before when it was.
        if matches!(field, Field::Started | Field::Detected | Field::Resolved) {
            facts.extend(duration.take());
        }
        facts.push(fact(report, field));
    }
    (!facts.is_empty()).then(|| view! { <dl class="details">{facts}</dl> }.into_any())
}

fn fact(report: &Report, field: Field) -> AnyView {
    let said = report.value(field).in_one_line();
    let value = match field {
        Field::Severity => {
            let class = format!("pill pill--{}", grade(&said));
            view! { <span class=class>{said}</span> }.into_any()
        }
        Field::Status => view! { <span class="pill">{said}</span> }.into_any(),
        Field::Started | Field::Detected | Field::Resolved => {
            let beside = utc_beside(&said);
            view! { {said} {beside} }.into_any()
        }
        _ => said.into_any(),
    };
    row(field.label(), value, None)
}

/// From the start to the end, and how long nobody noticed.
fn duration(report: &Report) -> Option<AnyView> {
    let moment = |field: Field| Moment::read(&report.value(field).in_one_line());
    let after_start = |field: Field| Some(duration_words(moment(field)?.after(moment(Field::Started)?)?));
    let noticed = after_start(Field::Detected).map(|after| format!("noticed after {after}"));
    Some(row("Duration", after_start(Field::Resolved)?.into_any(), noticed))
}

fn row(label: &'static str, value: AnyView, aside: Option<String>) -> AnyView {
    let aside = aside.map(|words| view! { <dd class="details__aside">{words}</dd> });
    view! {
        <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
            {aside}
        </div>
    }
    .into_any()
}

/// The same time in UTC, where it is known to be in another zone.
pub(super) fn utc_beside(time: &str) -> Option<AnyView> {
    let utc = Moment::read(time)?.utc_words()?;
    Some(view! { <span class="report__utc">" (" {utc} ")"</span> }.into_any())
}
