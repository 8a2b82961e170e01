//! Backups: one form for both databases, read in one snapshot.
//!
//! A backup is UTF-8, a line each: what it is, every row as JSON by the names of its columns, and at
//! the end the count of rows and the SHA-256 of all lines before. What can be made anew, which is
//! what reports are found by, is not in it.

mod line;

mod read;

mod write;

pub use read::{restore, restore_at};
pub use write::{back_up, before_migration};

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::OpenError;

/// The form of a backup, which changes when an older program could not read it.
const FORM: u32 = 1;

/// The tables, since which migration there is each, and how it is read. Later ones may refer to rows
/// of those before.
const TABLES: [(&str, i64, &str); 4] = [
    ("reports", 1, "SELECT * FROM reports ORDER BY position"),
    ("revisions", 1, "SELECT * FROM revisions ORDER BY position"),
    ("shares", 1, "SELECT * FROM shares ORDER BY position"),
    ("settings", 2, "SELECT * FROM settings ORDER BY name"),
];

/// What a backup holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BackupSummary {
    /// Also those in the bin.
    pub reports: u64,
    /// Of all reports together.
    pub revisions: u64,
    /// Also those that no longer work.
    pub shares: u64,
}

impl BackupSummary {
    fn count(&mut self, table: &str) {
        match table {
            "reports" => self.reports += 1,
            "revisions" => self.revisions += 1,
            "shares" => self.shares += 1,
            _ => {}
        }
    }
}

impl fmt::Display for BackupSummary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (reports, revisions, shares) = (self.reports, self.revisions, self.shares);
        write!(f, "{reports} reports with {revisions} revisions and {shares} share links")
    }
}

/// Why a backup could not be made or restored: one sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// It would be overwritten.
    #[error("{} already exists; name another file.", .0.display())]
    Exists(PathBuf),
    /// The file, or its folder.
    #[error("{} cannot be used ({source}).", file.display())]
    File {
        /// Its path.
        file: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// No backup, or not all of one, or one that was changed.
    #[error("{} cannot be restored: {reason}. Nothing was changed.", file.display())]
    Damaged {
        /// Its path.
        file: PathBuf,
        /// What is wrong, and in which line.
        reason: String,
    },
    /// A whole backup of a database that was not sound.
    #[error("{} cannot be restored, because what is in it is not sound: {} Nothing was changed.", file.display(), faults.join(" "))]
    Unsound {
        /// Its path.
        file: PathBuf,
        /// A sentence for each.
        faults: Vec<String>,
    },
    /// Made by a newer program.
    #[error("{} was made by a newer version of this program; restore it with that version.", .0.display())]
    Newer(PathBuf),
    /// A backup is restored as a whole and never mixed with what is there.
    #[error("The database {0} is not empty; restore into one that does not exist yet or is empty.")]
    NotEmpty(String),
    /// The database.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database.
    #[error("The database {name} cannot be read or written ({source}).")]
    Database {
        /// What a person calls it.
        name: String,
        /// What it says.
        source: sqlx::Error,
    },
}
