//! `ETag`, `If-Match`, `If-None-Match` and `Save-Id`: what a client knows of the report.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::problem::Problem;
use crate::store::{Expected, SaveId};

/// The most characters of a `Save-Id`.
const MAX_SAVE_ID: usize = 64;

/// The header that names a revision.
pub fn etag(revision: u64) -> (HeaderName, HeaderValue) {
    let value = HeaderValue::try_from(format!("\"{revision}\"")).expect("digits and quotes are visible ASCII");
    (header::ETAG, value)
}

/// What a save expects; it has to say.
#[derive(Debug)]
pub struct Precondition(pub Expected);

impl<S: Sync> FromRequestParts<S> for Precondition {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Precondition, Problem> {
        let revisions = etags(&parts.headers, header::IF_MATCH)?;
        let expected = match (revisions, parts.headers.get(header::IF_NONE_MATCH)) {
            (Some(revisions), None) => Expected::Revision(revisions),
            (None, Some(value)) if value.as_bytes().trim_ascii() == b"*" => Expected::New,
            (None, None) => {
                return Err(Problem::Unconditional(
                    "Say what you expect: If-Match with the revision you have, such as \"3\", or If-None-Match: * for a new report.",
                ));
            }
            (Some(_), Some(_)) => return Err(malformed("If-Match and If-None-Match exclude each other in a save")),
            (None, Some(_)) => return Err(malformed("If-None-Match in a save can only be *")),
        };
        Ok(Precondition(expected))
    }
}

/// The revisions of which a deletion expects one to be current; it has to say.
#[derive(Debug)]
pub struct IfMatch(pub Vec<u64>);

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<IfMatch, Problem> {
        let revisions = etags(&parts.headers, header::IF_MATCH)?;
        revisions.map(IfMatch).ok_or(Problem::Unconditional(
            "Say which revision you mean to delete: If-Match with the revision you have, such as \"3\".",
        ))
    }
}

/// What a reader has already.
#[derive(Debug)]
pub struct IfNoneMatch(Option<HeaderValue>);

impl IfNoneMatch {
    /// True when the reader has `current`, a whole entity tag, and need not be sent it again.
    /// Proxies that compress mark tags as weak, so that weak and strong ones count alike.
    pub fn has(&self, current: &HeaderValue) -> bool {
        let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        let (Some(value), Ok(current)) = (&self.0, current.to_str()) else { return false };
        value
            .to_str()
            .is_ok_and(|value| value.split(',').any(|tag| strong(tag) == strong(current) || tag.trim() == "*"))
    }
}

impl<S: Sync> FromRequestParts<S> for IfNoneMatch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<IfNoneMatch, Infallible> {
        Ok(IfNoneMatch(parts.headers.get(header::IF_NONE_MATCH).cloned()))
    }
}

/// The client's name for this save, if it has one.
#[derive(Debug)]
pub struct RepeatedSave(pub Option<SaveId>);

impl<S: Sync> FromRequestParts<S> for RepeatedSave {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<RepeatedSave, Problem> {
        let Some(value) = parts.headers.get("save-id") else { return Ok(RepeatedSave(None)) };
        let is_visible = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_graphic);
        match value.as_bytes() {
            bytes @ [_, ..] if bytes.len() <= MAX_SAVE_ID && is_visible(bytes) => {
                Ok(RepeatedSave(Some(SaveId(String::from_utf8_lossy(bytes).into_owned()))))
            }
            _ => Err(malformed("Save-Id has to be 1 to 64 visible ASCII characters")),
        }
    }
}

/// The revisions that a header names; `None` without the header. A tag that is no number of ours is
/// well formed and matches nothing.
fn etags(headers: &HeaderMap, name: HeaderName) -> Result<Option<Vec<u64>>, Problem> {
    let Some(value) = headers.get(&name) else { return Ok(None) };
    let wrong = || malformed("If-Match has to be a revision in quotes, such as \"3\"");
    let mut revisions = Vec::new();
    for tag in value.to_str().map_err(|_| wrong())?.split(',') {
        let tag = tag.trim();
        let tag = tag.strip_prefix("W/").unwrap_or(tag);
        let opaque = tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"')).ok_or_else(wrong)?;
        revisions.extend(opaque.parse::<u64>());
    }
    Ok(Some(revisions))
}

fn malformed(detail: &str) -> Problem {
    Problem::Malformed(format!("{detail}."))
}
