//! What lists are made of, in memory: read once, then brought up to date by what has changed in the database since.
//!
//! Each list asks the database for changes, whichever process made them, so that it holds all that was answered before. A
//! save is seen by its position, which is in the order of commits; what else changes a report counts on in `changes`.

mod names;

use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use futures::TryStreamExt as _;
use tokio::sync::Mutex;
use uuid::Uuid;

pub use names::{Names, Tally};

use super::session::{Session, SqlRow};
use super::{Store, StoreError};

/// Changes that are taken in until all is read again, beside four for each report: what reports no longer say, such as the
/// beginnings of a tag, is let go of then.
const CHANGES: usize = 10_000;

/// What is held of all reports that are not in the bin.
pub trait Rows: Default + Send + Sync {
    /// Columns of `search` that it is made of, each behind a comma.
    const COLUMNS: &'static str;

    /// Holds a report, in place of what was held of it.
    fn put(&mut self, id: Uuid, row: &SqlRow) -> Result<(), sqlx::Error>;

    /// Holds it no longer.
    fn remove(&mut self, id: Uuid);

    /// How many are held.
    fn len(&self) -> usize;
}

/// Rows and the state of the database that they are of.
#[derive(Debug)]
pub struct Overview<R> {
    held: RwLock<Option<Held<R>>>,
    /// Held by whoever reads all, so that it is read once.
    loading: Mutex<()>,
}

#[derive(Debug)]
struct Held<R> {
    rows: R,
    seen: Seen,
    changes: usize,
}

/// A state of the database. What is committed later has greater numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    newest_position: i64,
    change: i64,
}

/// What was there before the first save.
const NOTHING: Seen = Seen { newest_position: -1, change: i64::MAX };

impl<R> Default for Overview<R> {
    fn default() -> Overview<R> {
        Overview { held: RwLock::default(), loading: Mutex::default() }
    }
}

impl<R: Rows> Overview<R> {
    /// What `look` makes of the rows, which hold all that was committed before this was called.
    pub async fn look<T>(&self, store: &Store, look: impl FnOnce(&R) -> T) -> Result<T, StoreError> {
        loop {
            self.refresh(store).await?;
            if let Some(held) = self.read().as_ref() {
                return Ok(look(&held.rows));
            }
        }
    }

    async fn refresh(&self, store: &Store) -> Result<(), StoreError> {
        loop {
            let seen = self.read().as_ref().map(|held| held.seen);
            if let Some(seen) = seen {
                let mut rows = Vec::new();
                let state = changes(store, R::COLUMNS, seen, |row| {
                    rows.push(row);
                    Ok(())
                })
                .await?;
                if self.take(seen, &state, &rows)? {
                    return Ok(());
                }
            }
            let _turn = self.loading.lock().await;
            if self.read().is_none() {
                let mut rows = R::default();
                let state = changes(store, R::COLUMNS, NOTHING, |row| put(&mut rows, &row)).await?;
                *self.write() = Some(Held { rows, seen: state.seen, changes: 0 });
                return Ok(());
            }
        }
    }

    /// Takes in what has changed since `seen`. False, and nothing is held, where all has to be read again.
    fn take(&self, seen: Seen, state: &State, rows: &[SqlRow]) -> Result<bool, sqlx::Error> {
        let mut guard = self.write();
        let Some(held) = guard.as_mut() else { return Ok(false) };
        held.changes += rows.len();
        if state.emptied > seen.change || held.changes > CHANGES + 4 * held.rows.len() {
            *guard = None;
            return Ok(false);
        }
        // Somebody else may have asked later and been answered sooner.
        let is_older = state.seen.newest_position < held.seen.newest_position || state.seen.change < held.seen.change;
        if !is_older {
            rows.iter().try_for_each(|row| put(&mut held.rows, row))?;
            held.seen = state.seen;
        }
        Ok(true)
    }

    // Nobody panics while holding the lock; if somebody did, the rows would be whole all the same.
    fn read(&self) -> RwLockReadGuard<'_, Option<Held<R>>> {
        self.held.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Option<Held<R>>> {
        self.held.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The database when it was asked.
struct State {
    seen: Seen,
    emptied: i64,
}

fn put<R: Rows>(rows: &mut R, row: &SqlRow) -> Result<(), sqlx::Error> {
    let Ok(id) = Uuid::parse_str(&row.get::<String>("id")?) else { return Ok(()) };
    match row.get::<Option<i64>>("deleted_at")? {
        None => rows.put(id, row),
        Some(_) => {
            rows.remove(id);
            Ok(())
        }
    }
}

/// Gives `each` the reports that have changed since `seen`, in one statement and so of one state.
async fn changes(
    store: &Store,
    columns: &'static str,
    seen: Seen,
    mut each: impl FnMut(SqlRow) -> Result<(), sqlx::Error>,
) -> Result<State, StoreError> {
    let sql = format!(
        "SELECT changes.number, changes.emptied, listed.* FROM changes LEFT JOIN (
             SELECT id, position, title, created_at, deleted_at{columns}
             FROM reports LEFT JOIN search ON search.report_id = reports.id WHERE position > $1
             UNION ALL
             SELECT id, position, title, created_at, deleted_at{columns}
             FROM search JOIN reports ON reports.id = search.report_id WHERE changed > $2 AND position <= $1
         ) AS listed ON 1 = 1 ORDER BY listed.position"
    );
    let mut reader = store.reader().await?;
    let mut session = reader.session();
    let mut stream = session.query_of(sql).bind(seen.newest_position).bind(seen.change).stream();
    let mut state = State { seen, emptied: 0 };
    while let Some(row) = stream.try_next().await? {
        state.seen.change = row.get("number")?;
        state.emptied = row.get("emptied")?;
        if let Some(position) = row.get::<Option<i64>>("position")? {
            state.seen.newest_position = state.seen.newest_position.max(position);
            each(row)?;
        }
    }
    Ok(state)
}

/// Says that a report has changed and was not saved: deleted, restored, or its entry was made again.
pub async fn next_change(session: &mut Session<'_>, id: &str) -> Result<(), sqlx::Error> {
    let sql = "UPDATE changes SET number = number + 1 RETURNING number";
    let number: i64 = session.query(sql).one().await?.get("number")?;
    let sql = "UPDATE search SET changed = $1 WHERE report_id = $2";
    match session.query(sql).bind(number).bind(id).execute().await? {
        // A newer program wrote it and kept nothing to mark.
        0 => read_all_again(session).await,
        _ => Ok(()),
    }
}

/// Says that what is held of reports has to be read again, because some are no more.
pub async fn read_all_again(session: &mut Session<'_>) -> Result<(), sqlx::Error> {
    session.query("UPDATE changes SET number = number + 1, emptied = number + 1").execute().await.map(drop)
}
