//! An empty database of either kind, for one test.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use postmortem::Report;
use server::store::{Address, Database, Expected, Revision, Store, StoreError, connect};
use tempfile::TempDir;
use uuid::Uuid;

use crate::cluster;

/// 2026-03-02T14:00:00Z
const NOON: i64 = 1_772_460_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    pub fn other(self) -> Kind {
        match self {
            Kind::Sqlite => Kind::Postgres,
            Kind::Postgres => Kind::Sqlite,
        }
    }
}

/// Where a test keeps its database, which is not there yet.
pub struct TestDatabase {
    pub kind: Kind,
    pub address: Address,
    folder: TempDir,
}

impl TestDatabase {
    pub async fn new(kind: Kind) -> TestDatabase {
        let folder = TempDir::new().unwrap();
        let address = match kind {
            Kind::Sqlite => Address::Sqlite(folder.path().join("reports.sqlite")),
            Kind::Postgres => Address::Postgres(cluster::shared().database().await),
        };
        TestDatabase { kind, address, folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// All that stands in the files of the folder.
    pub fn bytes(&self) -> String {
        let files = std::fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path());
        let contents = files.filter(|path| path.is_file()).map(|path| std::fs::read(path).unwrap());
        contents.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
    }

    pub async fn open(&self) -> Store {
        Store::open(&self.address, &self.path("backups")).await.unwrap()
    }

    pub async fn database(&self) -> Arc<dyn Database> {
        connect(&self.address).await.unwrap()
    }

    /// Changes the database behind the store's back, and gives how many rows it changed.
    pub async fn execute(&self, sql: &'static str) -> u64 {
        let database = self.database().await;
        let mut transaction = database.begin().await.unwrap();
        let changed = transaction.session().query(sql).execute().await.unwrap();
        transaction.commit().await.unwrap();
        database.close().await;
        changed
    }

    /// The one number that a filter is answered with.
    pub async fn number(&self, sql: &'static str) -> i64 {
        let database = self.database().await;
        let number = database.reader().await.unwrap().session().query(sql).one().await.unwrap().get("n").unwrap();
        database.close().await;
        number
    }
}

/// So many seconds after a certain noon.
pub fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(NOON + seconds).unwrap()
}

pub fn titled(title: &str) -> Report {
    Report { title: title.into(), ..Report::default() }.normalize()
}

/// What the tests say again and again.
pub trait Saving {
    /// Saves what replaces `revision`; 0 is a new report.
    async fn save_at(&self, id: Uuid, revision: u64, title: &str, seconds: i64) -> Result<Revision, StoreError>;

    /// A new report.
    async fn saved(&self, title: &str) -> Uuid;

    /// The titles that are listed for these words.
    async fn found(&self, words: &str) -> Vec<String>;
}

impl Saving for Store {
    async fn save_at(&self, id: Uuid, revision: u64, title: &str, seconds: i64) -> Result<Revision, StoreError> {
        let expected = if revision == 0 { Expected::New } else { Expected::Revision(vec![revision]) };
        self.save(id, titled(title), expected, None, at(seconds)).await
    }

    async fn saved(&self, title: &str) -> Uuid {
        let id = Uuid::now_v7();
        self.save_at(id, 0, title, 0).await.unwrap();
        id
    }

    async fn found(&self, words: &str) -> Vec<String> {
        let filter = server::store::ReportFilter { words: words.into(), ..Default::default() };
        let page = self.list(&filter, &server::store::Cursor::First).await.unwrap();
        assert_eq!(page.next, None);
        page.reports.into_iter().map(|report| report.title).collect()
    }
}
