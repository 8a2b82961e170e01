//! Share links. Whether a link works is decided when it is used, from what is in the database then.

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use postmortem::wire::{NewShare, Share};
use uuid::Uuid;

use super::reports::{Revision, expect_report, revision};
use super::session::{Session, SqlRow};
use super::writer::Write;
use super::{News, Resource, Store, StoreError, time};

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
        let now = time(now.as_second());
        let expires_at = link.new.expires_in_days.map(|days| now + SignedDuration::from_hours(24 * i64::from(days)));
        self.write(CreateShare { id: Uuid::new_v4(), report, link, now, expires_at }).await
    }

    /// All links of a report, newest first.
    pub async fn shares(&self, report: Uuid) -> Result<Vec<Share>, StoreError> {
        let mut reader = self.reader().await?;
        expect_report(&mut reader.session(), report).await?;
        let rows = reader
            .session()
            .query(
                "SELECT id, label, created_at, expires_at, revoked_at FROM shares
                 WHERE report_id = $1 ORDER BY position DESC",
            )
            .bind(report.to_string())
            .all()
            .await?;
        Ok(rows.iter().map(share).collect::<Result<_, _>>()?)
    }

    /// Revokes a link; one that was revoked before keeps its time.
    pub async fn revoke_share(&self, report: Uuid, share: Uuid, now: Timestamp) -> Result<(), StoreError> {
        self.write(RevokeShare { report, share, now: now.as_second() }).await
    }

    /// What a link shows now.
    pub async fn shared(&self, token_hash: TokenHash, now: Timestamp) -> Result<Revision, StoreError> {
        let mut reader = self.reader().await?;
        let row = reader
            .session()
            .query(
                "SELECT r.report_id, r.revision, r.saved_at, r.report,
                        reports.deleted_at, shares.expires_at, shares.revoked_at
                 FROM shares JOIN reports ON reports.id = shares.report_id
                 JOIN revisions r ON r.position = reports.position
                 WHERE shares.token_hash = $1",
            )
            .bind(token_hash.as_slice())
            .optional()
            .await?
            .ok_or(StoreError::NotFound(Resource::ShareLink))?;
        let at = |column| row.get::<Option<i64>>(column);
        let is_expired = at("expires_at")?.is_some_and(|end| end <= now.as_second());
        if is_expired || at("revoked_at")?.is_some() || at("deleted_at")?.is_some() {
            return Err(StoreError::Gone(Resource::ShareLink));
        }
        revision(&row)
    }
}

#[derive(Debug)]
struct CreateShare {
    id: Uuid,
    report: Uuid,
    link: Link,
    now: Timestamp,
    expires_at: Option<Timestamp>,
}

#[async_trait]
impl Write for CreateShare {
    type Output = Share;

    async fn write(&self, session: &mut Session<'_>, _: &mut Vec<News>) -> Result<Share, StoreError> {
        expect_report(session, self.report).await?;
        session
            .query(
                // The same again is this one, written before an answer was lost.
                "INSERT INTO shares (id, report_id, token_hash, label, created_at, expires_at)
                 VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING",
            )
            .bind(self.id.to_string())
            .bind(self.report.to_string())
            .bind(self.link.token_hash.as_slice())
            .bind(&self.link.new.label)
            .bind(self.now.as_second())
            .bind(self.expires_at.map(Timestamp::as_second))
            .execute()
            .await?;
        Ok(Share {
            id: self.id.to_string(),
            label: self.link.new.label.clone(),
            created_at: self.now.to_string(),
            expires_at: self.expires_at.map(|time| time.to_string()),
            revoked_at: None,
        })
    }
}

#[derive(Debug)]
struct RevokeShare {
    report: Uuid,
    share: Uuid,
    now: i64,
}

#[async_trait]
impl Write for RevokeShare {
    type Output = ();

    async fn write(&self, session: &mut Session<'_>, _: &mut Vec<News>) -> Result<(), StoreError> {
        expect_report(session, self.report).await?;
        let revoked = session
            .query("UPDATE shares SET revoked_at = coalesce(revoked_at, $1) WHERE id = $2 AND report_id = $3")
            .bind(self.now)
            .bind(self.share.to_string())
            .bind(self.report.to_string())
            .execute()
            .await?;
        if revoked == 1 { Ok(()) } else { Err(StoreError::NotFound(Resource::ShareLink)) }
    }
}

fn share(row: &SqlRow) -> Result<Share, sqlx::Error> {
    let at = |column| -> Result<Option<String>, sqlx::Error> {
        Ok(row.get::<Option<i64>>(column)?.map(|seconds| time(seconds).to_string()))
    };
    Ok(Share {
        id: row.get("id")?,
        label: row.get("label")?,
        created_at: time(row.get("created_at")?).to_string(),
        expires_at: at("expires_at")?,
        revoked_at: at("revoked_at")?,
    })
}
