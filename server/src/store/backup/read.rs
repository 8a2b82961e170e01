//! Restoring a backup.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use postmortem::lint::Context;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::line::{Line, cell, hexadecimal};
use super::{BackupError, BackupSummary, FORM, TABLES, back_up};
use crate::private;
use crate::store::check::{Checked, check};
use crate::store::database::Transaction;
use crate::store::open::{Address, VERSION, connect, version};
use crate::store::session::{Cell, Session};
use crate::store::{Database, Store, StoreError};

/// Puts everything that a backup holds into the database at an address, or leaves nothing behind: the file is
/// read to its end, and what is in it is restored elsewhere and checked, before anything is touched.
pub async fn restore_at(address: &Address, file: &Path) -> Result<(String, BackupSummary), BackupError> {
    let rehearsed = Rehearsed::from(file).await?;
    let made = MadeFiles::of(address);
    let restored = async {
        let database = connect(address).await?;
        let restored = put(database.clone(), &rehearsed.file, VERSION).await;
        database.close().await;
        Ok((database.name(), restored?))
    };
    let restored = restored.await;
    if restored.is_err() {
        made.remove();
    }
    restored
}

/// The same for a database that is open.
pub async fn restore(database: Arc<dyn Database>, file: &Path) -> Result<BackupSummary, BackupError> {
    put(database, &Rehearsed::from(file).await?.file, VERSION).await
}

/// What a backup holds, found to be sound and in a backup of the current version.
struct Rehearsed {
    file: PathBuf,
    _folder: Scratch,
}

impl Rehearsed {
    /// Restores into a database that is thrown away.
    async fn from(backup: &Path) -> Result<Rehearsed, BackupError> {
        let migration = examine(backup)?;
        let folder = Scratch::new().map_err(|source| BackupError::File { file: std::env::temp_dir(), source })?;
        let file = folder.0.join("rehearsed.postmortem");
        let database = connect(&Address::Sqlite(folder.0.join("rehearsal.sqlite"))).await?;
        let checked = async {
            put(database.clone(), backup, migration).await?;
            back_up(database.as_ref(), &file, Timestamp::now()).await?;
            check(database.as_ref()).await.map_err(BackupError::from)
        };
        let checked: Result<Checked, BackupError> = checked.await;
        database.close().await;
        match checked? {
            Checked { faults, .. } if faults.is_empty() => Ok(Rehearsed { file, _folder: folder }),
            Checked { faults, .. } => Err(BackupError::Unsound { file: backup.to_owned(), faults }),
        }
    }
}

/// A folder that is gone when it is let go of.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> io::Result<Scratch> {
        let folder = std::env::temp_dir().join(format!("postmortem-{}", Uuid::new_v4()));
        private::create_folder(&folder).map(|()| Scratch(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What connecting to a file that is not there makes: the file, and folders.
#[derive(Default)]
struct MadeFiles {
    file: Option<PathBuf>,
    /// The innermost first.
    folders: Vec<PathBuf>,
}

impl MadeFiles {
    fn of(address: &Address) -> MadeFiles {
        match address {
            Address::Sqlite(file) if !file.exists() => {
                let above = file.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
                let folders = above.take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
                MadeFiles { file: Some(file.clone()), folders }
            }
            _ => MadeFiles::default(),
        }
    }

    fn remove(&self) {
        if let Some(file) = &self.file {
            let _ = fs::remove_file(file);
        }
        // Only where nothing else has come into them.
        for folder in &self.folders {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Puts the rows of a backup of a migration into a database that holds nothing, or changes nothing.
async fn put(database: Arc<dyn Database>, file: &Path, migration: i64) -> Result<BackupSummary, BackupError> {
    let failed = |source| BackupError::Database { name: database.name(), source };
    let here = version(database.as_ref()).await?;
    // One that holds something keeps its version, too.
    if !is_empty(&mut database.reader().await.map_err(failed)?.session(), here).await.map_err(failed)? {
        return Err(BackupError::NotEmpty(database.name()));
    }
    database.migrate(Some(migration)).await?;
    let mut transaction = database.begin().await.map_err(failed)?;
    if !is_empty(&mut transaction.session(), migration).await.map_err(failed)? {
        return Err(BackupError::NotEmpty(database.name()));
    }
    let summary = insert(&mut transaction, &database.name(), file).await?;
    database.renumber(&mut transaction.session()).await.map_err(failed)?;
    transaction.commit().await.map_err(failed)?;
    database.migrate(None).await?;
    let renewed = Store::new(database.clone(), Context::default()).renew_entries(false).await;
    renewed.map_err(|error| match error {
        StoreError::Unreadable(error) | StoreError::Unwritable(error) => {
            failed(Arc::try_unwrap(error).unwrap_or(sqlx::Error::WorkerCrashed))
        }
        _ => failed(sqlx::Error::WorkerCrashed),
    })?;
    Ok(summary)
}

async fn insert(transaction: &mut Transaction, name: &str, file: &Path) -> Result<BackupSummary, BackupError> {
    let mut summary = BackupSummary::default();
    for (line_number, line) in lines(file)? {
        let Line::Row { table, cells } = line? else { continue };
        let damaged = |reason: &str| damaged(file, line_number, reason);
        let sql = insertion(&table, &cells).ok_or_else(|| damaged("it names a table or column that does not exist"))?;
        let mut session = transaction.session();
        let mut query = session.query_of(sql);
        for (_, value) in cells {
            query = match cell(value).ok_or_else(|| damaged("it has a value of an unknown kind"))? {
                Cell::Integer(number) => query.bind(number),
                Cell::Text(text) => query.bind(text),
                Cell::Bytes(bytes) => query.bind(bytes),
            };
        }
        let done = query.execute().await;
        done.map_err(|source| BackupError::Database { name: name.to_owned(), source })?;
        summary.count(&table);
    }
    Ok(summary)
}

/// Reads a backup to its end and gives the migration it was made at.
fn examine(file: &Path) -> Result<i64, BackupError> {
    let (mut migration, mut rows, mut is_whole) = (None, 0, false);
    for (number, line) in lines(file)? {
        match (line?, migration) {
            (Line::PostmortemBackup { form, migration: of, .. }, None) => {
                if form > FORM || of > VERSION {
                    return Err(BackupError::Newer(file.to_owned()));
                }
                migration = Some(of);
            }
            (Line::Row { .. }, Some(_)) if !is_whole => rows += 1,
            // Its sum was checked when it was read.
            (Line::End { rows: count, .. }, Some(_)) if !is_whole && count == rows => is_whole = true,
            _ => return Err(damaged(file, number, "it does not belong there")),
        }
    }
    match migration {
        Some(migration) if is_whole => Ok(migration),
        Some(_) => Err(BackupError::Damaged { file: file.to_owned(), reason: "its end is missing".into() }),
        None => Err(BackupError::Damaged { file: file.to_owned(), reason: "it is empty".into() }),
    }
}

/// The lines with their numbers. The last one is an error unless the sum in it is right.
fn lines(file: &Path) -> Result<impl Iterator<Item = (u64, Result<Line, BackupError>)>, BackupError> {
    let unusable = |source| BackupError::File { file: file.to_owned(), source };
    let mut reader = BufReader::new(File::open(file).map_err(unusable)?);
    let (mut sum, mut number, mut text) = (Sha256::new(), 0, Vec::new());
    Ok(std::iter::from_fn(move || {
        text.clear();
        number += 1;
        let line = match reader.read_until(b'\n', &mut text) {
            Ok(0) => return None,
            Ok(_) => serde_json::from_slice(&text).map_err(|_| damaged(file, number, "it is not a line of a backup")),
            Err(source) => Err(unusable(source)),
        };
        let line = match line {
            Ok(Line::End { sha256, .. }) if sha256 != hexadecimal(&sum.clone().finalize()) => {
                Err(damaged(file, number, "the checksum does not match; the file was changed or cut"))
            }
            line => line,
        };
        sum.update(&text);
        Some((number, line))
    }))
}

fn damaged(file: &Path, line: u64, reason: &str) -> BackupError {
    BackupError::Damaged { file: file.to_owned(), reason: format!("line {line}: {reason}") }
}

/// True when no table holds a row.
async fn is_empty(session: &mut Session<'_>, migration: i64) -> Result<bool, sqlx::Error> {
    for (_, since, sql) in TABLES {
        if since <= migration && session.query(sql).optional().await?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The statement that inserts a row. Columns that are null are not named, so that their type does not
/// matter. `None` for names that are not plain.
fn insertion(table: &str, cells: &Map<String, Value>) -> Option<String> {
    let is_plain = |name: &String| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if !TABLES.iter().any(|(known, ..)| *known == table) || cells.is_empty() || !cells.keys().all(is_plain) {
        return None;
    }
    let columns: Vec<&str> = cells.keys().map(String::as_str).collect();
    let values: Vec<String> = (1..=columns.len()).map(|number| format!("${number}")).collect();
    Some(format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), values.join(", ")))
}
