//! What went where.

use leptos::prelude::*;
use postmortem::Field;
use postmortem::markdown::Outcome;
use postmortem::report::title_or_untitled;

use super::arrival::{Arrival, Arrived};
use crate::shown::{KeyedView, KeyedViews, sentence};
use crate::words::import;

/// Each text that was imported, and each that was not with its reason; those come first.
#[component]
pub fn Summary(arrivals: RwSignal<Vec<Arrival>>) -> impl IntoView {
    let failed = move || {
        let lines: Vec<AnyView> = arrivals.with(|arrivals| {
            let reason = |arrival: &Arrival| Some((arrival.name.clone(), arrival.result.as_ref().err()?.clone()));
            arrivals
                .iter()
                .filter_map(reason)
                .map(|(name, reason)| {
                    let name = view! { <strong>{name}</strong> }.into_any();
                    view! { <li>{sentence(import::FAILED, vec![name, reason.into_any()])}</li> }.into_any()
                })
                .collect()
        });
        (!lines.is_empty()).then(|| view! { <ul class="import__failed">{lines}</ul> })
    };
    let arrived = move || arrivals.get().into_iter().filter_map(piece).collect();
    view! {
        {failed}
        <ul class="import__arrivals">
            <KeyedViews each=Signal::derive(arrived) />
        </ul>
    }
}

fn piece(arrival: Arrival) -> Option<KeyedView> {
    let (name, arrived) = (arrival.name, arrival.result.ok()?);
    let key = arrived.id.to_string();
    Some(KeyedView::new(key, move |_| view! { <ArrivedLine name=name.clone() arrived=arrived.clone() /> }.into_any()))
}

#[component]
fn ArrivedLine(name: String, arrived: Arrived) -> impl IntoView {
    let title = title_or_untitled(&arrived.title).to_owned();
    let Outcome { template, optional, custom } = arrived.outcome;
    let fields = import::fields(template.len(), &labels(&template), &labels(&optional));
    let place = arrived.is_here_because;
    let markup = arrived.markup.map(import::read_as);
    let id = arrived.id;
    let custom = (!custom.is_empty()).then(|| {
        let headings = view! { <strong>{custom.join(" · ")}</strong> }.into_any();
        view! { <p>{sentence(import::CUSTOM, vec![headings])}</p> }
    });
    let replaced = (!arrived.imported.is_empty()).then(|| {
        let lines: Vec<_> = arrived
            .imported
            .iter()
            .map(|word| {
                let quoted = view! { <q>{word.text.clone()}</q> }.into_any();
                let parts = vec![word.line.into_any(), quoted, word.field.label().into_any()];
                view! { <li>{sentence(import::REPLACED, parts)}</li> }
            })
            .collect();
        view! {
            <details>
                <summary>{import::replaced(lines.len())}</summary>
                <ul>{lines}</ul>
            </details>
        }
    });
    view! {
        <li class="import__arrival">
            <p>
                <a class="import__title" href=format!("/edit/{id}")>{title}</a>
                <span class="import__file">{name}</span>
            </p>
            <p>{markup} " " {fields} " " {place}</p>
            {custom}
            {replaced}
        </li>
    }
}

fn labels(fields: &[Field]) -> String {
    fields.iter().map(|field| field.label()).collect::<Vec<_>>().join(", ")
}
