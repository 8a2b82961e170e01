//! Whether a save would be kept just now: tried, not assumed.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use uuid::Uuid;

use super::session::Session;
use super::writer::Write;
use super::{News, Store, StoreError};

/// How long the queue of writes may take for a trial before the writer counts as stuck.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why a save would be refused.
#[derive(Clone, Debug, thiserror::Error)]
pub enum NotReady {
    /// The disk of the database is full, or nearly so, or fails.
    #[error("there is no room for another report where the database is")]
    Room(#[source] Arc<io::Error>),
    /// The database takes no writes.
    #[error("the database does not accept writes")]
    Write(#[source] StoreError),
    /// What is queued is not written.
    #[error("the database has not finished a write for {} seconds", PATIENCE.as_secs())]
    Stuck,
}

impl Store {
    /// Writes for real, by the way of every save and as durably, and leaves no row.
    pub async fn prove_writable(&self) -> Result<(), StoreError> {
        self.write(Trial { name: format!("trial {}", Uuid::new_v4()) }).await
    }

    /// Whether the writer can write and the disk has room.
    pub async fn check_ready(&self) -> Result<(), NotReady> {
        self.database.check_room().await.map_err(|error| NotReady::Room(Arc::new(error)))?;
        let written = tokio::time::timeout(PATIENCE, self.prove_writable()).await;
        written.map_err(|_| NotReady::Stuck)?.map_err(NotReady::Write)
    }
}

/// A row that is put in and taken out again in one transaction.
#[derive(Debug)]
struct Trial {
    name: String,
}

#[async_trait]
impl Write for Trial {
    type Output = ();

    async fn write(&self, session: &mut Session<'_>, _: &mut Vec<News>) -> Result<(), StoreError> {
        for sql in [
            "INSERT INTO settings (name, value) VALUES ($1, '') ON CONFLICT (name) DO NOTHING",
            "DELETE FROM settings WHERE name = $1",
        ] {
            session.query(sql).bind(&self.name).execute().await?;
        }
        Ok(())
    }
}
