//! The databases. Nothing outside this module speaks SQL.
//!
//! All writes of a process go through one queue, and what has queued is one transaction; readers
//! stand beside it. An answer to a write means that the bytes are on the disk.

mod open;

mod database;

mod session;

mod sqlite;

mod postgres;

mod writer;

mod teller;

mod measured;

mod reports;

mod rules;

mod overview;

mod order;

mod library;

mod actions;

mod search;

mod history;

mod bin;

mod redact;

mod shares;

mod openings;

mod settings;

mod ready;

mod backup;

mod check;

pub use actions::{ActionBy, ActionFilter, ActionState, ActionsPage, Calendar};
pub use backup::{BackupError, BackupSummary, back_up, restore, restore_at};
pub use check::{Checked, check};
pub use database::Database;
pub use library::{By, Cursor, Has, LibraryPage, ReportFilter};
pub use measured::WriteMetrics;
pub use open::{Address, OpenError, connect, connect_existing, without_secrets};
pub use order::{After, Sort, SortBy};
pub use ready::NotReady;
pub use reports::{Expected, Revision, SaveId};
pub use session::Session;
pub use shares::{Link, MAX_LINKS, OpenLink, TokenHash};

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use tokio::sync::broadcast;
use uuid::Uuid;

use actions::Ledger;
use database::Reader;
use library::Shelf;
use openings::Openings;
use overview::Overview;
use postmortem::lint::Context;
use rules::Rules;
use teller::Teller;
use writer::{Write, Writer};

/// All reports and share links. Clones share the connections.
#[derive(Clone, Debug)]
pub struct Store {
    database: Arc<dyn Database>,
    writer: Writer,
    teller: Teller,
    openings: Arc<Openings>,
    rules: Arc<Rules>,
    shelf: Arc<Overview<Shelf>>,
    ledger: Arc<Overview<Ledger>>,
}

/// Why the store could not do what it was asked.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such thing, and there never was.
    #[error("no such {0}")]
    NotFound(Resource),
    /// It was deleted or revoked, or its time is over.
    #[error("the {0} is gone")]
    Gone(Resource),
    /// Not the revision that was expected; this one is current.
    #[error("revision {} is current", .0.saved.revision)]
    Conflict(Box<Revision>),
    /// Written by a newer program, which knows fields that this one would drop.
    #[error("stored in a newer format")]
    NewerFormat,
    /// There are as many as there can be.
    #[error("there are {1} {0}s already")]
    TooMany(Resource, i64),
    /// The database could not be written.
    #[error("write: {0}")]
    Unwritable(#[source] Arc<sqlx::Error>),
    /// The database could not be read.
    #[error("read: {0}")]
    Unreadable(#[source] Arc<sqlx::Error>),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> StoreError {
        StoreError::Unreadable(Arc::new(error))
    }
}

/// A kind of thing that a database may not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// With all its revisions.
    Report,
    /// One that is past may have been folded into a later one.
    Revision,
    /// A link to one report, which works or worked once.
    ShareLink,
}

impl fmt::Display for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Resource::Report => "report",
            Resource::Revision => "revision",
            Resource::ShareLink => "share link",
        })
    }
}

/// What has changed, for whoever shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// A report has a new current revision, or was taken out of the bin with this one.
    Saved {
        /// The report that has changed.
        id: Uuid,
        /// Its current revision, counted from 1.
        revision: u64,
    },
    /// A report was put in the bin.
    Deleted {
        /// The report that is in the bin now.
        id: Uuid,
    },
    /// Links to a report were made or revoked.
    Shared {
        /// The report that they lead to.
        id: Uuid,
    },
    /// A browser has a report open; true for a while, unless it is said again.
    Here {
        /// Which browser, by an id that it made itself.
        browser: Uuid,
        /// Which report.
        report: Uuid,
    },
    /// A browser has a report open no longer.
    Left {
        /// Which browser.
        browser: Uuid,
        /// Which report.
        report: Uuid,
    },
    /// The database was away, so that something may have changed unheard.
    Missed,
}

/// News that a slow listener may be behind before it misses some.
const NEWS: usize = 1024;

fn news_channel() -> broadcast::Sender<News> {
    broadcast::channel(NEWS).0
}

impl Store {
    fn new(database: Arc<dyn Database>, rules: Context) -> Store {
        let writer = Writer::start(database.clone());
        let teller = Teller::start(database.clone());
        Store {
            database,
            writer,
            teller,
            openings: Arc::default(),
            rules: Arc::new(Rules::of(rules)),
            shelf: Arc::default(),
            ledger: Arc::default(),
        }
    }

    /// How writing goes, in this process.
    pub fn write_metrics(&self) -> &WriteMetrics {
        self.writer.metrics()
    }

    /// What changes from now on, whichever process changes it.
    pub fn subscribe(&self) -> broadcast::Receiver<News> {
        self.database.subscribe()
    }

    /// Tells whoever has subscribed, in all processes, what is kept in no database. Nobody waits for it; where there is
    /// too much to tell, it is left out.
    pub fn tell(&self, news: News) {
        self.teller.tell(news);
    }

    /// Closes the database, so that a file has everything in it.
    pub async fn close(&self) {
        if let Err(error) = self.record_openings().await {
            tracing::warn!(%error, "how often links were opened could not be kept");
        }
        self.database.close().await;
    }

    async fn reader(&self) -> Result<Reader, sqlx::Error> {
        self.database.reader().await
    }

    async fn write<W: Write>(&self, write: W) -> Result<W::Output, StoreError> {
        self.writer.write(write).await
    }
}

/// Times in the database are whole seconds of Unix time.
fn time(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX)
}

/// Numbers in the database have 63 bits, which what is counted here fits.
fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
