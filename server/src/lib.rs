//! The backend: the API, storage, shared pages, rule pages and the bundle behind one router.
//!
//! It has no opinion on what a valid report is; that is the core's, which the browser runs too.

pub mod command;
pub mod config;
pub mod serve;
pub mod store;

mod log;

mod router;

mod access;
mod api;
mod app;
mod bundle;
mod file_name;
mod guard;
mod html;
mod live;
mod metrics;
mod network;
mod pages;
mod private;
mod problem;
mod readiness;
mod request;
mod work;
