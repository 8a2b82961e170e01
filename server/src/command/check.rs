//! `postmortem check`: exit code 1 when a fault was found.

use std::process::ExitCode;

use clap::Args;

use super::{CommandError, say};
use crate::config::DatabaseConfig;
use crate::store::{check, connect_existing};

#[derive(Debug, Args)]
pub struct Flags {
    #[command(flatten)]
    database: DatabaseConfig,
}

pub async fn run(flags: &Flags) -> Result<ExitCode, CommandError> {
    let address = flags.database.address()?;
    let database = connect_existing(&address).await?;
    let checked = check(database.as_ref()).await;
    database.close().await;
    let checked = checked?;
    for fault in &checked.faults {
        say(fault);
    }
    let name = database.name();
    if checked.faults.is_empty() {
        say(&format!("{name} is sound: {checked}."));
        return Ok(ExitCode::SUCCESS);
    }
    say(&format!("{name} is not sound: {} faults in {checked}.", checked.faults.len()));
    Ok(ExitCode::FAILURE)
}
