//! What is logged, and how.

use clap::ValueEnum;
use tracing_subscriber::EnvFilter;

/// The settings of the log, which goes to standard error.
#[derive(Clone, Debug, clap::Args)]
pub struct LogConfig {
    /// What is logged: error, warn, info, debug or trace, also by part of the program, such as server=debug,warn
    #[arg(long, env = "POSTMORTEM_LOG", value_name = "LEVEL", default_value = "info", value_parser = filter)]
    pub log: String,

    /// One JSON object per line, or text for people
    #[arg(long, env = "POSTMORTEM_LOG_FORMAT", value_name = "FORMAT", default_value = "json")]
    pub log_format: LogFormat,
}

/// How an event is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// One object a line.
    Json,
    /// One line, for people.
    Text,
}

/// Refuses what names no level.
fn filter(text: &str) -> Result<String, String> {
    EnvFilter::builder().parse(text).map(|_| text.to_owned()).map_err(|error| error.to_string())
}
