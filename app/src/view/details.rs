//! What a report says of the incident as a whole, in one list above its text. Times are shown as written.

use leptos::prelude::*;

use crate::report::{Report, Section, Value};

/// Nothing where nothing of it is used.
pub(super) fn details(report: &Report) -> Option<AnyView> {
    let used = Section::Details.fields().filter(|field| !report.value(*field).is_empty());
    let details: Vec<_> = used
        .map(|field| {
            view! {
                <div>
                    <dt>{field.label()}</dt>
                    <dd>{words(report.value(field))}</dd>
                </div>
            }
        })
        .collect();
    (!details.is_empty()).then(|| view! { <dl class="details">{details}</dl> }.into_any())
}

fn words(value: Value<'_>) -> String {
    match value {
        Value::Text(text) => text.to_owned(),
        Value::Items(items) => items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}
