//! News that belong to no write, such as who has a report open. What has come together meanwhile is told in one message.

use std::sync::Arc;

use tokio::sync::mpsc;

use super::{Database, News};

/// The most news of one message, as of one transaction.
const BATCH: usize = 64;

/// The most news that wait.
const WAITING: usize = 4096;

/// Where such news are sent.
#[derive(Clone, Debug)]
pub(super) struct Teller(mpsc::Sender<News>);

impl Teller {
    /// Starts to tell what the processes that share `database` have to hear.
    pub fn start(database: Arc<dyn Database>) -> Teller {
        let (queue, mut waiting) = mpsc::channel(WAITING);
        tokio::spawn(async move {
            let mut batch = Vec::new();
            while waiting.recv_many(&mut batch, BATCH).await > 0 {
                database.tell(&batch).await;
                batch.clear();
            }
        });
        Teller(queue)
    }

    /// Left out where too much waits.
    pub fn tell(&self, news: News) {
        if self.0.try_send(news).is_err() {
            tracing::debug!("there is too much to tell other processes");
        }
    }
}
