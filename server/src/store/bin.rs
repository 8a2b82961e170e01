//! The bin: deleted reports can be taken out again for 30 days.

use async_trait::async_trait;
use jiff::Timestamp;
use postmortem::wire::Deleted;
use uuid::Uuid;

use super::history::RETENTION;
use super::library::listed_title;
use super::overview::next_change;
use super::reports::{Revision, current, revision};
use super::session::Session;
use super::writer::Write;
use super::{News, Resource, Store, StoreError, time};

/// The most reports that the bin lists.
const LISTED: i64 = 200;

impl Store {
    /// Puts a report in the bin if its current revision is one of `expected`. Its links are revoked.
    pub async fn delete(&self, id: Uuid, expected: Vec<u64>, now: Timestamp) -> Result<(), StoreError> {
        self.write(Delete { id, expected, now: now.as_second() }).await
    }

    /// Takes a report out of the bin, and finds one that is not in it as it is. Links stay revoked.
    pub async fn restore(&self, id: Uuid) -> Result<Revision, StoreError> {
        self.write(Restore { id }).await
    }

    /// What is in the bin, last deleted first.
    pub async fn bin(&self) -> Result<Vec<Deleted>, StoreError> {
        let mut reader = self.reader().await?;
        let sql = "SELECT id, title, deleted_at FROM reports WHERE deleted_at IS NOT NULL
                   ORDER BY deleted_at DESC, id LIMIT $1";
        let rows = reader.session().query(sql).bind(LISTED).all().await?;
        let deleted = rows.iter().map(|row| {
            let at: i64 = row.get("deleted_at")?;
            Ok(Deleted {
                id: row.get("id")?,
                title: listed_title(row)?,
                deleted_at: time(at).to_string(),
                gone_at: time(at + RETENTION).to_string(),
            })
        });
        Ok(deleted.collect::<Result<_, sqlx::Error>>()?)
    }
}

#[derive(Debug)]
struct Delete {
    id: Uuid,
    expected: Vec<u64>,
    now: i64,
}

#[async_trait]
impl Write for Delete {
    type Output = ();

    async fn write(&self, session: &mut Session<'_>, news: &mut Vec<News>) -> Result<(), StoreError> {
        let current = current(session, self.id).await?;
        if !self.expected.contains(&current.saved.revision) {
            return Err(StoreError::Conflict(Box::new(current)));
        }
        for sql in [
            "UPDATE reports SET deleted_at = $1 WHERE id = $2",
            "UPDATE shares SET revoked_at = coalesce(revoked_at, $1) WHERE report_id = $2",
        ] {
            session.query(sql).bind(self.now).bind(self.id.to_string()).execute().await?;
        }
        next_change(session, &self.id.to_string()).await?;
        news.push(News::Deleted { id: self.id });
        Ok(())
    }
}

#[derive(Debug)]
struct Restore {
    id: Uuid,
}

#[async_trait]
impl Write for Restore {
    type Output = Revision;

    async fn write(&self, session: &mut Session<'_>, news: &mut Vec<News>) -> Result<Revision, StoreError> {
        match current(session, self.id).await {
            Err(StoreError::Gone(Resource::Report)) => {}
            found => return found,
        }
        let id = self.id.to_string();
        let sql = "SELECT r.report_id, r.revision, r.saved_at, r.report
                   FROM reports JOIN revisions r ON r.position = reports.position WHERE reports.id = $1";
        let restored = revision(&session.query(sql).bind(&id).one().await?)?;
        session.query("UPDATE reports SET deleted_at = NULL WHERE id = $1").bind(&id).execute().await?;
        next_change(session, &id).await?;
        news.push(News::Saved { id: self.id, revision: restored.saved.revision });
        Ok(restored)
    }
}
