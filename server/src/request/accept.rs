//! What the client wants the answer to be.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// The two forms of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// With its id and revision around it.
    Json,
    /// The written form and nothing else.
    Markdown,
}

impl Form {
    /// The header that names it.
    pub fn content_type(self) -> (HeaderName, HeaderValue) {
        let name = match self {
            Form::Json => "application/json",
            Form::Markdown => "text/markdown; charset=utf-8",
        };
        (header::CONTENT_TYPE, HeaderValue::from_static(name))
    }

    /// The form that `Accept` likes best; JSON where it has no opinion.
    fn preferred(headers: &HeaderMap) -> Form {
        let json = weight(headers, header::ACCEPT, &["application/json", "application/*", "*/*"]);
        let markdown = weight(headers, header::ACCEPT, &["text/markdown", "text/*", "*/*"]);
        if markdown > json { Form::Markdown } else { Form::Json }
    }
}

impl<S: Sync> FromRequestParts<S> for Form {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Form, Infallible> {
        Ok(Form::preferred(&parts.headers))
    }
}

/// True when an answer compressed with brotli can be read.
pub fn accepts_brotli(headers: &HeaderMap) -> bool {
    weight(headers, header::ACCEPT_ENCODING, &["br", "*"]).is_some_and(|(quality, _)| quality > 0)
}

/// How much a header such as `Accept` wants the first of `names`, the others being wider names for
/// it: thousandths, and among equals the narrower name counts more.
fn weight(headers: &HeaderMap, header: HeaderName, names: &[&str]) -> Option<(u32, usize)> {
    let values: Vec<&str> = headers.get_all(header).iter().filter_map(|value| value.to_str().ok()).collect();
    let entries = values.iter().flat_map(|value| value.split(',')).map(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default().to_ascii_lowercase();
        let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
        (name, quality.map_or(1000, thousandths))
    });
    let entries: Vec<(String, u32)> = entries.collect();
    let found = names.iter().enumerate().find_map(|(index, wanted)| {
        entries.iter().find(|(name, _)| name == wanted).map(|(_, quality)| (*quality, names.len() - index))
    });
    found.filter(|(quality, _)| *quality > 0)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 1000 before")]
fn thousandths(quality: &str) -> u32 {
    (quality.parse::<f32>().unwrap_or(1.0).clamp(0.0, 1.0) * 1000.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(accept: &'static str) -> Form {
        Form::preferred(&HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_static(accept))]))
    }

    #[test]
    fn json_is_given_unless_markdown_is_liked_better() {
        assert_eq!(Form::preferred(&HeaderMap::new()), Form::Json);
        for accept in ["*/*", "application/json", "text/html", "text/markdown;q=0.5, */*", "text/markdown;q=0", ""] {
            assert_eq!(form(accept), Form::Json, "{accept}");
        }
        for accept in [
            "text/markdown",
            "text/*",
            "Text/Markdown; charset=utf-8, */*",
            "application/json;q=0.2, text/markdown;q=0.3",
        ] {
            assert_eq!(form(accept), Form::Markdown, "{accept}");
        }
    }

    #[test]
    fn brotli_can_be_declined() {
        let accepts =
            |value| accepts_brotli(&HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(value))]));
        assert!(accepts("gzip, deflate, br, zstd") && accepts("br;q=0.1"));
        assert!(!accepts("gzip") && !accepts("br;q=0, *") && !accepts_brotli(&HeaderMap::new()));
    }
}
