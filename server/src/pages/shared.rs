//! A shared report: one page without a script, and its written form.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use leptos::prelude::*;
use postmortem::Report;
use postmortem::markdown;
use postmortem::view::ReportView;

use super::page::{Page, no_index, respond};
use super::trouble::trouble;
use crate::access::{Action, Object, Subject, authorize};
use crate::app::App;
use crate::file_name::file_name;
use crate::problem::Problem;
use crate::request::{Form, Token};
use crate::store::{Resource, Revision};

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
pub async fn shared(State(app): State<Arc<App>>, subject: Subject, address: SharedAddress) -> Response {
    match open(&app, subject, address.token.as_ref()).await {
        Ok(shared) if address.form == Some(Form::Markdown) => download(&shared.saved.report),
        Ok(shared) => page(shared, address.token.map(|token| token.text()).unwrap_or_default()).await,
        Err(problem) => trouble(&problem).await,
    }
}

async fn open(app: &App, subject: Subject, token: Option<&Token>) -> Result<Revision, Problem> {
    authorize(subject, Action::Read, Object::SharedReport)?;
    let token = token.ok_or(Problem::NotFound(Resource::ShareLink))?;
    let mut shared = app.store.shared(token.hash(), Timestamp::now()).await?;
    shared.saved.report = shared.saved.report.for_readers();
    Ok(shared)
}

async fn page(shared: Revision, token: String) -> Response {
    let Revision { saved, saved_at } = shared;
    let title = if saved.report.title.is_empty() { "Untitled postmortem" } else { &saved.report.title };
    let (title, description) = (title.to_owned(), description(&saved.report));
    respond(StatusCode::OK, move || {
        view! {
            <Page title description>
                <ReportView report=saved.report />
                <footer class="page__foot">
                    <p>
                        "Revision " {saved.revision} ", saved "
                        <time datetime=saved_at.to_string()>{in_words(saved_at)}</time> ". "
                        <a href=format!("{token}.md")>"Download as Markdown"</a>
                    </p>
                    <p>{BLAMELESS}</p>
                </footer>
            </Page>
        }
    })
    .await
}

fn download(report: &Report) -> Response {
    let disposition = format!("attachment; filename=\"{}.md\"", file_name(&report.title));
    let headers = [
        Form::Markdown.content_type(),
        (header::CONTENT_DISPOSITION, HeaderValue::try_from(disposition).expect("a file name is plain ASCII")),
        no_index(),
    ];
    (headers, markdown::write_for_readers(report)).into_response()
}

/// Such as `2 March 2026, 14:05 UTC`.
fn in_words(time: Timestamp) -> String {
    time.strftime("%-d %B %Y, %H:%M UTC").to_string()
}

/// The beginning of what happened, on one line.
fn description(report: &Report) -> String {
    let words = report.what_happened.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= MAX_DESCRIPTION {
        return words;
    }
    let start: String = words.chars().take(MAX_DESCRIPTION - 1).collect();
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
    fn a_description_ends_between_words() {
        let what_happened = "many words\n\n".repeat(40);
        let description = description(&Report { what_happened, ..Report::default() });
        assert!(description.ends_with("words…") || description.ends_with("many…"), "{description}");
        assert!(description.chars().count() <= MAX_DESCRIPTION);
    }
}
