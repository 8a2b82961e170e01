//! Opening a database: migrations, and why it did not work in one sentence.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fmt, io, path};

use postmortem::lint::Context;
use sqlx::migrate::MigrateError;

use super::backup::{self, BackupError};
use super::postgres::PostgresServer;
use super::sqlite::SqliteFile;
use super::{Database, Session, Store, StoreError};

/// The newest migration of both kinds of database.
pub const VERSION: i64 = 5;

/// Where a database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Address {
    /// A file.
    Sqlite(PathBuf),
    /// A server, with what it takes to be let in.
    Postgres(String),
}

impl fmt::Debug for Address {
    /// Without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Address::Sqlite(file) => write!(f, "{}", file.display()),
            Address::Postgres(_) => f.write_str("postgres://…"),
        }
    }
}

impl fmt::Display for Address {
    /// For a person: the whole path of a file, the address of a server without passwords.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Address::Sqlite(file) => write!(f, "{}", path::absolute(file).as_ref().unwrap_or(file).display()),
            Address::Postgres(url) => f.write_str(&without_secrets(url)),
        }
    }
}

/// An address of a server without its password, which stands before the host or among the parameters.
pub fn without_secrets(text: &str) -> String {
    let Some((scheme, rest)) = text.split_once("://") else { return text.to_owned() };
    let (rest, parameters) = rest.split_once('?').map_or((rest, ""), |(rest, _)| (rest, "?…"));
    let rest = match rest.rsplit_once('@') {
        Some((user, host)) => format!("{}:…@{host}", user.split(':').next().unwrap_or_default()),
        None => rest.to_owned(),
    };
    format!("{scheme}://{rest}{parameters}")
}

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
    /// No address of a database.
    #[error("DATABASE_URL cannot be used: after postgres:// there has to be USER:PASSWORD@HOST/DATABASE.")]
    Url,
    /// No database, a damaged one, or one that may not be written.
    #[error("The database {name} cannot be opened for reading and writing ({reason}).")]
    Unusable {
        /// What a person calls it.
        name: String,
        /// What the database says.
        reason: String,
    },
    /// A file that a database was in once, or never.
    #[error(
        "The database {0} is an empty file (0 bytes), so what was in it is lost or was never written; restore a \
         backup under another name, or remove the file to start with no reports."
    )]
    Empty(String),
    /// There is nothing to be read.
    #[error("There is no database at {0}; --data or DATABASE_URL says where it is.")]
    Missing(String),
    /// It lacks tables that this program knows.
    #[error("The database {0} is of an older version; start the server once, which brings it up to date.")]
    Older(String),
    /// It has tables that this program does not know.
    #[error("The database {0} was written by a newer version of this program; start that version.")]
    Newer(String),
    /// It was to be copied before it is changed.
    #[error("The database {name} needs a migration, and the backup before it failed: {source}")]
    Backup {
        /// What a person calls it.
        name: String,
        /// Why.
        source: Box<BackupError>,
    },
}

impl OpenError {
    /// The database's own words, without the wrapping of the library.
    pub fn unusable(name: String, error: &sqlx::Error) -> OpenError {
        let reason = match error {
            sqlx::Error::Database(error) => error.message().to_owned(),
            sqlx::Error::Io(error) => error.to_string(),
            other => other.to_string(),
        };
        OpenError::Unusable { name, reason }
    }

    /// A migration that did not work.
    pub fn migration(name: String, error: MigrateError) -> OpenError {
        match error {
            MigrateError::VersionMissing(_) | MigrateError::VersionMismatch(_) => OpenError::Newer(name),
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => {
                OpenError::unusable(name, &error)
            }
            other => OpenError::Unusable { name, reason: other.to_string() },
        }
    }
}

/// Opens a database as it is. One that is newer than this program is refused.
pub async fn connect(address: &Address) -> Result<Arc<dyn Database>, OpenError> {
    let database: Arc<dyn Database> = match address {
        Address::Sqlite(file) => Arc::new(SqliteFile::open(file).await?),
        Address::Postgres(url) => Arc::new(PostgresServer::open(url).await?),
    };
    if version(database.as_ref()).await? > VERSION {
        return Err(OpenError::Newer(database.name()));
    }
    Ok(database)
}

/// The same, for a command that would be wrong to make a database.
pub async fn connect_existing(address: &Address) -> Result<Arc<dyn Database>, OpenError> {
    if let Address::Sqlite(file) = address
        && !file.exists()
    {
        return Err(OpenError::Missing(file.display().to_string()));
    }
    let database = connect(address).await?;
    match version(database.as_ref()).await? {
        0 => Err(OpenError::Missing(database.name())),
        _ => Ok(database),
    }
}

impl Store {
    /// Opens a database and brings it up to date, after a backup into the folder `backups`. How much is left of reports that
    /// are saved is told by the rules as their pages describe them.
    pub async fn open(address: &Address, backups: &Path) -> Result<Store, OpenError> {
        Store::open_with(address, backups, None).await
    }

    /// The same with the rules as a server sets them: what other rules told of the reports that are there is told again.
    pub async fn open_with_rules(address: &Address, backups: &Path, rules: Context) -> Result<Store, OpenError> {
        Store::open_with(address, backups, Some(rules)).await
    }

    async fn open_with(address: &Address, backups: &Path, rules: Option<Context>) -> Result<Store, OpenError> {
        let database = connect(address).await?;
        let turn = database.take_turn().await.map_err(|error| OpenError::unusable(database.name(), &error))?;
        if (1..VERSION).contains(&version(database.as_ref()).await?) {
            let copy = backup::before_migration(database.as_ref(), backups).await;
            copy.map_err(|source| OpenError::Backup { name: database.name(), source: Box::new(source) })?;
        }
        database.migrate(None).await?;
        drop(turn);
        let name = database.name();
        let has_rules = rules.is_some();
        let store = Store::new(database, rules.unwrap_or_default());
        // A file that may not be written is opened all the same, and every save would be refused.
        let prepared = async {
            store.prove_writable().await?;
            store.renew_entries(has_rules).await
        };
        prepared.await.map_err(|error| match error {
            StoreError::Unreadable(error) | StoreError::Unwritable(error) => OpenError::unusable(name, &error),
            other => OpenError::Unusable { name, reason: other.to_string() },
        })?;
        Ok(store)
    }
}

/// The newest migration that a database has been through; 0 for an empty one.
pub async fn version(database: &dyn Database) -> Result<i64, OpenError> {
    let failed = |error| OpenError::unusable(database.name(), &error);
    let mut reader = database.reader().await.map_err(failed)?;
    database.version(&mut reader.session()).await.map_err(failed)
}

/// Of a database that has a table of migrations.
pub async fn newest_migration(session: &mut Session<'_>) -> Result<i64, sqlx::Error> {
    let row = session.query("SELECT coalesce(max(version), 0) AS version FROM _sqlx_migrations").one().await?;
    row.get("version")
}
