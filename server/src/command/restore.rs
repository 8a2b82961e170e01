//! `postmortem restore FILE`: a backup of either database into an empty one of either.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{CommandError, say};
use crate::config::DatabaseConfig;
use crate::store::restore_at;

#[derive(Debug, Args)]
pub struct Flags {
    /// A backup
    file: PathBuf,
    #[command(flatten)]
    database: DatabaseConfig,
}

pub async fn run(flags: &Flags) -> Result<ExitCode, CommandError> {
    let address = flags.database.address()?;
    let (name, summary) = restore_at(&address, &flags.file).await?;
    say(&format!("{name} now holds {summary}."));
    Ok(ExitCode::SUCCESS)
}
