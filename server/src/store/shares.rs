//! Share links. Whether a link works is decided when it is used, from what is in the database then.

use jiff::{SignedDuration, Timestamp};
use postmortem::wire::{NewShare, Share};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use super::reports::revision;
use super::{Revision, Store, StoreError, Thing, time, to_the_end};

/// SHA-256 of a token.
pub type TokenHash = [u8; 32];

/// A link to be stored.
#[derive(Clone, Debug)]
pub struct Link {
    /// What its maker asked for; already checked.
    pub new: NewShare,
    /// Of its token.
    pub token_hash: TokenHash,
}

impl Store {
    /// Stores a link to a report.
    pub async fn create_share(&self, report: Uuid, link: Link, now: Timestamp) -> Result<Share, StoreError> {
        self.expect_report(report).await?;
        let store = self.clone();
        let Link { new, token_hash } = link;
        let now = time(now.as_second());
        let expires_at = new.expires_in_days.map(|days| now + SignedDuration::from_hours(24 * i64::from(days)));
        let id = Uuid::new_v4().to_string();
        to_the_end(async move {
            sqlx::query(
                "INSERT INTO shares (id, report_id, token_hash, label, created_at, expires_at)
                 VALUES ($1, $2, $3, $4, $5, $6)",
            )
            .bind(&id)
            .bind(report.to_string())
            .bind(token_hash.as_slice())
            .bind(&new.label)
            .bind(now.as_second())
            .bind(expires_at.map(Timestamp::as_second))
            .execute(&store.writer)
            .await?;
            Ok(Share {
                id,
                label: new.label,
                created_at: now.to_string(),
                expires_at: expires_at.map(|time| time.to_string()),
                revoked_at: None,
            })
        })
        .await
    }

    /// All links of a report, newest first.
    pub async fn shares(&self, report: Uuid) -> Result<Vec<Share>, StoreError> {
        self.expect_report(report).await?;
        let rows = sqlx::query(
            "SELECT id, label, created_at, expires_at, revoked_at FROM shares
             WHERE report_id = $1 ORDER BY position DESC",
        )
        .bind(report.to_string())
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.iter().map(share).collect::<Result<_, _>>()?)
    }

    /// Revokes a link; one that was revoked before keeps its time.
    pub async fn revoke_share(&self, report: Uuid, share: Uuid, now: Timestamp) -> Result<(), StoreError> {
        self.expect_report(report).await?;
        let store = self.clone();
        to_the_end(async move {
            let changed =
                sqlx::query("UPDATE shares SET revoked_at = coalesce(revoked_at, $1) WHERE id = $2 AND report_id = $3")
                    .bind(now.as_second())
                    .bind(share.to_string())
                    .bind(report.to_string())
                    .execute(&store.writer)
                    .await?;
            if changed.rows_affected() == 1 { Ok(()) } else { Err(StoreError::NotFound(Thing::ShareLink)) }
        })
        .await
    }

    /// What a link shows now.
    pub async fn shared(&self, token_hash: TokenHash, now: Timestamp) -> Result<Revision, StoreError> {
        let row = sqlx::query(
            "SELECT r.report_id, r.revision, r.saved_at, r.report,
                    reports.deleted_at, shares.expires_at, shares.revoked_at
             FROM shares JOIN reports ON reports.id = shares.report_id
             JOIN revisions r ON r.position = reports.position
             WHERE shares.token_hash = $1",
        )
        .bind(token_hash.as_slice())
        .fetch_optional(&self.readers)
        .await?
        .ok_or(StoreError::NotFound(Thing::ShareLink))?;
        let at = |column| row.try_get::<Option<i64>, _>(column);
        let is_expired = at("expires_at")?.is_some_and(|end| end <= now.as_second());
        if is_expired || at("revoked_at")?.is_some() || at("deleted_at")?.is_some() {
            return Err(StoreError::Gone(Thing::ShareLink));
        }
        revision(&row)
    }
}

fn share(row: &SqliteRow) -> Result<Share, sqlx::Error> {
    let at = |column| -> Result<Option<String>, sqlx::Error> {
        Ok(row.try_get::<Option<i64>, _>(column)?.map(|seconds| time(seconds).to_string()))
    };
    Ok(Share {
        id: row.try_get("id")?,
        label: row.try_get("label")?,
        created_at: time(row.try_get("created_at")?).to_string(),
        expires_at: at("expires_at")?,
        revoked_at: at("revoked_at")?,
    })
}
