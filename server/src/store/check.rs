//! Whether a database is sound: the file itself, and every report in it.

use std::fmt;

use futures::TryStreamExt as _;
use postmortem::Report;
use postmortem::lint::Context;
use postmortem::search;
use postmortem::wire::Summary;

use super::open::{OpenError, VERSION, version};
use super::reports::report;
use super::rules::Rules;
use super::search::Kept;
use super::session::{Session, SqlRow};
use super::{Database, StoreError};

/// What a database holds, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Also those in the bin.
    pub reports: u64,
    /// Of all reports together.
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
        "it has revisions but does not exist",
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
    let mut checked = Checked::default();
    match database.faults(&mut session).await {
        Ok(faults) => checked.faults = faults,
        Err(error) => checked.faults.push(format!("The database cannot be examined as a whole ({error}).")),
    }
    for (sql, fault) in CONTRADICTIONS {
        match session.query(sql).all().await {
            Ok(rows) => {
                let ids = rows.iter().map(|row| row.get::<String>("id")).collect::<Result<Vec<_>, _>>()?;
                checked.faults.extend(ids.iter().map(|id| format!("Report {id}: {fault}.")));
            }
            Err(error) => checked.faults.push(format!("Not every report could be checked ({error}).")),
        }
    }
    read_revisions(&mut session, &mut checked).await?;
    read_entries(&mut session, &mut checked).await?;
    Ok(checked)
}

/// What a query gives, as far as it gets: the end of a damaged table keeps nobody from what is before.
async fn rows(session: &mut Session<'_>, checked: &mut Checked, sql: &'static str) -> Vec<SqlRow> {
    let mut stream = session.query(sql).stream();
    let mut rows = Vec::new();
    loop {
        match stream.try_next().await {
            Ok(Some(row)) => rows.push(row),
            Ok(None) => return rows,
            Err(error) => {
                checked.faults.push(format!("A table cannot be read to its end ({error})."));
                return rows;
            }
        }
    }
}

/// Every revision can be read. Each is asked for by itself, so that one that cannot hides none of the others.
async fn read_revisions(session: &mut Session<'_>, checked: &mut Checked) -> Result<(), sqlx::Error> {
    let sql = "SELECT position, report_id, revision FROM revisions ORDER BY position";
    for row in rows(session, checked, sql).await {
        checked.revisions += 1;
        let position: i64 = row.get("position")?;
        if let Err(error) = stored(session, position).await {
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

async fn stored(session: &mut Session<'_>, position: i64) -> Result<Report, StoreError> {
    let row = session.query("SELECT report FROM revisions WHERE position = $1").bind(position).one().await?;
    report(&row.get::<String>("report")?)
}

/// Every report is found by what it says.
async fn read_entries(session: &mut Session<'_>, checked: &mut Checked) -> Result<(), sqlx::Error> {
    for row in rows(session, checked, "SELECT id, position FROM reports ORDER BY id").await {
        checked.reports += 1;
        let (id, position): (String, i64) = (row.get("id")?, row.get("position")?);
        // One that cannot be read was named as a revision.
        let Ok(report) = stored(session, position).await else { continue };
        match is_listed_as(session, &id, &report).await {
            Ok(true) => {}
            Ok(false) => {
                checked.faults.push(format!("Report {id}: its entry in the library does not match its text."));
            }
            Err(error) => checked.faults.push(format!("Report {id}: it cannot be searched ({error}).")),
        }
    }
    Ok(())
}

/// True when title and entry are those of the report, or the entry was made in another way.
async fn is_listed_as(session: &mut Session<'_>, id: &str, report: &Report) -> Result<bool, sqlx::Error> {
    let row = session
        .query(
            "SELECT reports.title, search.version, search.terms, search.line, search.actions
             FROM reports LEFT JOIN search ON search.report_id = reports.id WHERE reports.id = $1",
        )
        .bind(id)
        .one()
        .await?;
    let is_titled = row.get::<String>("title")? == report.title;
    if row.get::<Option<i64>>("version")? != Some(i64::from(search::VERSION)) {
        return Ok(is_titled);
    }
    let should_be = Kept::of(report, &Rules::of(Context::default()))?;
    let is_found = row.get::<String>("terms")? == should_be.terms && row.get::<String>("actions")? == should_be.actions;
    // How much is left is told by the rules of a server.
    let line = |json: &str| serde_json::from_str(json).map(|line: Summary| Summary { left: 0, ..line }).ok();
    Ok(is_titled && is_found && line(&row.get::<String>("line")?) == line(&should_be.line))
}
