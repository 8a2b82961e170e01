//! Making a backup.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use futures::TryStreamExt as _;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::line::{Line, hexadecimal, value};
use super::{BackupError, BackupSummary, FORM, TABLES};
use crate::private;
use crate::store::open::VERSION;
use crate::store::{Database, time};

/// Copies everything into a new file, which is there only once it is whole and on the disk. Others
/// may go on writing; it holds the state of one moment. The database may be of an older version.
pub async fn back_up(database: &dyn Database, file: &Path, now: Timestamp) -> Result<BackupSummary, BackupError> {
    if file.exists() {
        return Err(BackupError::Exists(file.to_owned()));
    }
    let unusable = |source| BackupError::File { file: file.to_owned(), source };
    let mut part = file.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    // One that was left by a program that was killed is of no use, and may be for everybody to read.
    let _ = fs::remove_file(&part);
    let mut writer = Lines::into(private::create_file(&part).map_err(unusable)?);
    let written = write(database, &mut writer, now).await;
    let finished = written.and_then(|summary| writer.finish().map(|()| summary).map_err(Trouble::File));
    let moved = finished.and_then(|summary| {
        fs::rename(&part, file).and_then(|()| sync_folder(file)).map(|()| summary).map_err(Trouble::File)
    });
    moved.map_err(|trouble| {
        // What is left of it is of no use to anybody.
        let _ = fs::remove_file(&part);
        match trouble {
            Trouble::File(source) => unusable(source),
            Trouble::Database(source) => BackupError::Database { name: database.name(), source },
        }
    })
}

/// Backs up into the folder `backups` what a migration is going to change.
pub async fn before_migration(database: &dyn Database, backups: &Path) -> Result<BackupSummary, BackupError> {
    private::create_folder(backups).map_err(|source| BackupError::File { file: backups.to_owned(), source })?;
    let now = time(Timestamp::now().as_second());
    let moment = now.to_string().replace(':', "-");
    // Several servers may start at once, each with a backup of its own.
    let own = &Uuid::new_v4().simple().to_string()[..8];
    let file = backups.join(format!("before-migration-{VERSION}-{moment}-{own}.postmortem"));
    let summary = back_up(database, &file, now).await?;
    tracing::info!(file = %file.display(), %summary, "backed up before the migration");
    Ok(summary)
}

enum Trouble {
    File(io::Error),
    Database(sqlx::Error),
}

impl From<sqlx::Error> for Trouble {
    fn from(error: sqlx::Error) -> Trouble {
        Trouble::Database(error)
    }
}

async fn write(database: &dyn Database, lines: &mut Lines, now: Timestamp) -> Result<BackupSummary, Trouble> {
    let mut snapshot = database.snapshot().await?;
    let mut session = snapshot.session();
    let migration = database.version(&mut session).await?;
    let head = Line::PostmortemBackup { form: FORM, migration, made_at: time(now.as_second()).to_string() };
    lines.add(&head).map_err(Trouble::File)?;
    let mut summary = BackupSummary::default();
    for (table, since, sql) in TABLES {
        if since > migration {
            continue;
        }
        let mut rows = session.query(sql).stream();
        while let Some(row) = rows.try_next().await? {
            let cells = row.cells()?.into_iter().map(|(column, cell)| (column, value(cell))).collect();
            lines.add(&Line::Row { table: table.into(), cells }).map_err(Trouble::File)?;
            lines.rows += 1;
            summary.count(table);
        }
    }
    Ok(summary)
}

/// A file and what its end has to say.
struct Lines {
    file: BufWriter<File>,
    rows: u64,
    sum: Sha256,
}

impl Lines {
    fn into(file: File) -> Lines {
        Lines { file: BufWriter::new(file), rows: 0, sum: Sha256::new() }
    }

    fn add(&mut self, line: &Line) -> io::Result<()> {
        let mut text = serde_json::to_vec(line).map_err(io::Error::other)?;
        text.push(b'\n');
        self.sum.update(&text);
        self.file.write_all(&text)
    }

    fn finish(&mut self) -> io::Result<()> {
        let end = Line::End { rows: self.rows, sha256: hexadecimal(&self.sum.clone().finalize()) };
        self.add(&end)?;
        self.file.flush()?;
        self.file.get_ref().sync_all()
    }
}

/// A new name is on the disk when its folder is.
fn sync_folder(file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}
