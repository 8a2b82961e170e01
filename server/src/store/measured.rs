//! What the queue of writes is measured by.

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;

/// Figures of one writer. Clones count together.
#[derive(Clone, Debug)]
pub struct WriteMetrics {
    /// Writes that wait for their transaction or are in it.
    pub waiting: Gauge,
    /// How many writes were one transaction.
    pub batch: Histogram,
    /// From asking for a write to its end, in seconds.
    pub seconds: Histogram,
    /// Writes that the database did not take; refusals, such as of a stale revision, are none.
    pub failed: Counter,
}

impl Default for WriteMetrics {
    fn default() -> WriteMetrics {
        WriteMetrics {
            waiting: Gauge::default(),
            batch: Histogram::new([1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0]),
            seconds: Histogram::new([0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 10.0]),
            failed: Counter::default(),
        }
    }
}
