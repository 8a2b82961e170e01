//! The command line: a subcommand is one file, with its flags and what it does.

mod backup;
mod check;
mod export;
mod import;
mod lint;
mod restore;
mod serve;

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{Config, RulesError};
use crate::serve::StartError;
use crate::store::{BackupError, OpenError, StoreError};

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
    Serve(Box<Config>),
    /// Copy all reports into a file, also while the server runs
    Backup(backup::Flags),
    /// Put all reports of a backup into an empty database, of either kind
    Restore(restore::Flags),
    /// Make a report of each Markdown file, whatever template it follows
    Import(import::Flags),
    /// Write every report into a folder as Markdown
    Export(export::Flags),
    /// Read the whole database and say whether it is sound
    Check(check::Flags),
    /// Say what the rules find in reports; the exit code is 1 where one has an error
    Lint(lint::Flags),
}

/// Why a command could not do its work: one sentence, for a person.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The server did not start.
    #[error(transparent)]
    Start(#[from] StartError),
    /// No address of a database.
    #[error("DATABASE_URL cannot be used: {0}.")]
    DatabaseUrl(&'static str),
    /// The database could not be opened.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// A backup could not be written or read.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// A file was not checked.
    #[error(transparent)]
    Lint(#[from] lint::LintError),
    /// The file that `--rules` names could not be used.
    #[error(transparent)]
    Rules(#[from] RulesError),
    /// The reports could not be read or written.
    #[error("The library cannot be read: {0}.")]
    Store(#[from] StoreError),
    /// A folder to write into.
    #[error("The folder {folder} cannot be made ({source}).", folder = folder.display())]
    Folder {
        /// Its path.
        folder: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl Program {
    /// Does what the command line says. A code other than 0 is a command's answer, not a fault of it.
    pub async fn run(self) -> Result<ExitCode, CommandError> {
        match self.command.unwrap_or(Command::Serve(Box::new(self.serve))) {
            Command::Serve(config) => serve::run(&config).await,
            Command::Backup(flags) => backup::run(&flags).await,
            Command::Restore(flags) => restore::run(&flags).await,
            Command::Import(flags) => import::run(&flags).await,
            Command::Export(flags) => export::run(&flags).await,
            Command::Check(flags) => check::run(&flags).await,
            Command::Lint(config) => lint::run(&config),
        }
    }
}

/// A line for whoever started the command; nobody may be reading, which is no reason to fail.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
