//! The command line: a subcommand is one file, with its flags and what it does.

mod backup;
mod check;
mod config;
mod export;
mod health;
mod import;
mod lint;
mod restore;
mod serve;

use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::config::{AddressError, Config, RulesError};
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
    /// Only where they were asked for.
    #[arg(skip)]
    settings: Vec<config::Setting>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the editor, the API and shared reports (the default)
    Serve(Box<Config>),
    /// Show which settings are in force and where each comes from; takes the flags of serve
    Config(Box<Config>),
    /// Check whether the server on this computer would keep a save; the exit code is 1 if it would not
    Health(health::Flags),
    /// Copy all reports into a file, even while the server runs
    Backup(backup::Flags),
    /// Put all reports from a backup into an empty database of either kind
    Restore(restore::Flags),
    /// Make a report from each Markdown file, whatever template it follows
    Import(import::Flags),
    /// Write every report into a folder as Markdown
    Export(export::Flags),
    /// Read the whole database and say whether it is sound
    Check(check::Flags),
    /// Show what the rules find in reports; the exit code is 1 if one has an error
    Lint(lint::Flags),
}

/// Why a command could not do its work: one sentence, for a person.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The server did not start.
    #[error(transparent)]
    Start(#[from] StartError),
    /// No address of a database.
    #[error(transparent)]
    Address(#[from] AddressError),
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
    /// There is no server, or its database takes no writes.
    #[error("The server at {address} is not ready: {reason}.")]
    NotReady {
        /// Where it was asked.
        address: SocketAddr,
        /// What came in the place of an answer, or the answer.
        reason: String,
    },
    /// A folder to write into.
    #[error("The folder {folder} cannot be created ({source}).", folder = folder.display())]
    Folder {
        /// Its path.
        folder: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl CommandError {
    /// True for what only another setting mends.
    fn is_wrong_setting(&self) -> bool {
        match self {
            CommandError::Address(_) | CommandError::Rules(_) => true,
            CommandError::Start(error) => error.is_wrong_setting(),
            _ => false,
        }
    }
}

impl Program {
    /// Does what the command line says; what goes wrong is said on standard error, in one sentence for a person. The exit
    /// code is 2 for a wrong setting and 1 for anything else that failed.
    pub async fn main() -> ExitCode {
        let matches = match Program::command().try_get_matches() {
            Ok(matches) => matches,
            Err(help) if matches!(help.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => help.exit(),
            Err(error) => return failed(&sentence(&error.to_string()), 2),
        };
        let mut program = match Program::from_arg_matches(&matches) {
            Ok(program) => program,
            Err(error) => return failed(&sentence(&error.to_string()), 2),
        };
        program.settings = matches.subcommand_matches("config").map(config::in_force).unwrap_or_default();
        match program.run().await {
            Ok(code) => code,
            Err(error) => failed(&error.to_string(), if error.is_wrong_setting() { 2 } else { 1 }),
        }
    }

    /// A code other than 0 is a command's answer, not a fault of it.
    async fn run(self) -> Result<ExitCode, CommandError> {
        let carried = crate::bundle::CARRIED;
        match self.command.unwrap_or(Command::Serve(Box::new(self.serve))) {
            Command::Serve(config) => serve::run(&Config { carried, ..*config }).await,
            Command::Config(config) => config::run(&Config { carried, ..*config }, &self.settings),
            Command::Health(flags) => health::run(&flags).await,
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

fn failed(sentence: &str, code: u8) -> ExitCode {
    let _ = writeln!(io::stderr(), "postmortem: {sentence}");
    code.into()
}

/// What is wrong with the command line: the first paragraph of several, on one line.
fn sentence(said: &str) -> String {
    let first = said.split("\n\n").next().unwrap_or(said);
    let words = first.trim_start_matches("error: ").split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}; see postmortem --help.", words.trim_end_matches('.'))
}
