//! One SQL for both databases: `session.query(…).bind(…)` is `sqlx::query` on whichever it is.

use futures::StreamExt as _;
use futures::stream::BoxStream;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{
    AssertSqlSafe, Column as _, Decode, Encode, PgConnection, Postgres, Row as _, Sqlite, SqliteConnection, Type,
    TypeInfo as _, ValueRef as _,
};

/// A connection to talk to.
#[derive(Debug)]
pub enum Session<'c> {
    /// To a file.
    Sqlite(&'c mut SqliteConnection),
    /// To a server.
    Postgres(&'c mut PgConnection),
}

/// A statement with its values.
pub enum Query<'c> {
    /// For a file.
    Sqlite(sqlx::query::Query<'static, Sqlite, SqliteArguments>, &'c mut SqliteConnection),
    /// For a server.
    Postgres(sqlx::query::Query<'static, Postgres, PgArguments>, &'c mut PgConnection),
}

/// A row of an answer.
pub enum SqlRow {
    /// From a file.
    Sqlite(SqliteRow),
    /// From a server.
    Postgres(PgRow),
}

impl Session<'_> {
    /// A statement that both databases understand, with values `$1`, `$2`, ….
    pub fn query(&mut self, sql: &'static str) -> Query<'_> {
        match self {
            Session::Sqlite(connection) => Query::Sqlite(sqlx::query(sql), connection),
            Session::Postgres(connection) => Query::Postgres(sqlx::query(sql), connection),
        }
    }

    /// A statement put together from names that were checked.
    pub fn query_of(&mut self, sql: String) -> Query<'_> {
        match self {
            Session::Sqlite(connection) => Query::Sqlite(sqlx::query(AssertSqlSafe(sql)), connection),
            Session::Postgres(connection) => Query::Postgres(sqlx::query(AssertSqlSafe(sql)), connection),
        }
    }
}

impl Session<'_> {
    /// Statements without values, such as those around a transaction; as many as there are semicolons.
    pub async fn run(&mut self, sql: &'static str) -> Result<(), sqlx::Error> {
        match self {
            Session::Sqlite(connection) => sqlx::raw_sql(sql).execute(&mut **connection).await.map(drop),
            Session::Postgres(connection) => sqlx::raw_sql(sql).execute(&mut **connection).await.map(drop),
        }
    }
}

impl<'c> Query<'c> {
    /// The next value.
    #[must_use]
    pub fn bind<'v, T>(self, value: T) -> Query<'c>
    where
        T: Encode<'v, Sqlite> + Type<Sqlite> + Encode<'v, Postgres> + Type<Postgres>,
    {
        match self {
            Query::Sqlite(query, connection) => Query::Sqlite(query.bind(value), connection),
            Query::Postgres(query, connection) => Query::Postgres(query.bind(value), connection),
        }
    }

    /// How many rows it changed.
    pub async fn execute(self) -> Result<u64, sqlx::Error> {
        Ok(match self {
            Query::Sqlite(query, connection) => query.execute(connection).await?.rows_affected(),
            Query::Postgres(query, connection) => query.execute(connection).await?.rows_affected(),
        })
    }

    /// The first row, if there is one.
    pub async fn optional(self) -> Result<Option<SqlRow>, sqlx::Error> {
        Ok(match self {
            Query::Sqlite(query, connection) => query.fetch_optional(connection).await?.map(SqlRow::Sqlite),
            Query::Postgres(query, connection) => query.fetch_optional(connection).await?.map(SqlRow::Postgres),
        })
    }

    /// The first row; it is an error if there is none.
    pub async fn one(self) -> Result<SqlRow, sqlx::Error> {
        self.optional().await?.ok_or(sqlx::Error::RowNotFound)
    }

    /// All rows. For answers of a known size.
    pub async fn all(self) -> Result<Vec<SqlRow>, sqlx::Error> {
        Ok(match self {
            Query::Sqlite(query, connection) => {
                query.fetch_all(connection).await?.into_iter().map(SqlRow::Sqlite).collect()
            }
            Query::Postgres(query, connection) => {
                query.fetch_all(connection).await?.into_iter().map(SqlRow::Postgres).collect()
            }
        })
    }

    /// Row by row, for answers of any size.
    pub fn stream(self) -> BoxStream<'c, Result<SqlRow, sqlx::Error>> {
        match self {
            Query::Sqlite(query, connection) => query.fetch(connection).map(|row| row.map(SqlRow::Sqlite)).boxed(),
            Query::Postgres(query, connection) => query.fetch(connection).map(|row| row.map(SqlRow::Postgres)).boxed(),
        }
    }
}

impl SqlRow {
    /// What stands in a column.
    pub fn get<T>(&self, column: &str) -> Result<T, sqlx::Error>
    where
        T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>,
    {
        match self {
            SqlRow::Sqlite(row) => row.try_get(column),
            SqlRow::Postgres(row) => row.try_get(column),
        }
    }
    /// All that stands in it, by column, without what is null.
    pub fn cells(&self) -> Result<Vec<(String, Cell)>, sqlx::Error> {
        match self {
            SqlRow::Sqlite(row) => cells(row),
            SqlRow::Postgres(row) => cells(row),
        }
    }
}

/// What can stand in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Also a time or a mark.
    Integer(i64),
    /// UTF-8.
    Text(String),
    /// A hash.
    Bytes(Vec<u8>),
}

fn cells<R>(row: &R) -> Result<Vec<(String, Cell)>, sqlx::Error>
where
    R: sqlx::Row,
    usize: sqlx::ColumnIndex<R>,
    i64: for<'r> Decode<'r, R::Database> + Type<R::Database>,
    String: for<'r> Decode<'r, R::Database> + Type<R::Database>,
    Vec<u8>: for<'r> Decode<'r, R::Database> + Type<R::Database>,
{
    let mut cells = Vec::new();
    for column in row.columns() {
        let (at, raw) = (column.ordinal(), row.try_get_raw(column.ordinal())?);
        if raw.is_null() {
            continue;
        }
        let cell = match raw.type_info().name() {
            "INTEGER" | "INT8" => Cell::Integer(row.try_get(at)?),
            "BLOB" | "BYTEA" => Cell::Bytes(row.try_get(at)?),
            _ => Cell::Text(row.try_get(at)?),
        };
        cells.push((column.name().to_owned(), cell));
    }
    Ok(cells)
}
