//! The server over HTTP: a real listener on a port of its own, a database of its own for each test.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

#[path = "../postgres/cluster.rs"]
#[allow(dead_code, reason = "no test of this program kills the database")]
mod cluster;

mod running;

mod stream;

mod events;

mod present;

mod saving;

mod deleting;

mod history;

mod library;

mod actions;

mod bad_input;

mod sharing;

mod shared_page;

mod internal;

mod routes;

mod rules;

mod guard;

mod bundle;

mod storage;

mod openapi;

mod metrics;
