//! Whether saves would be kept, asked at most once a second however often others ask.

use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use crate::store::{NotReady, Store};

/// How long an answer is good for.
const FRESH: Duration = Duration::from_secs(1);

/// The last answer, and when it was found.
#[derive(Debug, Default)]
pub struct Readiness(Mutex<Option<(Instant, Result<(), NotReady>)>>);

impl Readiness {
    /// Those who ask meanwhile wait for the same answer.
    pub async fn check(&self, store: &Store) -> Result<(), NotReady> {
        let mut last = self.0.lock().await;
        if let Some((at, found)) = &*last
            && at.elapsed() < FRESH
        {
            return found.clone();
        }
        let found = store.check_ready().await;
        *last = Some((Instant::now(), found.clone()));
        found
    }
}
