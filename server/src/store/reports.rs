//! Reports and their revisions.

use jiff::Timestamp;
use postmortem::Report;
use postmortem::report::FORMAT;
use postmortem::wire::Saved;
use serde::Deserialize;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, Sqlite, SqliteExecutor, Transaction};
use uuid::Uuid;

use super::{Store, StoreError, Thing, time, to_the_end};

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
    /// The current revision.
    pub async fn report(&self, id: Uuid) -> Result<Revision, StoreError> {
        let mut reader = self.readers.acquire().await?;
        current(&mut *reader, id).await
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
        let store = self.clone();
        to_the_end(async move {
            let mut transaction = store.begin().await?;
            let found = current(&mut *transaction, id).await;
            if let (Ok(_), Some(save_id)) = (&found, &save_id)
                && let Some(first) = saved_before(&mut *transaction, id, save_id).await?
            {
                return Ok(first);
            }
            let before = match (found, expected) {
                (Err(StoreError::NotFound(_)), Expected::New) => 0,
                (Err(error), _) => return Err(error),
                (Ok(current), Expected::Revision(wanted)) if wanted.contains(&current.saved.revision) => {
                    current.saved.revision
                }
                (Ok(current), _) => return Err(StoreError::Conflict(Box::new(current))),
            };
            let saved = Saved { id: id.to_string(), revision: before + 1, report, imported: None };
            let next = Revision { saved, saved_at: time(now.as_second()) };
            insert(&mut transaction, &next, save_id).await?;
            transaction.commit().await?;
            Ok(next)
        })
        .await
    }

    /// Deletes a report if its current revision is one of `expected`. Its links die with it.
    pub async fn delete(&self, id: Uuid, expected: Vec<u64>, now: Timestamp) -> Result<(), StoreError> {
        let store = self.clone();
        to_the_end(async move {
            let mut transaction = store.begin().await?;
            let current = current(&mut *transaction, id).await?;
            if !expected.contains(&current.saved.revision) {
                return Err(StoreError::Conflict(Box::new(current)));
            }
            sqlx::query("UPDATE reports SET deleted_at = $1 WHERE id = $2 AND revision = $3 AND deleted_at IS NULL")
                .bind(now.as_second())
                .bind(id.to_string())
                .bind(number(current.saved.revision))
                .execute(&mut *transaction)
                .await?;
            Ok(transaction.commit().await?)
        })
        .await
    }

    /// Finds out whether a report exists, without reading it.
    pub(super) async fn expect_report(&self, id: Uuid) -> Result<(), StoreError> {
        let row = sqlx::query("SELECT deleted_at FROM reports WHERE id = $1").bind(id.to_string());
        let row = row.fetch_optional(&self.readers).await?.ok_or(StoreError::NotFound(Thing::Report))?;
        match row.try_get::<Option<i64>, _>("deleted_at")? {
            None => Ok(()),
            Some(_) => Err(StoreError::Gone(Thing::Report)),
        }
    }
}

async fn current(connection: impl SqliteExecutor<'_>, id: Uuid) -> Result<Revision, StoreError> {
    let row = sqlx::query(
        "SELECT r.report_id, r.revision, r.saved_at, r.report, reports.deleted_at
         FROM reports JOIN revisions r ON r.position = reports.position WHERE reports.id = $1",
    )
    .bind(id.to_string())
    .fetch_optional(connection)
    .await?
    .ok_or(StoreError::NotFound(Thing::Report))?;
    match row.try_get::<Option<i64>, _>("deleted_at")? {
        None => revision(&row),
        Some(_) => Err(StoreError::Gone(Thing::Report)),
    }
}

async fn saved_before(
    connection: impl SqliteExecutor<'_>,
    id: Uuid,
    save_id: &SaveId,
) -> Result<Option<Revision>, StoreError> {
    let row = sqlx::query("SELECT * FROM revisions WHERE report_id = $1 AND save_id = $2")
        .bind(id.to_string())
        .bind(&save_id.0)
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(revision).transpose()
}

/// Writes the revision, and makes it the current one only where its predecessor still is.
async fn insert(
    transaction: &mut Transaction<'static, Sqlite>,
    next: &Revision,
    save_id: Option<SaveId>,
) -> Result<(), StoreError> {
    let Revision { saved: Saved { id, revision, report, .. }, saved_at } = next;
    let json = serde_json::to_string(report).map_err(|error| sqlx::Error::Encode(error.into()))?;
    let position: i64 = sqlx::query(
        "INSERT INTO revisions (report_id, revision, saved_at, save_id, report) VALUES ($1, $2, $3, $4, $5)
         RETURNING position",
    )
    .bind(id)
    .bind(number(*revision))
    .bind(saved_at.as_second())
    .bind(save_id.map(|id| id.0))
    .bind(json)
    .fetch_one(&mut **transaction)
    .await?
    .try_get("position")?;
    let changed = sqlx::query(
        "INSERT INTO reports (id, revision, position, title, saved_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO UPDATE
         SET revision = excluded.revision, position = excluded.position, title = excluded.title,
             saved_at = excluded.saved_at
         WHERE revision = excluded.revision - 1 AND deleted_at IS NULL",
    )
    .bind(id)
    .bind(number(*revision))
    .bind(position)
    .bind(&report.title)
    .bind(saved_at.as_second())
    .execute(&mut **transaction)
    .await?;
    if changed.rows_affected() == 1 { Ok(()) } else { Err(sqlx::Error::RowNotFound.into()) }
}

/// A row of `revisions`, whatever format the report was written in.
pub(super) fn revision(row: &SqliteRow) -> Result<Revision, StoreError> {
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let json: &str = row.try_get("report")?;
    let is_newer = |format| format > FORMAT;
    let report = serde_json::from_str::<Report>(json).map_err(|error| {
        let format = serde_json::from_str::<Format>(json).map(|known| known.format);
        if format.is_ok_and(is_newer) { StoreError::NewerFormat } else { sqlx::Error::Decode(error.into()).into() }
    })?;
    if is_newer(report.format) {
        return Err(StoreError::NewerFormat);
    }
    let number: i64 = row.try_get("revision")?;
    let saved = Saved { id: row.try_get("report_id")?, revision: number.unsigned_abs(), report, imported: None };
    Ok(Revision { saved, saved_at: time(row.try_get("saved_at")?) })
}

/// Revisions count saves, which 63 bits hold.
fn number(revision: u64) -> i64 {
    i64::try_from(revision).unwrap_or(i64::MAX)
}
