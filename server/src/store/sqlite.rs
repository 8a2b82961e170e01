//! SQLite: a file on this machine, written by one connection while others read beside it.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use async_trait::async_trait;
use sqlx::SqlitePool;
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use tokio::sync::broadcast;
use uuid::Uuid;

use super::database::{Database, Reader, Transaction, Turn};
use super::open::{self, OpenError};
use super::{News, Session};
use crate::private;

static MIGRATIONS: Migrator = sqlx::migrate!("./src/store/sqlite/migrations");

/// Connections that read; more would only wait for the two cores they share.
const READERS: u32 = 4;

/// How long a write waits for another program that holds the database.
const PATIENCE: Duration = Duration::from_secs(5);

/// Bytes that have to be free for a save to count as possible: several times an ordinary report.
const ROOM: usize = 256 * 1024;

/// A database in a file.
#[derive(Debug)]
pub struct SqliteFile {
    file: PathBuf,
    writer: SqlitePool,
    readers: SqlitePool,
    news: broadcast::Sender<News>,
}

impl SqliteFile {
    /// Opens the database in `file`, and creates it where there is none.
    pub async fn open(file: &Path) -> Result<SqliteFile, OpenError> {
        wait_for_first_bytes(file).await;
        let is_new = prepare(file)?;
        let opened = SqliteFile::connect(file).await;
        if is_new && opened.is_err() && file.metadata().is_ok_and(|found| found.len() == 0) {
            // Nothing was written yet; the next start would take it for one that has lost everything.
            let _ = std::fs::remove_file(file);
        }
        opened
    }

    async fn connect(file: &Path) -> Result<SqliteFile, OpenError> {
        let failed = |error: sqlx::Error| OpenError::unusable(file.display().to_string(), &error);
        let writer = pool(1).connect_with(options(file)).await.map_err(failed)?;
        let readers = pool(READERS).connect_with(options(file).read_only(true)).await.map_err(failed)?;
        Ok(SqliteFile { file: file.to_owned(), writer, readers, news: super::news_channel() })
    }
}

#[async_trait]
impl Database for SqliteFile {
    async fn reader(&self) -> Result<Reader, sqlx::Error> {
        Ok(Reader::Sqlite(self.readers.acquire().await?))
    }

    async fn begin(&self) -> Result<Transaction, sqlx::Error> {
        // A deferred one that reads first would fail at its first write when another program has
        // written since, however long it would wait.
        Transaction::begin(Reader::Sqlite(self.writer.acquire().await?), "BEGIN IMMEDIATE").await
    }

    async fn snapshot(&self) -> Result<Transaction, sqlx::Error> {
        Transaction::begin(self.reader().await?, "BEGIN").await
    }

    async fn announce(&self, _: &mut Session<'_>, _: &[News]) -> Result<(), sqlx::Error> {
        Ok(())
    }

    fn committed(&self, news: &[News]) {
        for item in news {
            // Nobody may be listening.
            let _ = self.news.send(*item);
        }
    }

    async fn tell(&self, news: &[News]) {
        self.committed(news);
    }

    fn subscribe(&self) -> broadcast::Receiver<News> {
        self.news.subscribe()
    }

    async fn version(&self, session: &mut Session<'_>) -> Result<i64, sqlx::Error> {
        let table = "SELECT name FROM sqlite_master WHERE name = '_sqlx_migrations'";
        match session.query(table).optional().await? {
            None => Ok(0),
            Some(_) => open::newest_migration(session).await,
        }
    }

    async fn take_turn(&self) -> Result<Turn, sqlx::Error> {
        Ok(Turn(None))
    }

    async fn migrate(&self, to: Option<i64>) -> Result<(), OpenError> {
        let failed = |error| OpenError::migration(self.name(), error);
        // Within one transaction that no other process can have at the same time.
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await.map_err(|error| failed(error.into()))?;
        MIGRATIONS.run_direct(to, &mut *transaction, false).await.map_err(failed)?;
        transaction.commit().await.map_err(|error| failed(error.into()))
    }

    async fn renumber(&self, _: &mut Session<'_>) -> Result<(), sqlx::Error> {
        // AUTOINCREMENT counts on from the greatest number by itself.
        Ok(())
    }

    async fn scrub(&self) -> Result<(), sqlx::Error> {
        // `secure_delete` has overwritten it in the file; the journal beside it holds former pages until
        // it is emptied, which waits for whoever is reading.
        let mut writer = self.writer.acquire().await?;
        let row = Session::Sqlite(&mut writer).query("PRAGMA wal_checkpoint(TRUNCATE)").one().await?;
        match row.get::<i64>("busy")? {
            0 => Ok(()),
            _ => Err(sqlx::Error::Protocol("somebody reads from the journal".into())),
        }
    }

    async fn check_room(&self) -> io::Result<()> {
        let folder = self.file.parent().unwrap_or(Path::new(".")).to_owned();
        let tried = tokio::task::spawn_blocking(move || take_room(&folder));
        tried.await.unwrap_or_else(|error| Err(io::Error::other(error)))
    }

    async fn faults(&self, session: &mut Session<'_>) -> Result<Vec<String>, sqlx::Error> {
        let mut faults = Vec::new();
        for row in session.query("SELECT integrity_check AS fault FROM pragma_integrity_check").all().await? {
            let fault: String = row.get("fault")?;
            if fault != "ok" {
                faults.push(format!("SQLite says: {fault}."));
            }
        }
        for row in session.query("SELECT \"table\" AS name FROM pragma_foreign_key_check").all().await? {
            faults.push(format!("A row of {} belongs to a report that does not exist.", row.get::<String>("name")?));
        }
        Ok(faults)
    }

    async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    fn name(&self) -> String {
        self.file.display().to_string()
    }
}

/// Another process that has just made the file writes into it at once.
async fn wait_for_first_bytes(file: &Path) {
    for _ in 0..20 {
        if !file.metadata().is_ok_and(|found| found.len() == 0) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Makes the file and its folder where they are missing, and says whether it did. What SQLite puts beside
/// the file gets the file's own mode.
fn prepare(file: &Path) -> Result<bool, OpenError> {
    if let Some(folder) = file.parent() {
        private::create_folder(folder).map_err(|source| OpenError::Folder { folder: folder.to_owned(), source })?;
    }
    let unusable = |error: io::Error| OpenError::unusable(file.display().to_string(), &error.into());
    match file.metadata() {
        Ok(found) if found.len() == 0 => return Err(OpenError::Empty(file.display().to_string())),
        Ok(_) => {}
        Err(_) => match private::create_file(file) {
            // Somebody else was faster, and makes the same of it.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
            made => return made.map(|_| true).map_err(unusable),
        },
    }
    for ending in ["", "-wal", "-shm"] {
        let mut path = file.as_os_str().to_owned();
        path.push(ending);
        if let Err(error) = private::tighten(Path::new(&path)) {
            tracing::warn!(%error, "others may read the database, and that could not be changed");
        }
    }
    Ok(false)
}

/// Writes a file and takes it away again, because free bytes that are counted may not be ours to fill.
fn take_room(folder: &Path) -> io::Result<()> {
    let path = folder.join(format!("room-{}", Uuid::new_v4()));
    let mut file = private::create_file(&path)?;
    // It has no name from here on, so that nothing is left whatever happens.
    std::fs::remove_file(&path)?;
    file.write_all(&vec![0; ROOM])
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
