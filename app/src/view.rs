//! Leptos components that show a report: the shared page and the preview beside the editor.
//!
//! What they show is finished: empty fields say so, nothing of the template's guidance is left, and optional
//! data stands where it is used. Dismissals and conflicts are the writers' own and are not shown.
//! Classes are styled in `style/report.css`. Raw HTML comes from [`crate::markdown`] alone.

mod actions;
mod chain;
mod details;
mod items;
mod timeline;

use leptos::prelude::*;

use crate::markdown::{inline_html, to_html};
use crate::report::{CustomSection, Field, Report, Requirement, Section, Shape, Value};

use actions::ActionTable;
use chain::Chain;
use details::details;
use items::{Checks, Items, Links};
use timeline::Timeline;

/// What stands where a field is empty.
const EMPTY: &str = "not written yet";

/// A whole report as a document, under its title.
#[component]
pub fn ReportView(
    /// Normalised.
    report: Report,
) -> impl IntoView {
    let title = if report.title.is_empty() {
        view! { <h1 class="report__title report__empty">{format!("Title {EMPTY}")}</h1> }.into_any()
    } else {
        view! { <h1 class="report__title" inner_html=inline_html(&report.title)></h1> }.into_any()
    };
    let sections: Vec<AnyView> = Section::ALL
        .into_iter()
        .flat_map(|section| {
            let custom = report.custom_sections.iter().filter(move |custom| custom.after == section).map(custom_view);
            section_view(&report, section).into_iter().chain(custom)
        })
        .collect();
    view! { <article class="report">{title} {details(&report)} {sections}</article> }
}

/// A section under its heading; nothing for one that has none, or that is optional and not used.
fn section_view(report: &Report, section: Section) -> Option<AnyView> {
    let is_headed = !matches!(section, Section::Title | Section::Details | Section::CustomSections);
    // Readers get an internal section without its text, and so without a heading.
    let is_asked = |field: &Field| field.requirement() != Requirement::Offered && !report.is_internal(section);
    let is_shown = |field: &Field| is_asked(field) || !report.value(*field).is_empty();
    let fields: Vec<AnyView> = section.fields().filter(is_shown).map(|field| field_view(report, field)).collect();
    (is_headed && !fields.is_empty()).then(|| {
        view! {
            <section class="report__section">
                <h2>{section.heading()}</h2>
                {fields}
            </section>
        }
        .into_any()
    })
}

fn custom_view(custom: &CustomSection) -> AnyView {
    let heading = (!custom.heading.is_empty()).then(|| view! { <h2 inner_html=inline_html(&custom.heading)></h2> });
    view! {
        <section class="report__section">
            {heading}
            <div class="report__prose" inner_html=to_html(&custom.text)></div>
        </section>
    }
    .into_any()
}

/// A field under its label, which is left out where it only repeats the section's heading.
fn field_view(report: &Report, field: Field) -> AnyView {
    let is_repeated = field.label().eq_ignore_ascii_case(field.section().heading());
    let label = (!is_repeated).then(|| view! { <h3>{field.label()}</h3> });
    let value = report.value(field);
    let body = if value.is_empty() {
        view! { <p class="report__empty">{EMPTY}</p> }.into_any()
    } else {
        value_view(field, value)
    };
    view! { {label} {body} }.into_any()
}

fn value_view(field: Field, value: Value<'_>) -> AnyView {
    match value {
        Value::Text(text) => view! { <div class="report__prose" inner_html=to_html(text)></div> }.into_any(),
        Value::Items(items) if field.shape() == Shape::Chain => view! { <Chain nodes=items /> }.into_any(),
        Value::Items(items) => {
            let is_numbered = field.shape() == Shape::Numbers;
            view! { <Items items is_numbered /> }.into_any()
        }
        Value::Actions(rows) => view! { <ActionTable rows /> }.into_any(),
        Value::Checks(checks) => view! { <Checks checks /> }.into_any(),
        Value::Events(events) => view! { <Timeline events /> }.into_any(),
        Value::Sections(_) => ().into_any(),
        Value::Links(links) => view! { <Links links /> }.into_any(),
    }
}

/// An item of a list: one line, or blocks where it goes on.
fn item_html(text: &str) -> String {
    if text.contains('\n') { to_html(text) } else { inline_html(text) }
}
