//! Logs: JSON, one event a line, on standard error.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

/// Starts logging. `POSTMORTEM_LOG` chooses what, such as `debug` or `server=debug,warn`.
pub fn start() {
    let filter = EnvFilter::builder()
        .with_default_directive(LevelFilter::INFO.into())
        .with_env_var("POSTMORTEM_LOG")
        .from_env_lossy();
    tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter).with_writer(std::io::stderr).init();
}
