//! What a report was before: its revisions, shown by sitting.

use async_trait::async_trait;
use jiff::Timestamp;
use postmortem::wire::RevisionSummary;
use uuid::Uuid;

use super::overview::read_all_again;
use super::reports::{Revision, expect_report, revision};
use super::session::{Session, SqlRow};
use super::shares::Expire;
use super::writer::Write;
use super::{News, Resource, Store, StoreError, number, time};

/// Seconds without a save that end a sitting: half an hour.
pub const PAUSE: i64 = 30 * 60;

/// Seconds after which past sittings are folded, and what is in the bin is deleted: 30 days.
pub const RETENTION: i64 = 30 * 24 * 60 * 60;

/// The most sittings that are listed.
const LISTED: i64 = 1000;

impl Store {
    /// The last 1,000 sittings of a report, last first. Each stands for all that was saved in it.
    pub async fn revisions(&self, id: Uuid) -> Result<Vec<RevisionSummary>, StoreError> {
        let mut reader = self.reader().await?;
        expect_report(&mut reader.session(), id).await?;
        let rows = reader
            .session()
            .query(
                "SELECT sitting, max(2 * revision + keep) AS last, min(saved_at) AS began_at, max(saved_at) AS saved_at,
                        max(keep) AS keep
                 FROM revisions WHERE report_id = $1 GROUP BY sitting ORDER BY sitting DESC LIMIT $2",
            )
            .bind(id.to_string())
            .bind(LISTED)
            .all()
            .await?;
        Ok(rows.iter().map(summary).collect::<Result<_, sqlx::Error>>()?)
    }

    /// The last 1,000 revisions of one sitting, last first, each by itself; none where there is no such sitting.
    pub async fn revisions_of_sitting(&self, id: Uuid, first: u64) -> Result<Vec<RevisionSummary>, StoreError> {
        let mut reader = self.reader().await?;
        expect_report(&mut reader.session(), id).await?;
        let rows = reader
            .session()
            .query(
                "SELECT revision AS sitting, 2 * revision + keep AS last, saved_at AS began_at, saved_at, keep
                 FROM revisions WHERE report_id = $1 AND sitting = $2 ORDER BY revision DESC LIMIT $3",
            )
            .bind(id.to_string())
            .bind(number(first))
            .bind(LISTED)
            .all()
            .await?;
        Ok(rows.iter().map(summary).collect::<Result<_, sqlx::Error>>()?)
    }

    /// One revision. Those of the last 30 days are all there, older ones only as the last of their
    /// sitting, unless they are kept.
    pub async fn revision(&self, id: Uuid, number_of: u64) -> Result<Revision, StoreError> {
        let mut reader = self.reader().await?;
        expect_report(&mut reader.session(), id).await?;
        let row = reader
            .session()
            .query("SELECT report_id, revision, saved_at, report FROM revisions WHERE report_id = $1 AND revision = $2")
            .bind(id.to_string())
            .bind(number(number_of))
            .optional()
            .await?;
        revision(&row.ok_or(StoreError::NotFound(Resource::Revision))?)
    }

    /// Marks a revision so that it stays when its sitting is folded, or takes the mark away.
    pub async fn keep(&self, id: Uuid, revision: u64, is_kept: bool) -> Result<(), StoreError> {
        self.write(Keep { id, revision, is_kept }).await
    }

    /// Folds sittings and empties the bin, as far as both are older than 30 days.
    pub async fn tidy(&self, now: Timestamp) -> Result<(), StoreError> {
        self.write(Expire { now: now.as_second() }).await?;
        self.write(Tidy { before: now.as_second() - RETENTION }).await?;
        self.scrub().await;
        Ok(())
    }
}

/// `last` is twice the number of the last revision, and one more where that is marked.
fn summary(row: &SqlRow) -> Result<RevisionSummary, sqlx::Error> {
    let last: i64 = row.get("last")?;
    Ok(RevisionSummary {
        revision: (last / 2).unsigned_abs(),
        first: row.get::<i64>("sitting")?.unsigned_abs(),
        began_at: time(row.get("began_at")?).to_string(),
        saved_at: time(row.get("saved_at")?).to_string(),
        kept: row.get::<i64>("keep")? != 0,
        last_kept: last % 2 == 1,
    })
}

#[derive(Debug)]
struct Keep {
    id: Uuid,
    revision: u64,
    is_kept: bool,
}

#[async_trait]
impl Write for Keep {
    type Output = ();

    async fn write(&self, session: &mut Session<'_>, _: &mut Vec<News>) -> Result<(), StoreError> {
        expect_report(session, self.id).await?;
        let kept = session
            .query("UPDATE revisions SET keep = $3 WHERE report_id = $1 AND revision = $2")
            .bind(self.id.to_string())
            .bind(number(self.revision))
            .bind(i64::from(self.is_kept))
            .execute()
            .await?;
        if kept == 1 { Ok(()) } else { Err(StoreError::NotFound(Resource::Revision)) }
    }
}

#[derive(Debug)]
struct Tidy {
    before: i64,
}

#[async_trait]
impl Write for Tidy {
    type Output = ();

    async fn write(&self, session: &mut Session<'_>, _: &mut Vec<News>) -> Result<(), StoreError> {
        // By the last statement: reports that are no more.
        let mut changed = 0;
        for sql in [
            // A sitting is folded as a whole, once its last save is old. What is kept stays, and what a link
            // that works is pinned to.
            "DELETE FROM revisions WHERE keep = 0 AND saved_at < $1 AND NOT EXISTS (
                 SELECT 1 FROM shares
                 WHERE shares.report_id = revisions.report_id AND shares.revision = revisions.revision
                   AND shares.revoked_at IS NULL AND shares.expired = 0)
             AND EXISTS (
                 SELECT 1 FROM revisions later
                 WHERE later.report_id = revisions.report_id AND later.sitting = revisions.sitting
                   AND later.revision > revisions.revision)
             AND NOT EXISTS (
                 SELECT 1 FROM revisions later
                 WHERE later.report_id = revisions.report_id AND later.sitting = revisions.sitting
                   AND later.saved_at >= $1)",
            "DELETE FROM shares WHERE report_id IN (SELECT id FROM reports WHERE deleted_at < $1)",
            "DELETE FROM revisions WHERE report_id IN (SELECT id FROM reports WHERE deleted_at < $1)",
            "DELETE FROM reports WHERE deleted_at < $1",
        ] {
            changed = session.query(sql).bind(self.before).execute().await?;
        }
        if changed > 0 {
            read_all_again(session).await?;
        }
        Ok(())
    }
}
