//! Leptos components that show a report: the shared page and the preview beside the editor.
//!
//! What they show is finished: empty fields are named in one line at the end, nothing of the template's guidance is
//! left, and optional data stands where it is used. Dismissals and conflicts are the writers' own and are not shown.
//! Classes are styled in `style/report.css`. Raw HTML comes from [`crate::markdown`] alone.

mod actions;
mod chain;
mod contents;
mod details;
mod items;
mod timeline;

use leptos::prelude::*;

use crate::markdown::{inline_html, to_html};
use crate::report::{CustomSection, Field, Report, Section, Shape, Value, title_or_untitled};

use actions::ActionTable;
use chain::Chain;
use contents::{contents, target};
use details::details;
use items::{Checks, Items, Links};
use timeline::Timeline;

/// What is said of empty fields.
const EMPTY: &str = "Not written yet";

/// A whole report as a document, under its title.
#[component]
pub fn ReportView(
    /// Normalised.
    report: Report,
    /// A long one begins with links to its sections, for a page on which nothing else is.
    #[prop(optional)]
    has_contents: bool,
) -> impl IntoView {
    let title = if report.title.is_empty() {
        view! { <h1 class="report__title report__empty">{title_or_untitled("")}</h1> }.into_any()
    } else {
        view! { <h1 class="report__title" inner_html=inline_html(&report.title)></h1> }.into_any()
    };
    let parts: Vec<Part> = Section::ALL
        .into_iter()
        .flat_map(|section| {
            let custom = report.custom_sections.iter().filter(move |custom| custom.after == section).map(custom_part);
            section_part(&report, section).into_iter().chain(custom)
        })
        .collect();
    let contents = has_contents.then(|| contents(&report, &parts)).flatten();
    // Only there, since a page may hold the same report twice, as where it prints.
    let id = |number: usize| contents.is_some().then(|| target(number));
    let sections: Vec<AnyView> = parts.into_iter().enumerate().map(|(number, part)| part.view(id(number))).collect();
    let class = if contents.is_some() { "report report--contents" } else { "report" };
    view! {
        <article class=class>
            <header class="report__head">{title} {details(&report)}</header>
            {contents}
            <div class="report__text">{sections} {missing(&report)}</div>
        </article>
    }
}

/// A section that is shown.
struct Part {
    /// As HTML; empty for a custom section without one.
    heading: String,
    body: AnyView,
}

impl Part {
    /// Under its heading, which has this element id.
    fn view(self, id: Option<String>) -> AnyView {
        let heading = (!self.heading.is_empty()).then(|| view! { <h2 id=id inner_html=self.heading></h2> });
        view! { <section class="report__section">{heading} {self.body}</section> }.into_any()
    }
}

/// What of a section is written; nothing for one that has no heading, or of which nothing is.
fn section_part(report: &Report, section: Section) -> Option<Part> {
    let is_headed = !matches!(section, Section::Title | Section::Details | Section::CustomSections);
    // Readers get an internal section without its text, and so without a heading.
    let written = section.fields().filter(|field| !report.value(*field).is_empty());
    let fields: Vec<AnyView> = written.map(|field| field_view(report, field)).collect();
    let heading = inline_html(section.heading());
    (is_headed && !fields.is_empty()).then(|| Part { heading, body: fields.into_any() })
}

/// The required fields that are empty, in one line; a report can do without the others.
fn missing(report: &Report) -> Option<AnyView> {
    let names: Vec<&str> = report.missing_for_readers().map(Field::label).collect();
    (!names.is_empty()).then(|| {
        view! {
            <p class="report__missing">
                <b>{EMPTY}": "</b>
                {names.join(", ")}
            </p>
        }
        .into_any()
    })
}

fn custom_part(custom: &CustomSection) -> Part {
    let body = view! { <div class="report__prose" inner_html=to_html(&custom.text)></div> }.into_any();
    Part { heading: inline_html(&custom.heading), body }
}

/// A field under its label, which is left out where it only repeats the section's heading.
fn field_view(report: &Report, field: Field) -> AnyView {
    let is_repeated = field.label().eq_ignore_ascii_case(field.section().heading());
    let label = (!is_repeated).then(|| view! { <h3>{field.label()}</h3> });
    view! { {label} {value_view(field, report.value(field))} }.into_any()
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

/// The longest words that stand whole in a narrow cell, in characters: dates with their time and zone, tickets and names.
const WHOLE: usize = 26;

/// The class of a narrow cell: one with a longer word may break it anywhere, so that nothing is cut; what is shorter
/// stays whole, also at the hyphens of a date or a ticket.
fn narrow(text: &str) -> &'static str {
    let is_long = |text: &str| text.chars().count() > WHOLE;
    match text.split_whitespace().any(is_long) {
        true => "narrow--long",
        false if is_long(text) || !text.contains(|letter: char| letter.is_ascii_digit()) => "",
        false => "narrow--whole",
    }
}
