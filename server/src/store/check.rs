//! Whether a database is sound: the file itself, and every report in it.

use std::fmt;

use futures::TryStreamExt as _;
use postmortem::search::{self, Entry};

use super::open::{OpenError, VERSION, version};
use super::reports::report;
use super::session::Session;
use super::{Database, StoreError};

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Also those in the bin.
    pub reports: u64,
    /// Of all reports.
    pub revisions: u64,
    /// A sentence for each fault; none in a sound database.
    pub faults: Vec<String>,
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} reports with {} revisions", self.reports, self.revisions)
    }
}

/// What must not be there, and what it is when it is.
const CONTRADICTIONS: [(&str, &str); 4] = [
    (
        "SELECT id FROM reports WHERE NOT EXISTS (
             SELECT 1 FROM revisions r WHERE r.position = reports.position AND r.report_id = reports.id
               AND r.revision = reports.revision AND r.saved_at = reports.saved_at)",
        "its current revision is missing",
    ),
    (
        "SELECT id FROM reports WHERE revision <> (SELECT max(revision) FROM revisions WHERE report_id = id)",
        "a revision is newer than the current one",
    ),
    (
        "SELECT DISTINCT report_id AS id FROM revisions WHERE report_id NOT IN (SELECT id FROM reports)",
        "it has revisions and is not there",
    ),
    (
        "SELECT id FROM reports WHERE deleted_at IS NOT NULL
           AND EXISTS (SELECT 1 FROM shares WHERE report_id = reports.id AND revoked_at IS NULL)",
        "it is in the bin and has a share link that is not revoked",
    ),
];

/// Reads everything, in one snapshot.
pub async fn check(database: &dyn Database) -> Result<Checked, OpenError> {
    if version(database).await? < VERSION {
        return Err(OpenError::Older(database.name()));
    }
    examine(database).await.map_err(|error| OpenError::unusable(database.name(), &error))
}

async fn examine(database: &dyn Database) -> Result<Checked, sqlx::Error> {
    let mut snapshot = database.snapshot().await?;
    let mut session = snapshot.session();
    let mut checked = Checked { faults: database.faults(&mut session).await?, ..Checked::default() };
    for (sql, fault) in CONTRADICTIONS {
        for row in session.query(sql).all().await? {
            checked.faults.push(format!("Report {}: {fault}.", row.get::<String>("id")?));
        }
    }
    read_revisions(&mut session, &mut checked).await?;
    read_entries(&mut session, &mut checked).await?;
    Ok(checked)
}

/// Every revision can be read.
async fn read_revisions(session: &mut Session<'_>, checked: &mut Checked) -> Result<(), sqlx::Error> {
    let mut rows = session.query("SELECT report_id, revision, report FROM revisions ORDER BY position").stream();
    while let Some(row) = rows.try_next().await? {
        checked.revisions += 1;
        if let Err(error) = report(&row.get::<String>("report")?) {
            let why = match error {
                StoreError::NewerFormat => "was written by a newer version of this program".to_owned(),
                error => format!("cannot be read ({error})"),
            };
            let (id, revision): (String, i64) = (row.get("report_id")?, row.get("revision")?);
            checked.faults.push(format!("Report {id}: revision {revision} {why}."));
        }
    }
    Ok(())
}

/// Every report is found by what it says.
async fn read_entries(session: &mut Session<'_>, checked: &mut Checked) -> Result<(), sqlx::Error> {
    let mut rows = session
        .query(
            "SELECT reports.id, reports.title, r.report, search.version, search.terms, search.facets
             FROM reports JOIN revisions r ON r.position = reports.position
             LEFT JOIN search ON search.report_id = reports.id ORDER BY reports.id",
        )
        .stream();
    while let Some(row) = rows.try_next().await? {
        checked.reports += 1;
        let Ok(report) = report(&row.get::<String>("report")?) else { continue };
        let (terms, facets) = (row.get::<Option<String>>("terms")?, row.get::<Option<String>>("facets")?);
        let entry = terms.zip(facets).map(|(terms, facets)| Entry { terms, facets });
        let is_of_now = row.get::<Option<i64>>("version")? == Some(i64::from(search::VERSION));
        if row.get::<String>("title")? != report.title || (is_of_now && entry != Some(Entry::of(&report))) {
            let id: String = row.get("id")?;
            checked.faults.push(format!("Report {id}: the library lists it under words that it does not have."));
        }
    }
    Ok(())
}
