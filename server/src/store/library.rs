//! The list of all reports, and the search in it.

mod cursor;
mod shelf;

use std::collections::{HashMap, HashSet};

use postmortem::report::Stage;
use postmortem::search;
use postmortem::wire::{Counts, Summary};
use uuid::Uuid;

pub use cursor::Cursor;
pub(super) use shelf::Shelf;

use super::order::{Sort, SortBy};
use super::session::{Session, SqlRow};
use super::{Store, StoreError, time};

/// Characters of a title in a list.
const MAX_TITLE: usize = 300;

/// Reports on one page.
const PAGE: usize = 50;

/// What is looked for, and in which order; everything fits the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportFilter {
    /// Words, each of which a word of the report has to begin with.
    pub words: String,
    /// As it is written, whatever its case; empty for any.
    pub severity: String,
    /// The status, read as the severity is.
    pub status: String,
    /// What the status means.
    pub stage: Option<Stage>,
    /// One of the report's tags, read as the severity is.
    pub tag: String,
    /// One of its services; the same.
    pub service: String,
    /// Who drives it; the same.
    pub owner: String,
    /// What it has.
    pub has: Option<Has>,
    /// The first day on which the incident may have begun, in days since 1970.
    pub from: Option<i64>,
    /// The last one.
    pub to: Option<i64>,
    /// The order.
    pub sort: Sort<By>,
}

/// What a report can be narrowed down to that is no word in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Has {
    /// An action item that leaves something to do.
    OpenActions,
    /// Nothing is left to write.
    Ready,
    /// Something is.
    NotReady,
}

impl Has {
    /// All of them by name.
    pub const ALL: &'static [(&'static str, Has)] =
        &[("open-actions", Has::OpenActions), ("ready", Has::Ready), ("not-ready", Has::NotReady)];
}

/// What reports can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// When they were saved last.
    Saved,
    /// The day of the incident.
    Incident,
    /// The title.
    Title,
    /// By the digit in it, then by name.
    Severity,
    /// How long the incident took.
    Duration,
    /// How many action items leave something to do.
    OpenActions,
    /// How much is left to write.
    Left,
}

impl SortBy for By {
    const DEFAULT: Sort<By> = SAVED_LAST;
    const ALL: &'static [(&'static str, By)] = &[
        ("saved", By::Saved),
        ("incident", By::Incident),
        ("title", By::Title),
        ("severity", By::Severity),
        ("duration", By::Duration),
        ("open-actions", By::OpenActions),
        ("left", By::Left),
    ];
}

/// Last saved first.
pub const SAVED_LAST: Sort<By> = Sort { by: By::Saved, is_descending: true };

/// One page of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryPage {
    /// At most 50.
    pub reports: Vec<Summary>,
    /// Where the next one begins.
    pub next: Option<Cursor>,
    /// On the first page.
    pub counts: Option<Counts>,
}

impl Store {
    /// One page of the library. The cursor is one of the same order.
    pub async fn list(&self, filter: &ReportFilter, cursor: &Cursor) -> Result<LibraryPage, StoreError> {
        let found = self.found_by_words(&filter.words).await?;
        let (mut former, mut asked) = (HashMap::new(), HashSet::new());
        let page = loop {
            let look = |shelf: &Shelf| shelf.page(filter, found.as_ref(), cursor, &former, PAGE);
            let page = self.shelf.look(self, look).await?;
            // Others may be saved between the one question and the other.
            if page.moved.is_subset(&asked) {
                break page;
            }
            former = self.former_positions(cursor).await?;
            asked = page.moved;
        };
        let reports = self.lines(&page.ids).await?;
        Ok(LibraryPage { reports, next: page.next, counts: page.counts })
    }

    /// The reports that have all these words; `None` where there are no words, so that all are found.
    async fn found_by_words(&self, words: &str) -> Result<Option<HashSet<Uuid>>, StoreError> {
        let pattern = search::pattern(words);
        if pattern == "%" {
            return Ok(None);
        }
        // In one row, since there may be many.
        let sql = "SELECT string_agg(report_id, ' ') AS ids FROM search WHERE terms LIKE $1";
        let mut reader = self.reader().await?;
        let ids: Option<String> = reader.session().query(sql).bind(pattern).one().await?.get("ids")?;
        Ok(Some(ids.unwrap_or_default().split(' ').filter_map(|id| Uuid::try_parse(id).ok()).collect()))
    }

    /// Where reports that were saved since the first page stood then. What is new since is not among them.
    async fn former_positions(&self, cursor: &Cursor) -> Result<HashMap<Uuid, i64>, StoreError> {
        let Cursor::Saved { newest, .. } = cursor else { return Ok(HashMap::new()) };
        let sql = "SELECT report_id, max(position) AS position FROM revisions
                   WHERE position <= $1 AND report_id IN (SELECT id FROM reports WHERE position > $1)
                   GROUP BY report_id";
        let mut reader = self.reader().await?;
        let rows = reader.session().query(sql).bind(*newest).all().await?;
        let former = rows.iter().filter_map(|row| {
            let id = row.get::<String>("report_id").map(|id| Uuid::try_parse(&id).ok()).transpose()?;
            Some(id.and_then(|id| Ok((id, row.get("position")?))))
        });
        Ok(former.collect::<Result<_, sqlx::Error>>()?)
    }

    /// The lines of reports in the order of their ids, without what was deleted meanwhile.
    async fn lines(&self, ids: &[Uuid]) -> Result<Vec<Summary>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!(
            "SELECT id, title, revision, saved_at, line FROM reports LEFT JOIN search ON search.report_id = reports.id
             WHERE deleted_at IS NULL AND id IN ({})",
            placeholders(ids.len())
        );
        let mut reader = self.reader().await?;
        let mut session = reader.session();
        let rows = bind_ids(&mut session, sql, ids).all().await?;
        let mut lines = rows.iter().map(summary).collect::<Result<Vec<_>, _>>()?;
        let places: HashMap<String, usize> = ids.iter().map(Uuid::to_string).zip(0..).collect();
        lines.sort_by_key(|line| places.get(&line.id).copied());
        Ok(lines)
    }
}

/// `$1, $2, …`
pub(super) fn placeholders(count: usize) -> String {
    (1..=count).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}

pub(super) fn bind_ids<'c>(session: &'c mut Session<'_>, sql: String, ids: &[Uuid]) -> super::session::Query<'c> {
    ids.iter().fold(session.query_of(sql), |query, id| query.bind(id.to_string()))
}

/// A title as lists show it: its first [`MAX_TITLE`] characters, since a page of 50 whole ones could have 50 MB.
pub(super) fn listed_title(row: &SqlRow) -> Result<String, sqlx::Error> {
    let title: String = row.get("title")?;
    Ok(match title.char_indices().nth(MAX_TITLE) {
        None => title,
        Some((end, _)) => format!("{}…", &title[..end]),
    })
}

/// What is kept of a line; little of what a newer program wrote, which has no entry of ours.
pub(super) fn kept_line(row: &SqlRow) -> Result<Summary, sqlx::Error> {
    let kept: Option<String> = row.get("line")?;
    Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default())
}

fn summary(row: &SqlRow) -> Result<Summary, sqlx::Error> {
    Ok(Summary {
        id: row.get("id")?,
        title: listed_title(row)?,
        revision: row.get::<i64>("revision")?.unsigned_abs(),
        saved_at: time(row.get("saved_at")?).to_string(),
        ..kept_line(row)?
    })
}
