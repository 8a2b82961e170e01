//! A shared report: one page without a script, and its written form.

use std::convert::Infallible;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use leptos::prelude::*;
use postmortem::Report;
use postmortem::markdown;
use postmortem::report::page_title;
use postmortem::view::ReportView;

use super::page::{Page, headers as page_headers, html};
use super::trouble::trouble;
use crate::access::{Action, Object, Subject, authorize};
use crate::app::App;
use crate::bundle::File;
use crate::file_name::file_name;
use crate::problem::Problem;
use crate::request::{Form, IfNoneMatch, Token};
use crate::store::{OpenLink, Resource, Revision};
use crate::work;

/// The last line of the template.
const BLAMELESS: &str = "This postmortem follows blameless principles, focusing on systems, processes, and roles rather \
                         than individuals to promote learning and continuous improvement.";

/// The most characters of a description in a chat's preview.
const MAX_DESCRIPTION: usize = 200;

/// `{token}` or `{token}.md`: a path segment holds one parameter, so that the ending is taken off here.
pub struct SharedAddress {
    /// `None` for what can be no token.
    token: Option<Token>,
    form: Option<Form>,
}

impl<S: Send + Sync> FromRequestParts<S> for SharedAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<SharedAddress, Infallible> {
        let segment = Path::<String>::from_request_parts(parts, state).await;
        let segment = segment.map(|Path(segment)| segment).unwrap_or_default();
        Ok(match segment.strip_suffix(".md") {
            Some(token) => SharedAddress { token: Token::parse(token), form: Some(Form::Markdown) },
            None => SharedAddress { token: Token::parse(&segment), form: None },
        })
    }
}

/// `GET /r/{token}` and `/r/{token}.md`
pub async fn shared(
    State(app): State<Arc<App>>,
    subject: Subject,
    address: SharedAddress,
    method: Method,
    known: IfNoneMatch,
    headers: HeaderMap,
) -> Response {
    let opened = async {
        authorize(subject, Action::Read, Object::SharedReport)?;
        let token = address.token.ok_or(Problem::NotFound(Resource::ShareLink))?;
        let now = Timestamp::now();
        let link = app.store.open_link(token.hash(), now).await?;
        let response = match address.form {
            Some(Form::Markdown) => download(&app, &link).await?,
            _ => page(&app, &link, &token).await?.respond(&headers, &known),
        };
        if method == Method::GET {
            app.store.note_opened(&link, now);
        }
        Ok(response)
    };
    match opened.await {
        Ok(mut response) => {
            response.headers_mut().extend(page_headers());
            response
        }
        Err(problem) => trouble(&problem).await,
    }
}

/// The page of a link, rendered once for all its readers.
async fn page(app: &App, link: &OpenLink, token: &Token) -> Result<Arc<File>, Problem> {
    let render = async {
        let revision = app.store.linked_revision(link).await?;
        let (size, token) = (work::size(&revision.saved.report), token.text());
        let html = work::run_apart(size, move || render(revision, &token)).await?;
        Ok(File::rendered(html.into()))
    };
    app.rendered.page(link, render).await
}

fn render(revision: Revision, token: &str) -> Bytes {
    let Revision { saved, saved_at } = revision;
    let report = saved.report.for_readers();
    let (title, description, download) =
        (page_title(&report.title).to_owned(), description(&report), format!("{token}.md"));
    html(move || {
        view! {
            <Page title description>
                <ReportView report has_contents=true />
                <footer class="page__foot">
                    <p>
                        "Revision " {saved.revision} ", saved "
                        <time datetime=saved_at.to_string()>{in_words(saved_at)}</time> ". "
                        <a href=download>"Download as Markdown"</a>
                    </p>
                    <p>{BLAMELESS}</p>
                </footer>
            </Page>
        }
    })
}

async fn download(app: &App, link: &OpenLink) -> Result<Response, Problem> {
    let mut report = app.store.linked_revision(link).await?.saved.report;
    if !link.has_front_matter {
        report.front_matter.clear();
    }
    let disposition = format!("attachment; filename=\"{}.md\"", file_name(&report.title));
    let disposition = HeaderValue::try_from(disposition).expect("a file name is plain ASCII");
    let text = work::run(work::size(&report), move || markdown::write_for_readers(&report)).await?;
    Ok(([Form::Markdown.content_type(), (header::CONTENT_DISPOSITION, disposition)], text).into_response())
}

/// Such as `2 March 2026, 14:05 UTC`.
fn in_words(time: Timestamp) -> String {
    time.strftime("%-d %B %Y, %H:%M UTC").to_string()
}

/// The first sentence of what happened, on one line.
fn description(report: &Report) -> String {
    let words = report.what_happened.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence = words.match_indices(". ").chain(words.match_indices("? ")).chain(words.match_indices("! ")).min();
    let sentence = sentence.map_or(words.as_str(), |(end, _)| &words[..=end]);
    if sentence.chars().count() <= MAX_DESCRIPTION {
        return sentence.to_owned();
    }
    let start: String = sentence.chars().take(MAX_DESCRIPTION - 1).collect();
    let end = start.rfind(' ').unwrap_or(start.len());
    format!("{}…", &start[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_blameless_line_is_that_of_the_template() {
        assert!(markdown::write(&Report::default()).contains(BLAMELESS));
    }

    #[test]
    fn a_preview_is_one_sentence() {
        let of = |text: &str| description(&Report { what_happened: text.into(), ..Report::default() });
        assert_eq!(of("Checkout\nfailed at 14.02 UTC. The pool was empty."), "Checkout failed at 14.02 UTC.");
        assert_eq!(of("Why? Nobody knew. Then we saw"), "Why?");
        assert_eq!((of("no end").as_str(), of("").as_str()), ("no end", ""));
    }

    #[test]
    fn a_description_ends_between_words() {
        let what_happened = "many words\n\n".repeat(40);
        let description = description(&Report { what_happened, ..Report::default() });
        assert!(description.ends_with("words…") || description.ends_with("many…"), "{description}");
        assert!(description.chars().count() <= MAX_DESCRIPTION);
    }
}
