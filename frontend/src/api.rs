//! The server's API, call by call.

use postmortem::report::json::Written;
use postmortem::sync::{Answer, Reason, Refusal, Sent};
use postmortem::wire::{
    Actions, Bin, CreatedShare, Deleted, History, Library, NewShare, Problem, Purge, Redacted, RevisionSummary, Saved,
    Settings, Share, Shares,
};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::browser::http::{self, Response, Unreachable};
use crate::words::saving as words;

/// Why a call did not give what was asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// No answer, or one that a server in trouble gives: trying again later may help.
    Away,
    /// The server has a reason.
    Refused(Box<Problem>),
}

impl Failure {
    /// What to tell the reader.
    pub fn words(&self) -> String {
        match self {
            Failure::Away => words::SERVER_AWAY.into(),
            Failure::Refused(problem) => problem.detail.clone(),
        }
    }

    /// True when the thing asked for is not there, or not any more.
    pub fn is_gone(&self) -> bool {
        matches!(self, Failure::Refused(problem) if matches!(problem.status, 404 | 410))
    }
}

impl From<Unreachable> for Failure {
    fn from(_: Unreachable) -> Failure {
        Failure::Away
    }
}

/// The current revision of a report.
pub async fn report(id: Uuid) -> Result<Saved, Failure> {
    read(http::get_anew(&format!("/api/reports/{id}")).await?)
}

/// Saves what was sent as the revision after `revision`; 0 creates it. The last request of a page
/// outlives it where it is small enough.
pub async fn save(id: Uuid, revision: u64, sent: &Sent, is_last: bool) -> Answer {
    let etag = format!("\"{revision}\"");
    let condition = if revision == 0 { ("If-None-Match", "*") } else { ("If-Match", etag.as_str()) };
    let headers = [condition, ("Save-Id", sent.save_id.as_str())];
    let path = format!("/api/reports/{id}");
    let report = Written(&sent.report);
    let answer = if is_last {
        http::put_last(&path, &headers, &report).await
    } else {
        http::put(&path, &headers, &report).await
    };
    match answer.map(read::<Saved>) {
        Ok(Ok(saved)) => Answer::Saved(Box::new(saved)),
        Ok(Err(Failure::Refused(problem))) => refused(*problem),
        Ok(Err(Failure::Away)) | Err(Unreachable) => Answer::Nothing,
    }
}

/// What is current, unless that is `revision`.
pub async fn news(id: Uuid, revision: u64) -> Answer {
    let etag = format!("\"{revision}\"");
    let answer = http::get_unless(&format!("/api/reports/{id}"), &etag).await;
    if answer.as_ref().is_ok_and(|answer| answer.status == 304) {
        return Answer::Unchanged;
    }
    match answer.map(read::<Saved>) {
        Ok(Ok(saved)) => Answer::Current(Box::new(saved)),
        Ok(Err(Failure::Refused(problem))) => refused(*problem),
        Ok(Err(Failure::Away)) | Err(Unreachable) => Answer::Nothing,
    }
}

fn refused(problem: Problem) -> Answer {
    match problem.current {
        Some(current) => Answer::Stale(current),
        // Too slow, or too much at once: later may do.
        None if matches!(problem.status, 408 | 429) => Answer::Nothing,
        None => Answer::Refused(Refusal { reason: Reason::of_status(problem.status), detail: problem.detail }),
    }
}

/// Puts a report in the bin.
pub async fn delete(id: &str, revision: u64) -> Result<(), Failure> {
    check(&http::delete(&format!("/api/reports/{id}"), &[("If-Match", &format!("\"{revision}\""))]).await?)
}

/// One page of the library, or of what `query` asks for, which is empty or begins with `?`.
pub async fn library(query: &str, cursor: Option<String>) -> Result<Library, Failure> {
    read(http::get(&format!("/api/reports{}", with_cursor(query, cursor))).await?)
}

/// One page of the action items of all reports, likewise.
pub async fn actions(query: &str, cursor: Option<String>) -> Result<Actions, Failure> {
    read(http::get(&format!("/api/actions{}", with_cursor(query, cursor))).await?)
}

fn with_cursor(query: &str, cursor: Option<String>) -> String {
    let sign = if query.is_empty() { '?' } else { '&' };
    cursor.map_or_else(|| query.to_owned(), |cursor| format!("{query}{sign}cursor={cursor}"))
}

/// Takes secrets out of past revisions that the current one does not hold any more.
pub async fn redact(id: Uuid) -> Result<Redacted, Failure> {
    read(http::post(&format!("/api/reports/{id}/redact"), &()).await?)
}

/// The sittings of a report, or each revision of the one that begins with `sitting`; last first.
pub async fn revisions(id: Uuid, sitting: Option<u64>) -> Result<Vec<RevisionSummary>, Failure> {
    let sitting = sitting.map(|first| format!("?sitting={first}")).unwrap_or_default();
    let path = format!("/api/reports/{id}/revisions{sitting}");
    read(http::get_anew(&path).await?).map(|history: History| history.revisions)
}

/// What a report was.
pub async fn revision(id: Uuid, number: u64) -> Result<Saved, Failure> {
    read(http::get_anew(&format!("/api/reports/{id}/revisions/{number}")).await?)
}

/// Marks a revision to be kept for good, or takes the mark away.
pub async fn keep(id: Uuid, number: u64, is_kept: bool) -> Result<(), Failure> {
    let path = format!("/api/reports/{id}/revisions/{number}/kept");
    check(&if is_kept { http::put(&path, &[], &()).await? } else { http::delete(&path, &[]).await? })
}

/// Takes a text out of past revisions, which the current one does not hold.
pub async fn purge(id: Uuid, text: String) -> Result<Redacted, Failure> {
    read(http::post(&format!("/api/reports/{id}/purge"), &Purge { text }).await?)
}

/// What was deleted in the last 30 days.
pub async fn bin() -> Result<Vec<Deleted>, Failure> {
    read(http::get("/api/bin").await?).map(|bin: Bin| bin.reports)
}

/// Takes a report out of the bin.
pub async fn restore(id: &str) -> Result<(), Failure> {
    check(&http::post(&format!("/api/reports/{id}/restore"), &()).await?)
}

/// The share links of a report.
pub async fn shares(id: Uuid) -> Result<Vec<Share>, Failure> {
    read(http::get(&format!("/api/reports/{id}/shares")).await?).map(|shares: Shares| shares.shares)
}

/// Makes a share link.
pub async fn create_share(id: Uuid, share: &NewShare) -> Result<CreatedShare, Failure> {
    read(http::post(&format!("/api/reports/{id}/shares"), share).await?)
}

/// Ends a share link, or all of a report.
pub async fn revoke_shares(id: Uuid, share_id: Option<&str>) -> Result<(), Failure> {
    let one = share_id.map(|share_id| format!("/{share_id}")).unwrap_or_default();
    check(&http::delete(&format!("/api/reports/{id}/shares{one}"), &[]).await?)
}

/// What this page needs of the server's settings.
pub async fn settings() -> Result<Settings, Failure> {
    read(http::get("/api/settings").await?)
}

fn read<T: DeserializeOwned>(response: Response) -> Result<T, Failure> {
    check(&response)?;
    response.json().ok_or(Failure::Away)
}

fn check(response: &Response) -> Result<(), Failure> {
    if response.is_success() {
        return Ok(());
    }
    match response.json::<Problem>() {
        Some(problem) if response.status < 500 => Err(Failure::Refused(Box::new(problem))),
        _ => Err(Failure::Away),
    }
}
