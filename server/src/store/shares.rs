//! Share links. Whether a link works is decided when it is used, from what is in the database then.

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use postmortem::wire::{NewShare, Share};
use uuid::Uuid;

use super::reports::{Revision, expect_report, revision};
use super::session::{Session, SqlRow};
use super::writer::Write;
use super::{News, Resource, Store, StoreError, number, time};

/// The most links of one report that work at the same time.
pub const MAX_LINKS: i64 = 1000;

/// SHA-256 of a token.
pub type TokenHash = [u8; 32];

/// A link to be stored.
#[derive(Clone, Debug)]
pub struct Link {
    /// What its maker asked for; already checked.
    pub new: NewShare,
    /// The hash of its token, which itself is kept nowhere.
    pub token_hash: TokenHash,
}

/// What a link that works leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OpenLink {
    /// The id of the link, by which it is revoked.
    pub share: String,
    /// The UUID of the report it leads to.
    pub report: String,
    /// The revision it shows: the pinned one, or the current one.
    pub revision: u64,
    /// Changes when secrets are taken out of past revisions: a text made before is not the same any more.
    pub redactions: i64,
    /// True when readers get the front matter of other programs.
    pub has_front_matter: bool,
}

impl Store {
    /// Stores a link to a report.
    pub async fn create_share(&self, report: Uuid, link: Link, now: Timestamp) -> Result<Share, StoreError> {
        let now = time(now.as_second());
        let expires_at = link.new.expires_in_days.map(|days| now + SignedDuration::from_hours(24 * i64::from(days)));
        self.write(CreateShare { id: Uuid::new_v4(), report, link, now, expires_at }).await
    }

    /// All links of a report that work and the newest of those that do not, newest first, at most
    /// [`MAX_LINKS`].
    pub async fn shares(&self, report: Uuid, now: Timestamp) -> Result<Vec<Share>, StoreError> {
        // Who wants to revoke a link must see it, also where nothing can be written.
        if let Err(error) = self.record_openings().await {
            tracing::warn!(%error, "how often links were opened could not be kept; listing what was");
        }
        let mut reader = self.reader().await?;
        expect_report(&mut reader.session(), report).await?;
        let rows = reader
            .session()
            .query(
                "SELECT * FROM (
                     SELECT position, id, label, created_at, expires_at, revoked_at, revision, front_matter, opened,
                            opened_on,
                            CASE WHEN expired = 1 OR expires_at <= $2 THEN 1 ELSE 0 END AS expired
                     FROM shares WHERE report_id = $1
                 ) AS listed
                 ORDER BY CASE WHEN revoked_at IS NULL AND expired = 0 THEN 0 ELSE 1 END, position DESC LIMIT $3",
            )
            .bind(report.to_string())
            .bind(now.as_second())
            .bind(MAX_LINKS)
            .all()
            .await?;
        let shares = rows.iter().map(|row| Ok((row.get::<i64>("position")?, share(row)?)));
        let mut shares = shares.collect::<Result<Vec<_>, sqlx::Error>>()?;
        shares.sort_by_key(|(position, _)| std::cmp::Reverse(*position));
        Ok(shares.into_iter().map(|(_, share)| share).collect())
    }

    /// Revokes a link; one that was revoked before keeps its time.
    pub async fn revoke_share(&self, report: Uuid, share: Uuid, now: Timestamp) -> Result<(), StoreError> {
        self.write(RevokeShare { report, share: Some(share), now: now.as_second() }).await
    }

    /// Revokes all links of a report.
    pub async fn revoke_shares(&self, report: Uuid, now: Timestamp) -> Result<(), StoreError> {
        self.write(RevokeShare { report, share: None, now: now.as_second() }).await
    }

    /// Where a link leads, if it works. One that is found expired never works again, even where the clock
    /// is put back.
    pub async fn open_link(&self, token_hash: TokenHash, now: Timestamp) -> Result<OpenLink, StoreError> {
        let row = self.link(token_hash).await?;
        let at = |column| row.get::<Option<i64>>(column);
        let is_expired = row.get::<i64>("expired")? == 1;
        if is_expired || at("revoked_at")?.is_some() || at("deleted_at")?.is_some() {
            return Err(StoreError::Gone(Resource::ShareLink));
        }
        if at("expires_at")?.is_some_and(|end| end <= now.as_second()) {
            if let Err(error) = self.write(Expire { now: now.as_second() }).await {
                tracing::warn!(%error, "that a link has expired could not be kept");
            }
            return Err(StoreError::Gone(Resource::ShareLink));
        }
        Ok(OpenLink {
            share: row.get("id")?,
            report: row.get("report_id")?,
            revision: row.get::<i64>("revision")?.unsigned_abs(),
            redactions: row.get("redactions")?,
            has_front_matter: row.get::<i64>("front_matter")? == 1,
        })
    }

    /// What a link shows now.
    pub async fn shared(&self, token_hash: TokenHash, now: Timestamp) -> Result<Revision, StoreError> {
        self.linked_revision(&self.open_link(token_hash, now).await?).await
    }

    /// The revision that a link shows.
    pub async fn linked_revision(&self, link: &OpenLink) -> Result<Revision, StoreError> {
        let mut reader = self.reader().await?;
        let row = reader
            .session()
            .query("SELECT report_id, revision, saved_at, report FROM revisions WHERE report_id = $1 AND revision = $2")
            .bind(&link.report)
            .bind(number(link.revision))
            .optional()
            .await?;
        revision(&row.ok_or(StoreError::Gone(Resource::ShareLink))?)
    }

    async fn link(&self, token_hash: TokenHash) -> Result<SqlRow, StoreError> {
        let mut reader = self.reader().await?;
        let row = reader
            .session()
            .query(
                "SELECT shares.id, shares.report_id, coalesce(shares.revision, reports.revision) AS revision,
                        shares.front_matter, shares.expires_at, shares.expired, shares.revoked_at,
                        reports.deleted_at, reports.redactions
                 FROM shares JOIN reports ON reports.id = shares.report_id WHERE shares.token_hash = $1",
            )
            .bind(token_hash.as_slice())
            .optional()
            .await?;
        row.ok_or(StoreError::NotFound(Resource::ShareLink))
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

    async fn write(&self, session: &mut Session<'_>, news: &mut Vec<News>) -> Result<Share, StoreError> {
        expect_report(session, self.report).await?;
        let new = &self.link.new;
        if let Some(revision) = new.revision {
            expect_revision(session, self.report, revision).await?;
        }
        if working(session, self.report, self.now.as_second()).await? >= MAX_LINKS {
            return Err(StoreError::TooMany(Resource::ShareLink, MAX_LINKS));
        }
        session
            .query(
                // The same again is this one, written before an answer was lost.
                "INSERT INTO shares (id, report_id, token_hash, label, created_at, expires_at, revision, front_matter)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING",
            )
            .bind(self.id.to_string())
            .bind(self.report.to_string())
            .bind(self.link.token_hash.as_slice())
            .bind(&new.label)
            .bind(self.now.as_second())
            .bind(self.expires_at.map(Timestamp::as_second))
            .bind(new.revision.map(number))
            .bind(i64::from(new.front_matter))
            .execute()
            .await?;
        news.push(News::Shared { id: self.report });
        Ok(Share {
            id: self.id.to_string(),
            label: new.label.clone(),
            created_at: self.now.to_string(),
            expires_at: self.expires_at.map(|time| time.to_string()),
            revoked_at: None,
            expired: false,
            revision: new.revision,
            front_matter: new.front_matter,
            opened: 0,
            opened_on: None,
        })
    }
}

async fn expect_revision(session: &mut Session<'_>, report: Uuid, revision: u64) -> Result<(), StoreError> {
    let row = session
        .query("SELECT revision FROM revisions WHERE report_id = $1 AND revision = $2")
        .bind(report.to_string())
        .bind(number(revision))
        .optional()
        .await?;
    row.map(drop).ok_or(StoreError::NotFound(Resource::Revision))
}

/// How many links of a report work.
async fn working(session: &mut Session<'_>, report: Uuid, now: i64) -> Result<i64, sqlx::Error> {
    let row = session
        .query(
            "SELECT count(*) AS n FROM shares WHERE report_id = $1 AND revoked_at IS NULL AND expired = 0
               AND (expires_at IS NULL OR expires_at > $2)",
        )
        .bind(report.to_string())
        .bind(now)
        .one()
        .await?;
    row.get("n")
}

/// Without a share: all of the report.
#[derive(Debug)]
struct RevokeShare {
    report: Uuid,
    share: Option<Uuid>,
    now: i64,
}

#[async_trait]
impl Write for RevokeShare {
    type Output = ();

    async fn write(&self, session: &mut Session<'_>, news: &mut Vec<News>) -> Result<(), StoreError> {
        expect_report(session, self.report).await?;
        let report = self.report.to_string();
        let Some(share) = self.share else {
            let sql = "UPDATE shares SET revoked_at = coalesce(revoked_at, $1) WHERE report_id = $2";
            session.query(sql).bind(self.now).bind(report).execute().await?;
            news.push(News::Shared { id: self.report });
            return Ok(());
        };
        let sql = "UPDATE shares SET revoked_at = coalesce(revoked_at, $1) WHERE report_id = $2 AND id = $3";
        let revoked = session.query(sql).bind(self.now).bind(report).bind(share.to_string()).execute().await?;
        if revoked != 1 {
            return Err(StoreError::NotFound(Resource::ShareLink));
        }
        news.push(News::Shared { id: self.report });
        Ok(())
    }
}

/// Keeps of every link whose time is over that it is.
#[derive(Debug)]
pub(super) struct Expire {
    pub now: i64,
}

#[async_trait]
impl Write for Expire {
    type Output = ();

    async fn write(&self, session: &mut Session<'_>, _: &mut Vec<News>) -> Result<(), StoreError> {
        let sql = "UPDATE shares SET expired = 1 WHERE expired = 0 AND expires_at <= $1";
        session.query(sql).bind(self.now).execute().await?;
        Ok(())
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
        expired: row.get::<i32>("expired")? == 1,
        revision: row.get::<Option<i64>>("revision")?.map(i64::unsigned_abs),
        front_matter: row.get::<i64>("front_matter")? == 1,
        opened: row.get::<i64>("opened")?.unsigned_abs(),
        opened_on: row.get::<Option<i64>>("opened_on")?.map(|seconds| time(seconds).strftime("%F").to_string()),
    })
}
