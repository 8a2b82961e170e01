//! The server over HTTP: a real listener on a port of its own, a database of its own for each test.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

mod running;

mod saving;

mod deleting;

mod history;

mod library;

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
