//! The one queue of writes. What has queued is written in one transaction, and each is answered after
//! its commit: the disk is waited for once for all of them.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use super::measured::WriteMetrics;
use super::{Database, News, Session, StoreError};

/// The most writes of one transaction.
const BATCH: usize = 64;

/// The most writes that wait; past that clients wait before they queue.
const WAITING: usize = 256;

/// How long a write waits for a database that has gone away to come back.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often such a database is looked for.
const PAUSE: Duration = Duration::from_millis(50);

/// A change to the database.
#[async_trait]
pub trait Write: fmt::Debug + Send + Sync + 'static {
    /// What the caller gets once the transaction is on disk.
    type Output: fmt::Debug + Send;

    /// Does it. May be done again after it was undone, so it must decide whether to refuse before
    /// it writes anything. What others should hear of goes into `news`.
    async fn write(&self, session: &mut Session<'_>, news: &mut Vec<News>) -> Result<Self::Output, StoreError>;
}

/// Where writes are sent.
#[derive(Clone, Debug)]
pub struct Writer {
    queue: mpsc::Sender<Box<dyn Job>>,
    metrics: WriteMetrics,
}

impl Writer {
    /// Starts to write into `database`.
    pub fn start(database: Arc<dyn Database>) -> Writer {
        let (queue, jobs) = mpsc::channel(WAITING);
        let metrics = WriteMetrics::default();
        tokio::spawn(work(database, jobs, metrics.clone()));
        Writer { queue, metrics }
    }

    /// How writing goes.
    pub fn metrics(&self) -> &WriteMetrics {
        &self.metrics
    }

    /// Writes, also when the client has gone away meanwhile and nobody waits for the answer.
    pub async fn write<W: Write>(&self, write: W) -> Result<W::Output, StoreError> {
        let (reply, answer) = oneshot::channel();
        let job = Queued { write, result: None, reply };
        let closed = || StoreError::Unwritable(Arc::new(sqlx::Error::WorkerCrashed));
        let waits = Waits::begin(&self.metrics);
        self.queue.send(Box::new(job)).await.map_err(|_| closed())?;
        let result = answer.await.map_err(|_| closed())?;
        drop(waits);
        result
    }
}

/// Somebody who waits for a write, also one who goes away meanwhile.
struct Waits<'a>(&'a WriteMetrics, Instant);

impl Waits<'_> {
    fn begin(metrics: &WriteMetrics) -> Waits<'_> {
        metrics.waiting.inc();
        Waits(metrics, Instant::now())
    }
}

impl Drop for Waits<'_> {
    fn drop(&mut self) {
        self.0.waiting.dec();
        self.0.seconds.observe(self.1.elapsed().as_secs_f64());
    }
}

/// A write of whatever kind that waits for its transaction.
#[async_trait]
trait Job: fmt::Debug + Send {
    /// Writes. A refusal is a result; an error is one of the database, and then nothing holds that
    /// this transaction has done.
    async fn run(&mut self, session: &mut Session<'_>, news: &mut Vec<News>) -> Result<(), Arc<sqlx::Error>>;

    /// Tells the client, once it is known what became of the transaction.
    fn answer(self: Box<Self>, outcome: Result<(), Arc<sqlx::Error>>);
}

#[derive(Debug)]
struct Queued<W: Write> {
    write: W,
    result: Option<Result<W::Output, StoreError>>,
    reply: oneshot::Sender<Result<W::Output, StoreError>>,
}

#[async_trait]
impl<W: Write> Job for Queued<W> {
    async fn run(&mut self, session: &mut Session<'_>, news: &mut Vec<News>) -> Result<(), Arc<sqlx::Error>> {
        match self.write.write(session, news).await {
            Err(StoreError::Unreadable(error) | StoreError::Unwritable(error)) => Err(error),
            result => {
                self.result = Some(result);
                Ok(())
            }
        }
    }

    fn answer(self: Box<Self>, outcome: Result<(), Arc<sqlx::Error>>) {
        let result = match (outcome, self.result) {
            (Ok(()), Some(result)) => result,
            (Ok(()), None) => Err(StoreError::Unwritable(Arc::new(sqlx::Error::WorkerCrashed))),
            (Err(error), _) => Err(StoreError::Unwritable(error)),
        };
        // A client that has gone away does not hear it.
        let _ = self.reply.send(result);
    }
}

async fn work(database: Arc<dyn Database>, mut jobs: mpsc::Receiver<Box<dyn Job>>, metrics: WriteMetrics) {
    let count = |outcome: &Result<(), _>, writes: usize| {
        if outcome.is_err() {
            metrics.failed.inc_by(writes as u64);
        }
    };
    while let Some(first) = jobs.recv().await {
        let mut batch = vec![first];
        while batch.len() < BATCH
            && let Ok(next) = jobs.try_recv()
        {
            batch.push(next);
        }
        metrics.batch.observe(batch.len() as f64);
        match in_time(database.as_ref(), &mut batch).await {
            Err(_) if batch.len() > 1 => {
                // One of them has spoiled it for the others; each has a transaction of its own now.
                for job in batch {
                    let mut alone = vec![job];
                    let outcome = in_time(database.as_ref(), &mut alone).await;
                    count(&outcome, 1);
                    alone.into_iter().for_each(|job| job.answer(outcome.clone()));
                }
            }
            outcome => {
                count(&outcome, batch.len());
                batch.into_iter().for_each(|job| job.answer(outcome.clone()));
            }
        }
    }
}

/// Tries again while the database is away, and once after any other fault: the connection that failed was
/// thrown away with its transaction, and a new one may not have what spoiled it. Done twice is done once: a
/// save knows its own `Save-Id` again, also where the answer to a commit was lost.
async fn in_time(database: &dyn Database, batch: &mut [Box<dyn Job>]) -> Result<(), Arc<sqlx::Error>> {
    let started = Instant::now();
    for attempt in 1.. {
        match transact(database, batch).await {
            Err(error) if is_away(&error) && started.elapsed() < PATIENCE => {
                tracing::warn!(%error, "the database does not answer; trying again");
                tokio::time::sleep(PAUSE).await;
            }
            Err(error) if attempt == 1 => {
                tracing::warn!(%error, "a transaction failed; trying once more on a new connection");
            }
            outcome => return outcome,
        }
    }
    unreachable!("attempts do not run out")
}

async fn transact(database: &dyn Database, batch: &mut [Box<dyn Job>]) -> Result<(), Arc<sqlx::Error>> {
    let mut transaction = database.begin().await?;
    let mut news = Vec::new();
    for job in batch {
        job.run(&mut transaction.session(), &mut news).await?;
    }
    if !news.is_empty() {
        database.announce(&mut transaction.session(), &news).await?;
    }
    transaction.commit().await?;
    database.committed(&news);
    Ok(())
}

/// True when the connection is at fault and not what was said over it.
pub fn is_away(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::Protocol(_) | sqlx::Error::PoolTimedOut => true,
        // Shutting down, starting up, or a connection that was ended: class 57P and class 08.
        sqlx::Error::Database(error) => {
            error.code().is_some_and(|code| code.starts_with("57P") || code.starts_with("08") || code == "25P03")
        }
        _ => false,
    }
}
