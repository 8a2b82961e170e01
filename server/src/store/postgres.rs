//! PostgreSQL: a server that several processes of ours share.

mod listener;

use std::str::FromStr as _;
use std::time::Duration;

use async_trait::async_trait;
use sqlx::PgPool;
use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use tokio::sync::broadcast;

use super::database::{Database, Reader, Transaction, Turn};
use super::open::{self, OpenError};
use super::{News, Session};
use listener::CHANNEL;

static MIGRATIONS: Migrator = sqlx::migrate!("./src/store/postgres/migrations");

/// Connections that read; one more listens.
const READERS: u32 = 8;

/// How long a reader waits for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// The same for the writer, which asks again. A pool that has long to wait also waits long before it
/// looks for a server that has gone away.
const ATTEMPT: Duration = Duration::from_secs(2);

/// Begins a transaction, in one message. The lock makes writers of all processes take turns, so that
/// positions are in the order of commits and nobody writes what he has read before it changed. A
/// process that stops in the middle holds it for ten seconds at most. The settings hold whatever
/// the database's defaults are: a commit means the disk.
const BEGIN: &str = "BEGIN; \
    SET LOCAL synchronous_commit = on; \
    SET LOCAL idle_in_transaction_session_timeout = '10s'; \
    SET LOCAL lock_timeout = '10s'; \
    SELECT pg_advisory_xact_lock(8101802650410644084)";

/// A database on a server.
#[derive(Debug)]
pub struct PostgresServer {
    name: String,
    writer: PgPool,
    readers: PgPool,
    news: broadcast::Sender<News>,
}

impl PostgresServer {
    /// Connects, and listens for what other processes write.
    pub async fn open(url: &str) -> Result<PostgresServer, OpenError> {
        // The error would repeat the text, which may hold a password.
        let options = PgConnectOptions::from_str(url).map_err(|_| OpenError::Url)?;
        let options = options.application_name("postmortem");
        let at =
            options.get_socket().map_or_else(|| options.get_host().to_owned(), |socket| socket.display().to_string());
        let name = format!("{} at {at}", options.get_database().unwrap_or(options.get_username()));
        let failed = |error: sqlx::Error| OpenError::unusable(name.clone(), &error);
        let writer = pool(1).acquire_timeout(ATTEMPT).connect_with(options.clone()).await.map_err(failed)?;
        let readers = pool(READERS + 1).connect_lazy_with(options);
        let news = super::news_channel();
        // Before anybody subscribes, so that nothing is missed from then on.
        let listener = listener::connect(&readers).await.map_err(failed)?;
        tokio::spawn(listener::listen(listener, readers.clone(), news.clone()));
        Ok(PostgresServer { name, writer, readers, news })
    }
}

#[async_trait]
impl Database for PostgresServer {
    async fn reader(&self) -> Result<Reader, sqlx::Error> {
        Ok(Reader::Postgres(self.readers.acquire().await?))
    }

    async fn begin(&self) -> Result<Transaction, sqlx::Error> {
        Transaction::begin(Reader::Postgres(self.writer.acquire().await?), BEGIN).await
    }

    async fn snapshot(&self) -> Result<Transaction, sqlx::Error> {
        Transaction::begin(self.reader().await?, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await
    }

    async fn announce(&self, session: &mut Session<'_>, news: &[News]) -> Result<(), sqlx::Error> {
        notify(session, news).await
    }

    fn committed(&self, _: &[News]) {
        // They come back from the server, as those of other processes do.
    }

    async fn tell(&self, news: &[News]) {
        let told = match self.reader().await {
            Ok(mut reader) => notify(&mut reader.session(), news).await,
            Err(error) => Err(error),
        };
        if let Err(error) = told {
            tracing::debug!(%error, "other processes cannot be told just now");
            news.iter().for_each(|item| drop(self.news.send(*item)));
        }
    }

    fn subscribe(&self) -> broadcast::Receiver<News> {
        self.news.subscribe()
    }

    async fn version(&self, session: &mut Session<'_>) -> Result<i64, sqlx::Error> {
        let table = "SELECT to_regclass('_sqlx_migrations') IS NOT NULL AS is_there";
        match session.query(table).one().await?.get("is_there")? {
            false => Ok(0),
            true => open::newest_migration(session).await,
        }
    }

    async fn take_turn(&self) -> Result<Turn, sqlx::Error> {
        // Not given back to the pool, so that the lock goes with it.
        let mut connection = self.readers.acquire().await?.detach();
        sqlx::query("SELECT pg_advisory_lock(8101802650410644085)").execute(&mut connection).await?;
        Ok(Turn(Some(connection)))
    }

    async fn migrate(&self, to: Option<i64>) -> Result<(), OpenError> {
        let run = match to {
            Some(version) => MIGRATIONS.run_to(version, &self.writer).await,
            None => MIGRATIONS.run(&self.writer).await,
        };
        run.map_err(|error| OpenError::migration(self.name(), error))
    }

    async fn renumber(&self, session: &mut Session<'_>) -> Result<(), sqlx::Error> {
        let revisions = "SELECT setval(pg_get_serial_sequence('revisions', 'position'), max(position)) FROM revisions";
        session.query(revisions).execute().await?;
        let shares = "SELECT setval(pg_get_serial_sequence('shares', 'position'), max(position)) FROM shares";
        session.query(shares).execute().await?;
        Ok(())
    }

    async fn scrub(&self) -> Result<(), sqlx::Error> {
        // Its own housekeeping gives dead rows free in time; rewriting the tables would lock everybody out.
        Ok(())
    }

    async fn check_room(&self) -> std::io::Result<()> {
        // Its disk is elsewhere; a write that it has no room for is refused.
        Ok(())
    }

    async fn faults(&self, _: &mut Session<'_>) -> Result<Vec<String>, sqlx::Error> {
        // It has no check of its own that any user may run; whoever reads every row has seen them all.
        Ok(Vec::new())
    }

    async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    fn name(&self) -> String {
        self.name.clone()
    }
}

async fn notify(session: &mut Session<'_>, news: &[News]) -> Result<(), sqlx::Error> {
    let payload = listener::payload(news);
    session.query("SELECT pg_notify($1, $2)").bind(CHANNEL).bind(payload).execute().await.map(drop)
}

fn pool(connections: u32) -> PgPoolOptions {
    PgPoolOptions::new().max_connections(connections).acquire_timeout(PATIENCE)
}
