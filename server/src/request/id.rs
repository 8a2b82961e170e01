//! Ids and tokens in addresses.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::problem::Problem;
use crate::store::TokenHash;

/// Bytes of a share token.
const TOKEN_BYTES: usize = 32;

/// `{id}`: a report.
#[derive(Clone, Copy, Debug)]
pub struct ReportId(pub Uuid);

/// `{share_id}`: a share link of that report.
#[derive(Clone, Copy, Debug)]
pub struct ShareId(pub Uuid);

/// `{n}`: a revision of that report.
#[derive(Clone, Copy, Debug)]
pub struct RevisionNumber(pub u64);

/// `{browser}`: a browser, by an id that it made itself.
#[derive(Clone, Copy, Debug)]
pub struct BrowserId(pub Uuid);

/// The parts of an address as they are written.
#[derive(Deserialize)]
struct Ids {
    #[serde(default)]
    id: String,
    #[serde(default)]
    share_id: String,
    #[serde(default)]
    n: String,
    #[serde(default)]
    browser: String,
}

async fn ids<S: Send + Sync>(parts: &mut Parts, state: &S) -> Result<Ids, Problem> {
    let ids = Path::<Ids>::from_request_parts(parts, state).await;
    ids.map(|Path(ids)| ids).map_err(|_| Problem::Malformed("The address is not UTF-8.".into()))
}

/// Hyphens as usual; capital letters are the same id.
pub fn uuid(text: &str) -> Result<Uuid, Problem> {
    let hyphenated = |text: &str| text.len() == uuid::fmt::Hyphenated::LENGTH;
    Uuid::try_parse(text).ok().filter(|_| hyphenated(text)).ok_or_else(|| {
        Problem::Malformed("An id has to be a UUID with hyphens, such as 0198c1f5-7a3e-7c55-9c0a-3c1de3b2f6a1.".into())
    })
}

impl<S: Send + Sync> FromRequestParts<S> for ReportId {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<ReportId, Problem> {
        uuid(&ids(parts, state).await?.id).map(ReportId)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for ShareId {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<ShareId, Problem> {
        uuid(&ids(parts, state).await?.share_id).map(ShareId)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for RevisionNumber {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<RevisionNumber, Problem> {
        let number = ids(parts, state).await?.n.parse().map(RevisionNumber);
        number.map_err(|_| Problem::Malformed("A revision has to be a number, such as 17.".into()))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for BrowserId {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<BrowserId, Problem> {
        uuid(&ids(parts, state).await?.browser).map(BrowserId)
    }
}

/// What opens a shared report. It is in the link and nowhere else: only its hash is stored.
pub struct Token([u8; TOKEN_BYTES]);

impl Token {
    /// A new one from the system's generator.
    pub fn new() -> Result<Token, getrandom::Error> {
        let mut bytes = [0; TOKEN_BYTES];
        getrandom::fill(&mut bytes)?;
        Ok(Token(bytes))
    }

    /// As it stands in a link; `None` for what can be no token.
    pub fn parse(text: &str) -> Option<Token> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Token)
    }

    /// As it stands in a link.
    pub fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What is stored of it.
    pub fn hash(&self) -> TokenHash {
        Sha256::digest(self.0).into()
    }
}
