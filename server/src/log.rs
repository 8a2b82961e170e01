//! Logs: one event a line, on standard error.

use std::io::{self, IsTerminal as _};

use tracing_subscriber::EnvFilter;

use crate::config::{LogConfig, LogFormat};

/// Part of an answer to a request that only says that somebody is there: its line is for whoever looks closely.
#[derive(Clone, Copy, Debug)]
pub struct SignOfLife;

/// Starts logging.
pub fn start(config: &LogConfig) {
    // It was parsed when the settings were read.
    let filter = EnvFilter::new(&config.log);
    let log =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_ansi(io::stderr().is_terminal());
    match config.log_format {
        LogFormat::Json => log.json().flatten_event(true).init(),
        LogFormat::Text => log.init(),
    }
}
