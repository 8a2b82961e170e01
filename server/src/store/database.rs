//! What SQLite and PostgreSQL do each in its own way. Everything else is said once, in SQL that both
//! understand.

use std::fmt;

use async_trait::async_trait;
use sqlx::pool::PoolConnection;
use sqlx::{PgConnection, Postgres, Sqlite};
use tokio::sync::broadcast;

use super::{News, OpenError, Session};

/// A kind of database.
#[async_trait]
pub trait Database: fmt::Debug + Send + Sync {
    /// A connection that reads.
    async fn reader(&self) -> Result<Reader, sqlx::Error>;

    /// The one transaction that writes: there is no other at a time, whichever process asks, so that
    /// what has been read in it stays true until it ends.
    async fn begin(&self) -> Result<Transaction, sqlx::Error>;

    /// A transaction that reads one state of everything, whatever is written meanwhile.
    async fn snapshot(&self) -> Result<Transaction, sqlx::Error>;

    /// Makes news part of what a transaction does, where other processes wait for them.
    async fn announce(&self, session: &mut Session<'_>, news: &[News]) -> Result<(), sqlx::Error>;

    /// Is told of news once they are true.
    fn committed(&self, news: &[News]);

    /// Tells all processes what is part of no transaction; this one alone where the others cannot be reached.
    async fn tell(&self, news: &[News]);

    /// What has changed from now on, whichever process changed it.
    fn subscribe(&self) -> broadcast::Receiver<News>;

    /// The newest migration it has been through; 0 for an empty database.
    async fn version(&self, session: &mut Session<'_>) -> Result<i64, sqlx::Error>;

    /// Waits until no other process is between looking at the version and being done with it: one that copies the
    /// tables and one that changes them would wait for each other. The turn ends when what is given is dropped.
    async fn take_turn(&self) -> Result<Turn, sqlx::Error>;

    /// Brings it to migration `to`, or to the newest, all processes but one waiting.
    async fn migrate(&self, to: Option<i64>) -> Result<(), OpenError>;

    /// Says that rows with numbers of their own were put in, so that new ones count on from there.
    async fn renumber(&self, session: &mut Session<'_>) -> Result<(), sqlx::Error>;

    /// Overwrites what is deleted wherever that still stands, as far as this kind can do it.
    async fn scrub(&self) -> Result<(), sqlx::Error>;

    /// Whether there is room for a report where the database is, as far as this program can tell.
    async fn check_room(&self) -> std::io::Result<()>;

    /// What the database says of its own soundness: nothing, or a sentence for each fault.
    async fn faults(&self, session: &mut Session<'_>) -> Result<Vec<String>, sqlx::Error>;

    /// Closes it, so that everything is where the next one looks for it.
    async fn close(&self);

    /// What a person calls it; no password in it.
    fn name(&self) -> String;
}

/// That this process alone opens a database; nothing where the file's own locks see to that.
pub struct Turn(pub Option<PgConnection>);

/// A connection out of the pool.
#[derive(Debug)]
pub enum Reader {
    /// A connection to a file, which goes back to the pool when dropped.
    Sqlite(PoolConnection<Sqlite>),
    /// A connection to a server, which goes back to the pool when dropped.
    Postgres(PoolConnection<Postgres>),
}

impl Reader {
    /// To talk to it.
    pub fn session(&mut self) -> Session<'_> {
        match self {
            Reader::Sqlite(connection) => Session::Sqlite(connection),
            Reader::Postgres(connection) => Session::Postgres(connection),
        }
    }
}

/// Rolled back unless it is committed: by closing its connection, which is not used again. SQLite undoes a
/// transaction by itself when the disk is full or fails, and a connection that is then told to undo it
/// as well counts itself inside a transaction for ever.
#[derive(Debug)]
pub struct Transaction {
    connection: Reader,
    is_committed: bool,
}

impl Transaction {
    /// Begins with `sql` on a connection of its own.
    pub async fn begin(connection: Reader, sql: &'static str) -> Result<Transaction, sqlx::Error> {
        let mut transaction = Transaction { connection, is_committed: false };
        transaction.session().run(sql).await?;
        Ok(transaction)
    }

    /// To talk in it.
    pub fn session(&mut self) -> Session<'_> {
        self.connection.session()
    }

    /// Makes it last: once this returns, it is on the disk.
    pub async fn commit(mut self) -> Result<(), sqlx::Error> {
        self.session().run("COMMIT").await?;
        self.is_committed = true;
        Ok(())
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if !self.is_committed {
            match &mut self.connection {
                Reader::Sqlite(connection) => connection.close_on_drop(),
                Reader::Postgres(connection) => connection.close_on_drop(),
            }
        }
    }
}
