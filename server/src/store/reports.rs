//! Reports and their current revisions.

use std::sync::Arc;

use async_trait::async_trait;
use jiff::Timestamp;
use postmortem::Report;
use postmortem::report::FORMAT;
use postmortem::wire::Saved;
use serde::Deserialize;
use uuid::Uuid;

use super::history::PAUSE;
use super::rules::Rules;
use super::search::Kept;
use super::session::{Session, SqlRow};
use super::writer::Write;
use super::{News, Resource, Store, StoreError, number, time};

/// Bytes of a report up to which it is prepared at once.
const SMALL: usize = 64 * 1024;

/// One saved state of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// As it goes over the wire; the report is normalised.
    pub saved: Saved,
    /// Whole seconds.
    pub saved_at: Timestamp,
}

/// What a write expects to find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// No report of this id.
    New,
    /// One of these revisions.
    Revision(Vec<u64>),
}

/// Made by the client for one save: 1 to 64 visible ASCII characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveId(pub String);

impl Store {
    /// The current revision of a report that is not in the bin.
    pub async fn report(&self, id: Uuid) -> Result<Revision, StoreError> {
        let mut reader = self.reader().await?;
        current(&mut reader.session(), id).await
    }

    /// Saves a report as its next revision, or answers a repeated save as the first time.
    pub async fn save(
        &self,
        id: Uuid,
        report: Report,
        expected: Expected,
        save_id: Option<SaveId>,
        now: Timestamp,
    ) -> Result<Revision, StoreError> {
        let (report, json, kept) = beside(report, self.rules.clone()).await?;
        let save = Save {
            id,
            expected,
            // One of our own lets the queue do a save again of which it does not know whether it was done.
            save_id: save_id.map_or_else(|| format!("server:{}", Uuid::new_v4()), |save_id| save_id.0),
            now: now.as_second(),
            format: i64::from(report.format),
            json: json?,
            title: report.title.clone(),
            kept: kept?,
        };
        match self.write(save).await? {
            Outcome::Saved(revision) => Ok(Revision {
                saved: Saved { id: id.to_string(), revision, report, imported: None },
                saved_at: time(now.as_second()),
            }),
            Outcome::SavedBefore(first) => Ok(*first),
        }
    }
}

/// A report, its text, and what is kept beside it.
type Prepared = (Report, Result<String, sqlx::Error>, Result<Kept, sqlx::Error>);

/// What is stored of a report: its text, what it is found by, and what lists show of it. A large one is worked on apart; for others the
/// save is in the queue before anybody who asked for it can go away.
async fn beside(report: Report, rules: Arc<Rules>) -> Result<Prepared, sqlx::Error> {
    let make = move |report: Report| {
        let json = serde_json::to_string(&report).map_err(|error| sqlx::Error::Encode(error.into()));
        let kept = Kept::of(&report, &rules);
        (report, json, kept)
    };
    if report.texts().iter().map(|(_, text)| text.len()).sum::<usize>() <= SMALL {
        return Ok(make(report));
    }
    tokio::task::spawn_blocking(move || make(report)).await.map_err(|_| sqlx::Error::WorkerCrashed)
}

/// A save, with everything made that can be made before its turn.
#[derive(Debug)]
struct Save {
    id: Uuid,
    expected: Expected,
    save_id: String,
    now: i64,
    format: i64,
    json: String,
    title: String,
    kept: Kept,
}

#[derive(Debug)]
enum Outcome {
    Saved(u64),
    SavedBefore(Box<Revision>),
}

/// What a save finds of its report.
struct Found {
    revision: u64,
    saved_at: i64,
    is_deleted: bool,
    is_newer: bool,
    sitting: i64,
    same_save: Option<i64>,
}

#[async_trait]
impl Write for Save {
    type Output = Outcome;

    async fn write(&self, session: &mut Session<'_>, news: &mut Vec<News>) -> Result<Outcome, StoreError> {
        let found = self.find(session).await?;
        if let Some(found) = &found {
            if found.is_deleted {
                return Err(StoreError::Gone(Resource::Report));
            }
            if found.is_newer {
                return Err(StoreError::NewerFormat);
            }
            if let Some(position) = found.same_save {
                let sql = "SELECT report_id, revision, saved_at, report FROM revisions WHERE position = $1";
                let row = session.query(sql).bind(position).one().await?;
                return Ok(Outcome::SavedBefore(Box::new(revision(&row)?)));
            }
        }
        let next = match (&found, &self.expected) {
            (None, Expected::New) => 1,
            (None, Expected::Revision(_)) => return Err(StoreError::NotFound(Resource::Report)),
            (Some(found), Expected::Revision(wanted)) if wanted.contains(&found.revision) => found.revision + 1,
            (Some(_), _) => return Err(StoreError::Conflict(Box::new(current(session, self.id).await?))),
        };
        let sitting = match &found {
            Some(before) if self.now - before.saved_at <= PAUSE => before.sitting,
            _ => number(next),
        };
        self.insert(session, next, sitting).await?;
        news.push(News::Saved { id: self.id, revision: next });
        Ok(Outcome::Saved(next))
    }
}

impl Save {
    async fn find(&self, session: &mut Session<'_>) -> Result<Option<Found>, sqlx::Error> {
        let row = session
            .query(
                "SELECT reports.revision, reports.saved_at, reports.format, reports.deleted_at, r.sitting,
                        (SELECT position FROM revisions WHERE report_id = $1 AND save_id = $2) AS same_save
                 FROM reports JOIN revisions r ON r.position = reports.position WHERE reports.id = $1",
            )
            .bind(self.id.to_string())
            .bind(&self.save_id)
            .optional()
            .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Found {
            revision: row.get::<i64>("revision")?.unsigned_abs(),
            saved_at: row.get("saved_at")?,
            is_deleted: row.get::<Option<i64>>("deleted_at")?.is_some(),
            is_newer: row.get::<i64>("format")? > i64::from(FORMAT),
            sitting: row.get("sitting")?,
            same_save: row.get("same_save")?,
        }))
    }

    async fn insert(&self, session: &mut Session<'_>, next: u64, sitting: i64) -> Result<(), sqlx::Error> {
        let position: i64 = session
            .query(
                "INSERT INTO revisions (report_id, revision, saved_at, save_id, report, sitting)
                 VALUES ($1, $2, $3, $4, $5, $6) RETURNING position",
            )
            .bind(self.id.to_string())
            .bind(number(next))
            .bind(self.now)
            .bind(&self.save_id)
            .bind(&self.json)
            .bind(sitting)
            .one()
            .await?
            .get("position")?;
        let changed = session
            .query(
                "INSERT INTO reports (id, revision, position, title, saved_at, format, created_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $5)
                 ON CONFLICT (id) DO UPDATE
                 SET revision = excluded.revision, position = excluded.position, title = excluded.title,
                     saved_at = excluded.saved_at, format = excluded.format
                 WHERE reports.revision = excluded.revision - 1 AND reports.deleted_at IS NULL",
            )
            .bind(self.id.to_string())
            .bind(number(next))
            .bind(position)
            .bind(&self.title)
            .bind(self.now)
            .bind(self.format)
            .execute()
            .await?;
        if changed != 1 {
            return Err(sqlx::Error::RowNotFound);
        }
        self.kept.keep(session, &self.id.to_string()).await
    }
}

/// The current revision of a report that is not in the bin.
pub(super) async fn current(session: &mut Session<'_>, id: Uuid) -> Result<Revision, StoreError> {
    let row = session
        .query(
            "SELECT r.report_id, r.revision, r.saved_at, r.report, reports.deleted_at
             FROM reports JOIN revisions r ON r.position = reports.position WHERE reports.id = $1",
        )
        .bind(id.to_string())
        .optional()
        .await?
        .ok_or(StoreError::NotFound(Resource::Report))?;
    match row.get::<Option<i64>>("deleted_at")? {
        None => revision(&row),
        Some(_) => Err(StoreError::Gone(Resource::Report)),
    }
}

/// Refuses what is asked of a report that is not there, without reading it.
pub(super) async fn expect_report(session: &mut Session<'_>, id: Uuid) -> Result<(), StoreError> {
    let row = session.query("SELECT deleted_at FROM reports WHERE id = $1").bind(id.to_string()).optional().await?;
    match row.ok_or(StoreError::NotFound(Resource::Report))?.get::<Option<i64>>("deleted_at")? {
        None => Ok(()),
        Some(_) => Err(StoreError::Gone(Resource::Report)),
    }
}

/// A row of `revisions`, whatever format the report was written in.
pub(super) fn revision(row: &SqlRow) -> Result<Revision, StoreError> {
    let report = report(&row.get::<String>("report")?)?;
    let number: i64 = row.get("revision")?;
    let saved = Saved { id: row.get("report_id")?, revision: number.unsigned_abs(), report, imported: None };
    Ok(Revision { saved, saved_at: time(row.get("saved_at")?) })
}

/// Reads a stored report of any released format.
pub(super) fn report(json: &str) -> Result<Report, StoreError> {
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let is_newer = |format| format > FORMAT;
    let report = serde_json::from_str::<Report>(json).map_err(|error| {
        let format = serde_json::from_str::<Format>(json).map(|known| known.format);
        if format.is_ok_and(is_newer) { StoreError::NewerFormat } else { sqlx::Error::Decode(error.into()).into() }
    })?;
    if is_newer(report.format) { Err(StoreError::NewerFormat) } else { Ok(report) }
}
