//! Opening the database: connections, migrations, and why it did not work in one sentence.

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::Store;

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// Connections that read; more would only wait for the two cores they share.
const READERS: u32 = 4;

/// How long a write waits for another program that holds the database, such as a backup.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why the database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder of the database.
    #[error("The data folder {folder} cannot be created ({source}); name another with --data.", folder = folder.display())]
    Folder {
        /// Its path.
        folder: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// No database, a damaged one, or one that may not be written.
    #[error("The database {file} cannot be opened for reading and writing ({reason}).", file = file.display())]
    Unusable {
        /// Its path.
        file: PathBuf,
        /// What SQLite says.
        reason: String,
    },
    /// It has tables that this program does not know.
    #[error("The database {} was written by a newer version of this program; start that version.", .0.display())]
    Newer(PathBuf),
}

impl Store {
    /// Opens the database in `file`, and creates it where there is none.
    pub async fn open(file: &Path) -> Result<Store, OpenError> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(|source| OpenError::Folder { folder: folder.to_owned(), source })?;
        }
        let unusable = |reason: String| OpenError::Unusable { file: file.to_owned(), reason };
        let failed = |error: sqlx::Error| unusable(reason(&error));
        let writer = pool(1).connect_with(options(file)).await.map_err(failed)?;
        // A file that may not be written opens all the same and would fail at the first save.
        writer.begin_with("BEGIN IMMEDIATE").await.map_err(failed)?.rollback().await.map_err(failed)?;
        MIGRATIONS.run(&writer).await.map_err(|error| match error {
            MigrateError::VersionMissing(_) | MigrateError::VersionMismatch(_) => OpenError::Newer(file.to_owned()),
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => failed(error),
            other => unusable(other.to_string()),
        })?;
        let readers = pool(READERS).connect_with(options(file).read_only(true)).await.map_err(failed)?;
        Ok(Store { writer, readers })
    }
}

fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(2 * PATIENCE)
        .idle_timeout(None)
        .max_lifetime(None)
        // A file does not go away as a server does.
        .test_before_acquire(false)
}

fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .busy_timeout(PATIENCE)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        // Saved means on the disk, also when the power fails a moment later.
        .synchronous(SqliteSynchronous::Full)
        // What is deleted is overwritten, not only forgotten.
        .pragma("secure_delete", "ON")
}

/// SQLite's own words, without the wrapping of the library.
fn reason(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(error) => error.message().to_owned(),
        other => other.to_string(),
    }
}
