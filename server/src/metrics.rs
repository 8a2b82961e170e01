//! Figures of the running server, as `/metrics` tells them: the text form of OpenMetrics 1.0.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

use crate::store::WriteMetrics;

/// Methods that have a figure of their own; anybody can make up others.
const METHODS: [Method; 5] = [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::DELETE];

/// Upper bounds in seconds, from a file of the page to the largest report.
const SECONDS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

/// All figures of a process, from its start.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<Asked, Counter>,
    seconds: Histogram,
}

/// What requests are counted by: never the address itself, which may hold the token of a share link.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    method: String,
    route: String,
    status: u32,
}

impl Metrics {
    /// Those of requests, `writes`, which the store counts, and how many `streams` are open.
    pub fn new(writes: &WriteMetrics, streams: &Gauge) -> Metrics {
        let mut registry = Registry::with_prefix("postmortem");
        let (requests, seconds) = (Family::<Asked, Counter>::default(), Histogram::new(SECONDS));
        registry.register("requests", "Requests answered, by route and status", requests.clone());
        registry.register_with_unit("request_duration", "Until an answer began", Unit::Seconds, seconds.clone());
        let WriteMetrics { waiting, batch, seconds: written, failed } = writes.clone();
        registry.register("writes_waiting", "Writes that wait for their transaction", waiting);
        registry.register("write_batch", "Writes that were one transaction", batch);
        registry.register_with_unit("write_duration", "From asking for a write to its end", Unit::Seconds, written);
        registry.register("write_failures", "Writes that the database did not take", failed);
        registry.register("streams", "Browsers that are told of changes", streams.clone());
        Metrics { registry, requests, seconds }
    }

    /// Counts an answer. `route` is the pattern of the address.
    pub fn count(&self, method: &Method, route: &str, status: StatusCode, took: Duration) {
        let method = if METHODS.contains(method) { method.as_str() } else { "other" };
        let asked = Asked { method: method.to_owned(), route: route.to_owned(), status: status.as_u16().into() };
        self.requests.get_or_create(&asked).inc();
        self.seconds.observe(took.as_secs_f64());
    }

    /// All of them.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing into memory does not fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}
