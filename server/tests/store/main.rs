//! The store's contract: each case runs on both databases, and both answer alike.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

#[path = "../postgres/cluster.rs"]
mod cluster;

mod test_database;

/// Makes each of these cases a test on SQLite and a test on PostgreSQL.
macro_rules! on_both {
    ($($case:ident,)*) => {
        mod on_sqlite {
            $(#[tokio::test]
            async fn $case() {
                super::$case(crate::test_database::TestDatabase::new(crate::test_database::Kind::Sqlite).await).await;
            })*
        }
        mod on_postgres {
            $(#[tokio::test]
            async fn $case() {
                super::$case(crate::test_database::TestDatabase::new(crate::test_database::Kind::Postgres).await).await;
            })*
        }
    };
}

mod saving;

mod library;

mod lists;

mod actions;

mod history;

mod bin;

mod redacting;

mod shares;

mod settings;

mod news;

mod opening;

mod upgrades;

mod backups;

mod checking;
