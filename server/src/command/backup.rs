//! `postmortem backup FILE`: everything of one moment, while the server may go on.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use jiff::Timestamp;

use super::{CommandError, say};
use crate::config::DatabaseConfig;
use crate::store::{back_up, connect_existing};

#[derive(Debug, Args)]
pub struct Flags {
    /// The file to create; it must not exist yet
    file: PathBuf,
    #[command(flatten)]
    database: DatabaseConfig,
}

pub async fn run(flags: &Flags) -> Result<ExitCode, CommandError> {
    let address = flags.database.address()?;
    let database = connect_existing(&address).await?;
    let summary = back_up(database.as_ref(), &flags.file, Timestamp::now()).await;
    database.close().await;
    say(&format!("{} holds {}.", flags.file.display(), summary?));
    Ok(ExitCode::SUCCESS)
}
