//! The command line: a subcommand is one file, with its flags and what it does.

mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::Config;
use crate::serve::StartError;

/// Write blameless incident postmortems in the browser and share them by link.
#[derive(Debug, Parser)]
#[command(name = "postmortem", version, args_conflicts_with_subcommands = true)]
pub struct Program {
    #[command(subcommand)]
    command: Option<Command>,
    // Without a subcommand the program serves, so its flags may stand alone.
    #[command(flatten)]
    serve: Config,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the editor, the API and shared reports (the default)
    Serve(Config),
}

/// Why a command could not do its work: one sentence, for a person.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The server did not start.
    #[error(transparent)]
    Start(#[from] StartError),
}

impl Program {
    /// Does what the command line says. A code other than 0 is a command's answer, not a fault of it.
    pub async fn run(self) -> Result<ExitCode, CommandError> {
        match self.command.unwrap_or(Command::Serve(self.serve)) {
            Command::Serve(config) => serve::run(&config).await,
        }
    }
}
