//! Work that takes more than a moment of a processor: on threads of its own, and one piece less at a time
//! than there are processors, so that requests are answered meanwhile whatever others send.

use std::num::NonZero;
use std::sync::LazyLock;
use std::thread;

use postmortem::Report;
use tokio::sync::Semaphore;

use crate::problem::Problem;

/// Bytes up to which a text is worked on at once: a millisecond or two.
const SMALL: usize = 16 * 1024;

/// Bytes up to which work does not wait for that on large texts.
const MEDIUM: usize = 128 * 1024;

/// The most pieces of work that wait or run; each may hold a request of 4 MiB.
const WAITING: usize = 64;

static QUEUE: Semaphore = Semaphore::const_new(WAITING);

static LARGE: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(processors().saturating_sub(1).max(1)));

static OTHER: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(processors()));

fn processors() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Bytes of a report, by which its work is measured.
pub fn size(report: &Report) -> usize {
    report.texts().iter().map(|(_, text)| text.len()).sum()
}

/// Does the work on a text of so many bytes, in its turn. Refuses it where too much waits already.
pub async fn run<T: Send + 'static>(bytes: usize, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    if bytes <= SMALL { Ok(work()) } else { run_apart(bytes, work).await }
}

/// The same, never on the thread of the caller: for work that itself waits.
pub async fn run_apart<T: Send + 'static>(
    bytes: usize,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Problem> {
    let turns = if bytes <= MEDIUM { &OTHER } else { &LARGE };
    let _place = QUEUE.try_acquire().map_err(|_| Problem::Busy)?;
    let turn = turns.acquire().await.map_err(|_| Problem::Busy)?;
    // The turn goes with the work, which ends only by itself when the client does not wait for it any more.
    let done = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        work()
    });
    done.await.map_err(|error| {
        tracing::error!(%error, "work on a text did not end as it should");
        Problem::Failed
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn large_work_leaves_a_processor_to_others_also_after_one_that_panicked() {
        let turns = LARGE.available_permits();
        assert_eq!(turns, (processors() - 1).max(1));
        let failed = run::<()>(MEDIUM + 1, || panic!("on purpose")).await;
        assert!(matches!(failed, Err(Problem::Failed)));
        assert_eq!(run(MEDIUM + 1, || LARGE.available_permits()).await.unwrap(), turns - 1);
        assert_eq!(run(SMALL + 1, || LARGE.available_permits()).await.unwrap(), turns);
    }
}
