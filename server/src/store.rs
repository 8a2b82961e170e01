//! The database. Nothing outside this module speaks SQL.
//!
//! One connection writes, so that a transaction never waits for another of this process; readers
//! stand beside it. An answer to a write means that the bytes are on the disk.

mod library;
mod open;
mod reports;
mod shares;

pub use library::Cursor;
pub use open::OpenError;
pub use reports::{Expected, Revision, SaveId};
pub use shares::{Link, TokenHash};

use std::fmt;

use jiff::Timestamp;
use sqlx::{Sqlite, SqlitePool, Transaction};

/// All reports and share links of this server. Clones share the connections.
#[derive(Clone, Debug)]
pub struct Store {
    writer: SqlitePool,
    readers: SqlitePool,
}

/// Why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such thing, and there never was.
    #[error("no such {0}")]
    NotFound(Thing),
    /// It was deleted or revoked, or its time is over.
    #[error("the {0} is gone")]
    Gone(Thing),
    /// Not the revision that was expected; this one is current.
    #[error("revision {} is current", .0.saved.revision)]
    Conflict(Box<Revision>),
    /// Written by a newer program, which knows fields that this one would drop.
    #[error("stored in a newer format")]
    NewerFormat,
    /// The database could not be written. Nothing has changed.
    #[error("write: {0}")]
    Unwritable(#[source] sqlx::Error),
    /// The database could not be read.
    #[error("read: {0}")]
    Unreadable(#[from] sqlx::Error),
}

/// What is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// With all its revisions.
    Report,
    /// To one report.
    ShareLink,
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Thing::Report => "report",
            Thing::ShareLink => "share link",
        })
    }
}

impl Store {
    /// Closes the database, so that everything is in the one file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    /// Begins a transaction that may write. A deferred one that reads first would fail at its first
    /// write when another program has written since, however long it would wait.
    async fn begin(&self) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
        self.writer.begin_with("BEGIN IMMEDIATE").await
    }
}

/// Runs a write to its end, also when the client has gone away and nobody waits for the answer.
async fn to_the_end<T: Send + 'static>(
    work: impl Future<Output = Result<T, StoreError>> + Send + 'static,
) -> Result<T, StoreError> {
    let result = tokio::spawn(work).await.unwrap_or_else(|_| Err(sqlx::Error::WorkerCrashed.into()));
    result.map_err(|error| match error {
        StoreError::Unreadable(error) => StoreError::Unwritable(error),
        other => other,
    })
}

/// Times in the database are whole seconds of Unix time.
fn time(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX)
}
