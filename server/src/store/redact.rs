//! Secrets are taken out of a report's past once the report itself does not hold them any more.

use std::collections::BTreeSet;

use async_trait::async_trait;
use futures::StreamExt as _;
use postmortem::redact::{REDACTED, gone, purge, redact, secrets};
use uuid::Uuid;

use super::reports::{current, expect_report, report};
use super::session::Session;
use super::writer::Write;
use super::{News, Store, StoreError};

/// Revisions that are in memory at a time, each of up to 1 MiB.
const PORTION: i64 = 16;

impl Store {
    /// Takes what `sec.secret` finds in any revision, and what the current one does not hold, out of all
    /// past revisions, and gives how many that changed. Done again it finds nothing. The current one stays
    /// as it is: it goes by its number.
    pub async fn redact(&self, id: Uuid) -> Result<u64, StoreError> {
        let secrets = self.secrets_ever(id).await?;
        let changed = if secrets.is_empty() { 0 } else { self.write(Redact { id, secrets }).await? };
        self.scrub().await;
        Ok(changed)
    }

    /// Takes a text out of all past revisions, and gives how many held it; `None`, and nothing is done, while the
    /// current one holds it.
    pub async fn purge(&self, id: Uuid, text: String) -> Result<Option<u64>, StoreError> {
        let changed = self.write(Purge { id, text }).await?;
        self.scrub().await;
        Ok(changed)
    }

    /// Asked of all revisions, outside of the queue of writes, which has to wait for nobody's past.
    async fn secrets_ever(&self, id: Uuid) -> Result<BTreeSet<String>, StoreError> {
        let mut reader = self.reader().await?;
        let mut session = reader.session();
        expect_report(&mut session, id).await?;
        let sql = "SELECT report FROM revisions WHERE report_id = $1";
        let mut rows = session.query(sql).bind(id.to_string()).stream();
        let mut all = BTreeSet::new();
        while let Some(row) = rows.next().await {
            // What a newer program wrote is searched for what the others held.
            let json: String = row?.get("report")?;
            let found = tokio::task::spawn_blocking(move || {
                let report = report(&json).ok()?;
                Some(secrets(&report).into_iter().map(|secret| secret.to_string()).collect::<Vec<String>>())
            });
            all.extend(found.await.map_err(|_| sqlx::Error::WorkerCrashed)?.unwrap_or_default());
        }
        Ok(all)
    }

    /// What was deleted is overwritten wherever the database can do that. Where it cannot just now, it is
    /// tried again with the next housekeeping.
    pub(super) async fn scrub(&self) {
        if let Err(error) = self.database.scrub().await {
            tracing::warn!(%error, "what was deleted could not be overwritten everywhere yet");
        }
    }
}

struct Redact {
    id: Uuid,
    secrets: BTreeSet<String>,
}

impl std::fmt::Debug for Redact {
    /// Without the secrets, which belong into no log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Redact").field("id", &self.id).finish_non_exhaustive()
    }
}

#[async_trait]
impl Write for Redact {
    type Output = u64;

    async fn write(&self, session: &mut Session<'_>, _: &mut Vec<News>) -> Result<u64, StoreError> {
        let current = current(session, self.id).await?;
        let gone = gone(&self.secrets, &current.saved.report);
        let mut changed = 0;
        for secret in &gone {
            changed += take_out(session, self.id, secret, &|json| without(json, &gone)).await?;
        }
        count(session, self.id, changed).await?;
        Ok(changed)
    }
}

struct Purge {
    id: Uuid,
    text: String,
}

impl std::fmt::Debug for Purge {
    /// Without the text, which belongs into no log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Purge").field("id", &self.id).finish_non_exhaustive()
    }
}

#[async_trait]
impl Write for Purge {
    type Output = Option<u64>;

    async fn write(&self, session: &mut Session<'_>, _: &mut Vec<News>) -> Result<Option<u64>, StoreError> {
        let now = current(session, self.id).await?.saved.report;
        let mut without = now.clone();
        purge(&mut without, &self.text);
        if without != now {
            return Ok(None);
        }
        let changed = take_out(session, self.id, &self.text, &|json| purged(json, &self.text)).await?;
        count(session, self.id, changed).await?;
        Ok(Some(changed))
    }
}

/// Pages of links that were made before are not shown again.
async fn count(session: &mut Session<'_>, id: Uuid, changed: u64) -> Result<(), sqlx::Error> {
    if changed > 0 {
        let sql = "UPDATE reports SET redactions = redactions + 1 WHERE id = $1";
        session.query(sql).bind(id.to_string()).execute().await?;
    }
    Ok(())
}

/// Puts what `without` makes of them into the place of past revisions that hold `text`.
async fn take_out(
    session: &mut Session<'_>,
    id: Uuid,
    text: &str,
    without: &(dyn Fn(&str) -> String + Sync),
) -> Result<u64, StoreError> {
    let (mut after, mut changed) = (-1_i64, 0);
    loop {
        let rows = session
            .query(
                "SELECT position, report FROM revisions
                 WHERE report_id = $1 AND position > $2 AND replace(report, $3, '') <> report
                   AND position <> (SELECT position FROM reports WHERE id = $1)
                 ORDER BY position LIMIT $4",
            )
            .bind(id.to_string())
            .bind(after)
            .bind(in_json(text))
            .bind(PORTION)
            .all()
            .await?;
        let Some(last) = rows.last() else { return Ok(changed) };
        after = last.get("position")?;
        for row in &rows {
            let before: String = row.get("report")?;
            let redacted = without(&before);
            if redacted != before {
                let sql = "UPDATE revisions SET report = $1 WHERE position = $2";
                let position: i64 = row.get("position")?;
                changed += session.query(sql).bind(redacted).bind(position).execute().await?;
            }
        }
    }
}

/// A stored report without the secrets. One that cannot be read is searched as the text it is.
fn without(json: &str, secrets: &[&str]) -> String {
    let read = report(json).ok().and_then(|mut report| {
        secrets.iter().for_each(|secret| redact(&mut report, secret));
        serde_json::to_string(&report).ok()
    });
    read.unwrap_or_else(|| {
        secrets.iter().fold(json.to_owned(), |json, secret| json.replace(&in_json(secret), REDACTED))
    })
}

/// A stored report without a text. There is none that cannot be read: the current one could not be, either.
fn purged(json: &str, text: &str) -> String {
    let read = report(json).ok().and_then(|mut report| {
        purge(&mut report, text);
        serde_json::to_string(&report).ok()
    });
    read.unwrap_or_else(|| json.to_owned())
}

/// As it stands within a string of JSON.
fn in_json(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}
