//! News of other processes, by PostgreSQL's `NOTIFY`.

use std::fmt::Write as _;
use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::PgListener;
use tokio::sync::broadcast;

use crate::store::News;

/// The name under which processes of ours hear each other.
pub const CHANNEL: &str = "postmortem";

/// How long to wait before looking again for a server that has gone away.
const PAUSE: Duration = Duration::from_millis(250);

/// Passes on what is heard, until the pool is closed.
pub async fn listen(mut listener: PgListener, pool: PgPool, news: broadcast::Sender<News>) {
    loop {
        while let Ok(heard) = listener.try_recv().await {
            match heard {
                Some(notification) => read(notification.payload()).for_each(|item| drop(news.send(item))),
                // The connection was lost and is there again.
                None => drop(news.send(News::Missed)),
            }
        }
        // The old one is not asked again: it would connect by itself and not say so.
        listener = loop {
            if pool.is_closed() {
                return;
            }
            match connect(&pool).await {
                Ok(listener) => break listener,
                Err(error) => tracing::debug!(%error, "cannot listen for other processes just now"),
            }
            tokio::time::sleep(PAUSE).await;
        };
        let _ = news.send(News::Missed);
    }
}

/// Listens from now on.
pub async fn connect(pool: &PgPool) -> Result<PgListener, sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    Ok(listener)
}

/// A line each: the id and the revision, 0 for a deletion, or a word and its ids. A batch of them is far below the
/// 8,000 bytes that a notification may have.
pub fn payload(news: &[News]) -> String {
    let mut payload = String::new();
    for item in news {
        let _ = match item {
            News::Saved { id, revision } => writeln!(payload, "{id} {revision}"),
            News::Deleted { id } => writeln!(payload, "{id} 0"),
            News::Shared { id } => writeln!(payload, "share {id}"),
            News::Here { browser, report } => writeln!(payload, "here {browser} {report}"),
            News::Left { browser, report } => writeln!(payload, "left {browser} {report}"),
            News::Missed => Ok(()),
        };
    }
    payload
}

/// What is not understood comes from a newer program and is left out.
fn read(payload: &str) -> impl Iterator<Item = News> {
    payload.lines().filter_map(|line| {
        let mut words = line.split(' ');
        let (first, mut id) = (words.next()?, || words.next()?.parse().ok());
        Some(match first {
            "share" => News::Shared { id: id()? },
            "here" => News::Here { browser: id()?, report: id()? },
            "left" => News::Left { browser: id()?, report: id()? },
            report => {
                let (id, revision) = (report.parse().ok()?, words.next()?.parse().ok()?);
                if revision == 0 { News::Deleted { id } } else { News::Saved { id, revision } }
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_is_told_is_heard() {
        let (id, other) = (Uuid::now_v7(), Uuid::now_v7());
        let news = [
            News::Saved { id, revision: 17 },
            News::Deleted { id: other },
            News::Shared { id },
            News::Here { browser: id, report: other },
            News::Left { browser: other, report: id },
        ];
        assert_eq!(read(&payload(&news)).collect::<Vec<_>>(), news);
        for longest in [News::Saved { id, revision: u64::MAX }, News::Here { browser: id, report: other }] {
            assert!(payload(&[longest; 64]).len() < 8000);
        }
        assert_eq!(read("of a newer program\n\nhere\nhere and there\n").count(), 0);
    }
}
