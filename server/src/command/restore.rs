//! `postmortem restore FILE`: a backup of either database into an empty one of either.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{CommandError, say};
use crate::config::DatabaseConfig;
use crate::store::{connect, restore};

#[derive(Debug, Args)]
pub struct Flags {
    /// A backup
    file: PathBuf,
    #[command(flatten)]
    database: DatabaseConfig,
}

pub async fn run(flags: &Flags) -> Result<ExitCode, CommandError> {
    let address = flags.database.address().map_err(CommandError::DatabaseUrl)?;
    let database = connect(&address).await?;
    let summary = restore(database.clone(), &flags.file).await;
    database.close().await;
    say(&format!("{} now holds {}.", database.name(), summary?));
    Ok(ExitCode::SUCCESS)
}
