//! The list of all reports, and the search in it.

use std::fmt;
use std::str::FromStr;

use postmortem::search::{self, Facet};
use postmortem::wire::Summary;

use super::session::SqlRow;
use super::{Store, StoreError, time};

/// Characters of a title in a list.
const MAX_TITLE: usize = 300;

/// Tags of a report in a list.
const MAX_TAGS: usize = 50;

/// Reports on one page.
const PAGE: usize = 50;

/// What is looked for; everything fits the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportFilter {
    /// Words, each of which a word of the report has to begin with.
    pub words: String,
    /// As it is written, whatever its case; empty for any.
    pub severity: String,
    /// The state, read as the severity is.
    pub status: String,
    /// One of the report's tags; the same.
    pub tag: String,
}

/// Where the next page begins. It also holds what the first page saw, so that a report saved while
/// somebody turns the pages keeps its place: every report is met exactly once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The newest position when the first page was read.
    newest: i64,
    /// The position of the last report on the page before.
    last: i64,
}

impl Cursor {
    /// The cursor of the first page.
    pub const FIRST: Cursor = Cursor { newest: i64::MAX, last: i64::MAX };
}

impl FromStr for Cursor {
    type Err = ();

    fn from_str(text: &str) -> Result<Cursor, ()> {
        let (newest, last) = text.split_once('-').ok_or(())?;
        Ok(Cursor { newest: newest.parse().map_err(drop)?, last: last.parse().map_err(drop)? })
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.newest, self.last)
    }
}

impl Store {
    /// One page of the library, last saved first, and the cursor of the next.
    pub async fn list(
        &self,
        filter: &ReportFilter,
        cursor: Cursor,
    ) -> Result<(Vec<Summary>, Option<Cursor>), StoreError> {
        // What was saved since the first page stands where it stood then; what is new since is not on it.
        let mut reader = self.reader().await?;
        let rows = reader
            .session()
            .query(
                // Each part is in the order of an index and ends early; together they would be sorted whole.
                "SELECT * FROM (
                     SELECT * FROM (
                         SELECT reports.id, title, revision, saved_at, position, severity, status, tags
                         FROM reports LEFT JOIN search ON search.report_id = reports.id
                         WHERE deleted_at IS NULL AND position <= $1 AND position < $2
                           AND ($4 = '%' OR terms LIKE $4)
                           AND ($5 = '%' OR facets LIKE $5 ESCAPE '!')
                           AND ($6 = '%' OR facets LIKE $6 ESCAPE '!')
                           AND ($7 = '%' OR facets LIKE $7 ESCAPE '!')
                         ORDER BY position DESC LIMIT $3
                     ) AS unmoved
                     UNION ALL
                     SELECT * FROM (
                         SELECT moved.id, title, revision, saved_at, moved.position, severity, status, tags
                         FROM (
                             SELECT id, title, revision, saved_at,
                                    (SELECT max(r.position) FROM revisions r
                                     WHERE r.report_id = reports.id AND r.position <= $1) AS position
                             FROM reports WHERE deleted_at IS NULL AND position > $1
                         ) AS moved
                         LEFT JOIN search ON search.report_id = moved.id
                         WHERE moved.position < $2
                           AND ($4 = '%' OR terms LIKE $4)
                           AND ($5 = '%' OR facets LIKE $5 ESCAPE '!')
                           AND ($6 = '%' OR facets LIKE $6 ESCAPE '!')
                           AND ($7 = '%' OR facets LIKE $7 ESCAPE '!')
                         ORDER BY moved.position DESC LIMIT $3
                     ) AS since
                 ) AS listed
                 ORDER BY position DESC LIMIT $3",
            )
            .bind(cursor.newest)
            .bind(cursor.last)
            .bind(i64::try_from(PAGE + 1).unwrap_or(i64::MAX))
            .bind(search::pattern(&filter.words))
            .bind(Facet::Severity.pattern(&filter.severity))
            .bind(Facet::Status.pattern(&filter.status))
            .bind(Facet::Tag.pattern(&filter.tag))
            .all()
            .await?;
        let positions: Vec<i64> = rows.iter().map(|row| row.get("position")).collect::<Result<_, _>>()?;
        let newest = if cursor == Cursor::FIRST { positions.first().copied().unwrap_or(0) } else { cursor.newest };
        let next = positions.get(PAGE).map(|_| Cursor { newest, last: positions[PAGE - 1] });
        let page = rows.iter().take(PAGE).map(summary).collect::<Result<_, _>>()?;
        Ok((page, next))
    }
}

/// A title as lists show it: its first [`MAX_TITLE`] characters, since a page of 50 whole ones could have 50 MB.
pub(super) fn listed_title(row: &SqlRow) -> Result<String, sqlx::Error> {
    let title: String = row.get("title")?;
    Ok(match title.char_indices().nth(MAX_TITLE) {
        None => title,
        Some((end, _)) => format!("{}…", &title[..end]),
    })
}

fn summary(row: &SqlRow) -> Result<Summary, sqlx::Error> {
    // What a newer program wrote has no entry of ours.
    let kept = |column| row.get::<Option<String>>(column).map(Option::unwrap_or_default);
    Ok(Summary {
        id: row.get("id")?,
        title: listed_title(row)?,
        revision: row.get::<i64>("revision")?.unsigned_abs(),
        saved_at: time(row.get("saved_at")?).to_string(),
        severity: kept("severity")?,
        status: kept("status")?,
        tags: kept("tags")?.lines().take(MAX_TAGS).map(str::to_owned).collect(),
        ..Summary::default()
    })
}
