//! How often links are opened. Readers do not wait for it: openings are counted in memory and written
//! together every few seconds, before links are listed, and when the server stops.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use jiff::Timestamp;

use super::session::Session;
use super::shares::OpenLink;
use super::writer::Write;
use super::{News, Store, StoreError};

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// How often, and the begin of the last day.
type Count = (i64, i64);

/// By the link's id, what is not written yet.
#[derive(Debug, Default)]
pub(super) struct Openings(Mutex<BTreeMap<String, Count>>);

impl Openings {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Count>> {
        // Counts are whole at any time.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, share: String, (count, day): Count) {
        let mut counts = self.lock();
        let entry = counts.entry(share).or_insert((0, day));
        *entry = (entry.0 + count, entry.1.max(day));
    }
}

impl Store {
    /// Counts that a reader has opened a link.
    pub fn note_opened(&self, link: &OpenLink, now: Timestamp) {
        let day = now.as_second() - now.as_second().rem_euclid(DAY);
        self.openings.add(link.share.clone(), (1, day));
    }

    /// Writes what was counted since the last time. What cannot be written is kept for the next.
    pub async fn record_openings(&self) -> Result<(), StoreError> {
        let counts = std::mem::take(&mut *self.openings.lock());
        if counts.is_empty() {
            return Ok(());
        }
        let written = self.write(Record { counts: counts.clone() }).await;
        if written.is_err() {
            counts.into_iter().for_each(|(share, count)| self.openings.add(share, count));
        }
        written
    }
}

#[derive(Debug)]
struct Record {
    counts: BTreeMap<String, Count>,
}

#[async_trait]
impl Write for Record {
    type Output = ();

    async fn write(&self, session: &mut Session<'_>, _: &mut Vec<News>) -> Result<(), StoreError> {
        for (share, (count, day)) in &self.counts {
            let sql = "UPDATE shares SET opened = opened + $1,
                           opened_on = CASE WHEN opened_on > $2 THEN opened_on ELSE $2 END WHERE id = $3";
            session.query(sql).bind(count).bind(day).bind(share).execute().await?;
        }
        Ok(())
    }
}
