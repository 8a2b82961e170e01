//! What reports are found by: kept beside each report, as the core makes it.

use async_trait::async_trait;
use postmortem::Report;
use postmortem::search::{Entry, VERSION};

use super::reports::report;
use super::session::Session;
use super::writer::Write;
use super::{News, Store, StoreError};

/// Entries that are made again in one transaction.
const PORTION: i64 = 100;

impl Store {
    /// Makes the entries of reports that have none, or one that was made in another way.
    pub(super) async fn renew_entries(&self) -> Result<(), StoreError> {
        let mut renew = Renew { after: String::new() };
        while let Some(last) = self.write(renew).await? {
            renew = Renew { after: last };
        }
        Ok(())
    }
}

/// What is kept beside a report: its entry, and what the list shows of it.
#[derive(Debug)]
pub(super) struct Kept {
    entry: Entry,
    severity: String,
    status: String,
    tags: String,
}

impl Kept {
    pub(super) fn of(report: &Report) -> Kept {
        let tags: Vec<&str> = report.tags.iter().map(|tag| tag.text.as_str()).collect();
        Kept {
            entry: Entry::of(report),
            severity: report.severity.clone(),
            status: report.status.clone(),
            tags: tags.join("\n"),
        }
    }

    /// In place of what was kept before.
    pub(super) async fn keep(&self, session: &mut Session<'_>, id: &str) -> Result<(), sqlx::Error> {
        session
            .query(
                "INSERT INTO search (report_id, version, terms, facets, severity, status, tags)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)
                 ON CONFLICT (report_id) DO UPDATE
                 SET version = excluded.version, terms = excluded.terms, facets = excluded.facets,
                     severity = excluded.severity, status = excluded.status, tags = excluded.tags",
            )
            .bind(id)
            .bind(i64::from(VERSION))
            .bind(&self.entry.terms)
            .bind(&self.entry.facets)
            .bind(&self.severity)
            .bind(&self.status)
            .bind(&self.tags)
            .execute()
            .await
            .map(drop)
    }
}

/// Renews one portion and gives the last id of it; `None` at the end.
#[derive(Debug)]
struct Renew {
    after: String,
}

#[async_trait]
impl Write for Renew {
    type Output = Option<String>;

    async fn write(&self, session: &mut Session<'_>, _: &mut Vec<News>) -> Result<Option<String>, StoreError> {
        let rows = session
            .query(
                "SELECT reports.id, r.report FROM reports JOIN revisions r ON r.position = reports.position
                 LEFT JOIN search ON search.report_id = reports.id
                 WHERE reports.id > $1 AND (search.version IS NULL OR search.version <> $2)
                 ORDER BY reports.id LIMIT $3",
            )
            .bind(&self.after)
            .bind(i64::from(VERSION))
            .bind(PORTION)
            .all()
            .await?;
        let mut last = None;
        for row in rows {
            let id: String = row.get("id")?;
            // What a newer program wrote is found by what that one kept.
            if let Ok(report) = report(&row.get::<String>("report")?) {
                Kept::of(&report).keep(session, &id).await?;
            }
            last = Some(id);
        }
        Ok(last)
    }
}
