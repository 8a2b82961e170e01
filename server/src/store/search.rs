//! What reports are found by, and what lists show of them: kept beside each report, as the core makes it.

use async_trait::async_trait;
use postmortem::Report;
use postmortem::search::{Entry, VERSION};
use postmortem::wire::{ActionLine, Summary};

use super::overview::next_change;
use super::reports::report;
use super::rules::Rules;
use super::session::Session;
use super::writer::Write;
use super::{News, Store, StoreError};

/// Entries that are made again in one transaction.
const PORTION: i64 = 100;

impl Store {
    /// Makes the entries of reports that have none, or one that was made in another way; where `rules` says so, also those
    /// that tell by other rules how much is left.
    pub(super) async fn renew_entries(&self, is_by_rules: bool) -> Result<(), StoreError> {
        let mut after = String::new();
        let renew = |after| Renew { after, rules: self.rules.as_ref().clone(), is_by_rules };
        while let Some(last) = self.write(renew(after)).await? {
            after = last;
        }
        Ok(())
    }
}

/// What is kept beside a report: its entry, its line in the library, and those of its actions.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) terms: String,
    pub(super) line: String,
    pub(super) actions: String,
    /// By which rules the line tells how much is left.
    rules: String,
}

impl Kept {
    pub(super) fn of(report: &Report, rules: &Rules) -> Result<Kept, sqlx::Error> {
        // Id, revision and time stand beside it.
        let line = Summary::of(String::new(), 0, String::new(), report, rules.left(report));
        let failed = |error: serde_json::Error| sqlx::Error::Encode(error.into());
        Ok(Kept {
            terms: Entry::of(report).terms,
            line: serde_json::to_string(&line).map_err(failed)?,
            actions: serde_json::to_string(&ActionLine::all_of(report)).map_err(failed)?,
            rules: rules.print.clone(),
        })
    }

    /// In place of what was kept before.
    pub(super) async fn keep(&self, session: &mut Session<'_>, id: &str) -> Result<(), sqlx::Error> {
        session
            .query(
                "INSERT INTO search (report_id, version, rules, line, actions, terms) VALUES ($1, $2, $3, $4, $5, $6)
                 ON CONFLICT (report_id) DO UPDATE
                 SET version = excluded.version, rules = excluded.rules, line = excluded.line,
                     actions = excluded.actions, terms = excluded.terms",
            )
            .bind(id)
            .bind(i64::from(VERSION))
            .bind(&self.rules)
            .bind(&self.line)
            .bind(&self.actions)
            .bind(&self.terms)
            .execute()
            .await
            .map(drop)
    }
}

/// Renews one portion and gives the last id of it; `None` at the end.
#[derive(Debug)]
struct Renew {
    after: String,
    rules: Rules,
    is_by_rules: bool,
}

#[async_trait]
impl Write for Renew {
    type Output = Option<String>;

    async fn write(&self, session: &mut Session<'_>, _: &mut Vec<News>) -> Result<Option<String>, StoreError> {
        let rows = session
            .query(
                "SELECT reports.id, r.report FROM reports JOIN revisions r ON r.position = reports.position
                 LEFT JOIN search ON search.report_id = reports.id
                 WHERE reports.id > $1
                   AND (search.version IS NULL OR search.version <> $2 OR ($4 <> '' AND search.rules <> $4))
                 ORDER BY reports.id LIMIT $3",
            )
            .bind(&self.after)
            .bind(i64::from(VERSION))
            .bind(PORTION)
            .bind(if self.is_by_rules { self.rules.print.as_str() } else { "" })
            .all()
            .await?;
        let mut last = None;
        for row in rows {
            let id: String = row.get("id")?;
            // What a newer program wrote is found by what that one kept.
            if let Ok(report) = report(&row.get::<String>("report")?) {
                Kept::of(&report, &self.rules)?.keep(session, &id).await?;
                next_change(session, &id).await?;
            }
            last = Some(id);
        }
        Ok(last)
    }
}
