//! What SQLite and PostgreSQL do each in its own way. Everything else is said once, in SQL that both
//! understand.

use std::fmt;

use async_trait::async_trait;
use sqlx::pool::PoolConnection;
use sqlx::{Postgres, Sqlite};
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

    /// What has changed from now on, whichever process changed it.
    fn subscribe(&self) -> broadcast::Receiver<News>;

    /// The newest migration it has been through; 0 for an empty database.
    async fn version(&self, session: &mut Session<'_>) -> Result<i64, sqlx::Error>;

    /// Brings it to migration `to`, or to the newest, all processes but one waiting.
    async fn migrate(&self, to: Option<i64>) -> Result<(), OpenError>;

    /// Says that rows with numbers of their own were put in, so that new ones count on from there.
    async fn renumber(&self, session: &mut Session<'_>) -> Result<(), sqlx::Error>;

    /// Overwrites what is deleted wherever that still stands, as far as this kind can do it.
    async fn scrub(&self) -> Result<(), sqlx::Error>;

    /// What the database says of its own soundness: nothing, or a sentence for each fault.
    async fn faults(&self, session: &mut Session<'_>) -> Result<Vec<String>, sqlx::Error>;

    /// Closes it, so that everything is where the next one looks for it.
    async fn close(&self);

    /// What a person calls it; no password in it.
    fn name(&self) -> String;
}

/// A connection out of the pool.
#[derive(Debug)]
pub enum Reader {
    /// To a file.
    Sqlite(PoolConnection<Sqlite>),
    /// To a server.
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

/// Rolled back unless it is committed.
#[derive(Debug)]
pub enum Transaction {
    /// In a file.
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    /// On a server.
    Postgres(sqlx::Transaction<'static, Postgres>),
}

impl Transaction {
    /// To talk in it.
    pub fn session(&mut self) -> Session<'_> {
        match self {
            Transaction::Sqlite(transaction) => Session::Sqlite(transaction),
            Transaction::Postgres(transaction) => Session::Postgres(transaction),
        }
    }

    /// Makes it last: once this returns, it is on the disk.
    pub async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Transaction::Sqlite(transaction) => transaction.commit().await,
            Transaction::Postgres(transaction) => transaction.commit().await,
        }
    }
}
