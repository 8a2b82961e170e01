//! Bodies: bounded, UTF-8, JSON or Markdown, and told exactly what is wrong with them.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use futures::StreamExt;
use postmortem::markdown::{self, Fault, Imported, NotText, Parsed, SourceMap};
use postmortem::report::{FORMAT, MAX_MARKDOWN_BYTES, Report};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::Form;
use crate::html;
use crate::problem::Problem;
use crate::work;

/// The most bytes of a body (4 MiB): a report's 1 MiB, escaped as JSON.
const MAX_BODY_BYTES: usize = 4 * 1024 * 1024;

/// A body past the limit is read on to here, so that the client has sent it all and reads the answer.
const MAX_DISCARDED_BYTES: usize = 8 * MAX_BODY_BYTES;

/// How long a body may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A report sent as JSON or Markdown: normalised, and small enough to be kept.
#[derive(Debug)]
pub struct ReportBody {
    /// What was sent as JSON or Markdown, normalised.
    pub report: Report,
    /// The newest format that the sender knows.
    pub format: u32,
    /// More of it, when it was Markdown, which carries no item ids.
    pub markdown: Option<Markdown>,
}

/// What reading Markdown told beside the report.
#[derive(Debug)]
pub struct Markdown {
    /// Where its parts stood.
    pub source_map: SourceMap,
    /// What is wrong with the written form itself.
    pub faults: Vec<Fault>,
    /// The words that the report says in its own.
    pub imported: Vec<Imported>,
}

impl<S: Sync> FromRequest<S> for ReportBody {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<ReportBody, Problem> {
        let form = content_type(request.headers(), &[Form::Json, Form::Markdown])?;
        let text = read_text(request).await?;
        if form == Form::Markdown && text.len() > MAX_MARKDOWN_BYTES {
            return Err(report_too_large(format!("it has {} bytes", text.len())));
        }
        work::run(text.len(), move || ReportBody::read(form, &text)).await?
    }
}

impl ReportBody {
    /// Takes time with the length of the text.
    fn read(form: Form, text: &str) -> Result<ReportBody, Problem> {
        let (format, report, markdown) = match form {
            Form::Json => {
                let report = report_from_json(text)?;
                (report.format, report.normalize(), None)
            }
            Form::Markdown => {
                let page = markdown::is_web_page(text).then(|| html::to_markdown(text));
                let text = page.as_deref().unwrap_or(text);
                let parsed = markdown::parse(text);
                let faults = markdown::faults(text, &parsed);
                let Parsed { report, imported, source_map, .. } = parsed;
                (FORMAT, report, Some(Markdown { source_map, faults, imported }))
            }
        };
        let written = markdown::write(&report).len();
        if written > MAX_MARKDOWN_BYTES {
            return Err(report_too_large(format!("written as Markdown it has {written} bytes")));
        }
        Ok(ReportBody { report, format, markdown })
    }
}

fn report_too_large(actual: String) -> Problem {
    Problem::TooLarge { what: "report", limit: MAX_MARKDOWN_BYTES, actual }
}

/// Anything else, which is sent as JSON.
#[derive(Debug)]
pub struct JsonBody<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<JsonBody<T>, Problem> {
        content_type(request.headers(), &[Form::Json])?;
        from_json(&read_text(request).await?).map(JsonBody)
    }
}

/// The form that `Content-Type` names, if it is one of those that can be taken.
fn content_type(headers: &HeaderMap, forms: &[Form]) -> Result<Form, Problem> {
    let name = |form: &Form| if *form == Form::Json { "application/json" } else { "text/markdown" };
    let names: Vec<&str> = forms.iter().map(name).collect();
    let wanted = names.join(" or ");
    let value = headers.get(header::CONTENT_TYPE).map(|value| String::from_utf8_lossy(value.as_bytes()).to_lowercase());
    let Some(value) = value else {
        return Err(Problem::UnsupportedMedia(format!("Content-Type is missing; it has to be {wanted}.")));
    };
    let mut parts = value.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default();
    let form = forms.iter().zip(&names).find(|(_, name)| **name == essence).map(|(form, _)| *form);
    let form =
        form.ok_or_else(|| Problem::UnsupportedMedia(format!("Content-Type is {value:?}; it has to be {wanted}.")))?;
    let charset = parts.find_map(|part| part.strip_prefix("charset=")).map(|charset| charset.trim_matches('"'));
    if charset.is_some_and(|charset| charset != "utf-8" && charset != "utf8") {
        return Err(Problem::UnsupportedMedia("The charset of the body has to be UTF-8.".into()));
    }
    if headers.get(header::CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity") {
        return Err(Problem::UnsupportedMedia("Content-Encoding is set; send the body uncompressed.".into()));
    }
    Ok(form)
}

async fn read_text(request: Request) -> Result<String, Problem> {
    let declared: Option<usize> =
        request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if let Some(declared) = declared.filter(|declared| *declared > MAX_DISCARDED_BYTES) {
        return Err(too_large(format!("it has {declared} bytes")));
    }
    let read = tokio::time::timeout(PATIENCE, read_bytes(request.into_body()));
    let bytes = read.await.map_err(|_| Problem::TooSlow)??;
    match markdown::decode(&bytes) {
        Ok(text) => Ok(text.into_owned()),
        // A body without words is a report that nobody has begun, or no JSON.
        Err(NotText::Empty) => Ok(String::new()),
        Err(error @ NotText::TooLarge { .. }) => Err(too_large(error.to_string())),
        Err(error) => Err(Problem::Malformed(format!("The body cannot be read: {error}."))),
    }
}

async fn read_bytes(body: Body) -> Result<Vec<u8>, Problem> {
    let mut stream = body.into_data_stream();
    let (mut bytes, mut count) = (Vec::new(), 0);
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| Problem::Malformed("The body ended before it was complete.".into()))?;
        count += chunk.len();
        if count <= MAX_BODY_BYTES {
            bytes.extend_from_slice(&chunk);
        } else if count > MAX_DISCARDED_BYTES {
            return Err(too_large(format!("it has more than {MAX_DISCARDED_BYTES} bytes")));
        }
    }
    if count > MAX_BODY_BYTES { Err(too_large(format!("it has {count} bytes"))) } else { Ok(bytes) }
}

fn too_large(actual: String) -> Problem {
    Problem::TooLarge { what: "request", limit: MAX_BODY_BYTES, actual }
}

fn report_from_json(text: &str) -> Result<Report, Problem> {
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let result = from_json::<Report>(text);
    // A newer format first: what it calls its fields would only be called unknown.
    let format = match &result {
        Ok(report) => Some(report.format),
        Err(Problem::Unprocessable(_)) => serde_json::from_str::<Format>(text).ok().map(|known| known.format),
        Err(_) => None,
    };
    match format {
        Some(format) if format > FORMAT => Err(Problem::Unprocessable(format!(
            "`format`: {format} is newer than {FORMAT}, the newest that this server knows."
        ))),
        Some(0) => Err(Problem::Unprocessable(format!("`format`: it cannot be 0; it counts from 1 to {FORMAT}."))),
        _ => result,
    }
}

/// Reads a JSON object. What is no JSON is malformed and named by line and column; what is another
/// shape than `T` is unprocessable and named by its path.
fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, Problem> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let result = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        (path, error.into_inner())
    });
    let value = result.map_err(|(path, error)| match error.classify() {
        Category::Data => Problem::Unprocessable(format!("`{path}`: {error}.")),
        _ => not_json(&error),
    })?;
    reader.end().map_err(|error| not_json(&error))?;
    // Serde would also take the fields in order from an array.
    if !text.trim_start().starts_with('{') {
        return Err(Problem::Unprocessable("`.`: the body has to be a JSON object.".into()));
    }
    Ok(value)
}

fn not_json(error: &serde_json::Error) -> Problem {
    Problem::Malformed(format!("The body is not JSON: {error}."))
}
