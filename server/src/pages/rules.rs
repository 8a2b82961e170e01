//! The rule book: why a rule finds what it finds, with examples.

mod book;

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use postmortem::lint::RULES;
use postmortem::markdown::{inline_html, to_html};

use super::not_found;
use super::page::{Page, respond};
use crate::access::{Action, Object, Subject, authorize};
use book::RulePage;

/// `GET /rules`
pub async fn rules(subject: Subject) -> Response {
    if let Err(problem) = authorize(subject, Action::Read, Object::Public) {
        return problem.into_response();
    }
    respond(StatusCode::OK, || {
        view! {
            <Page title="Rules" description="What the validator looks for in a blameless postmortem, and why.">
                {way_back(&[("/", "Library")])}
                <h1>"Rules"</h1>
                <p>
                    "What the validator looks for, and why. It asks and does not accuse; nothing it finds keeps a report from being saved or shared."
                </p>
                {groups()}
            </Page>
        }
    })
    .await
}

/// `GET /rules/{name}`
pub async fn rule(subject: Subject, name: Result<Path<String>, PathRejection>) -> Response {
    if let Err(problem) = authorize(subject, Action::Read, Object::Public) {
        return problem.into_response();
    }
    let page = name.ok().and_then(|Path(name)| RulePage::named(&name));
    let Some(page) = page else { return not_found().await };
    respond(StatusCode::OK, move || {
        let parts: Vec<_> = page
            .parts()
            .map(|(heading, text)| {
                view! {
                    <section class="report__section">
                        <h2>{heading}</h2>
                        <div class="report__prose" inner_html=to_html(text)></div>
                    </section>
                }
            })
            .collect();
        let related: Vec<_> = page.related().map(|name| view! { <li>{link(name)}</li> }).collect();
        let related = (!related.is_empty()).then(|| {
            view! {
                <section class="report__section">
                    <h2>"Related rules"</h2>
                    <ul class="report__list">{related}</ul>
                </section>
            }
        });
        view! {
            <Page title=page.title description=page.summary>
                {way_back(&[("/", "Library"), ("/rules", "Rules")])}
                <article class="report">
                    <header class="report__section">
                        <h1 class="report__title">
                            {page.title} " " <span class="page__meta">{page.name}</span>
                        </h1>
                        <p inner_html=inline_html(page.summary)></p>
                        <p class="page__meta">{page.severity.word()}</p>
                    </header>
                    {parts}
                    {related}
                </article>
            </Page>
        }
    })
    .await
}

/// The pages above this one, from the first.
fn way_back(pages: &'static [(&'static str, &'static str)]) -> impl IntoView {
    let link = |(at, (address, name)): (usize, &(&'static str, &'static str))| {
        view! { {(at > 0).then_some(" / ")} <a href=*address>{*name}</a> }
    };
    let links: Vec<_> = pages.iter().enumerate().map(link).collect();
    view! { <nav class="page__meta" aria-label="Breadcrumb">{links}</nav> }
}

/// The rules by the first half of their names, in the order in which findings of the first of each group are shown.
fn groups() -> Vec<AnyView> {
    let group = |name: &'static str| name.split('.').next().unwrap_or(name);
    let mut groups: Vec<(&'static str, Vec<RulePage>)> = Vec::new();
    for page in RULES.iter().filter_map(|rule| RulePage::named(rule.name)) {
        match groups.iter_mut().find(|(name, _)| *name == group(page.name)) {
            Some((_, pages)) => pages.push(page),
            None => groups.push((group(page.name), vec![page])),
        }
    }
    let view = |(name, pages): (&'static str, Vec<RulePage>)| {
        let entries: Vec<_> = pages.into_iter().map(entry).collect();
        view! {
            <section class="report__section">
                <h2>{heading(name)}</h2>
                <ul class="rules">{entries}</ul>
            </section>
        }
        .into_any()
    };
    groups.into_iter().map(view).collect()
}

fn entry(page: RulePage) -> impl IntoView {
    view! {
        <li>
            {link(page.name)} <span class="page__meta">" " {page.name} " " {page.severity.word()}</span>
            <br />
            <span inner_html=inline_html(page.summary)></span>
        </li>
    }
}

fn link(name: &'static str) -> impl IntoView {
    view! { <a href=format!("/rules/{name}")>{postmortem::lint::title(name)}</a> }
}

/// What the rules of a group look at.
fn heading(group: &str) -> &str {
    match group {
        "doc" => "The report as a whole",
        "ph" => "Placeholders",
        "ov" => "Title and overview",
        "time" => "Times",
        "where" => "Where it went wrong",
        "blame" => "Blame",
        "tone" => "Tone",
        "cause" => "Causes",
        "safe" => "Safeguards",
        "chain" => "Causal chain",
        "imp" => "Impact",
        "res" => "Resolution",
        "act" => "Action items",
        "pri" => "Priority actions",
        "chk" => "Pre-release checklist",
        "les" => "Lessons learned",
        "link" => "Links",
        "sec" => "Secrets and personal data",
        other => other,
    }
}
